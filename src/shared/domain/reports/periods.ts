// Whole months and stretches of days, as reports compare and group them. Calendar arithmetic alone: no zone, no clock.
import { dateOfDay, dayOfDate } from '../shop-day.ts'
import { addMonths } from '../segments/period.ts'

/** Shop days, both included. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** year * 12 + month - 1 */
export function monthOfDay(day: number): number {
  const { year, month } = dateOfDay(day)
  return year * 12 + month - 1
}

/** The first shop day of a month counted as year * 12 + month - 1. */
export function firstDayOfMonth(month: number): number {
  const year = Math.floor(month / 12)
  return dayOfDate({ year, month: month - year * 12 + 1, day: 1 })
}

/** How many months these days are, from any day to the day before the same one; null where they are not whole ones. */
export function wholeMonths({ from, to }: Stretch): number | null {
  const months = monthOfDay(to + 1) - monthOfDay(from)
  return months > 0 && addMonths(from, months) === to + 1 ? months : null
}

/** What lies directly before, as many months long, or as many days. */
export function stretchBefore(stretch: Stretch): Stretch {
  const { from, to } = stretch
  const months = wholeMonths(stretch)
  return { from: months === null ? from - (to - from + 1) : addMonths(from, -months), to: from - 1 }
}

const MONTHS_A_YEAR = 12
const DAYS_A_YEAR = 365.25

/** By how much money of these days is to be multiplied to be that of a year: 1 for twelve months, whatever days these have. */
export function toAYear(stretch: Stretch): number {
  const months = wholeMonths(stretch)
  return months === null ? DAYS_A_YEAR / (stretch.to - stretch.from + 1) : MONTHS_A_YEAR / months
}
