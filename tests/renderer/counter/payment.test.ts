// How a sale is paid: cash rounding, parts, change, what goes on account. What is sent always adds up.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { likelyGiven, paymentOf } from '../../../src/renderer/areas/counter/payment.ts'
import { EMPTY_SALE, type TenderName } from '../../../src/renderer/areas/counter/sale-draft.ts'

const TILL = { total: 1_903, cashStep: 1, today: 20_000 }
const NAMES: readonly TenderName[] = ['cash', 'card', 'voucher', 'account', 'transfer', 'other']

describe('a payment', () => {
  test('is all in cash, rounded to the smallest coin, with what was given back of it', () => {
    expect(paymentOf({ ...EMPTY_SALE, given: 5_000 }, { ...TILL, cashStep: 5 })).toEqual({
      tenders: [{ tender: 'cash', amount: 1_905, dueDay: null }],
      rest: 1_905,
      rounding: 2,
      change: 3_095,
    })
  })

  test('says below zero what is missing of the cash', () => {
    expect(paymentOf({ ...EMPTY_SALE, given: 1_000 }, TILL).change).toBe(-903)
  })

  test('by card is not rounded and gives no change', () => {
    const { tenders, rounding, change } = paymentOf(
      { ...EMPTY_SALE, tender: 'card', given: 5_000 },
      { ...TILL, cashStep: 5 },
    )
    expect({ tenders, rounding, change }).toEqual({
      tenders: [{ tender: 'card', amount: 1_903, dueDay: null }],
      rounding: 0,
      change: null,
    })
  })

  test('on account is due so many days from today', () => {
    const { tenders } = paymentOf({ ...EMPTY_SALE, tender: 'account', dueIn: 30 }, TILL)
    expect(tenders).toEqual([{ tender: 'account', amount: 1_903, dueDay: 20_030 }])
  })

  test('in parts leaves the rest to the chosen tender', () => {
    const parts = [{ key: 1, tender: 'voucher' as const, amount: 1_000 }]
    const { tenders, rest } = paymentOf({ ...EMPTY_SALE, parts }, TILL)
    expect(rest).toBe(903)
    expect(tenders).toEqual([
      { tender: 'voucher', amount: 1_000, dueDay: null },
      { tender: 'cash', amount: 903, dueDay: null },
    ])
  })

  test('of nothing is nothing, and of a return goes back', () => {
    expect(paymentOf(EMPTY_SALE, { ...TILL, total: 0 }).tenders).toEqual([])
    expect(paymentOf(EMPTY_SALE, { ...TILL, total: -550 }).tenders).toEqual([
      { tender: 'cash', amount: -550, dueDay: null },
    ])
  })

  test('adds up to the total and the rounding, however it is split', () => {
    const part = fc.record({ tender: fc.constantFrom(...NAMES.slice(1)), amount: fc.integer({ min: 1, max: 90_000 }) })
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000, max: 100_000 }),
        fc.constantFrom(...NAMES),
        fc.array(part, { maxLength: 4 }),
        fc.constantFrom(1, 5, 10, 100),
        (total, tender, parts, cashStep) => {
          const keyed = parts.map((one, key) => ({ ...one, key }))
          const { tenders, rounding } = paymentOf({ ...EMPTY_SALE, tender, parts: keyed }, { ...TILL, total, cashStep })
          expect(tenders.reduce((sum, { amount }) => sum + amount, 0)).toBe(total + rounding)
          expect(Math.abs(rounding) * 2).toBeLessThanOrEqual(tender === 'cash' ? cashStep : 0)
          expect(new Set(tenders.map((one) => one.tender)).size).toBe(tenders.length)
        },
      ),
    )
  })
})

test('likely notes are more than is due, and never the same twice', () => {
  expect(likelyGiven(1_900, 2)).toEqual([2_000, 5_000, 10_000])
  expect(likelyGiven(2_000, 2)).toEqual([5_000, 10_000, 20_000])
  expect(likelyGiven(0, 2)).toEqual([])
  expect(likelyGiven(-500, 2)).toEqual([])
})
