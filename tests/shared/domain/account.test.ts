// What customers owe, and what they paid in time.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { paidInTime, settleAccount, type AccountEntry } from '../../../src/shared/domain/account.ts'

const put = (charge: number, amount: number, day: number, dueDay: number | null = day + 14): AccountEntry => ({
  charge,
  later: false,
  amount,
  day,
  dueDay,
})
const paid = (charge: number, amount: number, day: number): AccountEntry => ({
  charge,
  later: true,
  amount,
  day,
  dueDay: null,
})

test('what is open is due on the oldest day of it', () => {
  const account = settleAccount([put(1, 5_000, 100), put(2, 3_000, 110), paid(1, 5_000, 112)])
  expect(account).toMatchObject({ owed: 3_000, oldestDue: 124 })
  expect(settleAccount([])).toEqual({ charges: [], owed: 0, oldestDue: null })
})

test('a return takes from its sale, a counter-entry leaves nothing of it', () => {
  expect(settleAccount([put(1, 5_000, 100), put(1, -2_000, 105, null)])).toMatchObject({
    owed: 3_000,
    charges: [{ id: 1, amount: 3_000, open: 3_000 }],
  })
  expect(settleAccount([put(1, 5_000, 100), put(1, -5_000, 105, null)])).toEqual({
    charges: [],
    owed: 0,
    oldestDue: null,
  })
})

test('money beyond a sale goes to what is due first, and beyond all is the credit of the customer', () => {
  const entries = [
    put(1, 5_000, 100),
    paid(1, 5_000, 101),
    put(1, -5_000, 105, null),
    put(2, 2_000, 90),
    put(3, 2_000, 95),
  ]
  expect(settleAccount(entries)).toMatchObject({ owed: -1_000, oldestDue: null })
  expect(settleAccount([...entries, put(4, 4_000, 110)])).toMatchObject({
    owed: 3_000,
    oldestDue: 124,
    charges: [{ open: 0 }, { open: 0 }, { id: 4, open: 3_000 }],
  })
})

test('paid in time is what was there on the due day, of all that fell due before today', () => {
  const account = settleAccount([
    put(1, 1_000, 100, 114),
    paid(1, 1_000, 114),
    put(2, 1_000, 100, 114),
    paid(2, 400, 110),
    paid(2, 600, 115),
    put(3, 9_000, 100, 130),
  ])
  expect(paidInTime(account, 130)).toBe(0.7)
  expect(paidInTime(account, 114)).toBeNull()
  expect(paidInTime(account, 131)).toBeCloseTo(1_400 / 11_000)
})

test('what is owed is all that was put on account and was not paid, whatever belongs to what', () => {
  const entry = fc.record({
    charge: fc.integer({ min: 1, max: 5 }),
    later: fc.boolean(),
    amount: fc.integer({ min: -3_000, max: 5_000 }),
    day: fc.integer({ min: 0, max: 50 }),
    dueDay: fc.option(fc.integer({ min: 0, max: 80 })),
  })
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 12 }), (entries) => {
      const { charges, owed, oldestDue } = settleAccount(entries)
      const sum = entries.reduce((all, one) => all + (one.later ? -one.amount : one.amount), 0)
      expect(owed).toBe(sum)
      expect(charges.every((charge) => charge.inTime >= 0 && charge.inTime <= charge.amount)).toBe(true)
      const open = charges.filter((charge) => charge.open > 0)
      expect(oldestDue).toBe(open.length === 0 ? null : Math.min(...open.map(({ dueDay }) => dueDay)))
    }),
  )
})
