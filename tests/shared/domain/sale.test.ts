// The arithmetic of sales, held against exact fractions.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineAmount, lineTotal, roundedCash, sumSale, taxOf, timesOver } from '../../../src/shared/domain/sale.ts'

/** Half away from zero, by integers of any size. */
function exact(a: number, b: number, c: number): number {
  const product = BigInt(a) * BigInt(b)
  const size = product < 0n ? -product : product
  const [whole, rest] = [size / BigInt(c), size % BigInt(c)]
  const rounded = whole + (2n * rest >= BigInt(c) ? 1n : 0n)
  return Number(product < 0n ? -rounded : rounded)
}

const quantity = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
const unitPrice = fc.oneof(fc.integer({ min: 0, max: 9_000_000 }), fc.integer({ min: 0, max: 9_000_000_000_000 }))
const rate = fc.constantFrom(0, 5_500, 7_000, 7_250, 8_875, 19_000, 20_000, 25_000, 100_000)
const money = fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 })

test('a product over a divisor is exact, also where it is far beyond 2^53', () => {
  fc.assert(
    fc.property(unitPrice, quantity, (price, amount) => {
      const found = timesOver(price, amount, 1_000_000)
      expect(found === exact(price, amount, 1_000_000)).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('halves go away from zero, on both sides', () => {
  expect([timesOver(1, 5, 10), timesOver(1, -5, 10), timesOver(1, 4, 10), timesOver(1, -4, 10)]).toEqual([1, -1, 0, 0])
  expect(timesOver(9_007_199_254_740_991, 1, 2)).toBe(4_503_599_627_370_496)
  expect(timesOver(-9_007_199_254_740_991, 1, 2)).toBe(-4_503_599_627_370_496)
})

test('350 g at 24.90 a kilogram are 8.72, half a pound at 0.999 cents is a cent', () => {
  expect(lineAmount(350, 2_490_000)).toBe(872)
  expect(lineAmount(500, 999)).toBe(0)
  expect(lineAmount(501, 999)).toBe(1)
  expect(lineAmount(1_000, 1)).toBe(0)
  expect(lineAmount(1_000_000, 1)).toBe(1)
})

describe('a line', () => {
  test('takes its discount off in its own direction', () => {
    const line = { quantity: 2_000, unitPrice: 450_000, discount: 100, taxRate: 7_000 }
    expect(lineTotal(line)).toBe(800)
    expect(lineTotal({ ...line, quantity: -2_000 })).toBe(-800)
    expect(Object.is(lineTotal({ ...line, discount: 900, quantity: -2_000 }), 0)).toBe(true)
  })

  test('brought back whole is the mirror of what was sold, with its tax', () => {
    fc.assert(
      fc.property(
        quantity,
        unitPrice,
        fc.nat(500),
        rate,
        fc.boolean(),
        (amount, price, discount, taxRate, included) => {
          const sold = { quantity: amount, unitPrice: price, discount, taxRate }
          const [there, back] = [lineTotal(sold), lineTotal({ ...sold, quantity: -amount })]
          // Nothing of something has no direction.
          if (amount !== 0) expect(there + back).toBe(0)
          const [a, b] = [taxOf(there, taxRate, included), taxOf(-there, taxRate, included)]
          expect([a.net + b.net, a.tax + b.tax]).toEqual([0, 0])
        },
      ),
    )
  })
})

describe('a sale', () => {
  const lines = fc.array(fc.record({ total: fc.integer({ min: -1_000_000, max: 10_000_000 }), taxRate: rate }), {
    maxLength: 40,
  })

  test('is what its lines are where prices carry their tax, and tax is rounded once for each rate', () => {
    fc.assert(
      fc.property(lines, (sold) => {
        const { total, tax, taxes } = sumSale(sold, true)
        expect(total).toBe(sold.reduce((sum, line) => sum + line.total, 0))
        expect(tax).toBe(taxes.reduce((sum, one) => sum + one.tax, 0))
        for (const one of taxes) {
          const sum = sold.reduce((all, line) => all + (line.taxRate === one.rate ? line.total : 0), 0)
          expect(one.net + one.tax).toBe(sum)
          expect(Math.abs(one.tax * (100_000 + one.rate) - sum * one.rate) * 2).toBeLessThanOrEqual(100_000 + one.rate)
        }
      }),
    )
  })

  test('gets its tax on top where it is added at the till', () => {
    fc.assert(
      fc.property(lines, (sold) => {
        const { total, tax } = sumSale(sold, false)
        expect(total - tax).toBe(sold.reduce((sum, line) => sum + line.total, 0))
      }),
    )
    expect(sumSale([{ total: 999, taxRate: 8_875 }], false)).toEqual({
      total: 1_088,
      tax: 89,
      taxes: [{ rate: 8_875, net: 999, tax: 89 }],
    })
  })

  test('does not depend on the order of its lines', () => {
    fc.assert(
      fc.property(lines, fc.boolean(), (sold, included) => {
        expect(sumSale(sold.toReversed(), included)).toEqual(sumSale(sold, included))
      }),
    )
  })

  test('of three at one third rounds once: 3 loaves at 3.33 with 7 % are 9.99 with 0.65 of tax', () => {
    expect(sumSale([{ total: 999, taxRate: 7_000 }], true)).toMatchObject({ total: 999, tax: 65 })
  })
})

test('cash goes to the nearest coin, never further than half of it', () => {
  fc.assert(
    fc.property(money, fc.integer({ min: 1, max: 1_000 }), (amount, step) => {
      const cash = roundedCash(amount, step)
      expect(Math.abs(cash % step)).toBe(0)
      expect(Math.abs(cash - amount) * 2).toBeLessThanOrEqual(step)
      expect(roundedCash(-amount, step) + cash).toBe(0)
    }),
  )
  expect([roundedCash(1_002, 5), roundedCash(1_003, 5), roundedCash(-1_003, 5)]).toEqual([1_000, 1_005, -1_005])
  expect(roundedCash(1_050, 100)).toBe(1_100)
})
