// The seasons of a year, as somebody says them.
import { expect, test } from 'vitest'
import { samePeriod, seasonsUpTo } from '../../../src/renderer/areas/analytics/period-choices.ts'
import { dayOfDate } from '../../../src/shared/domain/shop-day.ts'

const day = (year: number, month: number, date: number) => dayOfDate({ year, month, day: date })

test('in March the newest season is spring, and the winter before it began in the year before', () => {
  const [now, before] = seasonsUpTo(day(2026, 3, 14), 'US')
  expect(now).toEqual({ name: 1, year: 2026, period: { from: day(2026, 3, 1), to: day(2026, 5, 31) } })
  expect(before).toEqual({ name: 0, year: 2026, period: { from: day(2025, 12, 1), to: day(2026, 2, 28) } })
})

test('a December belongs to the winter of the year after', () => {
  expect(seasonsUpTo(day(2025, 12, 31), 'DE')[0]).toMatchObject({ name: 0, year: 2026 })
  expect(seasonsUpTo(day(2025, 11, 30), 'DE')[0]).toMatchObject({ name: 3, year: 2025 })
})

test('last spring is offered all year long', () => {
  for (let month = 1; month <= 12; month += 1) {
    const names = seasonsUpTo(day(2026, month, 10), 'GB').map(({ name }) => name)
    expect(names).toContain(1)
  }
})

test('in the south March is autumn', () => {
  expect(seasonsUpTo(day(2026, 3, 14), 'NZ')[0]).toMatchObject({ name: 3 })
})

test('periods are the same in any order of their parts', () => {
  expect(samePeriod({ from: 1, to: 2 }, { to: 2, from: 1 })).toBe(true)
  expect(samePeriod({ from: 1, to: 2 }, { from: 1, to: 3 })).toBe(false)
  expect(samePeriod(undefined, { last: 3, unit: 'month' })).toBe(false)
})
