// The data quality area: how good the records are, what cannot be right in them, and the mending of it.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind, type FieldDeclaration } from '../../area.ts'
import { doubt, leaveAsItIs } from './leave.ts'
import { lookingJob, lookNow } from './looking.ts'
import { mendOne } from './mend.ts'
import { MEND_ALL, mendAll, mendingWriter } from './mend-all.ts'
import { countForToday, peopleWith, summaryOf } from './read.ts'
import { tables } from './schema.ts'
import { trendOf } from './trend.ts'

const TYPES = {
  'quality_leave.value': 'text',
  'quality_leave.at': 'instant',
  'quality_leave.by': 'staff',
} as const satisfies Record<string, FieldDeclaration['type']>

export const quality: Area = {
  name: 'quality',
  tables,
  fields: Object.entries(TYPES).map(([name, type]) => ({ name, type, personal: name === 'quality_leave.value' })),
  works: { [MEND_ALL]: mendingWriter },
  jobs: (place) => [lookingJob(place)],
  procedures: bind('quality', contract.quality, {
    summary: summaryOf,
    count: ({ db }) => countForToday(db),
    look: lookNow,
    people: peopleWith,
    mend: (context, request) => {
      mendOne(context, request)
      return {}
    },
    mendAll,
    leave: (context, wrong) => {
      leaveAsItIs(context, wrong)
      return {}
    },
    doubt: (context, request) => {
      doubt(context, request)
      return {}
    },
    trend: ({ db }) => trendOf(db),
  }),
}
