// Months and stretches of days that reports compare.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  firstDayOfMonth,
  monthOfDay,
  stretchBefore,
  toAYear,
  wholeMonths,
} from '../../../../src/shared/domain/reports/periods.ts'
import { daysOfPeriod } from '../../../../src/shared/domain/segments/period.ts'
import { dayOfDate, EARLIEST_DAY, isoOfDay } from '../../../../src/shared/domain/shop-day.ts'

const day = (year: number, month: number, of: number) => dayOfDate({ year, month, day: of })
const said = ({ from, to }: { from: number; to: number }) => `${isoOfDay(from)} ${isoOfDay(to)}`

test('before a year comes the year before, leap years or not', () => {
  expect(said(stretchBefore({ from: day(2024, 1, 1), to: day(2024, 12, 31) }))).toBe('2023-01-01 2023-12-31')
  expect(said(stretchBefore({ from: day(2023, 3, 6), to: day(2024, 3, 5) }))).toBe('2022-03-06 2023-03-05')
  expect(said(stretchBefore({ from: day(2024, 3, 1), to: day(2024, 3, 10) }))).toBe('2024-02-20 2024-02-29')
})

test('twelve months are a year of money, whatever days they have; other lengths are stretched by their days', () => {
  expect(toAYear({ from: day(2024, 1, 1), to: day(2024, 12, 31) })).toBe(1)
  expect(toAYear({ from: day(2023, 1, 1), to: day(2023, 6, 30) })).toBe(2)
  expect(toAYear({ from: day(2023, 1, 1), to: day(2023, 1, 10) })).toBe(36.525)
})

test('a period of more years than there are begins where the book can still speak of days', () => {
  for (const unit of ['day', 'week', 'month', 'year'] as const)
    expect(daysOfPeriod({ last: 4_000_000, unit }, day(2024, 1, 1)).from).toBe(EARLIEST_DAY + 1)
})

test('a month begins with its first day, and holds every day up to the next', () => {
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 200_000 }), (one) => {
      const month = monthOfDay(one)
      expect(firstDayOfMonth(month)).toBeLessThanOrEqual(one)
      expect(firstDayOfMonth(month + 1)).toBeGreaterThan(one)
      expect(wholeMonths({ from: firstDayOfMonth(month), to: firstDayOfMonth(month + 5) - 1 })).toBe(5)
    }),
  )
})

test('what lies before a stretch ends the day before it, and two years one after the other are 24 months', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (today) => {
      const { from, to } = daysOfPeriod({ last: 12, unit: 'month' }, today)
      const now = { from: from ?? 0, to: to ?? 0 }
      const before = stretchBefore(now)
      expect(before.to).toBe(now.from - 1)
      expect(before.from).toBeLessThan(before.to)
    }),
  )
})
