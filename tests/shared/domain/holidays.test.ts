// Feast days fall where calendars say they do.
import { expect, test } from 'vitest'
import { easterSunday, holidaysBetween } from '../../../src/shared/domain/holidays.ts'
import { dayOfDate, isoOfDay } from '../../../src/shared/domain/shop-day.ts'

test('Easter falls as the almanacs have it, from the earliest day it can to the latest', () => {
  const easters = [1818, 1943, 1961, 2000, 2008, 2011, 2024, 2025, 2026, 2027, 2038, 2285]
  expect(easters.map((year) => isoOfDay(easterSunday(year)))).toEqual([
    '1818-03-22',
    '1943-04-25',
    '1961-04-02',
    '2000-04-23',
    '2008-03-23',
    '2011-04-24',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
    '2285-03-22',
  ])
})

const fall = (country: string, name: string, years = [2026]) =>
  years.flatMap((year) =>
    holidaysBetween(country, dayOfDate({ year, month: 1, day: 1 }), dayOfDate({ year, month: 12, day: 31 }))
      .filter((one) => one.name === name)
      .map(({ day }) => isoOfDay(day)),
  )

test('days that move fall on the right Sunday, Monday or Thursday of each country', () => {
  expect(fall('US', 'thanksgiving')).toEqual(['2026-11-26'])
  expect(fall('CA', 'thanksgiving')).toEqual(['2026-10-12'])
  expect(fall('US', 'black-friday')).toEqual(['2026-11-27'])
  expect(fall('US', 'mothers-day')).toEqual(['2026-05-10'])
  expect(fall('GB', 'mothers-day')).toEqual(['2026-03-15'])
  // The last Sunday of May 2023 was Whit Sunday; that of 2026 is not.
  expect(fall('FR', 'mothers-day', [2023, 2026])).toEqual(['2023-06-04', '2026-05-31'])
  expect(fall('NL', 'national-day', [2025, 2026])).toEqual(['2025-04-26', '2026-04-27'])
  expect(fall('DE', 'ascension')).toEqual(['2026-05-14'])
  expect(fall('AT', 'fathers-day')).toEqual(['2026-06-14'])
  expect(fall('GB', 'thanksgiving')).toEqual([])
})

test('a stretch over the turn of the year has the days of both, in their order; a country nobody wrote down has what all have', () => {
  const from = dayOfDate({ year: 2026, month: 12, day: 24 })
  expect(holidaysBetween('BR', from, from + 14).map(({ name }) => name)).toEqual([
    'christmas-eve',
    'christmas',
    'new-years-eve',
    'new-year',
  ])
})
