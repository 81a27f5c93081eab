import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  dateOfDay,
  dayOfDate,
  daysInMonth,
  isoOfDay,
  shopCalendar,
  weekdayOf,
} from '../../../src/shared/domain/shop-day.ts'

const ZONES = Intl.supportedValuesOf('timeZone')
const zone = fc.constantFrom(...ZONES)
const instant = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2037, 0, 1) })
const DAY_MS = 86_400_000

/** The local clock as Intl tells it, without any of our arithmetic. */
function clockOf(at: number, timeZone: string) {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  const [date = '', time = ''] = format.format(at).split(' ')
  return { date, hour: Number(time.slice(0, 2)) }
}

test('the day and hour of an instant are those on the wall, in every zone of the world', () => {
  fc.assert(
    fc.property(zone, instant, (name, at) => {
      const { day, slot } = shopCalendar(name, 0).momentOf(at)
      const wall = clockOf(at, name)
      expect(isoOfDay(day)).toBe(wall.date)
      expect(slot).toBe(weekdayOf(day) * 24 + wall.hour)
    }),
    { numRuns: 400 },
  )
})

test('with a turn hour, the small hours belong to the day before', () => {
  fc.assert(
    fc.property(zone, instant, fc.integer({ min: 0, max: 12 }), (name, at, turn) => {
      const { day, slot } = shopCalendar(name, turn).momentOf(at)
      const wall = clockOf(at, name)
      const calendarDay = Date.parse(wall.date) / DAY_MS
      expect(day).toBe(wall.hour < turn ? calendarDay - 1 : calendarDay)
      expect(slot % 24).toBe(wall.hour)
    }),
    { numRuns: 400 },
  )
})

test('a day begins with its first instant and not before', () => {
  fc.assert(
    fc.property(zone, instant, fc.integer({ min: 0, max: 6 }), (name, at, turn) => {
      const calendar = shopCalendar(name, turn)
      const day = calendar.dayOf(at)
      const start = calendar.startOf(day)
      expect(start).toBeLessThanOrEqual(at)
      expect(calendar.dayOf(start)).toBe(day)
      expect(calendar.dayOf(start - 1)).toBeLessThan(day)
    }),
    { numRuns: 400 },
  )
})

test('the nights in which clocks change make days of 23 and 25 hours', () => {
  const berlin = shopCalendar('Europe/Berlin', 0)
  const hours = (year: number, month: number, day: number) => {
    const at = dayOfDate({ year, month, day })
    return (berlin.startOf(at + 1) - berlin.startOf(at)) / 3_600_000
  }
  expect(hours(2026, 3, 29)).toBe(23)
  expect(hours(2026, 10, 25)).toBe(25)
  expect(hours(2026, 6, 1)).toBe(24)
})

test('where midnight itself is skipped, the day begins when the clock has jumped', () => {
  // Beirut goes from 24:00 to 01:00.
  const beirut = shopCalendar('Asia/Beirut', 0)
  const day = dayOfDate({ year: 2022, month: 3, day: 27 })
  expect(new Date(beirut.startOf(day)).toISOString()).toBe('2022-03-26T22:00:00.000Z')
  expect(clockOf(beirut.startOf(day), 'Asia/Beirut').hour).toBe(1)
})

test('a day that a zone skipped altogether begins where the next one does', () => {
  // Samoa had no 30 December 2011.
  const apia = shopCalendar('Pacific/Apia', 0)
  const skipped = dayOfDate({ year: 2011, month: 12, day: 30 })
  expect(apia.startOf(skipped)).toBe(apia.startOf(skipped + 1))
  expect(apia.startOf(skipped)).toBeGreaterThan(apia.startOf(skipped - 1))
})

test('a sale at half past one at night counts for the evening before', () => {
  const bar = shopCalendar('Europe/Madrid', 4)
  const { day, slot } = bar.momentOf(Date.UTC(2026, 4, 9, 23, 30)) // Sunday 01:30 in Madrid
  expect(isoOfDay(day)).toBe('2026-05-09')
  expect(slot).toBe(5 * 24 + 1)
})

test('days and dates turn into each other, leap days included', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
      const date = dateOfDay(day)
      expect(dayOfDate(date)).toBe(day)
      expect(date.day).toBeLessThanOrEqual(daysInMonth(date.year, date.month))
      expect(weekdayOf(day)).toBe((new Date(day * DAY_MS).getUTCDay() + 6) % 7)
    }),
  )
  expect(daysInMonth(2024, 2)).toBe(29)
  expect(daysInMonth(1900, 2)).toBe(28)
  expect(daysInMonth(2000, 2)).toBe(29)
  expect(daysInMonth(2026, 13)).toBe(0)
})

test('an unknown zone is refused', () => {
  expect(() => shopCalendar('Mars/Olympus', 0)).toThrow(RangeError)
})
