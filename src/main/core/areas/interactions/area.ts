// The interactions area: what was said, in which tone, who began it.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind } from '../../area.ts'
import { aboutPeople } from './about-people.ts'
import { fields } from './fields.ts'
import { countInteractions, getInteraction, listInteractions, phrasesOf } from './queries.ts'
import { tables } from './schema.ts'
import { addInteraction, removeInteraction, saveInteraction } from './write.ts'

export const interactions: Area = {
  name: 'interactions',
  tables,
  fields,
  aboutPeople,
  procedures: bind('interactions', contract.interactions, {
    add: addInteraction,
    save: (context, request) => {
      saveInteraction(context, request)
      return { id: request.id }
    },
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
