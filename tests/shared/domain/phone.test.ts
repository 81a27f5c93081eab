import { getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/examples.mobile.json'
import { expect, test } from 'vitest'
import { readAtHome } from '../../../src/shared/domain/home-phone.ts'
import { digitsOf, phoneDigits, readPhone } from '../../../src/shared/domain/phone.ts'
import { readText, testDataFile } from './test-data.ts'

test.each([
  ['0171 2345678', 'DE', '+491712345678', '0171 2345678', true],
  ['+49 (0)30 901820', 'DE', '+4930901820', '030 901820', false],
  ['0049 30 901820', 'FR', '+4930901820', '+49 30 901820', false],
  ['020 7946 0958', 'GB', '+442079460958', '020 7946 0958', false],
  ['07400 123456', 'GB', '+447400123456', '07400 123456', true],
  ['(415) 555-2671', 'US', '+14155552671', '(415) 555-2671', true],
  ['604 683 1234', 'US', '+16046831234', '(604) 683-1234', true],
  ['02 1234 5678', 'IT', '+390212345678', '02 1234 5678', false],
  ['٠١٠١٢٣٤٥٦٧٨', 'EG', '+201012345678', '010 12345678', true],
  ['06 12 34 56 78', 'FR', '+33612345678', '06 12 34 56 78', true],
])('%s typed in %s is %s', (typed, country, e164, shown, canText) => {
  expect(readPhone(typed, country)).toMatchObject({ e164, shown, canText })
})

test.each(['', 'ring the bell', '12', '0171', '+49 1', '1'.repeat(300), '++49171'])('"%s" is no number', (typed) => {
  expect(readPhone(typed, 'DE')).toEqual({ e164: null, shown: typed.trim(), canText: false, country: null })
})

test('an unknown home country still leaves the numbers of the world', () => {
  expect(readPhone('+49 171 2345678', 'XX').e164).toBe('+491712345678')
  expect(readPhone('0171 2345678', 'XX').e164).toBeNull()
})

test('a number is found by its international and its national digits, and by what was typed', () => {
  const phone = readPhone('0171 2345678', 'DE')
  expect(phoneDigits('0171 2345678', phone)).toBe('491712345678 01712345678')
  expect(phoneDigits('extension 12', readPhone('extension 12', 'DE'))).toBe('12')
  expect(digitsOf('+٤٩ (0)171')).toBe('490171')
})

test('numbers of all countries are read as the reference library reads them', () => {
  const path = testDataFile('phone', 'examples-with-expected.csv')
  if (path === null) return
  const [head = '', ...lines] = readText(path).trim().split('\n')
  const columns = head.trim().split(',')
  const rows = lines.map(
    (line) =>
      new Map(
        line
          .trim()
          .split(',')
          .map((cell, at) => [columns[at] ?? '', cell]),
      ),
  )
  expect(rows).toHaveLength(1_148)
  const other = rows.filter((row) => {
    const expected = row.get('is_valid') === 'true' ? row.get('e164') : null
    // As typed abroad, and at home in the national form; satellites and freephones of the world (001) have no home.
    return [
      readPhone(row.get('international') ?? '', 'XX').e164,
      row.get('region') === '001' ? expected : readPhone(row.get('national') ?? '', row.get('region') ?? '').e164,
    ].some((e164) => e164 !== expected)
  })
  // Numbering plans change (Benin, Zimbabwe): the newer library and the older answers part in a few numbers.
  expect(other.length, other.map((row) => row.get('e164')).join(' ')).toBeLessThanOrEqual(5)
})

test('a number written as at home is read the short way as the library reads it, in every country', () => {
  let seed = 7
  const below = (limit: number) => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff) % limit
  let read = 0
  for (const country of getCountries()) {
    const example = getExampleNumber(country, examples)
    for (let at = 0; at < 40; at += 1) {
      const signs = [...(at % 2 === 0 ? (example?.formatNational() ?? '12') : (example?.nationalNumber ?? '12'))]
      // Other figures, one more, one less, a prefix: most are numbers still, some are of another kind or none.
      for (let change = 0; change < at % 5; change += 1) {
        const place = below(signs.length)
        if (/\d/.test(signs[place] ?? '')) signs.splice(place, below(12) === 0 ? 0 : 1, String(below(10)))
        if (below(20) === 0) signs.unshift(String(below(2)))
      }
      const typed = signs.join('')
      const number = readAtHome(typed, country)
      if (number?.getType() === undefined) continue
      const library = parsePhoneNumberFromString(typed, { defaultCountry: country })
      read += 1
      expect([number.number, number.country, number.getType(), number.formatNational()], `${typed} ${country}`).toEqual(
        [library?.number, library?.country, library?.getType(), library?.formatNational()],
      )
    }
  }
  expect(read).toBeGreaterThan(1_000)
})
