// What follows whom, what it left and what it cost: as plain reckoning says, and adding up to the last cent.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressValueOf } from '../../../../src/shared/domain/results/address-value.ts'
import {
  broughtBy,
  followed,
  sumsOf,
  type Purchase,
  type Touch,
} from '../../../../src/shared/domain/results/attribution.ts'
import { extraOf, marginOf, marginRate, returnOn, spread } from '../../../../src/shared/domain/results/return.ts'

const touch = fc.record({ owner: fc.option(fc.integer({ min: 1, max: 4 })), day: fc.integer({ min: 0, max: 40 }) })
const purchase = fc.record({
  id: fc.integer({ min: 1, max: 1_000_000 }),
  owner: fc.integer({ min: 1, max: 5 }),
  day: fc.integer({ min: 0, max: 60 }),
  total: fc.integer({ min: -500, max: 5_000 }),
  margin: fc.integer({ min: -500, max: 2_000 }),
  kept: fc.boolean(),
})

/** Every touch for every purchase, in words of the rule. */
function plainly(touches: readonly Touch[], { owner, day }: Purchase, window: number): number {
  let best = -1
  for (const [at, one] of touches.entries()) {
    const counts = one.owner === owner && one.day <= day && day <= one.day + window
    if (counts && (best === -1 || one.day > (touches[best]?.day ?? 0))) best = at
  }
  return best
}

describe('what followed', () => {
  test('each purchase counts for the newest message before it, and for none outside its window', () => {
    fc.assert(
      fc.property(
        fc.array(touch),
        fc.array(purchase),
        fc.integer({ min: 1, max: 30 }),
        (touches, purchases, window) => {
          expect(followed(touches, purchases, window)).toEqual(purchases.map((one) => plainly(touches, one, window)))
        },
      ),
    )
  })

  test('what the messages brought is what was bought after one of them, each purchase once', () => {
    fc.assert(
      fc.property(
        fc.array(touch),
        fc.array(purchase),
        fc.integer({ min: 1, max: 30 }),
        (touches, purchases, window) => {
          const places = followed(touches, purchases, window)
          const counted = purchases.filter((_, at) => places[at] !== -1)
          const sums = sumsOf(broughtBy(touches, purchases, window))
          expect(sums.people).toBe(touches.length)
          expect(sums.revenue).toBe(counted.reduce((sum, { total }) => sum + total, 0))
          expect(sums.margin).toBe(counted.reduce((sum, { margin }) => sum + margin, 0))
          const bought = new Set(places.filter((place, at) => place !== -1 && purchases[at]?.kept === true))
          expect(sums.bought).toBe(bought.size)
        },
      ),
    )
  })
})

describe('what is left', () => {
  test('is told from half of the money on whose cost is known', () => {
    expect(marginRate({ total: 1_000, costed: 499, cost: 100 })).toBeNull()
    expect(marginRate({ total: 1_000, costed: 500, cost: 100 })).toBe(0.8)
    expect(marginRate({ total: 0, costed: 0, cost: 0 })).toBeNull()
    expect(marginRate({ total: 100, costed: 100, cost: 120 })).toBeCloseTo(-0.2)
  })

  test('of a sale is what is known of it, and of the rest what the shop’s goods leave', () => {
    expect(marginOf({ total: 1_000, costed: 1_000, cost: 300 }, 0.5)).toBe(700)
    expect(marginOf({ total: 1_000, costed: 400, cost: 300 }, 0.5)).toBe(400)
    expect(marginOf({ total: -1_000, costed: -1_000, cost: -300 }, 0.5)).toBe(-700)
  })

  test('[F5] the return is (margin − cost) ÷ cost, of the revenue where no margin is known, and of no cost there is none', () => {
    expect(returnOn({ revenue: 9_000, margin: 3_000 }, 1_000)).toEqual({ percent: 200, by: 'margin' })
    expect(returnOn({ revenue: 9_000, margin: null }, 1_000)).toEqual({ percent: 800, by: 'revenue' })
    expect(returnOn({ revenue: 500, margin: 500 }, 500)).toEqual({ percent: 0, by: 'margin' })
    expect(returnOn({ revenue: 0, margin: 0 }, 500)).toEqual({ percent: -100, by: 'margin' })
    expect(returnOn({ revenue: 500, margin: 500 }, 0)).toBeNull()
  })

  test('beyond those held out is what as many of them did not bring', () => {
    const arm = (people: number, revenue: number) => ({ people, bought: 0, revenue, margin: revenue / 2 })
    expect(extraOf(arm(90, 9_000), arm(10, 800))).toEqual({ revenue: 1_800, margin: 900 })
    expect(extraOf(arm(90, 1_000), arm(10, 800))).toEqual({ revenue: -6_200, margin: -3_100 })
    expect(extraOf(arm(90, 1_000), arm(0, 0))).toBeNull()
    expect(extraOf(arm(0, 0), arm(10, 800))).toBeNull()
  })
})

test('an amount is spread to the last cent, nobody more than a cent from their share', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 8 }),
      (amount, weights) => {
        const parts = spread(amount, weights)
        const whole = weights.reduce((sum, weight) => sum + weight, 0)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount)
        if (whole === 0) return
        for (const [at, part] of parts.entries())
          expect(Math.abs(part - (amount * (weights[at] ?? 0)) / whole)).toBeLessThan(1)
      },
    ),
  )
  expect(spread(100, [0, 0])).toEqual([100, 0])
  expect(spread(101, [1, 1])).toEqual([51, 50])
})

test('the value of an address by source adds up to everybody, the largest source first', () => {
  const people = [
    { source: 'Fair', revenue: 300 },
    { source: null, revenue: 0 },
    { source: 'Fair', revenue: 100 },
    { source: 'Walk-in', revenue: 60 },
  ]
  expect(addressValueOf(people)).toEqual({
    people: 4,
    perAddress: 115,
    bySource: [
      { source: 'Fair', people: 2, perAddress: 200 },
      { source: null, people: 1, perAddress: 0 },
      { source: 'Walk-in', people: 1, perAddress: 60 },
    ],
  })
  expect(addressValueOf([])).toEqual({ people: 0, perAddress: null, bySource: [] })
})
