// Dates, money and sizes as they are read on the street of the shop.
import { expect, test } from 'vitest'
import { createFormats, relativeUnit } from '../../../src/shared/words/format.ts'

const us = createFormats({ locale: 'en-US', zone: 'America/New_York', currency: 'USD' })
const gb = createFormats({ locale: 'en-GB', zone: 'Europe/London', currency: 'JPY' })
/** March 14, 2026 as days since 1970-01-01. */
const DAY = Date.UTC(2026, 2, 14) / 86_400_000

test('a shop day is the same day in every zone', () => {
  expect(us.dayOfWeek(DAY)).toBe('Saturday, March 14')
  expect(gb.day(DAY)).toBe('14 March 2026')
})

test('an instant is shown on the clock of the shop', () => {
  const at = Date.UTC(2026, 2, 14, 3, 30)
  expect(us.time(at)).toBe('11:30 PM')
  expect(us.dayOf(at)).toBe(DAY - 1)
  expect(gb.dayOf(at)).toBe(DAY)
})

test('a day begins and ends where the clock of the shop does, also when clocks change', () => {
  expect(us.dayOf(Date.UTC(2026, 2, 8, 4, 59))).toBe(us.dayOf(Date.UTC(2026, 2, 7, 12)))
  expect(us.dayOf(Date.UTC(2026, 2, 9, 3, 59))).toBe(us.dayOf(Date.UTC(2026, 2, 8, 12)))
})

test.each([
  ['1986-03-17', 'March 17, 1986'],
  ['--02-29', 'February 29'],
  ['1986', '1986'],
  ['1986-03', 'March 1986'],
  ['sometime', 'sometime'],
])('the partial date %s is read %s', (text, shown) => {
  expect(us.partialDate(text)).toBe(shown)
})

test('money comes from minor units, with as many as the currency has', () => {
  expect(us.money(1_450)).toBe('$14.50')
  expect(us.moneyWhole(101_000)).toBe('$1,010')
  expect(gb.money(1_450)).toBe('JP¥1,450')
})

test('distances are said in the unit people use', () => {
  expect(relativeUnit(-20)).toEqual({ unit: 'day', amount: -20 })
  expect(relativeUnit(35)).toEqual({ unit: 'week', amount: 5 })
  expect(relativeUnit(-120)).toEqual({ unit: 'month', amount: -3 })
  expect(relativeUnit(800)).toEqual({ unit: 'year', amount: 2 })
  expect(us.relativeDays(-1)).toBe('yesterday')
  expect(us.relativeDays(0)).toBe('today')
})

test('sizes are in steps of a thousand', () => {
  expect(us.bytes(0)).toBe('0 byte')
  expect(us.bytes(412_474)).toBe('412 kB')
  expect(us.bytes(1_800_000)).toBe('1.8 MB')
})

test('a zone is called by its name, or by its city where it has none', () => {
  expect(us.zoneName('America/New_York')).toBe('Eastern Time')
  expect(us.zoneName('UTC')).toBe('UTC')
})
