// Keeps what is known of a person from their visits in step with the ledgers: called after every command, undo and merge. One
// ordered read of an index per person, whatever their number.
import {
  setStats,
  setYears,
  valueModelOf,
  type ContactStats,
  type ContactYear,
  type ValueModel,
} from '../contacts/service.ts'
import { judge, NOT_JUDGED, type BuyerSums, type Judged } from '../../../../shared/domain/value/judge.ts'
import type { WriteDb } from '../../database/handle.ts'
import { accountsOf } from './accounts.ts'
import { costsOf, NO_COSTS } from './costs.ts'
import { NOTHING_USUAL, usualOf } from './usual.ts'
import { unprofiled, visitSums, type SumRow } from './visit-sums.ts'

const AT_ONCE = 1_000

// What a counter-entry takes back is read too: its money stands in the sums of both.
const VISITS = `SELECT v.owner_id AS owner, v.day, v.kind, v.total, v.corrected_by AS correctedBy
  FROM json_each(?) m CROSS JOIN visit v INDEXED BY visit_owner_day ON v.owner_id = m.value AND v.owner_id IS NOT NULL
  ORDER BY m.key, v.day`
const LAST_AT = `SELECT m.value AS id, (SELECT v.at FROM visit v INDEXED BY visit_owner
    WHERE v.owner_id = m.value AND v.kind <> 'correction' AND v.corrected_by IS NULL ORDER BY v.at DESC LIMIT 1) AS at
  FROM json_each(?) m`

const NO_PROFILE = 'SELECT n.owner_id FROM json_each(?) m CROSS JOIN no_profile n ON n.owner_id = m.value'

const TAKEN = `SELECT DISTINCT v.owner_id FROM visit_taken t CROSS JOIN visit v ON v.id = t.visit_id
  WHERE v.owner_id IS NOT NULL`

/** `ids`: shown people. */
export function deriveVisits(tx: WriteDb, ids: readonly number[]): void {
  const people = [...new Set([...ids, ...takenFrom(tx)])]
  for (let from = 0; from < people.length; from += AT_ONCE) deriveSome(tx, people.slice(from, from + AT_ONCE))
}

/** Whose visit was taken back or stands again: a counter-entry may be somebody else's by now, or nobody's. */
function takenFrom(tx: WriteDb): readonly number[] {
  if (tx.pluck('SELECT 1 FROM visit_taken LIMIT 1').length === 0) return []
  const owners = tx.pluck<number>(TAKEN)
  tx.run('DELETE FROM visit_taken')
  return owners
}

function deriveSome(tx: WriteDb, ids: readonly number[]): void {
  const some = JSON.stringify(ids)
  const visits = Map.groupBy(tx.all<SumRow & { owner: number }>(VISITS, some), ({ owner }) => owner)
  const lastAt = new Map(tx.all<{ id: number; at: number | null }>(LAST_AT, some).map(({ id, at }) => [id, at]))
  const accounts = accountsOf(tx, ids)
  const costs = costsOf(tx, some)
  const nobodys = new Set(tx.pluck<number>(NO_PROFILE, some))
  const sums = new Map(
    ids.map((id) => {
      const { all, years } = visitSums(visits.get(id) ?? [])
      return [id, { all: nobodys.has(id) ? unprofiled(all) : all, years }]
    }),
  )
  const usual = usualOf(
    tx,
    ids.filter((id) => sums.get(id)?.all.buyDays === 1),
  )
  const judged = judgeBy(valueModelOf(tx))
  const stats: ContactStats[] = []
  const years: ContactYear[] = []
  for (const [id, { all, years: of }] of sums) {
    const account = accounts.get(id)
    stats.push({
      contactId: id,
      ...all,
      lastAt: lastAt.get(id) ?? null,
      owed: account?.owed ?? 0,
      oldestDue: account?.oldestDue ?? null,
      ...(costs.get(id) ?? NO_COSTS),
      ...(usual.get(id) ?? NOTHING_USUAL),
      ...judged(all),
    })
    for (const year of of) years.push({ contactId: id, ...year })
  }
  setStats(tx, stats)
  setYears(tx, ids, years)
}

/** Nobody is judged before the first model was learned. */
export function judgeBy(model: ValueModel | null): (sums: BuyerSums) => Judged {
  if (model === null) return () => NOT_JUDGED
  const { learned, asOf } = model
  return (sums) => judge(learned, sums, asOf)
}
