// What people spent in the year before an offer and while they were observed: by it is told what it cost that they bought less.
import { addMonths } from '../../../../shared/domain/segments/period.ts'
import type { Observed } from '../../../../shared/domain/reports/vulnerability.ts'
import type { BesideDb } from './report.ts'

/** Minor units, returns taken off; an entry each. */
export interface MoneyAround {
  readonly before: Float64Array
  readonly since: Float64Array
}

export interface MoneyRequest {
  readonly people: readonly Pick<Observed, 'endDay'>[]
  /** Ids, in the same order. */
  readonly ids: readonly number[]
  /** First day of the offer. */
  readonly launch: number
  /** Spellings of a category: money for that alone; null: for everything. */
  readonly categories: readonly string[] | null
}

const WHO = `WITH m AS MATERIALIZED (SELECT key, value ->> 0 AS id, value ->> 1 AS last FROM json_each(?))`
const SUMS = (entry: string) =>
  `total(iif(${entry}.day < ?, ${entry}.total, 0)), total(iif(${entry}.day >= ?, ${entry}.total, 0))`
const ALL = `${WHO} SELECT ${SUMS('v')} FROM m LEFT JOIN visit v INDEXED BY visit_owner_day
    ON v.owner_id = m.id AND v.owner_id IS NOT NULL AND v.day BETWEEN ? AND m.last
  GROUP BY m.key ORDER BY m.key`
const OF_CATEGORY = `${WHO} SELECT ${SUMS('l')} FROM m LEFT JOIN sale_line l INDEXED BY sale_line_owner
    ON l.owner_id = m.id AND l.owner_id IS NOT NULL AND l.day BETWEEN ? AND m.last
      AND l.product_id IN (SELECT p.id FROM product p WHERE p.category IN (SELECT value FROM json_each(?)))
  GROUP BY m.key ORDER BY m.key`

/** `before`: in the twelve months before the offer; `since`: from its first day to the last they are observed. In the order of `people`. */
export function moneyAround(db: BesideDb, { people, ids, launch, categories }: MoneyRequest): MoneyAround {
  const who = JSON.stringify(people.map(({ endDay }, at) => [ids[at], endDay]))
  const values = [who, launch, launch, addMonths(launch, -12)] as const
  const names = ['before', 'since'] as const
  return categories === null
    ? db.numbers(names, ALL, ...values)
    : db.numbers(names, OF_CATEGORY, ...values, JSON.stringify(categories))
}
