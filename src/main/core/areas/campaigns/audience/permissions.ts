// May these people be written to? The same answer as consent's `mayBeWritten`, for a hundred thousand at once: gathered set by set from
// the same tables, decided by the same rule (shared/domain/consent.ts).
import {
  consentStanding,
  mayBeMinor,
  reasonsNotToWrite,
  type ConsentEvent,
  type ConsentState,
  type WriteReason,
} from '../../../../../shared/domain/consent.ts'
import { cleanEmail, isEmail } from '../../../../../shared/domain/email.ts'
import type { MessageChannel } from '../../../../../shared/domain/messages/words.ts'
import type { ReadDb } from '../../../database/handle.ts'
import { storedSuppressions } from '../../consent/service.ts'
import { ageAfter } from '../../contacts/service.ts'

interface PermissionsAsked {
  readonly db: ReadDb
  /** Shop day. */
  readonly today: number
  /** People who are shown, as JSON of their ids. */
  readonly ids: string
  readonly channels: readonly MessageChannel[]
}

/** Where a channel reaches somebody. */
interface Reach {
  readonly addresses: number
  /** On the do-not-disturb list. */
  readonly suppressed: number
  /** Neither on that list nor, of e-mail, something that is no address. */
  readonly usable: number
}

export interface Permissions {
  /** Every reason why marketing must not go there; none: it may. */
  readonly why: (person: number, channel: MessageChannel) => readonly WriteReason[]
  /** The first of them; null: none. Most are known without looking at an address. */
  readonly first: (person: number, channel: MessageChannel) => WriteReason | null
  readonly reach: (person: number, channel: MessageChannel) => Reach
}

const NOWHERE: Reach = { addresses: 0, suppressed: 0, usable: 0 }

export function permissionsOf(asked: PermissionsAsked): Permissions {
  const states = new Map(asked.channels.map((channel) => [channel, statesOf(asked, channel)]))
  const reached = new Map(asked.channels.map((channel) => [channel, REACH[channel](asked)]))
  const minors = minorsOf(asked)
  const parents = parentsOf(asked, minors)
  const reach = (person: number, channel: MessageChannel) => reached.get(channel)?.(person) ?? NOWHERE
  const stateOf = (person: number, channel: MessageChannel) => states.get(channel)?.get(person) ?? 'unknown'
  const why = (person: number, channel: MessageChannel) => {
    const { addresses, suppressed } = reach(person, channel)
    const minor = minors.has(person)
    return reasonsNotToWrite({
      state: stateOf(person, channel),
      minor,
      parent: minor && parents.has(`${String(person)} ${channel}`),
      addresses: addressesOf(addresses, suppressed),
    })
  }
  return {
    reach,
    why,
    first(person, channel) {
      const state = stateOf(person, channel)
      return state === 'given' ? (why(person, channel)[0] ?? null) : state
    },
  }
}

const FREE = [{ suppressed: false }]
const LISTED = [{ suppressed: true }]

/** As few as say the same. */
function addressesOf(addresses: number, suppressed: number) {
  if (addresses === 0) return []
  return addresses === suppressed ? LISTED : FREE
}

const STATES = `SELECT c.contact_id AS id, c.state FROM json_each(?) m CROSS JOIN contact_consent c
    ON c.contact_id = m.value AND c.channel = ? AND c.purpose = 'marketing'`

function statesOf({ db, ids }: PermissionsAsked, channel: MessageChannel): ReadonlyMap<number, ConsentState> {
  const rows = db.all<{ id: number; state: ConsentState }>(STATES, ids, channel)
  return new Map(rows.map(({ id, state }) => [id, state]))
}

const MAILS = `SELECT e.owner_id AS id, e.address AS value FROM json_each(?) m CROSS JOIN email e ON e.owner_id = m.value`
const PHONES = `SELECT p.owner_id AS id, p.e164 AS value FROM json_each(?) m CROSS JOIN phone p ON p.owner_id = m.value
  WHERE p.e164 IS NOT NULL`
const LETTERS = `SELECT h.contact_id AS id FROM json_each(?) m CROSS JOIN contact_home h ON h.contact_id = m.value
    WHERE trim(h.street || h.city) <> ''
  UNION ALL SELECT a.owner_id FROM json_each(?) m CROSS JOIN address a ON a.owner_id = m.value
    WHERE trim(a.street || a.city) <> ''`

/** Asked when somebody is: of most it is decided before their addresses matter. */
type ReachOf = (person: number) => Reach

const LETTER: Reach = { addresses: 1, suppressed: 0, usable: 1 }

const REACH: Readonly<Record<MessageChannel, (asked: PermissionsAsked) => ReachOf>> = {
  email: (asked) => reachBy(asked, { kind: 'email', sql: MAILS, works: (value) => isEmail(cleanEmail(value)) }),
  phone: (asked) => reachBy(asked, { kind: 'phone', sql: PHONES, works: () => true }),
  // Letters have no do-not-disturb list.
  post({ db, ids }) {
    const reached = new Set(db.pluck<number>(LETTERS, ids, ids))
    return (person) => (reached.has(person) ? LETTER : NOWHERE)
  },
}

interface Kind {
  readonly kind: 'email' | 'phone'
  readonly sql: string
  readonly works: (value: string) => boolean
}

function reachBy({ db, ids }: PermissionsAsked, { kind, sql, works }: Kind): ReachOf {
  const listed = storedSuppressions(db)
  const found = new Map<number, string | string[]>()
  for (const { id, value } of db.all<{ id: number; value: string }>(sql, ids)) {
    const before = found.get(id)
    if (before === undefined) found.set(id, value)
    else if (typeof before === 'string') found.set(id, [before, value])
    else before.push(value)
  }
  return (person) => {
    const values = found.get(person)
    if (values === undefined) return NOWHERE
    let reach = NOWHERE
    for (const value of typeof values === 'string' ? [values] : values) {
      const suppressed = listed(kind, value)
      reach = {
        addresses: reach.addresses + 1,
        suppressed: reach.suppressed + Number(suppressed),
        usable: reach.usable + Number(!suppressed && works(value)),
      }
    }
    return reach
  }
}

const BIRTHDAYS = `SELECT o.owner_id AS id, max(o.date) AS birthday FROM json_each(?) m CROSS JOIN occasion o ON o.owner_id = m.value
  WHERE o.kind = 'birthday' AND o.date NOT LIKE '--%' GROUP BY o.owner_id`
const AGES = `SELECT c.id, c.age, c.age_on AS ageOn FROM json_each(?) m CROSS JOIN contact c ON c.id = m.value WHERE c.age IS NOT NULL`

function minorsOf({ db, today, ids }: PermissionsAsked): ReadonlySet<number> {
  const birthdays = new Map(
    db.all<{ id: number; birthday: string }>(BIRTHDAYS, ids).map(({ id, birthday }) => [id, birthday]),
  )
  const ages = new Map(
    db
      .all<{ id: number; age: number; ageOn: number | null }>(AGES, ids)
      .map(({ id, age, ageOn }) => [id, ageAfter(age, ageOn, today)]),
  )
  const asked = new Set([...birthdays.keys(), ...ages.keys()])
  return new Set([...asked].filter((id) => mayBeMinor(birthdays.get(id) ?? null, ages.get(id) ?? null, today)))
}

const ENTRIES = `SELECT c.id, c.owner_id AS owner, c.channel, c.act, c.at, c.overrides, c.parent
  FROM json_each(?) m CROSS JOIN consent c ON c.owner_id = m.value WHERE c.purpose = 'marketing'`

interface Entry extends ConsentEvent {
  readonly owner: number
  readonly channel: MessageChannel
  readonly parent: string
}

/** `person channel` of every child for whom a parent gave the yes that stands. */
function parentsOf({ db }: PermissionsAsked, minors: ReadonlySet<number>): ReadonlySet<string> {
  if (minors.size === 0) return new Set()
  const entries = db
    .all<Omit<Entry, 'overrides'> & { overrides: string | null }>(ENTRIES, JSON.stringify([...minors]))
    .map((row): Entry => ({ ...row, overrides: JSON.parse(row.overrides ?? '[]') as number[] })) // written by consent
  const matters = Map.groupBy(entries, ({ owner, channel }) => `${String(owner)} ${channel}`)
  return new Set(
    [...matters].filter(([, some]) => (consentStanding(some).by?.parent ?? '') !== '').map(([matter]) => matter),
  )
}
