// The consent area: what people said about being written to, with its proof, and the addresses that must not be written to.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind, type FieldDeclaration } from '../../area.ts'
import { aboutPeople } from './about-people.ts'
import { facts } from './facts.ts'
import { consentSummary, eventsOf, stateOf, suppressedList } from './read.ts'
import { sayConsent, saySuppressed } from './say.ts'
import { tables } from './schema.ts'
import { liftSuppression } from './suppress.ts'

const TYPES = {
  'consent.channel': 'choice',
  'consent.purpose': 'choice',
  'consent.act': 'choice',
  'consent.at': 'instant',
  'consent.how': 'text',
  'consent.words': 'text',
  'consent.proof': 'text',
  'consent.parent': 'text',
  'consent.overrides': 'text',
  'consent.same_as': 'number',
  'consent.user_id': 'staff',
  'suppression.act': 'choice',
  'suppression.kind': 'choice',
  'suppression.hash': 'text',
  'suppression.reason': 'choice',
  'suppression.note': 'text',
  'suppression.source': 'text',
  'suppression.lifts': 'text',
  'suppression.at': 'instant',
  'suppression.user_id': 'staff',
} as const satisfies Record<string, FieldDeclaration['type']>

export const consent: Area = {
  name: 'consent',
  tables,
  facts,
  fields: Object.entries(TYPES).map(([name, type]) => ({ name, type, personal: name.startsWith('consent.') })),
  aboutPeople,
  procedures: bind('consent', contract.consent, {
    state: (context, { contactId }) => stateOf(context, contactId),
    events: ({ db }, { contactId }) => eventsOf(db, contactId),
    give: (context, saying) => {
      sayConsent(context, 'given', saying)
      return {}
    },
    refuse: (context, saying) => {
      sayConsent(context, 'refused', saying)
      return {}
    },
    withdraw: (context, saying) => {
      sayConsent(context, 'withdrawn', saying)
      return {}
    },
    suppress: saySuppressed,
    lift: (context, request) => {
      liftSuppression(context, request)
      return {}
    },
    suppressed: suppressedList,
    summary: ({ db }) => consentSummary(db),
  }),
}
