// The customers as the rules of value see them: one row a person who ever bought, read in one scan.
import type { BuyerSums } from '../../../../shared/domain/value/judge.ts'
import type { Rhythm } from '../../../../shared/domain/value/standing.ts'
import type { ReadDb } from '../../database/handle.ts'

export interface Customer extends Rhythm, BuyerSums {
  readonly id: number
  readonly lastBuyDay: number
  readonly brought: number
  readonly worth: number | null
}

const CUSTOMERS = `SELECT contact_id AS id, buy_days AS purchaseDays, buy_days AS buyDays, first_buy_day AS firstBuyDay,
    last_buy_day AS lastBuyDay, spend, gap AS ownGap, usual_gap AS usualGap, bought, bought_first AS boughtFirst, worth
  FROM contact_stats NOT INDEXED WHERE last_buy_day IS NOT NULL`

/** Who was brought by somebody said so in a link; whoever was merged is who they are now, and nobody brought themselves. */
const BROUGHT = `SELECT coalesce(a.canon_id, k.other_id) AS id, count(DISTINCT k.owner_id) AS brought
  FROM link k LEFT JOIN alias a ON a.id = k.other_id
  WHERE k.kind = 'referred-by' AND coalesce(a.canon_id, k.other_id) <> k.owner_id GROUP BY 1`

export function customersOf(db: ReadDb): readonly Customer[] {
  const brought = broughtOf(db)
  const rows = db.all<Omit<Customer, 'brought'>>(CUSTOMERS)
  return rows.map((row) => ({ ...row, brought: brought.get(row.id) ?? 0 }))
}

/** How many each person brought; who brought nobody is not in it. */
export function broughtOf(db: ReadDb): ReadonlyMap<number, number> {
  return new Map(db.all<{ id: number; brought: number }>(BROUGHT).map((row) => [row.id, row.brought]))
}

/** How many people who are shown one person brought. */
export function broughtBy(db: ReadDb, id: number): number {
  const [count = 0] = db.pluck<number>(
    `SELECT count(DISTINCT k.owner_id) FROM (SELECT ? AS me) CROSS JOIN link k
      ON k.kind = 'referred-by' AND k.owner_id <> me AND (k.other_id = me OR k.other_id IN (SELECT a.id FROM alias a WHERE a.canon_id = me))`,
    id,
  )
  return count
}

/** Ids of everybody who brought somebody. */
export const WHO_BROUGHT = `SELECT coalesce(a.canon_id, k.other_id) FROM link k LEFT JOIN alias a ON a.id = k.other_id
  WHERE k.kind = 'referred-by' AND coalesce(a.canon_id, k.other_id) <> k.owner_id`
/** In SQL over a row `s` of contact_stats: how many they brought. Only those who brought anybody are counted one by one. */
export const BROUGHT_BY_S = `iif(s.contact_id IN (${WHO_BROUGHT}), (SELECT count(DISTINCT k.owner_id) FROM link k
  WHERE k.other_id IN (SELECT s.contact_id UNION ALL SELECT a.id FROM alias a WHERE a.canon_id = s.contact_id)
    AND k.kind = 'referred-by' AND k.owner_id <> s.contact_id), 0)`
