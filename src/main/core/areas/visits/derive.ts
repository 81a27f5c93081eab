// Keeps what is known of a person from their visits in step with the ledgers: called after every command, undo and merge. One
// ordered read of an index per person, whatever their number.
import { setStats, setYears, type ContactStats, type ContactYear } from '../contacts/service.ts'
import type { WriteDb } from '../../database/handle.ts'
import { accountsOf } from './accounts.ts'
import { visitSums, type SumRow } from './visit-sums.ts'

const AT_ONCE = 1_000

// What a counter-entry takes back is read too: its money stands in the sums of both.
const VISITS = `SELECT v.owner_id AS owner, v.day, v.kind, v.total, v.corrected_by AS correctedBy
  FROM json_each(?) m CROSS JOIN visit v INDEXED BY visit_owner_day ON v.owner_id = m.value AND v.owner_id IS NOT NULL
  ORDER BY m.key, v.day`
const LAST_AT = `SELECT m.value AS id, (SELECT v.at FROM visit v INDEXED BY visit_owner
    WHERE v.owner_id = m.value AND v.kind <> 'correction' AND v.corrected_by IS NULL ORDER BY v.at DESC LIMIT 1) AS at
  FROM json_each(?) m`

/** `ids`: shown people. */
export function deriveVisits(tx: WriteDb, ids: readonly number[]): void {
  for (let from = 0; from < ids.length; from += AT_ONCE) deriveSome(tx, ids.slice(from, from + AT_ONCE))
}

function deriveSome(tx: WriteDb, ids: readonly number[]): void {
  const some = JSON.stringify(ids)
  const visits = Map.groupBy(tx.all<SumRow & { owner: number }>(VISITS, some), ({ owner }) => owner)
  const lastAt = new Map(tx.all<{ id: number; at: number | null }>(LAST_AT, some).map(({ id, at }) => [id, at]))
  const accounts = accountsOf(tx, ids)
  const stats: ContactStats[] = []
  const years: ContactYear[] = []
  for (const id of ids) {
    const sums = visitSums(visits.get(id) ?? [])
    const account = accounts.get(id)
    stats.push({
      contactId: id,
      ...sums.all,
      lastAt: lastAt.get(id) ?? null,
      owed: account?.owed ?? 0,
      oldestDue: account?.oldestDue ?? null,
    })
    for (const year of sums.years) years.push({ contactId: id, ...year })
  }
  setStats(tx, stats)
  setYears(tx, ids, years)
}
