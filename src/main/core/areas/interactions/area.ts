// The interactions area: what was said, in which tone, who began it.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind } from '../../area.ts'
import { aboutPeople } from './about-people.ts'
import { facts } from './facts.ts'
import { fields } from './fields.ts'
import { countInteractions, getInteraction, listInteractions, phrasesOf } from './queries.ts'
import { tables } from './schema.ts'
import { suggestPeople } from './suggest.ts'
import { addInteraction, attachInteraction, removeInteraction, saveInteraction } from './write.ts'

const MOST_LETTERS = 80

/** Enough to know it by. */
function firstLine(words: string): string | null {
  const [line = ''] = words.trim().split('\n')
  return line === '' ? null : line.length > MOST_LETTERS ? `${line.slice(0, MOST_LETTERS).trimEnd()}…` : line
}

export const interactions: Area = {
  name: 'interactions',
  tables,
  facts,
  fields,
  aboutPeople,
  nameOf: (table, { words }) => (table === 'interaction' && typeof words === 'string' ? firstLine(words) : null),
  records: { interaction: { table: 'interaction', removed: 'row' } },
  procedures: bind('interactions', contract.interactions, {
    add: addInteraction,
    save: (context, request) => {
      saveInteraction(context, request)
      return { id: request.id }
    },
    attach: (context, request) => {
      attachInteraction(context, request)
      return { id: request.id }
    },
    suggest: suggestPeople,
    remove: (context, { id }) => {
      removeInteraction(context, id)
      return {}
    },
    get: ({ db }, { id }) => getInteraction(db, id),
    list: ({ db }, query) => listInteractions(db, query),
    counts: ({ db }, filter) => countInteractions(db, filter),
    phrases: ({ db }, { kind }) => phrasesOf(db, kind),
  }),
}
