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
  /** Shop day of the last of them, NaN for none. */
  readonly lastDay: Float64Array
}

const SUMS = `owner_id, sum(total), sum(kind = 'sale' AND corrected_by IS NULL),
  max(iif(kind = 'sale' AND corrected_by IS NULL, day, NULL))`
// A long window is read in the order of people, a short one in the order of days.
const SHORT = `SELECT ${SUMS} FROM visit INDEXED BY visit_window WHERE owner_id IS NOT NULL AND day BETWEEN ? AND ?
  GROUP BY owner_id ORDER BY owner_id`
const LONG = `SELECT ${SUMS} FROM visit INDEXED BY visit_owner_day WHERE owner_id IS NOT NULL AND day BETWEEN ? AND ?
  GROUP BY owner_id ORDER BY owner_id`
const LONG_DAYS = 800

export function boughtBetween(db: BesideDb, { from, to }: HeldDays): Bought {
  return db.numbers(['ids', 'money', 'purchases', 'lastDay'], to - from > LONG_DAYS ? LONG : SHORT, from, to)
}

const COSTS = `SELECT owner_id, total(cost), total(iif(cost IS NULL, 0, total)) FROM sale_line INDEXED BY sale_line_owner
  WHERE owner_id IS NOT NULL AND day BETWEEN ? AND ? GROUP BY owner_id ORDER BY owner_id`

/** What is known of the cost of what each person bought, and the revenue of those lines; by ascending id. */
export function costsBetween(db: BesideDb, { from, to }: HeldDays) {
  return db.numbers(['ids', 'cost', 'costed'], COSTS, from, to)
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
