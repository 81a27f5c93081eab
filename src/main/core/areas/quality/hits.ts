// What was found, as it is kept: one row for each wrong value, written only where something differs.
import type { QualityCode } from '../../../../shared/domain/quality.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import { manyRows } from '../../database/many-rows.ts'
import type { Finding } from './finding.ts'

export interface Hit extends Finding {
  readonly contactId: number
  /** Of what many share, the form in which they do. */
  readonly shared: string | null
}

const COLUMNS = 'code, contact_id, item, value, detail, proposal, shared'
const DELETE = 'DELETE FROM quality_hit WHERE code = ? AND contact_id = ? AND item = ?'
const keyOf = ({ code, contactId, item }: Hit) => `${code} ${String(contactId)} ${String(item)}`

/** What is kept becomes what should be; `kept` are rows as they stand now. */
export function writeHits(tx: WriteDb, kept: readonly Hit[], wanted: readonly Hit[]): void {
  const before = new Map(kept.map((hit) => [keyOf(hit), hit]))
  const fresh: Hit[] = []
  for (const hit of wanted) {
    const old = before.get(keyOf(hit))
    if (old !== undefined && isSame(old, hit)) before.delete(keyOf(hit))
    else fresh.push(hit)
  }
  for (const { code, contactId, item } of before.values()) tx.run(DELETE, code, contactId, item)
  const rows = manyRows(tx, { table: 'quality_hit', columns: COLUMNS })
  for (const { code, contactId, item, value, detail, proposal, shared } of fresh) {
    rows.add(code, contactId, item, value, detail, proposal, shared)
  }
  rows.end()
}

const isSame = (a: Hit, b: Hit) =>
  a.value === b.value && a.detail === b.detail && a.proposal === b.proposal && a.shared === b.shared

const ROW = 'h.code, h.contact_id AS contactId, h.item, h.value, h.detail, h.proposal, h.shared'
const OF_PEOPLE = `SELECT ${ROW} FROM json_each(?) m CROSS JOIN quality_hit h ON h.contact_id = m.value`
const SHARING = `SELECT ${ROW} FROM quality_hit h WHERE h.code = ? AND h.shared = ?`

/** Of these people, those of other codes than `except`. */
export function hitsOf(db: ReadDb, ids: string, except: ReadonlySet<QualityCode>): Hit[] {
  return db.all<Hit>(OF_PEOPLE, ids).filter(({ code }) => !except.has(code))
}

/** Of these people, those of one code. */
export function hitsOfCode(db: ReadDb, ids: string, code: QualityCode): Hit[] {
  return db.all<Hit>(OF_PEOPLE, ids).filter((hit) => hit.code === code)
}

/** Of all who share a value. */
export function hitsSharing(db: ReadDb, code: QualityCode, shared: string): Hit[] {
  return db.all<Hit>(SHARING, code, shared)
}
