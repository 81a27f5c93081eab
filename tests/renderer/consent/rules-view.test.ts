// How a pack of rules is said: names, hours, how old it is.
import { expect, test } from 'vitest'
import { daysSince, packName, sayHours } from '../../../src/renderer/areas/consent/rules-view.ts'
import { packOf, packsToChoose } from '../../../src/shared/domain/rules/packs.ts'
import { createFormats } from '../../../src/shared/words/format.ts'
import { createWords } from '../../../src/shared/words/words.ts'

const words = createWords('en', 'en-GB')
const formats = createFormats({ locale: 'en-GB', zone: 'Europe/London', currency: 'GBP' })

test('every pack has a name of its own', () => {
  const names = packsToChoose().map(({ pack }) => packName(words, pack))
  expect(new Set(names).size).toBe(names.length)
})

test('hours are said by day and clock, days in a row by the first and the last', () => {
  const hoursOf = (country: string) => sayHours(words, formats, packOf(country, null).hours.phone ?? [])
  expect(hoursOf('US')).toBe('Mon–Sun 08:00–20:00')
  expect(hoursOf('CA')).toBe('Mon–Fri 09:00–21:30 and Sat and Sun 10:00–18:00')
  expect(hoursOf('FR')).toBe('Mon–Fri 10:00–13:00 and Mon–Fri 14:00–20:00')
  expect(hoursOf('AU')).toBe('Mon–Fri 09:00–20:00 and Sat 09:00–17:00')
})

test('the age of a reading is counted in days', () => {
  expect(daysSince('2026-01-01', 20_454 + 31)).toBe(31)
})
