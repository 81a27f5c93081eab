// May this person be written to on a channel? Gathers what they said, how old they are, where the channel reaches them and what of
// it is suppressed; the answer is shared/domain/consent.ts. Whatever is sent must ask here, whoever sends it.
import {
  mayBeMinor,
  reasonsNotToWrite,
  type ConsentChannel,
  type ConsentPurpose,
  type WriteReason,
} from '../../../../shared/domain/consent.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { ageAfter } from '../contacts/service.ts'
import { fullEntriesOf, standings } from './entries.ts'
import { hasherOf, storedHasherOf } from './hash.ts'
import { standingOf } from './suppress.ts'

type Context = Pick<QueryContext, 'db' | 'settings' | 'outside'>

export interface Reached {
  readonly value: string
  readonly suppressed: boolean
}

interface Reachable {
  readonly minor: boolean
  readonly reached: Readonly<Record<ConsentChannel, readonly Reached[]>>
}

export interface Permission {
  readonly may: boolean
  /** Every reason why not. */
  readonly why: readonly WriteReason[]
  /** Addresses of the channel that are not suppressed, the person's first one first. */
  readonly addresses: readonly string[]
}

const EMAILS = 'SELECT address FROM email WHERE owner_id = ? ORDER BY position, id'

/** By e-mail alone, which is asked of everybody a mailing goes to. `person` is somebody shown. */
export function emailsOf({ db }: Pick<Context, 'db'>, person: number): readonly Reached[] {
  const hash = storedHasherOf(db)
  const emails = db.pluck<string>(EMAILS, person).map((value) => ({ value, hash: hash('email', value) }))
  const hashes = emails.flatMap((one) => one.hash ?? [])
  const listed = new Set(hashes.length === 0 ? [] : standingOf(db, hashes).map((one) => one.hash))
  return emails.map((one) => ({ value: one.value, suppressed: one.hash !== null && listed.has(one.hash) }))
}

const minorNow = ({ db, settings, outside }: Context, person: number): boolean =>
  isMinor(db, person, shopCalendar(settings.zone, settings.dayTurn).dayOf(outside.clock.now()))

/** Everything but what they said. `person` is somebody shown. */
export function reachOf(context: Context, person: number): Reachable {
  const { db, settings } = context
  const emails = db.pluck<string>(EMAILS, person)
  const phones = db.all<{ typed: string; country: string; e164: string | null; canText: number }>(
    'SELECT typed, country, e164, can_text AS canText FROM phone WHERE owner_id = ? ORDER BY position, id',
    person,
  )
  const letters = db.pluck<string>(
    `SELECT street || ' ' || city FROM contact_home WHERE contact_id = ? AND trim(street || city) <> ''
      UNION ALL SELECT * FROM (SELECT street || ' ' || city FROM address
        WHERE owner_id = ? AND trim(street || city) <> '' ORDER BY position, id)`,
    person,
    person,
  )
  const hash = hasherOf(db, settings.country)
  const hashes = new Map<string, string | null>([
    ...emails.map((one) => [one, hash('email', one)] as const),
    ...phones.map((one) => [one.typed, hash('phone', one.e164 ?? one.typed)] as const),
  ])
  const listed = new Set(
    standingOf(db, [...new Set([...hashes.values()].filter((one) => one !== null))]).map((one) => one.hash),
  )
  const reached = (value: string): Reached => ({ value, suppressed: listed.has(hashes.get(value) ?? '') })
  const numbers = phones.filter(({ e164 }) => e164 !== null)
  return {
    minor: minorNow(context, person),
    reached: {
      email: emails.map(reached),
      phone: numbers.map(({ typed }) => reached(typed)),
      sms: numbers.filter(({ canText }) => canText === 1).map(({ typed }) => reached(typed)),
      post: letters.map((value) => ({ value, suppressed: false })),
    },
  }
}

function isMinor(db: ReadDb, person: number, today: number): boolean {
  const [birthday] = db.pluck<string>(
    `SELECT date FROM occasion WHERE owner_id = ? AND kind = 'birthday' AND date NOT LIKE '--%' ORDER BY date DESC LIMIT 1`,
    person,
  )
  const said = db.get<{ age: number | null; ageOn: number | null }>(
    'SELECT age, age_on AS ageOn FROM contact WHERE id = ?',
    person,
  )
  return mayBeMinor(birthday ?? null, ageAfter(said?.age ?? null, said?.ageOn ?? null, today), today)
}

/** Whether somebody is in the book, not in the trash and not erased; who they are now. */
export function shownPerson(db: ReadDb, asked: number): number | null {
  const person = canonOf(db, asked)
  return db.get('SELECT 1 FROM contact WHERE id = ?', person) === undefined ? null : person
}

/** Errors: NOT_FOUND for nobody, and for somebody in the trash. */
export function personOrFail(db: ReadDb, asked: number): number {
  const person = shownPerson(db, asked)
  if (person === null) throw new Failure('NOT_FOUND', { what: 'contact' })
  return person
}

const inAll = ({ minor, reached }: Reachable, channel: ConsentChannel) => ({ minor, addresses: reached[channel] })

/** Marketing, to a person on a channel: yes, or every reason why not. */
export function mayBeWritten(
  context: Context,
  {
    contactId,
    channel,
    purpose,
  }: { readonly contactId: number; readonly channel: ConsentChannel; readonly purpose: ConsentPurpose },
): Permission {
  const person = shownPerson(context.db, contactId)
  if (person === null) return { may: false, why: ['not_in_book'], addresses: [] }
  const { minor, addresses } =
    channel === 'email'
      ? { minor: minorNow(context, person), addresses: emailsOf(context, person) }
      : inAll(reachOf(context, person), channel)
  const found = standings(fullEntriesOf(context.db, person)).find(
    (one) => one.channel === channel && one.purpose === purpose,
  )
  const parent = found?.by != null && found.by.parent !== ''
  const why = reasonsNotToWrite({ state: found?.state ?? 'unknown', minor, parent, addresses })
  return { may: why.length === 0, why, addresses: addresses.filter((one) => !one.suppressed).map((one) => one.value) }
}
