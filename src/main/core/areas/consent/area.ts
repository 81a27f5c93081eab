// The consent area: what people said about being written to, with its proof, and the addresses that must not be written to.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind, type FieldDeclaration } from '../../area.ts'
import type { Derive } from '../../database/tables.ts'
import { aboutPeople } from './about-people.ts'
import { answerAsk, askedPeople, askPeople, mayAsk } from './ask.ts'
import { askingOf, changeAsking } from './asking.ts'
import { facts } from './facts.ts'
import { setProfile } from './profile.ts'
import { consentSummary, eventsOf, stateOf, suppressedList } from './read.ts'
import { choosePack, rulesInForce } from './rules.ts'
import { sayConsent, saySuppressed } from './say.ts'
import { tablesOf } from './schema.ts'
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
  'consent_ask.kind': 'choice',
  'consent_ask.attempt': 'number',
  'consent_ask.source': 'text',
  'consent_ask.at': 'instant',
  'consent_ask.user_id': 'staff',
  'no_profile.said_at': 'instant',
  'no_profile.user_id': 'staff',
  'setting.rulePack': 'text',
  'setting.asking': 'text',
} as const satisfies Record<string, FieldDeclaration['type']>

const PERSONAL = /^(consent|consent_ask|no_profile)\./

/** `judgeAnew`: what the visits do when somebody may be judged by them or no longer. */
export const consent = (judgeAnew: Derive): Area => ({
  name: 'consent',
  tables: tablesOf(judgeAnew),
  facts,
  fields: Object.entries(TYPES).map(([name, type]) => ({ name, type, personal: PERSONAL.test(name) })),
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
    rules: rulesInForce,
    choosePack: (context, { pack }) => {
      choosePack(context, pack)
      return {}
    },
    ask: askPeople,
    mayAsk,
    asked: askedPeople,
    answer: (context, answer) => {
      answerAsk(context, answer)
      return {}
    },
    asking: ({ db }) => {
      const { welcomeSince: _, ...asking } = askingOf(db)
      return asking
    },
    changeAsking: (context, change) => {
      changeAsking(context, change)
      return {}
    },
    profile: (context, wish) => {
      setProfile(context, wish)
      return {}
    },
  }),
})
