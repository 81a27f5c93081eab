// The households area: people who live together, with one address that is edited once.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind, type FieldDeclaration } from '../../area.ts'
import { cardsOf } from './cards.ts'
import { facts } from './facts.ts'
import { foundHouseholds } from './found.ts'
import { getHousehold, listHouseholds } from './read.ts'
import { tables } from './schema.ts'
import { householdOfContact, proposeHousehold } from './suggest.ts'
import { createHousehold, dissolveHousehold, joinHousehold, leaveHousehold, saveHousehold } from './write.ts'

const TYPES = {
  'household.name': 'text',
  'household.street': 'text',
  'household.postcode': 'text',
  'household.city': 'text',
  'household.region': 'text',
  'household.country': 'choice',
  'household.note': 'text',
  'household.made_at': 'instant',
  'household.dissolved': 'yes-no',
  'household.archived': 'yes-no',
  'household_member.household_id': 'number',
  'household_member.joined_at': 'instant',
} as const satisfies Record<string, FieldDeclaration['type']>

const NOT_PERSONAL: readonly string[] = ['household.made_at', 'household.dissolved', 'household.archived']

export const households: Area = {
  name: 'households',
  tables,
  facts,
  fields: Object.entries(TYPES).map(([name, type]) => ({ name, type, personal: !NOT_PERSONAL.includes(name) })),
  nameOf: (table, { name }) => (table === 'household' && typeof name === 'string' && name !== '' ? name : null),
  records: {
    household: {
      table: 'household',
      parts: [['household_member', 'household_id']],
      removed: { column: 'dissolved' },
    },
  },
  procedures: bind('households', contract.households, {
    get: ({ db }, { id }) => getHousehold(db, id),
    ofContact: ({ db }, request) => householdOfContact(db, request),
    list: ({ db }, request) => listHouseholds(db, request),
    found: (context, request) => foundHouseholds(context, request),
    propose: ({ db }, request) => proposeHousehold(db, request),
    create: (context, request) => ({ id: createHousehold(context, request) }),
    save: (context, request) => ({ id: request.id, members: saveHousehold(context, request) }),
    join: (context, request) => ({ count: joinHousehold(context, request) }),
    leave: (context, request) => ({ count: leaveHousehold(context, request) }),
    dissolve: (context, request) => ({ count: dissolveHousehold(context, request) }),
    cards: cardsOf,
  }),
}
