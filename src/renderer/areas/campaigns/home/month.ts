// A month as weeks of shop days, and where a key leads in it. Pure.
import { dateOfDay, dayOfDate, weekdayOf } from '../../../../shared/domain/shop-day.ts'

export interface Month {
  readonly year: number
  /** 1 to 12 */
  readonly month: number
}

export const monthOf = (day: number): Month => {
  const { year, month } = dateOfDay(day)
  return { year, month }
}

export const firstOf = ({ year, month }: Month): number => dayOfDate({ year, month, day: 1 })

export function stepMonth({ year, month }: Month, by: number): Month {
  const at = year * 12 + month - 1 + by
  return { year: Math.floor(at / 12), month: (at % 12) + 1 }
}

/**
 * Whole weeks with the month in them: four to six, so that the days before and after it are seen too.
 * @param weekStart Monday 0 … Sunday 6
 */
export function weeksOf(month: Month, weekStart: number): readonly (readonly number[])[] {
  const first = firstOf(month)
  const next = firstOf(stepMonth(month, 1))
  const from = first - ((weekdayOf(first) - weekStart + 7) % 7)
  const weeks = Math.ceil((next - from) / 7)
  return Array.from({ length: weeks }, (_, week) => Array.from({ length: 7 }, (_day, at) => from + week * 7 + at))
}

/** The same day of the month before or after, or its last one where that has fewer. */
export function sameDayOf(day: number, by: number): number {
  const target = stepMonth(monthOf(day), by)
  const last = firstOf(stepMonth(target, 1)) - 1
  return Math.min(firstOf(target) + dateOfDay(day).day - 1, last)
}

/** Shop day a key leads to; null where it leads nowhere. */
export function dayAfterKey(key: string, day: number, weekStart: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return day - 1
    case 'ArrowRight':
      return day + 1
    case 'ArrowUp':
      return day - 7
    case 'ArrowDown':
      return day + 7
    case 'Home':
      return day - ((weekdayOf(day) - weekStart + 7) % 7)
    case 'End':
      return day + 6 - ((weekdayOf(day) - weekStart + 7) % 7)
    case 'PageUp':
      return sameDayOf(day, -1)
    case 'PageDown':
      return sameDayOf(day, 1)
    default:
      return null
  }
}

const SUNDAY_FIRST: readonly string[] = [
  'US',
  'CA',
  'MX',
  'BR',
  'JP',
  'KR',
  'TW',
  'HK',
  'IN',
  'IL',
  'ZA',
  'PH',
  'CO',
  'PE',
  'VE',
]

/** On which weekday a week begins where the shop is (CLDR weekData, the countries where it is Sunday): Monday 0 … Sunday 6. */
export const weekStartOf = (country: string): number => (SUNDAY_FIRST.includes(country) ? 6 : 0)
