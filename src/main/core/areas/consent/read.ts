// What somebody said about being written to, and the do-not-disturb list, as they are shown.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { ChannelConsent, consent, Said, Suppressed } from '../../../../shared/contract/consent.ts'
import {
  CONSENT_CHANNELS,
  CONSENT_PURPOSES,
  reasonsNotToWrite,
  type ConsentChannel,
  type ConsentPurpose,
} from '../../../../shared/domain/consent.ts'
import type { QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { countSuspended, SUSPENDED } from '../contacts/service.ts'
import { fullEntriesOf, standings, type FullEntry } from './entries.ts'
import { hasherOf } from './hash.ts'
import { personOrFail, reachOf } from './may-write.ts'
import { noProfileSince } from './profile.ts'

type Context = Pick<QueryContext, 'db' | 'settings' | 'outside'>

const saidOf = ({ owner: _, overrides: __, sameAs: ___, ...said }: FullEntry): Said => said

/** What was written of several who are one person now is said once. */
function once(entries: readonly FullEntry[]): readonly FullEntry[] {
  const ids = new Set(entries.map(({ id }) => id))
  return entries.filter(({ sameAs }) => sameAs === null || !ids.has(sameAs))
}

/** Errors: NOT_FOUND. */
export function stateOf(context: Context, contactId: number): OutputOf<typeof consent.state> {
  const person = personOrFail(context.db, contactId)
  const { minor, reached } = reachOf(context, person)
  const entries = fullEntriesOf(context.db, person)
  const found = standings(entries)
  const channels = CONSENT_PURPOSES.flatMap((purpose) =>
    CONSENT_CHANNELS.map((channel): ChannelConsent => {
      const { state, by } = found.find((one) => one.channel === channel && one.purpose === purpose) ?? UNSAID
      const addresses = [...reached[channel]]
      const parent = by !== null && by.parent !== ''
      const why = reasonsNotToWrite({ state, minor, parent, addresses })
      return {
        channel,
        purpose,
        state,
        since: by?.at ?? null,
        how: by?.how ?? null,
        words: by?.words ?? null,
        proof: by?.proof ?? null,
        parent: by?.parent ?? null,
        by: by?.by ?? null,
        overrides: once(entries.filter(({ id }) => by?.overrides.includes(id) ?? false)).map(saidOf),
        addresses,
        suppressed: addresses.some((one) => one.suppressed),
        mayWrite: why.length === 0,
        why,
      }
    }),
  )
  return { contactId: person, minor, noProfileSince: noProfileSince(context.db, person), channels }
}

const UNSAID = { state: 'unknown', by: null } as const

/** Newest first. Errors: NOT_FOUND. */
export function eventsOf(db: ReadDb, contactId: number): OutputOf<typeof consent.events> {
  const entries = fullEntriesOf(db, personOrFail(db, contactId))
  const counting = new Set(
    standings(entries).flatMap(({ state, by, live }) => [
      ...live.map(({ id }) => id),
      ...(by !== null && state === 'given' ? [by.id] : []),
    ]),
  )
  return once(entries).map((entry) => ({ ...saidOf(entry), live: counting.has(entry.id) }))
}

// An entry stands as long as no lifting of the same address names it.
const STANDING = `s.act = 'suppressed' AND NOT EXISTS (SELECT 1 FROM suppression t CROSS JOIN json_each(t.lifts) n
  WHERE t.hash = s.hash AND t.act = 'lifted' AND n.value = s.id)`
const ROWS = `SELECT s.id, s.kind, s.reason, s.note, s.source, s.at, coalesce(u.name, '') AS "by", s.owner_id AS owner, l.name
  FROM suppression s LEFT JOIN user u ON u.id = s.user_id LEFT JOIN contact_list l ON l.contact_id = s.owner_id`
const ORDER = 'ORDER BY s.at DESC, s.id DESC LIMIT ? OFFSET ?'

type Row = Omit<Suppressed, 'contact'> & { readonly owner: number | null; readonly name: string | null }

const shown = ({ owner, name, ...row }: Row): Suppressed => ({
  ...row,
  contact: owner === null || name === null ? null : { id: owner, name },
})

/** What is no address of either kind is on no list. */
export function suppressedList(
  { db, settings }: Context,
  { address, from, limit }: InputOf<typeof consent.suppressed>,
): OutputOf<typeof consent.suppressed> {
  if (address === undefined) {
    const rows = db.all<Row>(`${ROWS} WHERE ${STANDING} ${ORDER}`, limit, from)
    return { rows: rows.map(shown), total: countOf(db) }
  }
  const hash = hasherOf(db, settings.country)
  const hashes = [hash('email', address), hash('phone', address)].filter((one) => one !== null)
  const these = `${STANDING} AND s.hash IN (SELECT value FROM json_each(?))`
  const sought = JSON.stringify(hashes)
  const [total = 0] = db.pluck<number>(`SELECT count(*) FROM suppression s WHERE ${these}`, sought)
  return { rows: db.all<Row>(`${ROWS} WHERE ${these} ${ORDER}`, sought, limit, from).map(shown), total }
}

const countOf = (db: ReadDb): number => db.pluck<number>(`SELECT count(*) FROM suppression s WHERE ${STANDING}`)[0] ?? 0

/** Counts addresses, not entries: one may be on the list for several reasons. */
const ADDRESSES = `SELECT s.kind, count(DISTINCT s.hash) AS count FROM suppression s WHERE ${STANDING} GROUP BY s.kind`
const STATES = `SELECT channel, purpose, state, count(*) AS count FROM contact_consent
  WHERE contact_id NOT IN (${SUSPENDED}) GROUP BY channel, purpose, state`
const ALL_SUSPENDED = `SELECT channel, purpose, count(*) AS count FROM contact_consent WHERE state = 'suspended' GROUP BY channel, purpose`

interface Counted {
  readonly channel: ConsentChannel
  readonly purpose: ConsentPurpose
  readonly state: 'given' | 'refused' | 'withdrawn' | 'suspended'
  readonly count: number
}

/** Who was asked twice and never answered is one of no total: only `suspended` itself says how many they are. */
export function consentSummary(db: ReadDb): OutputOf<typeof consent.summary> {
  const people = (db.pluck<number>('SELECT count(*) FROM contact_list')[0] ?? 0) - countSuspended(db)
  const states = db.all<Counted>(STATES)
  const suspended = db.all<Omit<Counted, 'state'>>(ALL_SUSPENDED)
  const listed = new Map(db.all<{ kind: string; count: number }>(ADDRESSES).map(({ kind, count }) => [kind, count]))
  const channels = CONSENT_PURPOSES.flatMap((purpose) =>
    CONSENT_CHANNELS.map((channel) => {
      const ofThis = (one: Pick<Counted, 'channel' | 'purpose'>) => one.channel === channel && one.purpose === purpose
      const count = (state: Counted['state']) => states.find((one) => ofThis(one) && one.state === state)?.count ?? 0
      const said = { given: count('given'), refused: count('refused'), withdrawn: count('withdrawn') }
      const unknown = people - said.given - said.refused - said.withdrawn - count('suspended')
      return { channel, purpose, ...said, suspended: suspended.find(ofThis)?.count ?? 0, unknown }
    }),
  )
  return { people, channels, suppressed: { email: listed.get('email') ?? 0, phone: listed.get('phone') ?? 0 } }
}
