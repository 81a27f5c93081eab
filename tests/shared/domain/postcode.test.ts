import fc from 'fast-check'
import { expect, test } from 'vitest'
import { looksLikePostcode, storedPostcode } from '../../../src/shared/domain/postcode.ts'

test.each([
  ['GB', 'sw1a1aa', 'SW1A 1AA'],
  ['GB', 'm1 1ae', 'M1 1AE'],
  ['CA', 'k1a0b1', 'K1A 0B1'],
  ['NL', '1012ab', '1012 AB'],
  ['PL', '00950', '00-950'],
  ['SE', '11455', '114 55'],
  ['PT', '1000001', '1000-001'],
  ['US', '021161234', '02116-1234'],
  ['US', ' 02116 ', '02116'],
  ['IE', 'd02x285', 'D02 X285'],
  ['JP', '1000001', '100-0001'],
])('in %s, %s is kept as %s', (country, typed, stored) => {
  expect(looksLikePostcode(typed, country)).toBe(true)
  expect(storedPostcode(typed, country)).toBe(stored)
})

test.each([
  ['US', '2116'],
  ['US', 'SW1A 1AA'],
  ['DE', '1234'],
  ['GB', '10117'],
])('in %s, %s is asked about and kept as typed', (country, typed) => {
  expect(looksLikePostcode(typed, country)).toBe(false)
  expect(storedPostcode(typed, country)).toBe(typed)
})

test('nothing is said of an empty one, nor of a country whose form is not known', () => {
  expect(looksLikePostcode('  ', 'DE')).toBeNull()
  expect(looksLikePostcode('12', 'ZZ')).toBeNull()
})

test('what is stored stays what it is when stored again, and no sign is lost but blanks and hyphens', () => {
  const bare = (text: string) => text.toUpperCase().replace(/[\s-]/g, '')
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.constantFrom('GB', 'US', 'NL', 'PL', 'DE', 'ZZ'), (typed, country) => {
      const once = storedPostcode(typed, country)
      expect(storedPostcode(once, country)).toBe(once)
      expect(bare(once)).toBe(bare(typed))
    }),
  )
})
