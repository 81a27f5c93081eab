// The do-not-disturb list: addresses go onto it and are taken off it by a counter-entry; nothing is ever deleted from it.
import {
  standingSuppressions,
  SUPPRESSION_REASONS,
  type SuppressionEvent,
  type SuppressionReason,
} from '../../../../shared/domain/consent.ts'
import { emailKey } from '../../../../shared/domain/email.ts'
import { readPhone } from '../../../../shared/domain/phone.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext, QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { manyRows } from '../../database/many-rows.ts'
import { hasherOf, type AddressKind } from './hash.ts'

export interface SuppressionEntry {
  readonly kind: AddressKind
  /** As typed. */
  readonly value: string
  /** One of SUPPRESSION_REASONS; other words are kept as part of the note. */
  readonly reason: string
  /** UTC epoch ms. */
  readonly at: number
  readonly note: string
  /** How it came onto the list: the name of a file; `typed` unless said. */
  readonly source?: string
}

/**
 * written     it is on the list now
 * known       it was, for the same reason
 * unreadable  it is no address that anything could be sent to
 */
export type SuppressionFate = 'written' | 'known' | 'unreadable'

interface Stored extends SuppressionEvent {
  readonly hash: string
  readonly reason: string
}

const COLUMNS = 'id, contact_id, owner_id, act, kind, hash, reason, note, source, lifts, at, user_id'
const OF_HASHES = `SELECT s.id, s.act, s.hash, s.reason, s.lifts FROM json_each(?) m CROSS JOIN suppression s ON s.hash = m.value`

/** Entries about these hashes that still stand. */
export function standingOf(db: ReadDb, hashes: readonly string[]): Stored[] {
  const rows = db.all<Omit<Stored, 'lifts'> & { lifts: string | null }>(OF_HASHES, JSON.stringify(hashes))
  const events = rows.map((row): Stored => ({
    ...row,
    lifts: row.lifts === null ? [] : (JSON.parse(row.lifts) as number[]),
  })) // written below
  return standingSuppressions(events)
}

/** @returns what became of each, in their order */
export function suppress(
  { db, session, settings }: Pick<CommandContext, 'db' | 'session' | 'settings'>,
  entries: readonly SuppressionEntry[],
): readonly SuppressionFate[] {
  if (entries.length === 0) return []
  const hash = hasherOf(db, settings.country)
  const hashes = entries.map(({ kind, value }) => hash(kind, value))
  const standing = standingOf(db, [...new Set(hashes.filter((one) => one !== null))])
  const known = new Set(standing.map((one) => `${one.hash} ${one.reason}`))
  const holders = holdersOf(db, entries, settings.country)
  const rows = manyRows(db, { table: 'suppression', columns: COLUMNS })
  let next = db.newIds('suppression', entries.length)
  const fates = entries.map((entry, at): SuppressionFate => {
    const mine = hashes[at] ?? null
    if (mine === null) return 'unreadable'
    const { reason, note } = reasonOf(entry)
    if (known.has(`${mine} ${reason}`)) return 'known'
    known.add(`${mine} ${reason}`)
    const holder = holders(entry)
    const source = entry.source ?? 'typed'
    rows.add(next, holder, holder, 'suppressed', entry.kind, mine, reason, note, source, null, entry.at, session.userId)
    next += 1
    return 'written'
  })
  rows.end()
  return fates
}

/** Which of them `suppress` would find on the list already; `key` is the same for what it takes for one. */
export function isSuppressed(
  { db, settings }: Pick<QueryContext, 'db' | 'settings'>,
  entries: readonly Omit<SuppressionEntry, 'at'>[],
): readonly { readonly key: string; readonly known: boolean }[] {
  const hash = hasherOf(db, settings.country)
  const keys = entries.map((entry) => ({ hash: hash(entry.kind, entry.value) ?? '', reason: reasonOf(entry).reason }))
  const standing = standingOf(db, [...new Set(keys.map((one) => one.hash))])
  const known = new Set(standing.map((one) => `${one.hash} ${one.reason}`))
  return keys.map((one) => {
    const key = `${one.hash} ${one.reason}`
    return { key, known: known.has(key) }
  })
}

function reasonOf({ reason, note }: Pick<SuppressionEntry, 'reason' | 'note'>): {
  readonly reason: SuppressionReason
  readonly note: string
} {
  const known = SUPPRESSION_REASONS.find((one) => one === reason.trim().toLowerCase())
  if (known !== undefined) return { reason: known, note: note.trim() }
  return {
    reason: 'other',
    note: [reason, note]
      .map((words) => words.trim())
      .filter(Boolean)
      .join(' · '),
  }
}

const BY_EMAIL =
  'SELECT e.key, min(e.owner_id) AS owner FROM json_each(?) m CROSS JOIN email e ON e.key = m.value GROUP BY e.key'
const BY_PHONE = `SELECT p.e164 AS key, min(p.owner_id) AS owner FROM json_each(?) m CROSS JOIN phone p ON p.e164 = m.value
  GROUP BY p.e164`

/** Who has an address now; of a family that shares it, whoever was first in the book. */
function holdersOf(
  db: ReadDb,
  entries: readonly SuppressionEntry[],
  country: string,
): (entry: SuppressionEntry) => number | null {
  const keyOf = ({ kind, value }: SuppressionEntry) =>
    kind === 'email' ? emailKey(value) : readPhone(value, country).e164
  const found = (kind: AddressKind, sql: string) =>
    db
      .all<{ key: string; owner: number }>(sql, JSON.stringify(entries.filter((one) => one.kind === kind).map(keyOf)))
      .map(({ key, owner }) => [`${kind} ${key}`, owner] as const)
  const owners = new Map([...found('email', BY_EMAIL), ...found('phone', BY_PHONE)])
  return (entry) => owners.get(`${entry.kind} ${keyOf(entry) ?? ''}`) ?? null
}

/** Takes what stands about an entry's address off the list, in sight of all of it. Errors: NOT_FOUND. */
export function liftSuppression(
  { db, session, outside }: CommandContext,
  { id, why }: { readonly id: number; readonly why: string },
): void {
  const entry = db.get<{ hash: string; kind: AddressKind; owner: number | null }>(
    'SELECT hash, kind, owner_id AS owner FROM suppression WHERE id = ?',
    id,
  )
  const standing = entry === undefined ? [] : standingOf(db, [entry.hash])
  if (entry === undefined || standing.every((one) => one.id !== id)) {
    throw new Failure('NOT_FOUND', { what: 'suppression' })
  }
  db.run(
    `INSERT INTO suppression (${COLUMNS}) VALUES (?, ?, ?, 'lifted', ?, ?, 'other', ?, 'typed', ?, ?, ?)`,
    db.newId('suppression'),
    entry.owner,
    entry.owner,
    entry.kind,
    entry.hash,
    why,
    JSON.stringify(standing.map((one) => one.id)),
    outside.clock.now(),
    session.userId,
  )
}
