// What every customer bought in a time, from the index that covers a window of visits.
import type { Days } from '../../../../shared/domain/segments/period.ts'
import { daysOfPeriod } from '../../../../shared/domain/segments/period.ts'
import { eachPair, type Customers } from './customers.ts'
import type { BesideDb } from './report.ts'

/** One entry a person who bought or brought something back in the window, by ascending id. */
export interface Bought {
  readonly ids: Float64Array
  /** Minor units, returns and counter-entries taken off. */
  readonly money: Float64Array
  /** Sales that stand. */
  readonly purchases: Float64Array
  /** Shop day of the last of them, NaN for none. */
  readonly lastDay: Float64Array
}

const COLUMNS = ['ids', 'money', 'purchases', 'lastDay'] as const
const SUMS = `owner_id, sum(total), sum(kind = 'sale' AND corrected_by IS NULL),
  max(iif(kind = 'sale' AND corrected_by IS NULL, day, NULL))`
// A long window is read in the order of people, a short one in the order of days.
const SHORT = `SELECT ${SUMS} FROM visit INDEXED BY visit_window WHERE owner_id IS NOT NULL AND day BETWEEN ? AND ?
  GROUP BY owner_id ORDER BY owner_id`
const LONG = `SELECT ${SUMS} FROM visit INDEXED BY visit_owner_day WHERE owner_id IS NOT NULL AND day BETWEEN ? AND ?
  GROUP BY owner_id ORDER BY owner_id`
const LONG_DAYS = 800

/** @param from @param to shop days, both included */
export function boughtBetween(db: BesideDb, from: number, to: number): Bought {
  return db.numbers(COLUMNS, to - from > LONG_DAYS ? LONG : SHORT, from, to)
}

/** A column beside the customers: what each of them has there, else nought. */
export function besideCustomers(
  { ids }: Pick<Customers, 'ids'>,
  { ids: others }: Pick<Bought, 'ids'>,
  values: Float64Array,
): Float64Array {
  const column = new Float64Array(ids.length)
  eachPair(ids, others, (at, from) => {
    column[at] = values[from] ?? 0
  })
  return column
}

/** The twelve months up to and with a day. */
export function yearUntil(day: number): { readonly from: number; readonly to: number } {
  return { from: daysOfPeriod({ last: 12, unit: 'month' }, day).from ?? day, to: day }
}

/** The days of a request within what the book knows; null: all of it. */
export function heldTo({ from, to }: Days, { first, asOf }: { readonly first: number; readonly asOf: number }) {
  return { from: Math.max(from ?? first, first), to: Math.min(to ?? asOf, asOf) }
}
