// Why addresses stand on the do-not-disturb list, for whoever judges very many of them at once.
import {
  standingSuppressions,
  type SuppressionEvent,
  type SuppressionReason,
} from '../../../../shared/domain/consent.ts'
import type { QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { hasherOf, storedHasherOf, type AddressKind } from './hash.ts'

interface Row extends Omit<SuppressionEvent, 'lifts'> {
  readonly hash: string
  readonly reason: SuppressionReason
  readonly lifts: string | null
}

const ALL = 'SELECT id, act, hash, reason, lifts FROM suppression'

/** For one reading of the list: what was put on it later is not in the answers. */
export function suppressionReasons({
  db,
  settings,
}: Pick<QueryContext, 'db' | 'settings'>): (kind: AddressKind, typed: string) => readonly SuppressionReason[] {
  const standing = standingNow(db)
  if (standing.size === 0) return () => []
  const hash = hasherOf(db, settings.country)
  return (kind, typed) => standing.get(hash(kind, typed) ?? '')?.map(({ reason }) => reason) ?? []
}

/** The same of addresses as they are stored: phones in E.164, which need no reading any more. */
export function storedSuppressions(db: ReadDb): (kind: AddressKind, stored: string) => boolean {
  const standing = standingNow(db)
  if (standing.size === 0) return () => false
  const hash = storedHasherOf(db)
  return (kind, stored) => standing.has(hash(kind, stored) ?? '')
}

function standingNow(db: ReadDb) {
  const events = db.all<Row>(ALL).map((row) => ({ ...row, lifts: (JSON.parse(row.lifts ?? '[]') ?? []) as number[] }))
  return Map.groupBy(standingSuppressions(events), ({ hash }) => hash)
}

/** Another text whenever the list is another. */
export function suppressionMark(db: ReadDb): string {
  return db.pluck<string>(`SELECT count(*) || ' ' || coalesce(max(id), 0) FROM suppression`)[0] ?? ''
}
