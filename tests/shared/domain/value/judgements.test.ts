// Scores, groups, standing, tiers, ladder, shares and values by their worked examples, and at their edges.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GROUP_PLACES, groupOf } from '../../../../src/shared/domain/value/groups.ts'
import { judge } from '../../../../src/shared/domain/value/judge.ts'
import { stageOf } from '../../../../src/shared/domain/value/ladder.ts'
import {
  churnRate,
  marginPercent,
  projectedValue,
  relationshipValue,
  returnsIn,
  simpleValue,
} from '../../../../src/shared/domain/value/lifetime.ts'
import {
  areCuts,
  fixedCuts,
  quintileCuts,
  quintileCutsDown,
  scoresOf,
} from '../../../../src/shared/domain/value/scores.ts'
import { percentOf, sharesOf } from '../../../../src/shared/domain/value/shares.ts'
import {
  awayOf,
  gapInForce,
  lapseAfter,
  nextDayOf,
  standingOf,
  type Rhythm,
  type RhythmRules,
} from '../../../../src/shared/domain/value/standing.ts'
import { cutAsShown, measureOf, tierCutsOf, tierOf } from '../../../../src/shared/domain/value/tiers.ts'

test('three sales of 20, 30 and 40 with ten returns expected are worth 300', () => {
  expect(simpleValue(9_000, 3, 10)).toEqual({ averageSale: 3_000, returns: 10, value: 30_000 })
  // The average is not rounded on the way: 10 cents in three, thirty times.
  expect(simpleValue(10, 3, 30).value).toBe(100)
})

test('what a relationship leaves may be below nothing', () => {
  const costs = { acquisition: 3_500, service: 6_000, messages: 0, rewards: 0 }
  expect(relationshipValue(82_000, costs)).toBe(72_500)
  expect(relationshipValue(5_000, costs)).toBe(-4_500)
})

test('twelve of 150 who were active at the start are 8 %, and of nobody there is no rate', () => {
  expect(churnRate(12, 150)).toBe(8)
  expect(churnRate(0, 0)).toBeNull()
})

test('a projected value is the year times the margin for each year, weighted by who stays', () => {
  expect(projectedValue({ perYear: 100_000, years: 3, retention: 80, margin: 50 })).toBe(
    Math.round(100_000 * 0.5 * (1 + 0.8 + 0.64)),
  )
  expect(projectedValue({ perYear: 100_000, years: 5, retention: 0, margin: 100 })).toBe(100_000)
  expect(projectedValue({ perYear: 100_000, years: 5, retention: 100, margin: 100 })).toBe(500_000)
  expect(returnsIn(3, 30)).toBe(36.5)
  expect(marginPercent(8_000, 2_000)).toBe(75)
  expect(marginPercent(0, 0)).toBeNull()
})

const RULES: RhythmRules = { overdueFactor: 1.5, lapseFactor: 3, lapseLeast: 90, shopGap: 45, halfSpend: 10_000 }
const person = (rhythm: Partial<Rhythm>): Rhythm => ({
  purchaseDays: 4,
  lastBuyDay: 100,
  spend: 5_000,
  ownGap: 30,
  usualGap: null,
  ...rhythm,
})

test('somebody who came on days 0, 30, 60 and 100 is due on day 130, by the median', () => {
  expect(nextDayOf(person({}), 45)).toBe(130)
})

test('the gap in force is the own one, else that of the category, else that of the shop', () => {
  expect(gapInForce({ ownGap: 30, usualGap: 20 }, 45)).toEqual({ days: 30, source: 'own' })
  expect(gapInForce({ ownGap: null, usualGap: 20 }, 45)).toEqual({ days: 20, source: 'category' })
  expect(gapInForce({ ownGap: null, usualGap: null }, 45)).toEqual({ days: 45, source: 'shop' })
  expect(gapInForce({ ownGap: null, usualGap: null }, null)).toBeNull()
})

test('standing turns on the day after the last one that is still in time', () => {
  const at = (today: number, rhythm: Partial<Rhythm> = {}) => standingOf(person(rhythm), RULES, today)
  expect(at(145)).toBe('regular')
  expect(at(146)).toBe('overdue')
  expect(at(146, { spend: 10_000 })).toBe('slipping')
  expect(at(190)).toBe('overdue')
  expect(at(191)).toBe('lapsed')
  // Nobody lapses before the least, however often they came; rarely is not away.
  expect(at(190, { ownGap: 2 })).toBe('overdue')
  expect(at(191, { ownGap: 2 })).toBe('lapsed')
  expect(at(1_000, { ownGap: 400 })).toBe('overdue')
})

test('whoever bought on one day is new until they lapse, and what is usual for others makes them not overdue', () => {
  const once = person({ purchaseDays: 1, ownGap: null, usualGap: 20 })
  expect(standingOf(once, RULES, 190)).toBe('new')
  expect(standingOf(once, RULES, 191)).toBe('lapsed')
  expect(standingOf(person({ purchaseDays: 1, ownGap: null }), RULES, 235)).toBe('new')
  expect(standingOf(person({ purchaseDays: 1, ownGap: null }), RULES, 236)).toBe('lapsed')
  expect(standingOf(person({ purchaseDays: 0, lastBuyDay: null, ownGap: null }), RULES, 900)).toBe('none')
  // In a shop to which nobody came twice the least decides.
  expect(lapseAfter({ ownGap: null, usualGap: null }, { ...RULES, shopGap: null })).toBe(90)
  // A purchase ahead of today, of a PC whose clock was wrong, is not away.
  expect(awayOf({ lastBuyDay: 120 }, 100)).toBe(0)
})

test('quintiles give a fifth each score, and equals the same one', () => {
  const ten = Float64Array.from([10, 20, 30, 40, 50, 60, 70, 80, 90, 100])
  expect(quintileCuts(ten)).toEqual([30, 50, 70, 90])
  // Six of ten bought once: they are three fifths, and score 1 together; nobody is between.
  const once = Float64Array.from([1, 1, 1, 1, 1, 1, 2, 2, 5, 9])
  expect(quintileCuts(once)).toEqual([2, 2, 2, 5])
  const score = (purchaseDays: number) => scoresOf({ away: 0, purchaseDays, spend: 0 }, cutsWith({ f: [2, 2, 2, 5] })).f
  expect([1, 2, 5, 9].map(score)).toEqual([1, 4, 5, 5])
  expect(quintileCuts(Float64Array.from([3, 3, 3]))).toEqual([4, 4, 4, 4])
  expect(quintileCuts(new Float64Array(0))).toEqual([1, 1, 1, 1])
})

test('recency scores the higher the shorter somebody is away', () => {
  const cuts = quintileCutsDown(Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
  expect(cuts).toEqual([8, 6, 4, 2])
  const score = (away: number) => scoresOf({ away, purchaseDays: 1, spend: 0 }, cutsWith({ r: cuts })).r
  expect([1, 2, 3, 5, 7, 9, 10].map(score)).toEqual([5, 5, 4, 3, 2, 1, 1])
})

const cutsWith = (some: object) => ({ ...fixedCuts(2), ...some })

test('scores never depend on the order, and whoever has more never scores less', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(amounts, (values) => {
      const cuts = quintileCuts(Float64Array.from(values))
      const score = (spend: number) => scoresOf({ away: 0, purchaseDays: 0, spend }, cutsWith({ m: cuts })).m
      for (const one of values) {
        // 1 + the whole fifths of customers who have less.
        const less = values.filter((other) => other < one).length
        expect(score(one)).toBe(1 + Math.floor((5 * less) / values.length))
      }
    }),
  )
})

test('fixed cuts are of the currency: 50 euros, 50 dinars, 5,000 yen', () => {
  expect(fixedCuts(2).m[0]).toBe(5_000)
  expect(fixedCuts(3).m[0]).toBe(50_000)
  expect(fixedCuts(0).m[0]).toBe(5_000)
  expect(areCuts(fixedCuts(2))).toBe(true)
  expect(areCuts({ ...fixedCuts(2), f: [2, 2, 3, 4] })).toBe(false)
  expect(areCuts({ ...fixedCuts(2), r: [30, 90, 180, 365] })).toBe(false)
})

test('every combination of scores is in one group and no other', () => {
  for (let r = 1; r <= 5; r += 1) {
    for (let worth = 2; worth <= 10; worth += 1) {
      const places = GROUP_PLACES.filter(
        (one) => r >= one.r[0] && r <= one.r[1] && worth >= one.worth[0] && worth <= one.worth[1],
      )
      expect(places, `${String(r)} ${String(worth)}`).toHaveLength(1)
      expect(groupOf({ r, f: Math.floor(worth / 2), m: Math.ceil(worth / 2) })).toBe(places[0]?.group)
    }
  }
  expect(groupOf({ r: 5, f: 5, m: 5 })).toBe('champions')
  expect(groupOf({ r: 1, f: 5, m: 4 })).toBe('cannot-lose')
  expect(groupOf({ r: 5, f: 1, m: 1 })).toBe('new')
  expect(groupOf({ r: 1, f: 1, m: 1 })).toBe('gone')
})

const SHARES = { 'very-high': 5, high: 20, medium: 50 } as const

test('tiers are the top 5, 20 and 50 of a hundred, and whoever has as much as the last is among them', () => {
  const cuts = tierCutsOf(
    Float64Array.from({ length: 100 }, (_, at) => at + 1),
    SHARES,
  )
  expect(cuts).toEqual({ 'very-high': 96, high: 81, medium: 51 })
  const tiers = Array.from({ length: 100 }, (_, at) => tierOf('regular', at + 1, cuts))
  expect(tiers.filter((tier) => tier === 'very-high')).toHaveLength(5)
  expect(tiers.filter((tier) => tier === 'high')).toHaveLength(15)
  expect(tiers.filter((tier) => tier === 'medium')).toHaveLength(30)
  expect(tiers.filter((tier) => tier === 'low')).toHaveLength(50)
  expect(tierCutsOf(Float64Array.from([7, 7, 7, 1]), SHARES)).toEqual({ 'very-high': 7, high: 7, medium: 7 })
  // Of one customer, that one is the best; of nobody nobody is.
  expect(tierCutsOf(Float64Array.from([7]), SHARES)).toEqual({ 'very-high': 7, high: 7, medium: 7 })
  expect(tierCutsOf(new Float64Array(0), SHARES)).toBeNull()
})

test('whoever lapsed, or never bought, is in none of the four tiers', () => {
  const cuts = { 'very-high': 1, high: 1, medium: 1 }
  expect(tierOf('lapsed', 100, cuts)).toBe('lapsed')
  expect(tierOf('none', null, cuts)).toBe('none')
  expect(tierOf('new', 100, null)).toBe('low')
})

test('each loyalty model ranks by its own number', () => {
  const who = { spend: 12_345, lastBuyDay: 20_000, brought: 2, scores: 11, worth: null }
  expect(measureOf('past', who)).toBe(12_345)
  expect(measureOf('recency', who)).toBe(20_000)
  expect(measureOf('rfm', who)).toBe(11)
  expect(measureOf('projected', who)).toBeNull()
  // More people first, then more money; more money never makes up for a person, nor a return for less than none.
  const by = (brought: number, spend: number) => measureOf('referral', { ...who, brought, spend }) ?? 0
  expect(by(1, 0)).toBeGreaterThan(by(0, 8_999_999_999_999))
  expect(by(1, 5)).toBeGreaterThan(by(1, 4))
  expect(by(1, -500)).toBe(by(1, 0))
  expect(cutAsShown('referral', by(3, 77))).toBe(3)
})

test('the ladder goes from the first purchase to bringing others', () => {
  const at = (purchaseDays: number, recentPurchaseDays = 0, brought = 0) =>
    stageOf({ standing: 'regular', purchaseDays, recentPurchaseDays, brought })
  expect(at(1)).toBe('happy')
  expect(at(1, 1, 1)).toBe('happy')
  expect(at(2, 2)).toBe('faithful')
  expect(at(9, 3)).toBe('faithful')
  expect(at(9, 4)).toBe('loyal')
  expect(at(2, 2, 1)).toBe('advocate')
  expect(stageOf({ standing: 'lapsed', purchaseDays: 40, recentPurchaseDays: 0, brought: 3 })).toBe('none')
  expect(stageOf({ standing: 'none', purchaseDays: 0, recentPurchaseDays: 0, brought: 3 })).toBe('none')
})

test('shares add up to a hundred, whatever the parts', () => {
  expect(sharesOf([1, 1, 1])).toEqual([34, 33, 33])
  expect(sharesOf([0, 0])).toEqual([0, 0])
  const parts = fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(parts, fc.integer({ min: 0, max: 2 }), (some, digits) => {
      const shares = sharesOf(some, digits)
      const unit = 10 ** digits
      const sum = shares.reduce((all, one) => all + Math.round(one * unit), 0)
      const whole = some.reduce((all, one) => all + one, 0)
      expect(sum).toBe(whole === 0 ? 0 : 100 * unit)
      for (const [at, share] of shares.entries()) {
        if (whole > 0) expect(Math.abs(share - (100 * (some[at] ?? 0)) / whole)).toBeLessThan(1 / unit + 1e-9)
      }
    }),
  )
  expect(percentOf(1, 3, 1)).toBe(33.3)
  expect(percentOf(0, 0)).toBeNull()
})

const MODEL = {
  buying: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
  spending: { p: 6.25, q: 3.74, gamma: 1_544 },
}

test('a person is judged from their sums as the published customer is', () => {
  // x = 2, t_x = 30.43 weeks, T = 38.86 weeks; spent 44.69 on the two later days.
  const sums = { buyDays: 3, firstBuyDay: 0, lastBuyDay: 213, bought: 7_402, boughtFirst: 2_933 }
  const { alive, expected, worth } = judge(MODEL, sums, 272)
  expect(alive).toBeCloseTo(0.727, 2)
  expect(expected).toBeCloseTo(1.559, 2)
  expect((worth ?? 0) / (expected ?? 1) / 100).toBeCloseTo(24.65, 1)
})

test('of whoever bought on one day nobody says that they still are a customer; of whoever never did, nothing', () => {
  const once = { buyDays: 1, firstBuyDay: 0, lastBuyDay: 0, bought: 500, boughtFirst: 500 }
  expect(judge(MODEL, once, 2_000).alive).toBeNull()
  expect(judge(MODEL, once, 2_000).expected).toBeLessThan(judge(MODEL, once, 20).expected ?? 0)
  const never = { buyDays: 0, firstBuyDay: null, lastBuyDay: null, bought: 0, boughtFirst: 0 }
  expect(judge(MODEL, never, 2_000)).toEqual({ alive: null, expected: null, worth: null })
  expect(judge({ buying: null, spending: null }, once, 20)).toEqual({ alive: null, expected: null, worth: null })
})
