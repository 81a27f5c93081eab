// The sentence over a result says no more than is known; and which typed text may be a coupon.
import { expect, test } from 'vitest'
import type { Results } from '../../../src/shared/contract/campaigns.ts'
import { createFormats } from '../../../src/shared/words/format.ts'
import { createWords } from '../../../src/shared/words/words.ts'
import { findingOf } from '../../../src/renderer/areas/campaigns/results/finding.ts'
import { codeIn } from '../../../src/renderer/areas/counter/coupon-typed.ts'

const speech = {
  words: createWords('en', 'en-US'),
  formats: createFormats({ locale: 'en-US', zone: 'America/New_York', currency: 'USD' }),
}
const arm = (people: number, bought: number) => ({ people, bought, revenue: 0, margin: null })
const NOTHING: Results = {
  counts: {},
  channels: [],
  redeemed: 0,
  responses: {},
  stopped: 0,
  treated: arm(0, 0),
  held: arm(0, 0),
  openUntil: null,
  cost: { messages: 0, coupons: 0, fixed: 0, total: 0 },
  roi: null,
  uplift: null,
  test: null,
  days: [],
}
const apart = (percent: number, low: number, high: number, few = false): Results => ({
  ...NOTHING,
  treated: arm(95, 50),
  held: arm(25, 5),
  uplift: { percent, low, high, few, meant: arm(100, 50), extraRevenue: 0, extraMargin: null, roi: null },
})
const said = (results: Results, window = 14) => findingOf(results, window, speech)

test('what has not left has no result, not even so far', () => {
  expect(said({ ...NOTHING, openUntil: 20_500 })).toBe('Nothing of it has left yet.')
})

test('without anybody held out only what happened is told, and until when more may', () => {
  const results = { ...NOTHING, treated: arm(3, 1) }
  expect(said(results)).toBe('1 of the 3 people who got it bought in the 14 days after.')
  expect(said({ ...results, openUntil: 20_528 })).toMatch(/So far: more may come until Mar 16\.$/)
  expect(said({ ...NOTHING, treated: arm(1, 0) }, 1)).toBe('None of the one person who got it bought in the day after.')
})

test('an effect is told where chance is ruled out, and where it is not it is said so', () => {
  expect(said(apart(30, 10.8, 45.5))).toMatch(/^It worked: of a hundred people, 30 more/)
  expect(said(apart(-12, -20, -3))).toMatch(/^It did harm: of a hundred people, 12 fewer/)
  expect(said(apart(5, -4, 12))).toMatch(/^No effect can be seen: 50% of those it was for bought, and 20%/)
  expect(said(apart(30, 10, 45, true))).toMatch(/^Too few to tell/)
})

test('only what may stand on a message is asked for as a coupon', () => {
  expect(codeIn('kxq2-7mhd-3vwpa')).toBe('KXQ27MHD3VWPA')
  expect(codeIn(' flyer2')).toBe('FLYER2')
  for (const text of ['Ada', 'Rosalind', '617 555 0147', 'KXQ2-7MHD-3VWP', 'ÄÖÜ234', ''])
    expect(codeIn(text)).toBeNull()
})
