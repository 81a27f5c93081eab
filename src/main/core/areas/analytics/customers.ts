// What is known of every customer as of a day: from the kept sums where nothing happened later, else from the visits until then.
import type { Ask, BesideDb } from './report.ts'

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
] as const

/**
 * One entry of each column a customer, by ascending id; NaN where there is nothing to say. Customers are shown people who bought at least
 * once.
 */
export type Customers = Readonly<Record<(typeof COLUMNS)[number], Float64Array>>

const KEPT = `SELECT contact_id, first_buy_day, last_buy_day, buy_days, buys, spend, gap, usual_gap, cost, costed
  FROM contact_stats NOT INDEXED WHERE buys > 0 ORDER BY contact_id`
const LATER = 'SELECT 1 FROM visit WHERE day > ? LIMIT 1'

export function customersAt(db: BesideDb, { asOf, only }: Pick<Ask, 'asOf' | 'only'>): Customers {
  const later = db.pluck(LATER, asOf).length > 0
  return within(later ? customersUntil(db, asOf) : db.numbers(COLUMNS, KEPT), only)
}

const VISITS = `SELECT owner_id, day, kind = 'sale' AND corrected_by IS NULL, total FROM visit INDEXED BY visit_owner_day
  WHERE owner_id IS NOT NULL AND day <= ? ORDER BY owner_id, day`
const COSTS = `SELECT owner_id, total(cost), total(iif(cost IS NULL, 0, total)) FROM sale_line INDEXED BY sale_line_owner
  WHERE owner_id IS NOT NULL AND day <= ? GROUP BY owner_id ORDER BY owner_id`
const USUAL =
  'SELECT contact_id, usual_gap FROM contact_stats NOT INDEXED WHERE usual_gap IS NOT NULL ORDER BY contact_id'

/** As the sums would have stood at the end of that day; what is usual in a category is taken as it is known now. */
function customersUntil(db: BesideDb, day: number): Customers {
  const visits = db.numbers(['owner', 'day', 'bought', 'total'], VISITS, day)
  const rows: number[][] = COLUMNS.map(() => [])
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
      const row = [
        owner,
        days[0] ?? 0,
        days.at(-1) ?? 0,
        days.length,
        purchases,
        spend,
        medianGap(days),
        Number.NaN,
        0,
        0,
      ]
      for (const [column, value] of row.entries()) rows[column]?.push(value)
    }
    days = []
    purchases = 0
    spend = 0
  }
  const columns = Object.fromEntries(COLUMNS.map((name, at) => [name, Float64Array.from(rows[at] ?? [])])) as Record<
    (typeof COLUMNS)[number],
    Float64Array
  > // one for each name
  const costs = db.numbers(['owner', 'cost', 'costed'], COSTS, day)
  eachPair(columns.ids, costs.owner, (at, from) => {
    columns.cost[at] = costs.cost[from] ?? 0
    columns.costed[at] = costs.costed[from] ?? 0
  })
  const usual = db.numbers(['owner', 'gap'], USUAL)
  eachPair(columns.ids, usual.owner, (at, from) => {
    if (columns.buyDays[at] === 1) columns.usualGap[at] = usual.gap[from] ?? Number.NaN
  })
  return columns
}

function medianGap(days: readonly number[]): number {
  if (days.length < 2) return Number.NaN
  const gaps = Float64Array.from({ length: days.length - 1 }, (_, at) => (days[at + 1] ?? 0) - (days[at] ?? 0)).sort()
  return quantile(gaps, 0.5)
}

/** Of values in ascending order, by linear interpolation between the nearest two; NaN of none. */
export function quantile(ascending: Float64Array, share: number): number {
  const place = (ascending.length - 1) * share
  const [lower, upper] = [ascending[Math.floor(place)] ?? Number.NaN, ascending[Math.ceil(place)] ?? Number.NaN]
  return lower + (upper - lower) * (place - Math.floor(place))
}

/** Walks two ascending columns of ids side by side. */
export function eachPair(ids: Float64Array, others: Float64Array, found: (at: number, other: number) => void): void {
  let at = 0
  for (let other = 0; other < others.length; other += 1) {
    const id = others[other] ?? 0
    while (at < ids.length && (ids[at] ?? 0) < id) at += 1
    if (ids[at] === id) found(at, other)
  }
}

function within(customers: Customers, only: Float64Array | null): Customers {
  if (only === null) return customers
  const places: number[] = []
  eachPair(customers.ids, only, (at) => places.push(at))
  return pick(customers, places)
}

/** The columns at those places, in their order. */
export function pick<C extends Readonly<Record<string, Float64Array>>>(columns: C, places: readonly number[]): C {
  const picked = Object.entries(columns).map(([name, column]) => [
    name,
    Float64Array.from(places, (at) => column[at] ?? Number.NaN),
  ])
  return Object.fromEntries(picked) as C // of the same names
}
