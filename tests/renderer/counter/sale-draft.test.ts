// The sale while it is typed: lines are added, counted, taken off; it is kept as text and comes back the same.
import { describe, expect, test } from 'vitest'
import { readSale, writeSale } from '../../../src/renderer/areas/counter/kept-sale.ts'
import { readDiscount, readQuantity } from '../../../src/renderer/areas/counter/line-fields.ts'
import { paymentOf } from '../../../src/renderer/areas/counter/payment.ts'
import {
  addLine,
  addPart,
  changeLine,
  EMPTY_SALE,
  removeLine,
  sumOf,
  withContact,
} from '../../../src/renderer/areas/counter/sale-draft.ts'
import { bringingBack, correcting, visitInput } from '../../../src/renderer/areas/counter/visit-input.ts'
import type { Visit } from '../../../src/shared/contract/visits.ts'

const RYE = { productId: 7, name: 'Half rye', quantity: 1_000, unitPrice: 550_000, taxRate: 7_000 }
const FREE = { productId: null, name: 'Sale', quantity: 1_000, unitPrice: 550_000, taxRate: 0 }

describe('the sale', () => {
  test('counts the same product up, but never what was named in words, brought back, or has serial numbers', () => {
    const twice = addLine(addLine(EMPTY_SALE, RYE), RYE)
    expect(twice.lines).toMatchObject([{ quantity: 2_000, name: 'Half rye' }])
    expect(addLine(addLine(EMPTY_SALE, FREE), FREE).lines).toHaveLength(2)
    expect(addLine(twice, { ...RYE, quantity: -1_000 }).lines).toHaveLength(2)
    const serial = { ...RYE, serialNumbered: true }
    expect(addLine(addLine(EMPTY_SALE, serial), serial).lines).toHaveLength(2)
  })

  test('loses a line that counts down to nothing, and keeps a discount within its line', () => {
    const sale = addLine(addLine(EMPTY_SALE, RYE), FREE)
    expect(changeLine(sale, 1, { quantity: 0 }).lines).toHaveLength(1)
    expect(removeLine(sale, 2).lines).toMatchObject([{ key: 1 }])
    const less = changeLine(sale, 1, { discount: 9_999 })
    expect(less.lines[0]).toMatchObject({ discount: 550 })
    expect(sumOf(less, true).total).toBe(550)
  })

  test('puts nothing on account of somebody nobody knows', () => {
    const known = addPart(withContact({ ...EMPTY_SALE, tender: 'account' }, 5), { tender: 'account', amount: 5 })
    expect(withContact(known, null)).toMatchObject({ tender: 'cash', parts: [], contactId: null, begun: true })
  })

  test('comes back from its text the same, and from anything else not at all', () => {
    const sale = { ...addLine(withContact(EMPTY_SALE, 5), RYE), note: 'with a card', given: 2_000 }
    expect(readSale(writeSale(sale))).toEqual(sale)
    for (const text of [undefined, '', '{', '{}', '[]', 'null', writeSale(sale).replace('550000', '-1')])
      expect(readSale(text)).toBeNull()
  })

  test('is sent with its own prices, so that what is logged is what was read', () => {
    const sale = addLine(addLine(withContact(EMPTY_SALE, 5), RYE), FREE)
    const payment = paymentOf(sale, { total: 1_100, cashStep: 1, today: 1 })
    expect(visitInput(sale, payment)).toMatchObject({
      contactId: 5,
      lines: [
        { productId: 7, words: null, unitPrice: 550_000, taxRate: 7_000 },
        { productId: null, words: 'Sale', unitPrice: 550_000, taxRate: 0 },
      ],
      tenders: [{ tender: 'cash', amount: 1_100, dueDay: null }],
    })
  })
})

const VISIT = {
  id: 90,
  contactId: 5,
  servedBy: 1,
  note: null,
  returnOf: null,
  sold: [
    {
      id: 1,
      productId: 7,
      name: 'Half rye',
      unit: null,
      quantity: 2_000,
      unitPrice: 550_000,
      discount: 100,
      taxRate: 7_000,
      total: 1_000,
      cost: null,
      serial: null,
    },
    {
      id: 2,
      productId: null,
      name: 'Vase',
      unit: null,
      quantity: -1_000,
      unitPrice: 300_000,
      discount: 0,
      taxRate: 0,
      total: -300,
      cost: null,
      serial: null,
    },
  ],
  paid: [
    { id: 1, tender: 'card', amount: 500, dueDay: null, at: 0, later: false },
    { id: 2, tender: 'cash', amount: 200, dueDay: null, at: 0, later: false },
    { id: 3, tender: 'cash', amount: 900, dueDay: null, at: 9, later: true },
  ],
} as unknown as Visit // only what is read

describe('a visit comes back to the counter', () => {
  test('to be brought back: what was bought, with a minus', () => {
    const back = bringingBack(EMPTY_SALE, VISIT)
    expect(back).toMatchObject({ contactId: 5, returnOf: 90, lines: [{ name: 'Half rye', quantity: -2_000 }] })
    expect(sumOf(back, true).total).toBe(-1_000)
  })

  test('to be put right: as it was typed and paid, without what was paid later', () => {
    const right = correcting(VISIT)
    expect(right).toMatchObject({ corrects: 90, tender: 'card', parts: [{ tender: 'cash', amount: 200 }] })
    expect(sumOf(right, true).total).toBe(700)
  })
})

test('quantities and discounts are read as people write them', () => {
  expect(['2', '-1', '0.35', '0,35', '1.2345', '0', 'two', ''].map(readQuantity)).toEqual([
    2_000,
    -1_000,
    350,
    350,
    null,
    null,
    null,
    null,
  ])
  const line = { currency: 'USD', locale: 'en-US', quantity: 2_000, unitPrice: 500_000 }
  expect(['', '1.50', '10 %', '12.5%', '100%', '10.01', '-1', 'x'].map((typed) => readDiscount(typed, line))).toEqual([
    0,
    150,
    100,
    125,
    1_000,
    null,
    null,
    null,
  ])
})
