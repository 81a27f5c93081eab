// Which times a report can be asked about without typing days: months, years, and the seasons of the last year. Pure.
import { dateOfDay, dayOfDate } from '../../../shared/domain/shop-day.ts'
import type { Period } from './asking.ts'

/** Countries of the south, where the year's seasons are the other way round. */
const SOUTH = [
  'AR',
  'AU',
  'BO',
  'BR',
  'BW',
  'CL',
  'FJ',
  'LS',
  'MG',
  'MU',
  'MZ',
  'NA',
  'NZ',
  'PE',
  'PY',
  'UY',
  'ZA',
  'ZM',
  'ZW',
]

/** 0 winter, 1 spring, 2 summer, 3 autumn, as they are called where the shop is. */
type SeasonName = 0 | 1 | 2 | 3

export interface Season {
  readonly name: SeasonName
  /** That of its last month: the winter of 2026 begins in December 2025. */
  readonly year: number
  readonly period: { readonly from: number; readonly to: number }
}

/**
 * The season of today and the four before it, newest first: whoever says "last spring" in spring means a year ago.
 * @param asOf shop day that counts as today @param country ISO code of the shop's country
 */
export function seasonsUpTo(asOf: number, country: string): readonly Season[] {
  const { year, month } = dateOfDay(asOf)
  // Seasons of three whole months, the first from December; counted from the winter of the year 0.
  const now = year * 4 + Math.floor((month % 12) / 3) + (month === 12 ? 4 : 0)
  return [0, 1, 2, 3, 4].map((ago) => {
    const at = now - ago
    const seasonYear = Math.floor(at / 4)
    const part = at % 4
    const first = seasonYear * 12 + part * 3 - 1
    const begins = (monthNumber: number) =>
      dayOfDate({ year: Math.floor(monthNumber / 12), month: (monthNumber % 12) + 1, day: 1 })
    const name = ((part + (SOUTH.includes(country) ? 2 : 0)) % 4) as SeasonName // 0 to 3
    return { name, year: seasonYear, period: { from: begins(first), to: begins(first + 3) - 1 } }
  })
}

/** Two periods that name the same days in the same words. */
export function samePeriod(a: Period | undefined, b: Period | undefined): boolean {
  const written = (period: Period | undefined) =>
    period === undefined ? '' : JSON.stringify(Object.entries(period).toSorted(([x], [y]) => x.localeCompare(y)))
  return written(a) === written(b)
}
