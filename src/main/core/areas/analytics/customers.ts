// What is known of every customer as of a day: from the kept sums where nothing happened later, else from the visits until then.
import { eachPair, pick, quantile } from './columns.ts'
import type { BesideDb } from './report.ts'

const COLUMNS = [
  'ids',
  /** Shop days of the first and last purchase. */
  'firstBuy',
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
  /** Cost of what they bought, as far as it is known, and the revenue of those lines. */
  'cost',
  'costed',
  /** What the learned model expects of the next twelve months, in minor units. */
  'worth',
] as const
type Name = (typeof COLUMNS)[number]

/**
 * One entry of each column a customer, by ascending id; NaN where there is nothing to say. Customers are shown people who bought at least
 * once.
 */
export type Customers = Readonly<Record<Name, Float64Array>>

const KEPT = `SELECT contact_id, first_buy_day, last_buy_day, buy_days, buys, spend, gap, usual_gap, cost, costed, worth
  FROM contact_stats NOT INDEXED WHERE last_buy_day IS NOT NULL ORDER BY contact_id`
const LATER = 'SELECT 1 FROM visit WHERE day > ? LIMIT 1'

/** `past`: something was bought or brought back later, so that the kept sums were of no use. */
export function customersAt(db: BesideDb, asOf: number): { readonly customers: Customers; readonly past: boolean } {
  const past = db.pluck(LATER, asOf).length > 0
  return { customers: past ? customersUntil(db, asOf) : db.numbers(COLUMNS, KEPT), past }
}

const VISITS = `SELECT owner_id, day, kind = 'sale' AND corrected_by IS NULL, total FROM visit INDEXED BY visit_owner_day
  WHERE owner_id IS NOT NULL AND day <= ? ORDER BY owner_id, day`
const COSTS = `SELECT owner_id, total(cost), total(iif(cost IS NULL, 0, total)) FROM sale_line INDEXED BY sale_line_owner
  WHERE owner_id IS NOT NULL AND day <= ? GROUP BY owner_id ORDER BY owner_id`
const USUAL =
  'SELECT contact_id, usual_gap FROM contact_stats NOT INDEXED WHERE usual_gap IS NOT NULL ORDER BY contact_id'

/** As the sums would have stood at the end of that day; what is usual in a category is taken as it is known now. */
function customersUntil(db: BesideDb, day: number): Customers {
  const customers = sumsUntil(db, day)
  const costs = db.numbers(['owner', 'cost', 'costed'], COSTS, day)
  eachPair(customers.ids, costs.owner, (at, from) => {
    customers.cost[at] = costs.cost[from] ?? 0
    customers.costed[at] = costs.costed[from] ?? 0
  })
  const usual = db.numbers(['owner', 'gap'], USUAL)
  eachPair(customers.ids, usual.owner, (at, from) => {
    if (customers.buyDays[at] === 1) customers.usualGap[at] = usual.gap[from] ?? Number.NaN
  })
  return customers
}

function sumsUntil(db: BesideDb, day: number): Customers {
  const visits = db.numbers(['owner', 'day', 'bought', 'total'], VISITS, day)
  const rows: Record<'ids' | 'firstBuy' | 'lastBuy' | 'buyDays' | 'purchases' | 'spend' | 'gap', number[]> = {
    ids: [],
    firstBuy: [],
    lastBuy: [],
    buyDays: [],
    purchases: [],
    spend: [],
    gap: [],
  }
  let days: number[] = []
  let [purchases, spend] = [0, 0]
  for (let at = 0; at < visits.owner.length; at += 1) {
    const owner = visits.owner[at] ?? 0
    const on = visits.day[at] ?? 0
    spend += visits.total[at] ?? 0
    if (visits.bought[at] === 1) {
      purchases += 1
      if (days.at(-1) !== on) days.push(on)
    }
    if (visits.owner[at + 1] === owner) continue
    if (purchases > 0) {
      rows.ids.push(owner)
      rows.firstBuy.push(days[0] ?? 0)
      rows.lastBuy.push(days.at(-1) ?? 0)
      rows.buyDays.push(days.length)
      rows.purchases.push(purchases)
      rows.spend.push(spend)
      rows.gap.push(medianGap(days))
    }
    days = []
    purchases = 0
    spend = 0
  }
  const size = rows.ids.length
  const unsaid = (): Float64Array => new Float64Array(size).fill(Number.NaN)
  return {
    ids: Float64Array.from(rows.ids),
    firstBuy: Float64Array.from(rows.firstBuy),
    lastBuy: Float64Array.from(rows.lastBuy),
    buyDays: Float64Array.from(rows.buyDays),
    purchases: Float64Array.from(rows.purchases),
    spend: Float64Array.from(rows.spend),
    gap: Float64Array.from(rows.gap),
    usualGap: unsaid(),
    cost: new Float64Array(size),
    costed: new Float64Array(size),
    worth: unsaid(),
  }
}

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
