import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalOf, formatMoney, minorDigits, parseMoney } from '../../../src/shared/domain/money.ts'

const LOCALES = [
  'en',
  'en-IN',
  'de',
  'de-CH',
  'fr',
  'es',
  'it',
  'pl',
  'sv',
  'pt-BR',
  'ja',
  'hi',
  'ar-EG',
  'fa',
  'he',
  'tr',
  'cs',
]
const CURRENCIES = ['EUR', 'USD', 'JPY', 'KWD', 'CHF', 'CLF', 'HUF', 'GBP', 'INR', 'KRW']

test('what is written can be read back, in every language and currency, to the last minor unit', () => {
  const minor = fc.maxSafeInteger()
  fc.assert(
    fc.property(
      minor,
      fc.constantFrom(...LOCALES),
      fc.constantFrom(...CURRENCIES),
      fc.boolean(),
      (amount, locale, currency, sign) => {
        const written = formatMoney(amount, { currency, locale, sign })
        expect(parseMoney(written, { currency, locale }), written).toBe(amount === 0 ? 0 : amount)
      },
    ),
    { numRuns: 1_000 },
  )
})

test('amounts are exact decimals', () => {
  expect(decimalOf(-1_205, 'EUR')).toBe('-12.05')
  expect(decimalOf(5, 'KWD')).toBe('0.005')
  expect(decimalOf(1_205, 'JPY')).toBe('1205')
  expect(decimalOf(Number.MAX_SAFE_INTEGER, 'EUR')).toBe('90071992547409.91')
  expect(() => decimalOf(0.5, 'EUR')).toThrow(RangeError)
})

test.each([
  ['12.50', 'en', 'EUR', 1_250],
  ['12,50', 'de', 'EUR', 1_250],
  ['12.50', 'de', 'EUR', 1_250],
  ['12,5', 'en', 'EUR', 1_250],
  ['1.234', 'de', 'EUR', 123_400],
  ['1,234', 'en', 'EUR', 123_400],
  ['1.234,50 €', 'de', 'EUR', 123_450],
  ["1'234.50", 'de-CH', 'CHF', 123_450],
  ['CHF 5.-', 'de-CH', 'CHF', 500],
  ['5,-', 'nl', 'EUR', 500],
  ['5-', 'de', 'EUR', -500],
  ['-CHF 5', 'de-CH', 'CHF', -500],
  ['12,34,567.00', 'en-IN', 'INR', 123_456_700],
  ['-3', 'en', 'EUR', -300],
  ['(3.00)', 'en', 'USD', -300],
  ['$3', 'en', 'USD', 300],
  ['.5', 'en', 'EUR', 50],
  ['1500', 'ja', 'JPY', 1_500],
  ['0.005', 'en', 'KWD', 5],
  ['١٢٫٥٠', 'ar-EG', 'EUR', 1_250],
])('"%s" in %s is %s %s', (typed, locale, currency, minor) => {
  expect(parseMoney(typed, { currency, locale })).toBe(minor)
})

test.each([
  ['', 'en', 'EUR'],
  ['free', 'en', 'EUR'],
  ['1.234', 'en', 'EUR'],
  ['12.505', 'en', 'EUR'],
  ['1.5', 'ja', 'JPY'],
  ['1.2.3', 'en', 'EUR'],
  ['12,34.5', 'en', 'EUR'],
  ['(3', 'en', 'EUR'],
  ['99999999999999999', 'en', 'EUR'],
  ['1e3', 'en', 'EUR'],
  ['5 eggs', 'en', 'EUR'],
])('"%s" in %s is no amount of %s', (typed, locale, currency) => {
  expect(parseMoney(typed, { currency, locale })).toBeNull()
})

test('minor units are those of ISO 4217, also where habit differs', () => {
  expect(['EUR', 'JPY', 'KWD', 'CLF', 'HUF', 'IDR'].map(minorDigits)).toEqual([2, 0, 3, 4, 2, 2])
})
