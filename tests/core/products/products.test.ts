// The catalogue: what products cost when, what they are called, who may see what the shop pays, and the file that comes out.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, refusalOf, startWithBook, type TestCore, type TestWindow } from '../../support/core.ts'

let core: TestCore
let api: TestWindow['api']
beforeAll(async () => {
  const started = await startWithBook()
  core = started
  api = started.owner.api
})
afterAll(() => core.dispose())

const DAY = 86_400_000
const today = () => Math.floor(core.outside.clock.now() / DAY) // London in winter
const names = async (query: Parameters<typeof api.products.list>[0]) =>
  (await api.products.list(query)).rows.map((row) => row.name)

async function rule(call: Promise<unknown>) {
  const refusal = await refusalOf(call)
  const data = refusal.data as
    { issues?: readonly { path: string; rule: string }[]; what?: string; name?: string } | undefined
  return [refusal.code, data?.issues?.[0]?.path ?? data?.what ?? data?.name, data?.issues?.[0]?.rule]
}

test('[N4] items and services have price, cost, category, service interval, and what goes with them', async () => {
  const filter = await api.products.create({ name: 'Water filter', category: 'Parts', price: 1_990_000, cost: 700_000 })
  const { id } = await api.products.create({
    kind: 'service',
    name: 'Descaling',
    sku: 'S-10',
    category: 'Care',
    unit: 'visit',
    taxRate: 19_000,
    serviceInterval: 180,
    serialNumbered: true,
    goesWith: [filter.id],
    price: 4_500_000,
    cost: 1_250_500,
  })
  expect(await api.products.get({ id })).toEqual({
    custom: {},
    id,
    kind: 'service',
    name: 'Descaling',
    sku: 'S-10',
    category: 'Care',
    unit: 'visit',
    taxRate: 19_000,
    price: 4_500_000,
    cost: 1_250_500,
    serviceInterval: 180,
    serialNumbered: true,
    archived: false,
    soldLately: 0,
    lastSold: null,
    goesWith: [{ id: filter.id, name: 'Water filter' }],
    prices: [{ id: expect.any(Number) as number, from: today(), price: 4_500_000, cost: 1_250_500 }],
    buyers: [],
  })
  expect(await api.products.get({ id: filter.id })).toMatchObject({ kind: 'item', serviceInterval: null, goesWith: [] })
})

test('a price holds from its day on; the day before the first price costs the first one', async () => {
  const { id } = await api.products.create({ name: 'Rye loaf', price: 300_000, cost: 100_000 })
  await api.products.setPrice({ id, from: today() - 10, price: 250_000, cost: 90_000 })
  await api.products.setPrice({ id, from: today() + 5, price: 400_000 })
  const priced = async () => {
    const { price, cost, prices } = await api.products.get({ id })
    return { price, cost, prices: prices.map((one) => [one.from - today(), one.price, one.cost]) }
  }
  expect(await priced()).toEqual({
    price: 300_000,
    cost: 100_000,
    prices: [
      [5, 400_000, 100_000],
      [0, 300_000, 100_000],
      [-10, 250_000, 90_000],
    ],
  })
  // The same day again replaces it; the cost stays unless it is said.
  await api.products.setPrice({ id, price: 320_000 })
  expect(await priced()).toMatchObject({ price: 320_000, cost: 100_000 })
  const { prices } = await api.products.get({ id })
  const { command } = await api.products.removePrice({ priceId: prices[1]?.id ?? 0 })
  expect(await priced()).toMatchObject({ price: 250_000, cost: 90_000 })
  await api.history.undo({ command: command ?? 0 })
  expect(await priced()).toMatchObject({ price: 320_000 })
  await api.history.redo({ command: command ?? 0 })
  await api.products.removePrice({ priceId: prices[0]?.id ?? 0 })
  expect(await rule(api.products.removePrice({ priceId: prices[2]?.id ?? 0 }))).toEqual([
    'BAD_INPUT',
    'priceId',
    'only_one',
  ])
  expect(await priced()).toMatchObject({ prices: [[-10, 250_000, 90_000]] })
})

test('what is sold keeps its name and number to itself; what is not sold any more gives them up', async () => {
  const { id } = await api.products.create({ name: 'Crème caramel', sku: 'CC 1', price: 1 })
  expect(await rule(api.products.create({ name: '  creme   CARAMEL ', price: 1 }))).toEqual([
    'NAME_TAKEN',
    'creme   CARAMEL',
    undefined,
  ])
  expect(await rule(api.products.create({ name: 'Other', sku: 'cc 1', price: 1 }))).toEqual([
    'NAME_TAKEN',
    'cc 1',
    undefined,
  ])
  const other = await api.products.create({ name: 'Panna cotta', price: 1 })
  expect(await rule(api.products.save({ id: other.id, patch: { name: 'creme caramel' } }))).toMatchObject([
    'NAME_TAKEN',
    'creme caramel',
    undefined,
  ])
  expect(await rule(api.products.save({ id: other.id, patch: { sku: 'CC 1' } }))).toMatchObject([
    'NAME_TAKEN',
    'CC 1',
    undefined,
  ])
  await api.products.save({ id, patch: { name: 'Crème Caramel' } })
  await api.products.archive({ ids: [id], archived: true })
  const newer = await api.products.create({ name: 'Creme caramel', price: 1 })
  expect(await rule(api.products.archive({ ids: [id], archived: false }))).toMatchObject([
    'NAME_TAKEN',
    'Crème Caramel',
    undefined,
  ])
  await api.products.archive({ ids: [newer.id], archived: true })
  expect(await api.products.archive({ ids: [id, newer.id], archived: true })).toEqual({ count: 0, command: null })
  expect(await api.products.archive({ ids: [id], archived: false })).toMatchObject({ count: 1 })
  expect(await names({ text: 'caramel' })).toEqual(['Crème Caramel'])
  expect(await names({ text: 'caramel', archived: true })).toEqual(['Creme caramel'])
})

test('each step in the catalogue is undone and redone', async () => {
  const [one, two] = [
    await api.products.create({ name: 'One', price: 1 }),
    await api.products.create({ name: 'Two', price: 2 }),
  ]
  const saved = await api.products.save({ id: one.id, patch: { name: 'Uno', category: 'Numbers', goesWith: [two.id] } })
  const archived = await api.products.archive({ ids: [one.id], archived: true })
  const state = async () => {
    const { name, category, archived, goesWith } = await api.products.get({ id: one.id })
    return [name, category, archived, goesWith.length]
  }
  expect(await state()).toEqual(['Uno', 'Numbers', true, 1])
  await api.history.undo({ command: archived.command ?? 0 })
  expect(await state()).toEqual(['Uno', 'Numbers', false, 1])
  await api.history.undo({ command: saved.command ?? 0 })
  expect(await state()).toEqual(['One', null, false, 0])
  expect(await names({ text: 'uno' })).toEqual([])
  expect(await names({ text: 'one' })).toEqual(['One'])
  await api.history.redo({ command: saved.command ?? 0 })
  expect(await state()).toEqual(['Uno', 'Numbers', false, 1])
  expect((await api.products.save({ id: one.id, patch: { name: 'Uno', goesWith: [two.id] } })).command).toBeNull()
  await api.products.save({ id: one.id, patch: { goesWith: [] } })
  // Sales may point to a product, so making one is undone by taking it off sale.
  await api.history.undo({ command: two.command ?? 0 })
  expect(await names({ text: 'two' })).toEqual([])
  await api.history.redo({ command: two.command ?? 0 })
  expect(await api.products.get({ id: two.id })).toMatchObject({ archived: false, price: 2 })
})

test('the list is found by words, narrowed, sorted and paged', async () => {
  const add = (name: string, category: string | null, price: number, more = {}) =>
    api.products.create({ name, category, price, ...more })
  await add('Zopf Emmental', 'Käse', 300, { sku: 'Z9' })
  await add('Żurek', 'kase', 100)
  await add('Käsekuchen', null, 200, { kind: 'service' })
  expect(await names({ text: 'kas' })).toEqual(['Käsekuchen', 'Zopf Emmental', 'Żurek'])
  expect(await names({ text: 'kase emm' })).toEqual(['Zopf Emmental'])
  expect(await names({ text: 'z9' })).toEqual(['Zopf Emmental'])
  expect(await names({ text: 'zurek' })).toEqual(['Żurek'])
  expect(await names({ text: 'mental' })).toEqual([])
  expect(await names({ category: 'KASE' })).toEqual(['Zopf Emmental', 'Żurek'])
  expect(await names({ text: 'kas', kind: 'service' })).toEqual(['Käsekuchen'])
  expect(await names({ text: 'kas', sort: 'price' })).toEqual(['Żurek', 'Käsekuchen', 'Zopf Emmental'])
  expect(await names({ text: 'kas', sort: 'price', descending: true })).toEqual([
    'Zopf Emmental',
    'Käsekuchen',
    'Żurek',
  ])
  expect(await names({ text: 'kas', sort: 'category' })).toEqual(['Zopf Emmental', 'Żurek', 'Käsekuchen'])
  expect(await names({ text: 'kas', sort: 'name', descending: true })).toEqual(['Żurek', 'Zopf Emmental', 'Käsekuchen'])
  expect(await api.products.list({ text: 'kas', from: 1, limit: 1 })).toMatchObject({
    total: 3,
    rows: [{ name: 'Zopf Emmental' }],
  })
  expect(
    (await api.products.categories({})).filter((one) => one.name.startsWith('K') || one.name.startsWith('k')),
  ).toEqual([{ name: 'Käse', count: 2 }])
})

test('what was sold, when and to whom is known, and follows a visit that is taken back', async () => {
  const { id } = await api.products.create({ name: 'Simit', price: 150_000 })
  const never = await api.products.create({ name: 'Simit dough', price: 90_000 })
  const [ada, ben] = [await api.contacts.create({ given: 'Ada' }), await api.contacts.create({ given: 'Ben' })]
  const sell = (contactId: number | null, quantity: number, daysAgo = 0) =>
    api.visits.log({ contactId, at: core.outside.clock.now() - daysAgo * DAY, lines: [{ productId: id, quantity }] })
  await sell(ada.id, 2_000, 120)
  await sell(ben.id, 3_000, 30)
  await sell(null, 4_000, 10)
  const last = await sell(ada.id, 1_000)
  const sold = async () => {
    const { soldLately, lastSold, buyers } = await api.products.get({ id })
    return {
      soldLately,
      lastSold: (lastSold ?? 0) - today(),
      buyers: buyers.map((one) => [one.name, one.day - today(), one.quantity]),
    }
  }
  expect(await sold()).toEqual({
    soldLately: 8_000,
    lastSold: 0,
    buyers: [
      ['Ada', 0, 1_000],
      ['Ben', -30, 3_000],
    ],
  })
  expect(await names({ text: 'simit', sort: 'sold', descending: true })).toEqual(['Simit', 'Simit dough'])
  expect(await api.products.get({ id: never.id })).toMatchObject({ soldLately: 0, lastSold: null, buyers: [] })
  await api.visits.correct({ id: last.id })
  expect(await sold()).toEqual({
    soldLately: 7_000,
    lastSold: -10,
    buyers: [
      ['Ben', -30, 3_000],
      ['Ada', -120, 2_000],
    ],
  })
})

test('what the shop pays is seen by those who run it and keep its books, and by nobody else', async () => {
  const { id } = await api.products.create({ name: 'Margin', price: 900_000, cost: 12_345_000 })
  for (const role of ['staff', 'bookkeeper', 'manager'] as const) {
    await api.users.add({ name: role, role, password: PASSWORD })
    const window = core.window(role)
    await window.api.book.open({ user: role, password: PASSWORD })
    const cost = role === 'staff' ? null : 12_345_000
    expect(await window.api.products.get({ id })).toMatchObject({ cost, prices: [{ cost }] })
    expect((await window.api.products.list({ text: 'margin' })).rows).toMatchObject([{ cost }])
    const file = await (await window.api.products.export({})).file.text()
    expect([file.includes('123.45'), file.includes(',cost,')]).toEqual([role !== 'staff', role !== 'staff'])
    window.close()
  }
  const staff = core.window('again')
  await staff.api.book.open({ user: 'staff', password: PASSWORD })
  expect(await refusalOf(staff.api.products.create({ name: 'New', price: 1, cost: 1 }))).toMatchObject({
    code: 'FORBIDDEN',
  })
  expect(await refusalOf(staff.api.products.setPrice({ id, price: 1 }))).toMatchObject({ code: 'FORBIDDEN' })
  expect((await staff.api.products.create({ name: 'New', price: 1 })).id).toBeGreaterThan(0)
  staff.close()
})

test('the file holds every field exactly, and nothing that a spreadsheet would calculate', async () => {
  const odd = await api.products.create({
    name: '=SUM(A1) "quoted", and; more',
    sku: '+49',
    category: 'Ünder, lined',
    price: 1_234_567,
    cost: 5,
    taxRate: 7_250,
    serviceInterval: 30,
  })
  const friend = await api.products.create({ name: '@friend;"x"', price: 0, serialNumbered: true, goesWith: [odd.id] })
  await api.products.save({ id: odd.id, patch: { goesWith: [friend.id] } })
  const { file } = await api.products.export({})
  const bytes = new Uint8Array(await file.arrayBuffer())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const lines = new TextDecoder().decode(bytes).split('\r\n')
  expect(lines[0]).toBe(
    'kind,name,sku,category,unit,price,cost,tax-rate,service-interval,serial-numbered,goes-with,archived',
  )
  expect(lines).toContain(
    `item,"'=SUM(A1) ""quoted"", and; more",+49,"Ünder, lined",,12.34567,0.00005,7.25,30,no,"""@friend;""""x""""""",no`,
  )
  expect(lines).toContain(`item,"'@friend;""x""",,,,0.00,,0,,yes,+49,no`)
  expect(lines.at(-1)).toBe('')
  expect(file.name).toBe('products.csv')
})

test('bad input is refused with the field it is about, and nothing is written', async () => {
  const { id } = await api.products.create({ name: 'Kept', price: 5 })
  const before = await api.products.get({ id })
  expect(await rule(api.products.create({ name: ' ', price: 1 }))).toEqual(['BAD_INPUT', 'name', 'required'])
  expect(await rule(api.products.create({ name: 'Negative', price: -1 }))).toMatchObject([
    'BAD_INPUT',
    'price',
    expect.any(String),
  ])
  expect(await rule(api.products.create({ name: 'Half', price: 0.5 }))).toMatchObject([
    'BAD_INPUT',
    'price',
    expect.any(String),
  ])
  expect(await rule(api.products.create({ name: 'Lonely', price: 1, goesWith: [1] }))).toEqual([
    'BAD_INPUT',
    'goesWith.0',
    'unknown',
  ])
  expect(await rule(api.products.save({ id, patch: { name: 'Lost', goesWith: [id] } }))).toEqual([
    'BAD_INPUT',
    'goesWith.0',
    'unknown',
  ])
  expect(await rule(api.products.save({ id, patch: { serviceInterval: 0 } }))).toMatchObject([
    'BAD_INPUT',
    'patch.serviceInterval',
    expect.any(String),
  ])
  for (const call of [
    api.products.get({ id: 1 }),
    api.products.save({ id: 1, patch: {} }),
    api.products.setPrice({ id: 1, price: 1 }),
    api.products.archive({ ids: [id, 1], archived: true }),
  ]) {
    expect(await rule(call)).toEqual(['NOT_FOUND', 'product', undefined])
  }
  expect(await rule(api.products.removePrice({ priceId: 1 }))).toEqual(['NOT_FOUND', 'price', undefined])
  expect(await api.products.get({ id })).toEqual(before)
  expect(await names({ text: 'lonely' })).toEqual([])
})
