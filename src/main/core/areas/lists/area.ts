// The lists area: lists of people made by hand.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind, type FieldDeclaration } from '../../area.ts'
import { ADD_MATCHING, addMatching, fillingWriter } from './add-matching.ts'
import { exportList } from './export.ts'
import { facts } from './facts.ts'
import { listsOfPerson, listsOfShop, membersOf } from './read.ts'
import { tables } from './schema.ts'
import { addMembers, archiveList, createList, renameList, takeMembers } from './write.ts'

const TYPES = {
  'people_list.name': 'text',
  'people_list.note': 'text',
  'people_list.made_at': 'instant',
  'people_list.made_by': 'staff',
  'people_list.archived': 'yes-no',
  'list_member.added_at': 'instant',
  'list_member.added_by': 'staff',
} as const satisfies Record<string, FieldDeclaration['type']>

export const lists: Area = {
  name: 'lists',
  tables,
  facts,
  fields: Object.entries(TYPES).map(([name, type]) => ({ name, type, personal: name.startsWith('list_member') })),
  works: { [ADD_MATCHING]: fillingWriter },
  nameOf: (table, { name }) => (table === 'people_list' && typeof name === 'string' ? name : null),
  records: { list: { table: 'people_list', parts: [['list_member', 'list_id']] } },
  procedures: bind('lists', contract.lists, {
    list: ({ db }, { archived }) => listsOfShop(db, archived),
    of: ({ db }, { contactId }) => listsOfPerson(db, contactId),
    members: ({ db }, request) => membersOf(db, request),
    create: (context, request) => ({ id: createList(context, request) }),
    rename: (context, request) => {
      renameList(context, request)
      return { id: request.id }
    },
    archive: (context, request) => {
      archiveList(context, request)
      return {}
    },
    add: (context, request) => ({ count: addMembers(context, request) }),
    take: (context, request) => ({ count: takeMembers(context, request) }),
    addMatching,
    export: (context, { id }) => exportList(context, id),
  }),
}
