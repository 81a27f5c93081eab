// What is known of every customer as of a day: from the kept sums where nothing happened later, else from the visits until then.
import { eachPair, pick, quantile } from './columns.ts'
import type { BesideDb } from './report.ts'

const COLUMNS = [
  'ids',
  /** Shop day of the last purchase. */
  'lastBuy',
  /** Days with a purchase, and sales. */
  'buyDays',
  'purchases',
  /** Minor units, with tax, returns taken off. */
  'spend',
  /** Median days between days of purchase; NaN below two of them. */
  'gap',
  /** What is usual in the category that a customer of one day bought most of. */
  'usualGap',
  /** What the learned model expects of the next twelve months, in minor units. */
  'worth',
] as const

/**
 * One entry of each column a customer, by ascending id; NaN where there is nothing to say. Customers are shown people who bought at least
 * once and did not ask that no profile be made of them.
 */
export type Customers = Readonly<Record<(typeof COLUMNS)[number], Float64Array>>

const KEPT = `SELECT contact_id, last_buy_day, buy_days, buys, spend, gap, usual_gap, worth
  FROM contact_stats NOT INDEXED WHERE last_buy_day IS NOT NULL ORDER BY contact_id`
const LATER = 'SELECT 1 FROM visit WHERE day > ? LIMIT 1'

/** Whether anything happened after that day, so that the kept sums say more than was known then. */
export const isPast = (db: BesideDb, day: number): boolean => db.pluck(LATER, day).length > 0

export function customersAt(db: BesideDb, asOf: number): Customers {
  return isPast(db, asOf) ? customersUntil(db, asOf) : db.numbers(COLUMNS, KEPT)
}

// The days of a person's purchases as one text: a tenth of the rows cross over.
const VISITS = `SELECT owner_id, sum(total), sum(kind = 'sale' AND corrected_by IS NULL),
    group_concat(iif(kind = 'sale' AND corrected_by IS NULL, day, NULL))
  FROM visit INDEXED BY visit_owner_day WHERE owner_id IS NOT NULL AND day <= ? AND owner_id NOT IN (SELECT owner_id FROM no_profile) GROUP BY owner_id ORDER BY owner_id`
const USUAL = `SELECT contact_id, usual_gap FROM contact_stats NOT INDEXED
  WHERE usual_gap IS NOT NULL ORDER BY contact_id`

/** As the sums would have stood at the end of that day; what is usual in a category is taken as it is known now. */
function customersUntil(db: BesideDb, day: number): Customers {
  const rows: [id: number, lastBuy: number, buyDays: number, purchases: number, spend: number, gap: number][] = []
  for (const [id, spend, purchases, list] of db.rows<[number, number, number, string | null]>(VISITS, day)) {
    if (list === null) continue
    const days = [...new Set(list.split(',').map(Number))].sort((one, other) => one - other)
    rows.push([id, days.at(-1) ?? 0, days.length, purchases, spend, medianGap(days)])
  }
  const column = (place: 0 | 1 | 2 | 3 | 4 | 5) => Float64Array.from(rows, (row) => row[place])
  const unsaid = (): Float64Array => new Float64Array(rows.length).fill(Number.NaN)
  const [ids, buyDays, usualGap] = [column(0), column(2), unsaid()]
  const usual = db.numbers(['owner', 'gap'], USUAL)
  eachPair(ids, usual.owner, (at, from) => {
    if (buyDays[at] === 1) usualGap[at] = usual.gap[from] ?? Number.NaN
  })
  return {
    ids,
    lastBuy: column(1),
    buyDays,
    purchases: column(3),
    spend: column(4),
    gap: column(5),
    usualGap,
    worth: unsaid(),
  }
}

/** @param days distinct, in order */
function medianGap(days: readonly number[]): number {
  if (days.length < 2) return Number.NaN
  const gaps = Float64Array.from({ length: days.length - 1 }, (_, at) => (days[at + 1] ?? 0) - (days[at] ?? 0)).sort()
  return quantile(gaps, 0.5)
}

/** The customers who are in a segment. */
export function among<C extends { readonly ids: Float64Array } & Readonly<Record<string, Float64Array>>>(
  columns: C,
  only: Float64Array | null,
): C {
  if (only === null) return columns
  const places: number[] = []
  eachPair(columns.ids, only, (at) => places.push(at))
  return pick(columns, places)
}
