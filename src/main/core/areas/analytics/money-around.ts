// What people spent in the year before an offer and while they were observed: by it is told what it cost that they bought less.
import { addMonths } from '../../../../shared/domain/segments/period.ts'
import type { Observed } from '../../../../shared/domain/reports/vulnerability.ts'
import type { BesideDb } from './report.ts'

/** Of one person; minor units, returns taken off. */
export interface Money {
  readonly before: number
  /** Days with a purchase in the year before. */
  readonly daysBefore: number
  readonly since: number
}

export interface MoneyRequest {
  readonly due: readonly Observed[]
  /** Ids, in the same order. */
  readonly ids: readonly number[]
  /** First day of the offer. */
  readonly launch: number
  readonly asOf: number
  /** Spellings of a category: money for that alone; null: for everything. */
  readonly categories: readonly string[] | null
}

const ALL = `SELECT m.key, v.day, v.total, v.kind = 'sale' AND v.corrected_by IS NULL
  FROM json_each(?) m CROSS JOIN visit v INDEXED BY visit_owner_day ON v.owner_id = m.value
  WHERE v.owner_id IS NOT NULL AND v.day BETWEEN ? AND ? ORDER BY m.key, v.day`
const OF_CATEGORY = `SELECT m.key, l.day, l.total, l.quantity > 0 AND v.kind = 'sale' AND v.corrected_by IS NULL
  FROM json_each(?) m CROSS JOIN sale_line l INDEXED BY sale_line_owner ON l.owner_id = m.value
    CROSS JOIN product p ON p.id = l.product_id CROSS JOIN visit v ON v.id = l.visit_id
  WHERE l.owner_id IS NOT NULL AND l.day BETWEEN ? AND ? AND p.category IN (SELECT value FROM json_each(?)) ORDER BY m.key, l.day`

/** In the order of `due`. */
export function moneyAround(db: BesideDb, { due, ids, launch, asOf, categories }: MoneyRequest): readonly Money[] {
  const money = due.map(() => ({ before: 0, daysBefore: 0, since: 0 }))
  if (due.length === 0) return money
  const values = [JSON.stringify(ids), addMonths(launch, -12), asOf] as const
  const names = ['place', 'day', 'total', 'bought'] as const
  const rows =
    categories === null
      ? db.numbers(names, ALL, ...values)
      : db.numbers(names, OF_CATEGORY, ...values, JSON.stringify(categories))
  const lastDays = due.map(() => Number.NaN)
  for (const [at, place] of rows.place.entries()) {
    const mine = money[place]
    const day = rows.day[at] ?? 0
    if (mine === undefined) continue
    if (day >= launch) {
      if (day <= (due[place]?.endDay ?? 0)) mine.since += rows.total[at] ?? 0
      continue
    }
    mine.before += rows.total[at] ?? 0
    if (rows.bought[at] !== 1 || lastDays[place] === day) continue
    mine.daysBefore += 1
    lastDays[place] = day
  }
  return money
}
