// Logging visits and sales at the counter: prices, tax, tenders, and what is refused.
import { describe, expect, test } from 'vitest'
import { listVisits } from '../../../src/main/core/areas/visits/read.ts'
import { logVisits, type VisitEntry } from '../../../src/main/core/areas/visits/service.ts'
import { shopCalendar } from '../../../src/shared/domain/shop-day.ts'
import { refusalOf } from '../../support/core.ts'
import { counter, DAY, type Api } from './counter.ts'
import { BAKERY, visitsBook } from './visits-book.ts'

type Logged = Parameters<Api['visits']['log']>[0]

test('[A7] a purchase is kept with its items, amount and staff, and every total agrees with the others', async () => {
  await using shop = await counter()
  const { api, anna, rye, cheese, today } = shop
  const lines = [
    { productId: rye, quantity: 2_000 },
    { productId: cheese, quantity: 350 },
    { words: 'Jar', unitPrice: 250_000 },
  ]
  const { id, total } = await api.visits.log({ contactId: anna, lines, receipt: 'R-1001', note: 'for the feast' })
  expect(total).toBe(900 + 872 + 250)
  const visit = await api.visits.get({ id })
  expect(visit).toMatchObject({
    kind: 'sale',
    contactName: 'Anna Berg',
    servedByName: 'Rosa',
    items: ['Rye loaf', 'Mountain cheese', 'Jar'],
    lines: 3,
    tenders: ['cash'],
    receipt: 'R-1001',
    note: 'for the feast',
    paid: [{ tender: 'cash', amount: 2_022, later: false, dueDay: null }],
    sold: [
      { name: 'Rye loaf', quantity: 2_000, unitPrice: 450_000, taxRate: 7_000, total: 900, cost: null },
      { name: 'Mountain cheese', unit: 'kg', quantity: 350, unitPrice: 2_490_000, total: 872, cost: 420 },
      { name: 'Jar', taxRate: 0, total: 250 },
    ],
    taxes: [
      { rate: 0, net: 250, tax: 0 },
      { rate: 7_000, net: 841, tax: 59 },
      { rate: 19_000, net: 733, tax: 139 },
    ],
    tax: 198,
    owed: 0,
  })
  shop.turn(DAY)
  await api.visits.log({ contactId: anna })
  await api.visits.log({ contactId: anna, lines: [{ productId: rye }], at: shop.now() - 3 * DAY })

  const list = await api.visits.list({ contactId: anna })
  expect(list.rows.map(({ kind, total: amount }) => [kind, amount])).toEqual([
    ['visit', 0],
    ['sale', 2_022],
    ['sale', 450],
  ])
  expect(list).toMatchObject({ count: 3, total: 2_472 })
  const standing = await api.visits.standing({ contactId: anna })
  expect(standing).toMatchObject({
    visits: 3,
    purchases: 2,
    firstDay: today - 2,
    lastDay: today + 1,
    lastPurchaseDay: today,
    spent: 2_472,
    spentThisYear: 2_472,
    gap: 2,
    nextDay: today + 2,
    recentDays: [today - 2, today, today + 1],
    favourites: [
      { name: 'Rye loaf', times: 2, lastDay: today },
      { name: 'Mountain cheese', times: 1 },
    ],
    categories: [{ name: 'Cheese', spent: 872 }],
  })
  expect(standing.months).toHaveLength(12)
  expect(standing.months.at(-1)).toEqual({ month: 2026 * 12 + 2, spent: 2_472, visits: 3 })
  const days = await Promise.all([today - 2, today, today + 1].map((day) => api.visits.day({ day })))
  expect(days.reduce((sum, day) => sum + day.total, 0)).toBe(2_472)
  expect((await api.contacts.list({ sort: 'spend', descending: true })).rows[0]).toMatchObject({
    id: anna,
    spent: 2_472,
    visits: 3,
    lastDay: today + 1,
  })
  expect((await api.products.get({ id: rye })).soldLately).toBe(3_000)
})

test('whoever is not known leaves the sale to the shop alone', async () => {
  await using shop = await counter()
  const { id } = await shop.api.visits.log({ contactId: null, lines: [{ productId: shop.rye }] })
  expect(await shop.api.visits.get({ id })).toMatchObject({ contactId: null, contactName: null, total: 450 })
  expect((await shop.api.visits.day({})).total).toBe(450)
})

test('what is entered afterwards costs what it cost then, and what was sold keeps its price', async () => {
  await using shop = await counter()
  const { api, rye, anna } = shop
  const sold = await api.visits.log({ contactId: anna, lines: [{ productId: rye }] })
  shop.turn(5 * DAY)
  await api.products.setPrice({ id: rye, price: 480_000 })
  await api.products.save({ id: rye, patch: { name: 'Rye bread', taxRate: 0 } })
  const now = await api.visits.log({ contactId: anna, lines: [{ productId: rye }] })
  const then = await api.visits.log({ contactId: anna, lines: [{ productId: rye }], at: shop.now() - DAY })
  expect([sold.total, now.total, then.total]).toEqual([450, 480, 450])
  expect((await api.visits.get({ id: sold.id })).sold).toMatchObject([
    { name: 'Rye bread', total: 450, taxRate: 7_000 },
  ])
  expect((await api.visits.quote({ lines: [{ productId: rye }], at: shop.now() - DAY })).total).toBe(450)
})

test('the quote says what the log will do, tax on top and the smallest coin included', async () => {
  await using shop = await counter()
  const { api, rye, cheese } = shop
  await api.settings.save({ taxIncluded: false, cashStep: 5 })
  const lines = [
    { productId: rye, discount: 50 },
    { productId: cheese, quantity: 123 },
  ]
  const quote = await api.visits.quote({ lines })
  expect(quote).toMatchObject({
    lines: [{ total: 400 }, { total: 306 }],
    tax: 28 + 58,
    total: 792,
    cash: 790,
  })
  const { id } = await api.visits.log({ contactId: null, lines })
  const visit = await api.visits.get({ id })
  expect(visit).toMatchObject({ total: 792, tax: 86, rounding: -2, taxes: quote.taxes, paid: [{ amount: 790 }] })
  // The receipt keeps saying so when the shop thinks otherwise one day.
  await api.settings.save({ taxIncluded: true })
  expect((await api.visits.get({ id })).taxes).toEqual(quote.taxes)
  expect(await api.visits.day({})).toMatchObject({ total: 792, rounding: -2, taxes: quote.taxes, tax: 86 })
})

test('only what is paid in cash is rounded, and everything adds up', async () => {
  await using shop = await counter()
  const { api, rye } = shop
  await api.settings.save({ cashStep: 5 })
  const lines = [{ productId: rye, discount: 2 }]
  const log = (tenders: Logged['tenders']) => api.visits.log({ contactId: null, lines, tenders })
  const byCard = await log([{ tender: 'card', amount: 448 }])
  const mixed = await log([
    { tender: 'voucher', amount: 200 },
    { tender: 'cash', amount: 250 },
  ])
  const change = await log([
    { tender: 'voucher', amount: 500 },
    { tender: 'cash', amount: -50 },
  ])
  const roundings = await Promise.all(
    [byCard, mixed, change].map(async ({ id }) => (await api.visits.get({ id })).rounding),
  )
  expect(roundings).toEqual([0, 2, 2])
  const day = await api.visits.day({})
  expect(day.takings.reduce((sum, { amount }) => sum + amount, 0)).toBe(day.total + day.rounding)
})

describe('refuses', () => {
  const LINE = { words: 'Jar', unitPrice: 100_000 }
  const cases: readonly (readonly [string, (shop: { rye: number; anna: number; now: number }) => unknown, string])[] = [
    ['a visit still to come', ({ now }) => ({ contactId: null, at: now + 1 }), 'at in_future'],
    ['a visit before there were shops', () => ({ contactId: null, at: -9e15 }), 'at too_small'],
    ['an instant beyond all calendars', () => ({ contactId: null, at: 9e15 }), 'at in_future'],
    ['a product nobody knows', () => ({ contactId: null, lines: [{ productId: 77 }] }), 'lines.0.productId unknown'],
    ['a line of nothing', () => ({ contactId: null, lines: [{ unitPrice: 1 }] }), 'lines.0.words too_short'],
    ['words without a price', () => ({ contactId: null, lines: [{ words: 'Jar' }] }), 'lines.0.unitPrice missing'],
    ['none of something', () => ({ contactId: null, lines: [{ ...LINE, quantity: 0 }] }), 'lines.0.quantity nothing'],
    [
      'more off than on',
      () => ({ contactId: null, lines: [{ ...LINE, discount: 101 }] }),
      'lines.0.discount too_large',
    ],
    [
      'more money than there is',
      () => ({ contactId: null, lines: [{ words: 'Moon', unitPrice: 9e12, quantity: 1e9 }] }),
      'lines.0 too_large',
    ],
    [
      'lines that are too much together',
      () => ({ contactId: null, lines: Array(20).fill({ words: 'Moon', unitPrice: 9e12, quantity: 900_000 }) }),
      'lines too_large',
    ],
    [
      'tenders that do not add up',
      () => ({ contactId: null, lines: [LINE], tenders: [{ tender: 'card', amount: 99 }] }),
      'tenders does_not_add_up',
    ],
    [
      'something on the account of nobody',
      () => ({ contactId: null, lines: [LINE], tenders: [{ tender: 'account', amount: 100 }] }),
      'tenders.0.tender needs_a_customer',
    ],
    [
      'a due day before the sale',
      ({ anna }) => ({ contactId: anna, lines: [LINE], tenders: [{ tender: 'account', amount: 100, dueDay: 20_000 }] }),
      'tenders.0.dueDay too_small',
    ],
    ['somebody who does not work here', () => ({ contactId: null, servedBy: 99 }), 'servedBy unknown'],
    ['a shop that is not there', () => ({ contactId: null, outletId: 99 }), 'outletId unknown'],
    ['a return of nothing', () => ({ contactId: null, returnOf: 99 }), 'returnOf unknown'],
    // What the contract itself keeps out.
    [
      'a negative discount',
      () => ({ contactId: null, lines: [{ ...LINE, discount: -1 }] }),
      'lines.0.discount too_small',
    ],
    [
      'a quantity beyond counting',
      () => ({ contactId: null, lines: [{ ...LINE, quantity: 2 ** 53 }] }),
      'lines.0.quantity too_large',
    ],
    [
      'a price that is no number',
      () => ({ contactId: null, lines: [{ ...LINE, unitPrice: Number.NaN }] }),
      'lines.0.unitPrice',
    ],
    ['a hundred thousand lines', () => ({ contactId: null, lines: Array(100_000).fill(LINE) }), 'lines too_large'],
  ]
  for (const [what, input, wanted] of cases) {
    test(what, async () => {
      await using shop = await counter()
      const asked = input({ rye: shop.rye, anna: shop.anna, now: shop.now() })
      const refused = await refusalOf(shop.api.visits.log(asked as Logged))
      expect(refused.code).toBe('BAD_INPUT')
      const { issues } = refused.data as { issues: { path: string; rule: string }[] }
      expect(issues.map(({ path, rule }) => `${path} ${rule}`).join()).toContain(wanted)
      expect(await shop.api.visits.list({})).toMatchObject({ count: 0, rows: [] })
    })
  }

  test('a customer in the trash, or one who never was', async () => {
    await using shop = await counter()
    const { api, anna } = shop
    await api.contacts.trash({ ids: [anna] })
    for (const contactId of [anna, 4_711]) {
      expect((await refusalOf(api.visits.log({ contactId }))).code).toBe('NOT_FOUND')
      expect((await refusalOf(api.visits.standing({ contactId }))).code).toBe('NOT_FOUND')
    }
  })

  test('one issue does not hide the others', async () => {
    await using shop = await counter()
    const lines = [{ productId: 77 }, { words: '', unitPrice: 1 }, { words: 'Jar', unitPrice: 100_000, discount: 200 }]
    const refused = await refusalOf(shop.api.visits.log({ contactId: null, at: shop.now() + 1, lines }))
    expect((refused.data as { issues: unknown[] }).issues).toHaveLength(4)
  })
})

test('what is not sold any more can still be entered for when it was', async () => {
  await using shop = await counter()
  await shop.api.products.archive({ ids: [shop.rye], archived: true })
  const { total } = await shop.api.visits.log({ contactId: shop.anna, lines: [{ productId: shop.rye }] })
  expect(total).toBe(450)
})

test('shops have names of their own', async () => {
  await using shop = await counter()
  const { api } = shop
  const { id } = await api.visits.saveOutlet({ name: 'Market stall' })
  expect((await refusalOf(api.visits.saveOutlet({ name: 'market STALL' }))).code).toBe('NAME_TAKEN')
  expect((await refusalOf(api.visits.saveOutlet({ id: 99, name: 'Else' }))).code).toBe('NOT_FOUND')
  await api.visits.log({ contactId: null, outletId: id, lines: [{ productId: shop.rye }] })
  await api.visits.log({ contactId: null, lines: [{ productId: shop.cheese }] })
  expect(await api.visits.day({ outletId: id })).toMatchObject({ total: 450, rows: [{ outletName: 'Market stall' }] })
  expect((await api.visits.day({ outletId: id })).takings).toEqual([{ tender: 'cash', amount: 450, count: 1 }])
  await api.visits.saveOutlet({ id, name: 'Saturday market', archived: true })
  expect(await api.visits.outlets({})).toEqual([{ id, name: 'Saturday market', archived: true }])
})

test('a list is the same page by page, near and far, and its sums are those of all', () => {
  using shop = visitsBook()
  const [anna = 0] = shop.people(1)
  const calendar = shopCalendar(BAKERY.zone, BAKERY.dayTurn)
  const entries = Array.from({ length: 5_000 }, (_, i): VisitEntry => {
    const at = shop.book.now() - i * 7_919_000
    const total = i % 700
    const line = { words: 'Roll', quantity: 1_000, unitPrice: total * 1_000, discount: 0, taxRate: 0, total }
    return {
      at,
      ...calendar.momentOf(at),
      contactId: i % 10 === 0 ? anna : null,
      kind: 'sale',
      servedBy: i % 3 === 0 ? null : 1 + (i % 2),
      outletId: null,
      receipt: `R${String(i)}`,
      source: null,
      note: null,
      total,
      tax: 0,
      rounding: 0,
      lines: [{ ...line, productId: null, cost: null, serial: null }],
      payments: [{ tender: 'cash', amount: total, dueDay: null }],
    }
  })
  const first = shop.command(({ db }) => logVisits(db, entries)).value
  const pages = [0, 50, 1_990, 2_000, 2_001, 3_456, 4_970, 4_999, 5_000, 9_000]
  const filters = [
    {},
    { servedBy: 1 },
    { from: calendar.dayOf(entries[4_000]?.at ?? 0) },
    { contactId: anna },
    { kind: 'sale' as const },
  ]
  for (const filter of filters) {
    const fitting = entries.flatMap((entry, i) => {
      const fits =
        (!('servedBy' in filter) || entry.servedBy === filter.servedBy) &&
        (!('from' in filter) || entry.day >= filter.from) &&
        (!('contactId' in filter) || entry.contactId === filter.contactId)
      return fits ? [{ id: first + i, total: entry.total }] : []
    })
    for (const offset of pages) {
      const list = listVisits(shop.context, { ...filter, offset, limit: 30 })
      expect(list.rows.map(({ id }) => id)).toEqual(fitting.slice(offset, offset + 30).map(({ id }) => id))
      expect(list).toMatchObject({ count: fitting.length, total: fitting.reduce((sum, one) => sum + one.total, 0) })
    }
  }
  expect(
    listVisits(shop.context, { receipt: 'r499', offset: 0, limit: 50 }).rows.map(({ receipt }) => receipt),
  ).toEqual(['R499', ...Array.from({ length: 10 }, (_, i) => `R499${String(i)}`)])
})

test('a day is held against the same weekday before, up to the same hour while it runs', async () => {
  await using shop = await counter()
  const { api, rye } = shop
  const buy = (at: number, quantity: number) =>
    api.visits.log({ contactId: null, at, lines: [{ productId: rye, quantity: quantity * 1_000 }] })
  shop.turn(9 * DAY)
  await buy(shop.now() - 7 * DAY - 3_600_000, 1)
  await buy(shop.now() - 7 * DAY, 2)
  await buy(shop.now() - 7 * DAY + 3_600_000, 4)
  await buy(shop.now() - 8 * DAY + 3_600_000, 8)
  expect((await api.visits.day({})).weekBefore).toBe(3 * 450)
  shop.turn(3_600_000)
  expect((await api.visits.day({})).weekBefore).toBe(7 * 450)
  expect((await api.visits.day({ day: shop.today + 8 })).weekBefore).toBe(8 * 450)
  expect((await api.visits.day({ day: shop.today + 3 })).weekBefore).toBe(0)
})
