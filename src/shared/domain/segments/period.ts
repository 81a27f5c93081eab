// Which shop days a period means on a day. Pure; segments and reports count by the same days.
import { dateOfDay, dayOfDate, daysInMonth, EARLIEST_DAY } from '../shop-day.ts'
import type { PERIOD_UNITS, Period } from './rule.ts'

/** Shop days, both included; null: without an end. */
export interface Days {
  readonly from: number | null
  readonly to: number | null
}

/**
 * The same day so many months later, earlier below 0; the last of the month where it is shorter: a month before 31 March is 28 February, a
 * year before 29 February the 28th.
 */
export function addMonths(day: number, months: number): number {
  const date = dateOfDay(day)
  const month = date.year * 12 + date.month - 1 + months
  const [year, of] = [Math.floor(month / 12), (((month % 12) + 12) % 12) + 1]
  return dayOfDate({ year, month: of, day: Math.min(date.day, daysInMonth(year, of)) })
}

/** So many units before a day, but not before the first day that the book can speak of. */
export function unitsBefore(day: number, count: number, unit: (typeof PERIOD_UNITS)[number]): number {
  return count > day - EARLIEST_DAY ? EARLIEST_DAY : Math.max(EARLIEST_DAY, before(day, count, unit))
}

function before(day: number, count: number, unit: (typeof PERIOD_UNITS)[number]): number {
  if (unit === 'day') return day - count
  return unit === 'week' ? day - 7 * count : addMonths(day, unit === 'year' ? -12 * count : -count)
}

/**
 * The days of a period. `last` ends with today and begins the day after the same day so many units before; `before` is everything until
 * that day. From a later day to an earlier one is no day at all.
 * @param today shop day
 */
export function daysOfPeriod(period: Period, today: number): Days {
  if ('last' in period) return { from: unitsBefore(today, period.last, period.unit) + 1, to: today }
  if ('before' in period) return { from: null, to: unitsBefore(today, period.before, period.unit) }
  if ('year' in period) {
    const { year, month } = period
    return {
      from: dayOfDate({ year, month: month ?? 1, day: 1 }),
      to: dayOfDate({ year, month: month ?? 12, day: daysInMonth(year, month ?? 12) }),
    }
  }
  return { from: period.from ?? null, to: period.to ?? null }
}
