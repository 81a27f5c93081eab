// The models of buying against published figures, against customers made by dice from known parameters, and at their edges.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bgNbdLogLikelihood,
  chanceAlive,
  expectedOfNew,
  expectedPurchases,
  fitBgNbd,
} from '../../../../src/shared/domain/value/bg-nbd.ts'
import { buyingOf, type Purchase } from '../../../../src/shared/domain/value/buying.ts'
import { expectedSpend, fitGammaGamma } from '../../../../src/shared/domain/value/gamma-gamma.ts'
import { createDice } from '../../../../src/main/core/sample/dice.ts'
import { readText, testDataFile } from '../test-data.ts'

/** Fader, Hardie and Lee 2005, table 2: the parameters of CDNOW, to a digit more than printed there. */
const CDNOW = { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 }

test('a new customer is expected to come again as often as published', () => {
  const expected = [0.1429, 1, 3, 31.8571, 32, 78].map((weeks) => expectedOfNew(CDNOW, weeks))
  for (const [at, published] of [0.0078, 0.0532, 0.1506, 1.0405, 1.0437, 1.858].entries()) {
    expect(Math.abs((expected[at] ?? 0) - published)).toBeLessThan(0.00006 + published * 0.0002)
  }
})

test('a known customer is expected to come, and to be one still, as published', () => {
  const seen = { repeats: 2, last: 30.43, known: 38.86 }
  expect(expectedPurchases(CDNOW, seen, 39)).toBeCloseTo(1.226, 3)
  expect(chanceAlive(CDNOW, seen)).toBeCloseTo(0.727, 3)
})

/** Customers bought by the rules of both models; amounts in minor units. */
function customersOf(count: number, seed: number): Purchase[] {
  const dice = createDice(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - dice.fraction())) * Math.cos(2 * Math.PI * dice.fraction())
  /** Marsaglia and Tsang 2000. */
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * (1 - dice.fraction()) ** (1 / shape)
    const d = shape - 1 / 3
    for (;;) {
      const x = normal()
      const v = (1 + x / Math.sqrt(9 * d)) ** 3
      if (v > 0 && Math.log(1 - dice.fraction()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
    }
  }
  const purchases: Purchase[] = []
  for (let customer = 1; customer <= count; customer += 1) {
    const rate = gamma(0.8) / 6
    const [up, down] = [gamma(0.9), gamma(2.5)]
    const leaves = up / (up + down)
    const spread = gamma(4) / 6_000
    const first = dice.between(0, 700)
    let at: number = first
    // The first purchase loses nobody: the model counts from the second on.
    do {
      purchases.push({ customer, day: Math.floor(at), amount: Math.max(1, Math.round(gamma(6) / spread)) })
      at += (7 * -Math.log(1 - dice.fraction())) / rate
    } while (at <= 1_400 && (purchases.at(-1)?.day === first || dice.fraction() >= leaves))
  }
  return purchases
}

test('customers made by known parameters give them back', () => {
  const customers = buyingOf(customersOf(6_000, 7), 1_400)
  const bgNbd = fitBgNbd(customers)
  expect(bgNbd?.r).toBeCloseTo(0.8, 0)
  expect(Math.abs((bgNbd?.r ?? 0) / (bgNbd?.alpha ?? 1) / (0.8 / 6) - 1)).toBeLessThan(0.1)
  const leaving = (bgNbd?.a ?? 0) / ((bgNbd?.a ?? 0) + (bgNbd?.b ?? 1))
  expect(Math.abs(leaving / (0.9 / 3.4) - 1)).toBeLessThan(0.1)
  const spend = fitGammaGamma(customers)
  // The mean of all is p γ / (q − 1): 6 · 6,000 / 3.
  expect(Math.abs(((spend?.p ?? 0) * (spend?.gamma ?? 0)) / ((spend?.q ?? 0) - 1) / 12_000 - 1)).toBeLessThan(0.05)
})

test('no other parameters near them are likelier, wherever the search began', () => {
  const customers = buyingOf(customersOf(800, 11), 1_400)
  const found = fitBgNbd(customers)
  if (found === null) throw new Error('there is a peak')
  fc.assert(
    fc.property(fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), { minLength: 4, maxLength: 4 }), (by) => {
      const [r = 0, alpha = 0, a = 0, b = 0] = by.map(Math.exp)
      const beside = { r: found.r * r, alpha: found.alpha * alpha, a: found.a * a, b: found.b * b }
      expect(bgNbdLogLikelihood(beside, customers)).toBeLessThanOrEqual(found.logLikelihood + 1e-6)
    }),
  )
})

test('amounts in another unit change the unit and nothing else', () => {
  const customers = buyingOf(customersOf(800, 13), 1_400)
  const cents = fitGammaGamma(customers)
  const whole = fitGammaGamma(customers.map((one) => ({ ...one, mean: one.mean / 100 })))
  expect((cents?.gamma ?? 0) / 100).toBeCloseTo(whole?.gamma ?? 0, 3)
  expect(cents?.p).toBeCloseTo(whole?.p ?? 0, 4)
})

test('where nobody came again, there is nothing to fit', () => {
  expect(fitBgNbd([])).toBeNull()
  expect(fitBgNbd([{ repeats: 0, last: 0, known: 20 }])).toBeNull()
  expect(fitGammaGamma([{ repeats: 0, mean: 0 }])).toBeNull()
  expect(fitGammaGamma([{ repeats: 3, mean: 1_200 }])).toBeNull()
})

test('chances are chances and expectations no less than nought, whatever somebody did', () => {
  const positive = fc.double({ min: 0.01, max: 50, noNaN: true })
  fc.assert(
    fc.property(
      // Alpha is in weeks: a shop where people come many times a day is none.
      fc.record({ r: positive, alpha: fc.double({ min: 0.5, max: 50, noNaN: true }), a: positive, b: positive }),
      fc.integer({ min: 0, max: 300 }),
      fc.double({ min: 0, max: 300, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0.1, max: 104, noNaN: true }),
      (model, repeats, known, share, time) => {
        const seen = { repeats, last: repeats === 0 ? 0 : known * share, known }
        const alive = chanceAlive(model, seen)
        expect(alive).toBeGreaterThanOrEqual(0)
        expect(alive).toBeLessThanOrEqual(1)
        const expected = expectedPurchases(model, seen, time)
        expect(expected).toBeGreaterThanOrEqual(-1e-6)
        expect(expectedPurchases(model, seen, time * 2)).toBeGreaterThanOrEqual(expected - 1e-6)
      },
    ),
  )
})

test('a day is one purchase, a return is none, and what comes after the end is not seen', () => {
  const bought = (customer: number, day: number, amount: number) => ({ customer, day, amount })
  const purchases = [
    bought(2, 10, 500),
    bought(1, 0, 1_000),
    bought(1, 0, 200),
    bought(1, 14, 300),
    bought(1, 14, 500),
    bought(1, 20, -300),
    bought(1, 35, 100),
    bought(1, 71, 100),
    bought(3, 71, 100),
  ]
  expect(buyingOf(purchases, 70)).toEqual([
    { customer: 1, repeats: 2, last: 5, known: 10, mean: 450 },
    { customer: 2, repeats: 0, last: 0, known: 60 / 7, mean: 0 },
  ])
})

const SAMPLE = testDataFile('cdnow', 'CDNOW_sample.txt')

test.skipIf(SAMPLE === null)('real data: CDNOW from its raw purchases agrees with what was published', () => {
  const day = (text: string) =>
    Date.UTC(Number(text.slice(0, 4)), Number(text.slice(4, 6)) - 1, Number(text.slice(6))) / 86_400_000
  const purchases = readText(SAMPLE ?? '')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((cells) => cells.length >= 5)
    .map(([, customer = '', date = '', , amount = '']) => ({
      customer: Number(customer),
      day: day(date),
      amount: Math.round(Number(amount) * 100),
    }))
  const end = day('19970930')
  const customers = buyingOf(purchases, end)
  expect(customers).toHaveLength(2_357)
  expect(customers.filter(({ repeats }) => repeats === 0)).toHaveLength(1_411)
  expect(customers.reduce((sum, { repeats }) => sum + repeats, 0)).toBe(2_457)
  const fit = fitBgNbd(customers)
  expect(fit?.r).toBeCloseTo(0.243, 3)
  expect(fit?.alpha).toBeCloseTo(4.414, 3)
  expect(fit?.a).toBeCloseTo(0.793, 3)
  expect(fit?.b).toBeCloseTo(2.426, 3)
  expect(fit?.logLikelihood).toBeCloseTo(-9_582.43, 2)
  const dollars = customers.map((one) => ({ ...one, mean: one.mean / 100 }))
  const spend = fitGammaGamma(dollars)
  expect(spend?.customers).toBe(946)
  expect(spend?.p).toBeCloseTo(6.25, 2)
  expect(spend?.q).toBeCloseTo(3.74, 2)
  expect(spend?.gamma).toBeCloseTo(15.44, 1)
  expect(spend?.logLikelihood).toBeCloseTo(-4_055.92, 2)
  const published = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17]
  for (const [at, value] of published.entries()) {
    const one = dollars[at]
    expect(Math.abs((one && spend ? (expectedSpend(spend, one) ?? 0) : 0) - value)).toBeLessThan(0.1)
  }
})
