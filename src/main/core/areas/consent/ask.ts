// Asks people for their yes by mail (double opt-in) and writes down what they answer. Who said anything already, cannot be reached or
// needs a parent is not asked.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { consent } from '../../../../shared/contract/consent.ts'
import { mayBeMinor } from '../../../../shared/domain/consent.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext, QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { manyRows } from '../../database/many-rows.ts'
import { ageAfter } from '../contacts/service.ts'
import { askingOf } from './asking.ts'
import { nextOf, openAskOf, openAsks } from './open-asks.ts'
import { personOrFail } from './may-write.ts'
import { suppressionReasons } from './reasons.ts'
import { recordConsents } from './record.ts'
import { rulePackOf } from './rules.ts'

export const ASK_COLUMNS = 'id, contact_id, owner_id, kind, attempt, source, at, user_id'

// Nobody who said anything about mails, nobody who is being asked.
const UNASKED = `SELECT DISTINCT c.id FROM json_each(?) m LEFT JOIN alias a ON a.id = m.value
    JOIN contact c ON c.id = coalesce(a.canon_id, m.value)
  WHERE NOT EXISTS (SELECT 1 FROM contact_consent s WHERE s.contact_id = c.id AND s.channel = 'email' AND s.purpose = 'marketing')
    AND NOT EXISTS (SELECT 1 FROM consent_ask k WHERE k.owner_id = c.id AND k.kind = 'asked')
  ORDER BY c.id`
const MAILS = `SELECT e.owner_id AS person, e.address FROM json_each(?) m CROSS JOIN email e ON e.owner_id = m.value`
const AGES = `SELECT c.id AS person, c.age, c.age_on AS ageOn, (SELECT o.date FROM occasion o WHERE o.owner_id = c.id
    AND o.kind = 'birthday' AND o.date NOT LIKE '--%' ORDER BY o.date DESC LIMIT 1) AS birthday
  FROM json_each(?) m CROSS JOIN contact c ON c.id = m.value`

type Context = Pick<QueryContext, 'db' | 'settings' | 'outside'>

/** Of people who are shown, those who can be asked by mail. */
function askable({ db, settings, outside }: Context, asked: readonly number[]): readonly number[] {
  const people = db.pluck<number>(UNASKED, JSON.stringify(asked))
  const some = JSON.stringify(people)
  const listed = suppressionReasons({ db, settings })
  const reached = new Set(
    db
      .all<{ person: number; address: string }>(MAILS, some)
      .filter(({ address }) => listed('email', address).length === 0)
      .map(({ person }) => person),
  )
  const today = shopCalendar(settings.zone, settings.dayTurn).dayOf(outside.clock.now())
  const minors = new Set(
    db
      .all<{ person: number; birthday: string | null; age: number | null; ageOn: number | null }>(AGES, some)
      .filter(({ birthday, age, ageOn }) => mayBeMinor(birthday, ageAfter(age, ageOn, today), today))
      .map(({ person }) => person),
  )
  return people.filter((id) => reached.has(id) && !minors.has(id))
}

/** Errors: BAD_INPUT `not_said` at `subject` while nobody wrote the words of the request, `not_left` at `leftForThis`. */
export function askPeople(
  context: CommandContext,
  { contactIds, source, leftForThis }: InputOf<typeof consent.ask>,
): { readonly asked: number; readonly left: number } {
  const { db, session, outside } = context
  const { subject, text } = askingOf(db)
  if (subject === '' || text === '') throw new Failure('BAD_INPUT', { issues: [{ path: 'subject', rule: 'not_said' }] })
  if (!leftForThis && !rulePackOf(context).askByMail)
    throw new Failure('BAD_INPUT', { issues: [{ path: 'leftForThis', rule: 'not_left' }] })
  const people = askable(context, contactIds)
  const rows = manyRows(db, { table: 'consent_ask', columns: ASK_COLUMNS })
  const first = db.newIds('consent_ask', people.length)
  const now = outside.clock.now()
  for (const [at, id] of people.entries()) rows.add(first + at, id, id, 'asked', 0, source, now, session.userId)
  rows.end()
  return { asked: people.length, left: new Set(contactIds).size - people.length }
}

/** Errors: NOT_FOUND. */
export function mayAsk(
  context: QueryContext,
  { contactId }: InputOf<typeof consent.mayAsk>,
): OutputOf<typeof consent.mayAsk> {
  const { db, settings } = context
  const person = personOrFail(db, contactId)
  const rules = askingOf(db)
  const open = openAskOf(db, person)
  return {
    may: askable(context, [person]).length > 0,
    said: rules.subject !== '' && rules.text !== '',
    anybody: rulePackOf(context).askByMail,
    ownForm: rules.ownForm,
    open: open && {
      attempt: open.attempt,
      at: open.at,
      next: nextOf(open, rules, shopCalendar(settings.zone, settings.dayTurn)),
    },
  }
}

/** Who was asked and has not answered, longest ago first. */
export function askedPeople(
  { db, settings }: Pick<QueryContext, 'db' | 'settings'>,
  { from, limit }: InputOf<typeof consent.asked>,
): OutputOf<typeof consent.asked> {
  const open = openAsks(db).toSorted((a, b) => a.decidedAt - b.decidedAt || a.person - b.person)
  const rules = askingOf(db)
  const calendar = shopCalendar(settings.zone, settings.dayTurn)
  const rows = open.slice(from, from + limit).map((ask) => ({
    contact: { id: ask.person, name: ask.name },
    attempt: ask.attempt,
    at: ask.at,
    source: ask.source,
    next: nextOf(ask, rules, calendar),
  }))
  return { rows, total: open.length }
}

const NEWEST_ASK = `SELECT source, at FROM consent_ask WHERE owner_id = ? AND kind = 'asked' ORDER BY at DESC, id DESC LIMIT 1`

interface Answer extends InputOf<typeof consent.answer> {
  /** An answer that came in writing: when (UTC epoch ms), and what it can be found by. It counts against what was said before it. */
  readonly written?: { readonly at: number; readonly proof: string }
}

/** The yes or no of somebody who was asked. Errors: NOT_FOUND for nobody, and for whoever was never asked. */
export function answerAsk(context: CommandContext, { contactId, yes, how, words, written }: Answer): void {
  const person = personOrFail(context.db, contactId)
  const asked = newestAsk(context.db, person)
  if (asked === undefined) throw new Failure('NOT_FOUND', { what: 'ask' })
  const now = context.outside.clock.now()
  // Nobody answers before they were asked, whatever the clock of their PC says.
  const at = written === undefined ? now : Math.min(now, Math.max(asked.at, written.at))
  recordConsents(context, [
    {
      contactId: person,
      channel: 'email',
      purpose: 'marketing',
      act: yes ? 'given' : 'refused',
      at,
      how,
      words,
      note: [asked.source, written?.proof ?? ''].filter((part) => part !== '').join(' · '),
      now: written === undefined,
    },
  ])
}

const newestAsk = (db: ReadDb, person: number): { readonly source: string; readonly at: number } | undefined =>
  db.get(NEWEST_ASK, person)
