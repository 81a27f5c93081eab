// Counter-entries, returns, accounts, and what can be undone.
import { describe, expect, test } from 'vitest'
import { refusalOf } from '../../support/core.ts'
import { counter, DAY, type Counter } from './counter.ts'

const onAccount = (amount: number, dueDay?: number) => [
  { tender: 'account' as const, amount, ...(dueDay !== undefined && { dueDay }) },
]

const sumOf = (rows: readonly { readonly amount: number }[]) => rows.reduce((sum, { amount }) => sum + amount, 0)

async function expectDayAddsUp({ api }: Counter, day?: number): Promise<void> {
  const { total, rounding, takings, paidOff, tax, taxes, people } = await api.visits.day(
    day === undefined ? {} : { day },
  )
  expect(sumOf(takings)).toBe(total + rounding + paidOff)
  expect(taxes.reduce((sum, one) => sum + one.tax, 0)).toBe(tax)
  expect(people.reduce((sum, one) => sum + one.total, 0)).toBe(total)
}

describe('a visit that is taken back', () => {
  test('stays in the ledger with its counter-entry, and no sum sees either', async () => {
    await using shop = await counter()
    const { api, anna, rye, cheese, today } = shop
    const lines = [
      { productId: rye, quantity: 3_000, discount: 100 },
      { productId: cheese, quantity: 333 },
    ]
    const { id, total } = await api.visits.log({ contactId: anna, lines, receipt: 'A1' })
    shop.turn(DAY)
    const { counterId, insteadId } = await api.visits.correct({ id, why: 'typed twice' })
    expect(insteadId).toBeNull()
    const [sale, back] = await Promise.all([api.visits.get({ id }), api.visits.get({ id: counterId })])
    expect(sale).toMatchObject({ kind: 'sale', corrected: true, correctedBy: counterId, total })
    expect(back).toMatchObject({
      kind: 'correction',
      corrects: id,
      total: -total,
      tax: -sale.tax,
      note: 'typed twice',
      receipt: 'A1',
    })
    expect(back.day).toBe(today + 1)
    expect(back.sold.map(({ quantity, total: amount }) => [quantity, amount])).toEqual(
      sale.sold.map(({ quantity, total: amount }) => [-quantity, -amount]),
    )
    expect(sumOf(back.paid)).toBe(-total)
    expect(await api.visits.standing({ contactId: anna })).toMatchObject({
      visits: 0,
      purchases: 0,
      firstDay: null,
      lastDay: null,
      spent: 0,
      returned: 0,
      favourites: [],
      recentDays: [],
    })
    expect(await api.visits.list({ contactId: anna })).toMatchObject({ count: 2, total: 0 })
    expect(await api.visits.day({ day: today })).toMatchObject({ visits: 0, sales: 0, total })
    expect(await api.visits.day({ day: today + 1 })).toMatchObject({ visits: 0, total: -total, returned: 0 })
    await expectDayAddsUp(shop, today + 1)
  })

  test('is taken back once, and a counter-entry never', async () => {
    await using shop = await counter()
    const { api, rye } = shop
    const { id } = await api.visits.log({ contactId: null, lines: [{ productId: rye }] })
    const { counterId } = await api.visits.correct({ id })
    expect((await refusalOf(api.visits.correct({ id }))).code).toBe('CHANGED_MEANWHILE')
    expect((await refusalOf(api.visits.correct({ id: counterId }))).code).toBe('BAD_INPUT')
    expect((await refusalOf(api.visits.correct({ id: 4_711 }))).code).toBe('NOT_FOUND')
    expect(await api.visits.list({})).toMatchObject({ count: 2, total: 0 })
  })

  test('leaves its place to what is right, at the time of the first', async () => {
    await using shop = await counter()
    const { api, anna, ben, rye, today } = shop
    const wrong = await api.visits.log({ contactId: anna, lines: [{ productId: rye, quantity: 10_000 }] })
    shop.turn(3 * DAY)
    const { insteadId } = await api.visits.correct({
      id: wrong.id,
      instead: { contactId: ben, lines: [{ productId: rye }] },
    })
    expect(await api.visits.get({ id: insteadId ?? 0 })).toMatchObject({ contactId: ben, total: 450, day: today })
    expect(await api.visits.day({ day: today })).toMatchObject({ total: 450, visits: 1, sales: 1 })
    expect(await api.visits.day({})).toMatchObject({ total: 0, visits: 0 })
    expect(await api.visits.standing({ contactId: anna })).toMatchObject({ visits: 0, spent: 0 })
    expect(await api.visits.standing({ contactId: ben })).toMatchObject({ visits: 1, spent: 450, lastDay: today })
    await expectDayAddsUp(shop, today)
  })

  test('stays as it is when what should stand there is wrong', async () => {
    await using shop = await counter()
    const { api, rye } = shop
    const { id } = await api.visits.log({ contactId: null, lines: [{ productId: rye }] })
    const refused = await refusalOf(
      api.visits.correct({ id, instead: { contactId: null, lines: [{ productId: 99 }] } }),
    )
    expect(refused).toMatchObject({ code: 'BAD_INPUT', data: { issues: [{ path: 'instead.lines.0.productId' }] } })
    expect(await api.visits.get({ id })).toMatchObject({ corrected: false })
  })

  test('stays while something of it was brought back', async () => {
    await using shop = await counter()
    const { api, anna, rye } = shop
    const { id } = await api.visits.log({ contactId: anna, lines: [{ productId: rye, quantity: 2_000 }] })
    const back = await api.visits.log({ contactId: anna, lines: [{ productId: rye, quantity: -1_000 }], returnOf: id })
    const refused = await refusalOf(api.visits.correct({ id }))
    expect(refused).toMatchObject({ code: 'BAD_INPUT', data: { issues: [{ path: 'id', rule: 'has_return' }] } })
    await api.visits.correct({ id: back.id })
    await api.visits.correct({ id })
    expect(await api.visits.standing({ contactId: anna })).toMatchObject({ spent: 0, returned: 0, visits: 0 })
  })
})

test('what is brought back whole leaves nothing, tax included', async () => {
  await using shop = await counter()
  const { api, anna, rye, cheese } = shop
  await api.settings.save({ cashStep: 5 })
  const lines = [
    { productId: rye, quantity: 3_000, discount: 7 },
    { productId: cheese, quantity: 777 },
  ]
  const sale = await api.visits.log({ contactId: anna, lines })
  const mirrored = lines.map((line) => ({ ...line, quantity: -line.quantity }))
  const back = await api.visits.log({ contactId: anna, lines: mirrored, returnOf: sale.id })
  expect(back.total).toBe(-sale.total)
  expect(await api.visits.get({ id: back.id })).toMatchObject({ kind: 'return', returnOf: sale.id, tenders: ['cash'] })
  const day = await api.visits.day({})
  expect(day).toMatchObject({ total: 0, tax: 0, rounding: 0, returned: sale.total, visits: 2, sales: 1 })
  expect(day.taxes.every(({ net, tax }) => net === 0 && tax === 0)).toBe(true)
  expect(await api.visits.standing({ contactId: anna })).toMatchObject({
    spent: 0,
    returned: sale.total,
    visits: 2,
    purchases: 1,
  })
})

describe('an account', () => {
  test('[A6] says how much is paid on time, what is outstanding, and since when', async () => {
    await using shop = await counter()
    const { api, anna, rye, today } = shop
    const buy = (amount: number, dueDay?: number) =>
      api.visits.log({
        contactId: anna,
        lines: [{ productId: rye, unitPrice: amount * 1_000 }],
        tenders: onAccount(amount, dueDay),
      })
    expect(await api.visits.standing({ contactId: anna })).toMatchObject({ owed: 0, oldestDue: null, paidOnTime: null })
    const first = await buy(6_000, today + 10)
    const second = await buy(4_000)
    expect((await api.visits.get({ id: second.id })).paid).toMatchObject([{ tender: 'account', dueDay: today + 14 }])
    expect(await api.visits.standing({ contactId: anna })).toMatchObject({
      owed: 10_000,
      oldestDue: today + 10,
      paidOnTime: null,
    })
    shop.turn(9 * DAY)
    // The oldest first, and what is left of it goes to the next.
    expect(await api.visits.pay({ contactId: anna, tender: 'transfer', amount: 6_500 })).toMatchObject({ owed: 3_500 })
    expect(await api.visits.get({ id: first.id })).toMatchObject({ owed: 0, tenders: ['account', 'transfer'] })
    expect(await api.visits.get({ id: second.id })).toMatchObject({ owed: 3_500 })
    await expectDayAddsUp(shop)
    expect(await api.visits.day({})).toMatchObject({ total: 0, paidOff: 6_500, visits: 0 })
    shop.turn(8 * DAY)
    expect(await api.visits.standing({ contactId: anna })).toMatchObject({
      owed: 3_500,
      oldestDue: today + 14,
      paidOnTime: 0.65,
    })
    const { open } = await api.contacts.matters({ contactId: anna })
    expect(open).toMatchObject([
      {
        area: 'visits',
        id: second.id,
        kind: 'sale',
        words: 'timeline.owed',
        amount: 3_500,
        open: true,
        values: { days: 3 },
      },
    ])
    await api.visits.pay({ contactId: anna, visitId: second.id, tender: 'cash', amount: 3_500 })
    expect(await api.visits.standing({ contactId: anna })).toMatchObject({ owed: 0, oldestDue: null, paidOnTime: 0.65 })
    expect((await api.contacts.matters({ contactId: anna })).open).toEqual([])
  })

  test('takes no more than is owed, and nothing for the visit of somebody else', async () => {
    await using shop = await counter()
    const { api, anna, ben, rye } = shop
    const { id } = await api.visits.log({ contactId: anna, lines: [{ productId: rye }], tenders: onAccount(450) })
    const pay = (input: object) => refusalOf(api.visits.pay({ contactId: anna, tender: 'cash', amount: 450, ...input }))
    expect(await pay({ amount: 451 })).toMatchObject({
      code: 'BAD_INPUT',
      data: { issues: [{ path: 'amount', rule: 'too_large', limit: 450 }] },
    })
    expect((await pay({ contactId: ben, visitId: id })).code).toBe('NOT_FOUND')
    expect((await pay({ at: shop.now() + 1 })).code).toBe('BAD_INPUT')
    expect((await pay({ tender: 'account' })).code).toBe('BAD_INPUT')
    expect((await pay({})).code).toBe('none')
    expect((await pay({ amount: 1 })).code).toBe('BAD_INPUT')
  })

  test('gives what was paid to what stands in its place, and keeps the rest as credit', async () => {
    await using shop = await counter()
    const { api, anna, rye } = shop
    const { id } = await api.visits.log({
      contactId: anna,
      lines: [{ productId: rye, quantity: 2_000 }],
      tenders: onAccount(900),
    })
    shop.turn(DAY)
    await api.visits.pay({ contactId: anna, tender: 'card', amount: 900 })
    const paidOn = shop.today + 1
    shop.turn(DAY)
    const right = { contactId: anna, lines: [{ productId: rye }], tenders: onAccount(450) }
    const { insteadId } = await api.visits.correct({ id, instead: right })
    expect(await api.visits.get({ id: insteadId ?? 0 })).toMatchObject({ owed: 0, tenders: ['account', 'card'] })
    expect(await api.visits.standing({ contactId: anna })).toMatchObject({ owed: -450 })
    // The money came on that day, whatever it was for.
    expect((await api.visits.day({ day: paidOn })).takings).toEqual([{ tender: 'card', amount: 900, count: 1 }])
    const rows = (await api.contacts.timeline({ contactId: anna, kinds: ['payment'] })).rows
    expect(rows).toMatchObject([{ amount: 900, values: { tender: 'card' } }])
    await api.visits.log({ contactId: anna, lines: [{ productId: rye, quantity: 2_000 }], tenders: onAccount(900) })
    expect(await api.visits.standing({ contactId: anna })).toMatchObject({ owed: 450 })
  })
})

describe('undo', () => {
  test('takes a visit back whole, and redo says it again', async () => {
    await using shop = await counter()
    const { api, anna, rye } = shop
    const before = await api.visits.standing({ contactId: anna })
    const { command, id } = await api.visits.log({ contactId: anna, lines: [{ productId: rye }] })
    const after = await api.visits.standing({ contactId: anna })
    await api.history.undo({ command: command ?? 0 })
    expect(await api.visits.standing({ contactId: anna })).toEqual(before)
    expect(await api.visits.day({})).toMatchObject({ rows: [], visits: 0, total: 0, takings: [] })
    expect((await refusalOf(api.visits.get({ id }))).code).toBe('NOT_FOUND')
    await api.history.redo({ command: command ?? 0 })
    expect(await api.visits.standing({ contactId: anna })).toEqual(after)
    expect(await api.visits.get({ id })).toMatchObject({ total: 450 })
  })

  test('is refused while a payment, a return or a counter-entry stands on the visit', async () => {
    await using shop = await counter()
    const { api, anna, rye } = shop
    const lines = [{ productId: rye, quantity: 2_000 }]
    const standing = {
      payment: () => api.visits.pay({ contactId: anna, tender: 'cash', amount: 100 }),
      return: (id: number) =>
        api.visits.log({ contactId: anna, returnOf: id, lines: [{ productId: rye, quantity: -1_000 }] }),
      'counter-entry': (id: number) => api.visits.correct({ id }),
    }
    for (const stand of Object.values(standing)) {
      const { id, command } = await api.visits.log({ contactId: anna, lines, tenders: onAccount(900) })
      const onIt = await stand(id)
      expect(await refusalOf(api.history.undo({ command: command ?? 0 }))).toMatchObject({
        code: 'UNDO_BLOCKED',
        data: { reason: 'in_use' },
      })
      await api.history.undo({ command: onIt.command ?? 0 })
      await api.history.undo({ command: command ?? 0 })
      expect((await refusalOf(api.visits.get({ id }))).code).toBe('NOT_FOUND')
    }
    expect(await api.visits.standing({ contactId: anna })).toMatchObject({ visits: 0, spent: 0, owed: 0 })
    expect(await api.visits.list({})).toMatchObject({ count: 0, total: 0 })
  })
})

test('the sales of somebody in the trash stay in the totals of the shop, and come back with them', async () => {
  await using shop = await counter()
  const { api, anna, rye } = shop
  const { id } = await api.visits.log({ contactId: anna, lines: [{ productId: rye }], tenders: onAccount(450) })
  const [standing, day] = await Promise.all([api.visits.standing({ contactId: anna }), api.visits.day({})])
  await api.contacts.trash({ ids: [anna] })
  expect(await api.visits.day({})).toEqual({ ...day, rows: day.rows.map((row) => ({ ...row, contactName: null })) })
  expect(await api.visits.get({ id })).toMatchObject({ contactId: anna, contactName: null, owed: 450 })
  expect(await api.visits.list({})).toMatchObject({ count: 1, total: 450 })
  await api.contacts.restore({ ids: [anna] })
  expect(await api.visits.standing({ contactId: anna })).toEqual(standing)
  await api.contacts.trash({ ids: [anna] })
  // A mistake is put right also while they are there.
  const { command } = await api.visits.correct({ id })
  await api.contacts.restore({ ids: [anna] })
  expect(await api.visits.standing({ contactId: anna })).toMatchObject({ visits: 0, spent: 0, owed: 0 })
  await api.history.undo({ command: command ?? 0 })
  expect(await api.visits.standing({ contactId: anna })).toEqual(standing)
})
