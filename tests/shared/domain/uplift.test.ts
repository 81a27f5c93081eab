// The difference of two groups by the worked cases of the paper it is from, at its edges, and as properties.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differenceOf, neededInEach, standsOut, tooFew, type Share } from '../../../src/shared/domain/uplift.ts'

/** Newcombe 1998, table II, method 10, to four places. */
const PUBLISHED = [
  ['a', 56, 70, 48, 80, 0.0524, 0.3339],
  ['b', 9, 10, 3, 10, 0.1705, 0.809],
  ['c', 6, 7, 2, 7, 0.0582, 0.8062],
  ['d', 5, 56, 0, 29, -0.0381, 0.1926],
  ['e', 0, 10, 0, 20, -0.1611, 0.2775],
  ['f', 0, 10, 0, 10, -0.2775, 0.2775],
  ['g', 10, 10, 0, 20, 0.6791, 1],
  ['h', 10, 10, 0, 10, 0.6075, 1],
] as const

describe('the difference of two shares', () => {
  test.each(PUBLISHED)('is as published in case %s: %i of %i against %i of %i', (_, a, m, b, n, low, high) => {
    const found = differenceOf({ did: a, people: m }, { did: b, people: n })
    expect(found?.low).toBeCloseTo(low, 4)
    expect(found?.high).toBeCloseTo(high, 4)
    expect(found?.middle).toBeCloseTo(a / m - b / n, 12)
  })

  test('is unknown where a group is empty', () => {
    expect(differenceOf({ did: 0, people: 0 }, { did: 1, people: 2 })).toBeNull()
    expect(differenceOf({ did: 1, people: 2 }, { did: 0, people: 0 })).toBeNull()
  })

  const share = fc
    .integer({ min: 1, max: 5_000 })
    .chain((people) => fc.record({ people: fc.constant(people), did: fc.integer({ min: 0, max: people }) }))

  test('lies within its interval, within −1 and 1, and turns its sign when the groups change places', () => {
    fc.assert(
      fc.property(share, share, (one, other) => {
        const found = differenceOf(one, other)
        const turned = differenceOf(other, one)
        if (found === null || turned === null) throw new Error('two groups have a difference')
        expect(found.low).toBeLessThanOrEqual(found.middle + 1e-12)
        expect(found.high).toBeGreaterThanOrEqual(found.middle - 1e-12)
        expect(found.low).toBeGreaterThanOrEqual(-1 - 1e-12)
        expect(found.high).toBeLessThanOrEqual(1 + 1e-12)
        expect(turned.low).toBeCloseTo(-found.high, 10)
        expect(turned.high).toBeCloseTo(-found.low, 10)
      }),
    )
  })

  test('is known more exactly of ten times as many', () => {
    fc.assert(
      fc.property(share, share, (one, other) => {
        const ten = ({ people, did }: Share): Share => ({ people: people * 10, did: did * 10 })
        const [few, many] = [differenceOf(one, other), differenceOf(ten(one), ten(other))]
        if (few === null || many === null) throw new Error('two groups have a difference')
        expect(many.high - many.low).toBeLessThan(few.high - few.low)
      }),
    )
  })

  test('stands out when nothing is no part of its interval', () => {
    expect(standsOut({ middle: 0.2, low: 0.05, high: 0.33 })).toBe(true)
    expect(standsOut({ middle: -0.2, low: -0.33, high: -0.05 })).toBe(true)
    expect(standsOut({ middle: 0.05, low: -0.04, high: 0.19 })).toBe(false)
  })
})

describe('too few to tell', () => {
  test.each([
    [70, 56, 80, 48, false],
    // 12 of 20 did: six are expected of each kind but one, four of those who did not.
    [10, 9, 10, 3, true],
    [1_000, 0, 1_000, 0, true],
    [1_000, 5, 1_000, 5, false],
    [1_000, 5, 1_000, 4, true],
    [500, 100, 24, 6, true],
    [500, 100, 26, 6, false],
    [0, 0, 0, 0, true],
    [50, 25, 0, 0, true],
  ])('of %i people %i, of %i people %i: %s', (m, a, n, b, few) => {
    expect(tooFew({ people: m, did: a }, { people: n, did: b })).toBe(few)
    expect(tooFew({ people: n, did: b }, { people: m, did: a })).toBe(few)
  })
})

test('as many are needed in each group as the tables of the book say', () => {
  // Fleiss, table A.3 less its continuity correction: 0.10 against 0.20, 5 % and 80 %.
  expect(neededInEach(0.1, 0.2)).toBe(199)
  expect(neededInEach(0.2, 0.1)).toBe(199)
  expect(neededInEach(0.05, 0.06)).toBe(8158)
})
