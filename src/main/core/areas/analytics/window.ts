// What people bought in a time, from the indexes that cover a window of visits.
import { addMonths } from '../../../../shared/domain/segments/period.ts'
import { eachPair } from './columns.ts'
import type { Ask, BesideDb } from './report.ts'

/** Shop days, both included. */
export interface HeldDays {
  readonly from: number
  readonly to: number
}

/** One entry a person who bought or brought something back in the window, by ascending id. */
interface Bought {
  readonly ids: Float64Array
  /** Minor units, returns and counter-entries taken off. */
  readonly money: Float64Array
  /** Sales that stand. */
  readonly purchases: Float64Array
}

const SUMS = "owner_id, sum(total), sum(kind = 'sale' AND corrected_by IS NULL)"
// From a few months on, everybody's visits in the order of people are read sooner than a window is sorted by people.
const SHORT = `SELECT ${SUMS} FROM visit INDEXED BY visit_window WHERE owner_id IS NOT NULL AND day BETWEEN ? AND ?
  GROUP BY owner_id ORDER BY owner_id`
const LONG = `SELECT ${SUMS} FROM visit INDEXED BY visit_owner_day WHERE owner_id IS NOT NULL AND day BETWEEN ? AND ?
  GROUP BY owner_id ORDER BY owner_id`
const LONG_DAYS = 120

export function boughtBetween(db: BesideDb, { from, to }: HeldDays): Bought {
  return db.numbers(['ids', 'money', 'purchases'], to - from > LONG_DAYS ? LONG : SHORT, from, to)
}

const COSTS = `SELECT owner_id, total(cost), total(iif(cost IS NULL, 0, total)) FROM sale_line INDEXED BY sale_line_owner
  WHERE owner_id IS NOT NULL AND day BETWEEN ? AND ? GROUP BY owner_id ORDER BY owner_id`

/** What is known of the cost of what each person bought, and the revenue of those lines; by ascending id. */
export function costsBetween(db: BesideDb, { from, to }: HeldDays) {
  return db.numbers(['ids', 'cost', 'costed'], COSTS, from, to)
}

const THEIRS = `SELECT j.value, coalesce(sum(v.total), 0) FROM json_each(?) j
  LEFT JOIN visit v INDEXED BY visit_owner_day ON v.owner_id = j.value AND v.owner_id IS NOT NULL AND v.day BETWEEN ? AND ?
  GROUP BY j.key ORDER BY j.key`
/** From so many people on it is quicker to read everybody. */
const FEW = 10_000

/** What these people brought in a time, in minor units; beside them. @param ids ascending */
export function moneyOf(db: BesideDb, ids: Float64Array, days: HeldDays): Float64Array {
  if (ids.length > FEW) {
    const bought = boughtBetween(db, days)
    return beside(ids, bought, bought.money)
  }
  return db.numbers(['id', 'money'], THEIRS, JSON.stringify([...ids]), days.from, days.to).money
}

/** A column of others beside these people; nought where they are not among them. Both by ascending id. */
export function beside(ids: Float64Array, others: { readonly ids: Float64Array }, values: Float64Array): Float64Array {
  const column = new Float64Array(ids.length)
  eachPair(ids, others.ids, (at, from) => {
    column[at] = values[from] ?? 0
  })
  return column
}

/** The twelve months up to and with a day. */
export const yearUntil = (day: number): HeldDays => ({ from: addMonths(day, -12) + 1, to: day })

/** The days of the request, as far as the book knows any; null where none were asked for. A time without any day of the book is one of none. */
export function daysHeld({ period, asOf, firstSale }: Pick<Ask, 'period' | 'asOf' | 'firstSale'>): HeldDays | null {
  if (period === null) return null
  return { from: Math.max(period.from ?? firstSale ?? asOf, firstSale ?? asOf), to: Math.min(period.to ?? asOf, asOf) }
}
