import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  editDistance,
  isCloseName,
  jaroWinkler,
  nameKey,
  resemblance,
  sameBirthday,
} from '../../../src/shared/domain/similarity.ts'
import type { Resemblance } from '../../../src/shared/domain/similarity.ts'

const one = (parts: Partial<Resemblance> & { readonly given?: string; readonly family?: string }): Resemblance => ({
  nameKey: nameKey(parts.given ?? '', parts.family ?? ''),
  phones: [],
  emails: [],
  birthday: null,
  ...parts,
})

test('published values of Jaro-Winkler', () => {
  expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.9611, 4)
  expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.8133, 4)
  expect(jaroWinkler('dwayne', 'duane')).toBeCloseTo(0.84, 4)
  expect(jaroWinkler('abc', 'xyz')).toBe(0)
})

test('distance and likeness are symmetric, and equal words are equal', () => {
  const word = fc.string({ maxLength: 8, unit: fc.constantFrom(...'abcd') })
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
      expect(editDistance(a, b, most)).toBe(editDistance(b, a, most))
      expect(editDistance(a, b, most) === 0).toBe(a === b)
      expect(jaroWinkler(a, b)).toBeCloseTo(jaroWinkler(b, a), 10)
      expect(jaroWinkler(a, b)).toBeLessThanOrEqual(1)
    }),
  )
  expect(editDistance('gmial', 'gmail', 2)).toBe(1)
  expect(editDistance('kitten', 'sitting', 5)).toBe(3)
  expect(editDistance('kitten', 'sitting', 1)).toBe(2)
})

test('the same number, address or name in either order is a reason, strongest first', () => {
  const anna = one({ given: 'Anna', family: 'Berg', phones: ['+491'], emails: ['a@b.de'] })
  expect(resemblance(anna, one({ phones: ['+491'] }))).toEqual(['phone'])
  expect(resemblance(anna, one({ emails: ['a@b.de'] }))).toEqual(['email'])
  expect(resemblance(anna, one({ given: 'BERG', family: 'ánna' }))).toEqual(['name'])
  expect(resemblance(anna, one({ given: 'Anna', family: 'Berg', phones: ['+491'] }))).toEqual(['phone', 'name'])
  expect(resemblance(anna, one({ given: 'Bert', family: 'Mann' }))).toEqual([])
  expect(resemblance(one({}), one({}))).toEqual([])
})

test('a birthday makes the same name certain, and parts two similar ones', () => {
  const born = (birthday: string, family = 'Berg') => one({ given: 'Anna', family, birthday })
  expect(resemblance(born('1984-05-12'), born('--05-12'))).toEqual(['name-and-birthday'])
  expect(resemblance(born('1984-05-12'), born('1990-01-01'))).toEqual(['name'])
  expect(resemblance(born('1984-05-12', 'Bergman'), born('1984-05-12', 'Bergmann'))).toEqual(['similar-name'])
  expect(resemblance(born('1984-05-12', 'Bergman'), born('1990-01-01', 'Bergmann'))).toEqual([])
  expect(sameBirthday('1984', '1984-05-12')).toBe('unknown')
  expect(sameBirthday('--05-12', '--05-13')).toBe('different')
})

test.each([
  ['Jon', 'Smith', 'John', 'Smith'],
  ['Anna', 'Meier', 'Anna', 'Meyer'],
  ['Katarina', 'Kowalski', 'Katharina', 'Kowalsky'],
  ['Berg', 'Anna', 'Ana', 'Berg'],
])('%s %s and %s %s are one slip apart', (given, family, otherGiven, otherFamily) => {
  expect(isCloseName(nameKey(given, family), nameKey(otherGiven, otherFamily))).toBe(true)
})

test.each([
  ['Anna', 'Berg', 'Anna', 'Bergmann'],
  ['Anna', 'Berg', 'Otto', 'Berg'],
  ['Li', 'Wu', 'Lu', 'Wu'],
  ['Anna', '', 'Anne', ''],
  ['Anna', 'Berg', 'Anna', 'Berg'],
])('%s %s and %s %s are not', (given, family, otherGiven, otherFamily) => {
  expect(isCloseName(nameKey(given, family), nameKey(otherGiven, otherFamily))).toBe(false)
})
