// What visits tell of people: the timeline, lists sorted by visits and money, and who bought what.
import { expect, test } from 'vitest'
import { aboutPeople } from '../../../src/main/core/areas/visits/about-people.ts'
import { logVisit } from '../../../src/main/core/areas/visits/log.ts'
import { createProduct } from '../../../src/main/core/areas/products/service.ts'
import { foldedWords } from '../../../src/shared/domain/fold.ts'
import { VisitInput } from '../../../src/shared/contract/visits.ts'
import { seededRandom } from '../../support/outside.ts'
import { counter, DAY, type Counter } from './counter.ts'
import { visitsBook } from './visits-book.ts'

test('the timeline says what was bought, by whom it was served, and what was taken back', async () => {
  await using shop = await counter()
  const { api, anna, rye, cheese } = shop
  const lines = [
    { productId: rye },
    { productId: cheese, quantity: 500 },
    { words: 'Jar', unitPrice: 250_000 },
    { words: 'Bag', unitPrice: 10_000 },
  ]
  const sale = await api.visits.log({ contactId: anna, lines, receipt: 'A-77' })
  shop.turn(1_000)
  const visit = await api.visits.log({ contactId: anna, note: 'Only looked at the rye' })
  shop.turn(1_000)
  const { counterId } = await api.visits.correct({ id: visit.id })
  const { rows } = await api.contacts.timeline({ contactId: anna })
  expect(rows).toMatchObject([
    { id: counterId, kind: 'correction', words: 'timeline.correction', amount: null, by: 'Rosa' },
    { id: visit.id, kind: 'visit', title: 'Only looked at the rye', amount: null, corrected: true },
    {
      id: sale.id,
      kind: 'sale',
      title: 'Rye loaf, Mountain cheese, Jar',
      words: 'timeline.sale',
      values: { lines: 4, receipt: 'A-77' },
      amount: sale.total,
      by: 'Rosa',
      open: false,
      corrected: false,
    },
  ])
  const only = await api.contacts.timeline({ contactId: anna, kinds: ['sale', 'payment'] })
  expect(only.rows.map(({ kind }) => kind)).toEqual(['sale'])
  expect((await api.contacts.matters({ contactId: anna })).last).toMatchObject({ area: 'visits' })
})

async function wholeTimeline({ api, anna }: Counter, limit: number): Promise<string[]> {
  const all: string[] = []
  let before: { at: number; area: string; id: number } | undefined
  for (;;) {
    const page = await api.contacts.timeline({ contactId: anna, limit, ...(before && { before }) })
    all.push(...page.rows.map(({ kind, id }) => `${kind} ${String(id)}`))
    if (page.next === null) return all
    before = page.next
  }
}

test('two sales at one instant both show, wherever the page ends', async () => {
  await using shop = await counter()
  const { api, anna, rye } = shop
  const at = shop.now() - DAY
  for (let i = 0; i < 7; i += 1) {
    const lines = [{ productId: rye }]
    const tenders = [{ tender: 'account' as const, amount: 450 }]
    await api.visits.log({ contactId: anna, at: i < 5 ? at : at + i, lines, tenders })
  }
  await api.visits.pay({ contactId: anna, tender: 'cash', amount: 600, at })
  const whole = await wholeTimeline(shop, 200)
  expect(whole).toHaveLength(8)
  for (const limit of [1, 2, 3, 4, 5]) expect(await wholeTimeline(shop, limit)).toEqual(whole)
})

test('lists by last visit and by money follow every visit, as a plain sort would have them', async () => {
  await using shop = await counter()
  const { api, rye } = shop
  const dice = seededRandom(5)
  const below = (limit: number) => Math.floor(dice.fraction() * limit)
  const people: number[] = [shop.anna, shop.ben]
  for (let i = 0; i < 18; i += 1)
    people.push((await api.contacts.create({ family: `Guest ${String(i)}`, tags: i % 3 === 0 ? ['Rye'] : [] })).id)
  const told = new Map(people.map((id) => [id, { lastDay: null as number | null, spent: 0, visits: 0 }]))
  const commands: { command: number; id: number }[] = []
  const ask = async () => {
    for (const sort of ['last-visit', 'spend'] as const) {
      for (const descending of [true, false]) {
        const { rows, total } = await api.contacts.list({ sort, descending, limit: 500 })
        expect(total).toBe(people.length)
        const value = (id: number) => (sort === 'spend' ? told.get(id)?.spent : told.get(id)?.lastDay) ?? -Infinity
        const right = people.toSorted((a, b) => value(a) - value(b) || a - b)
        expect(rows.map(({ id }) => id)).toEqual(descending ? right.toReversed() : right)
        expect(rows.map(({ id, lastDay, visits, spent }) => [id, { lastDay, visits, spent }])).toEqual(
          rows.map(({ id }) => [id, told.get(id)]),
        )
      }
    }
    const tagged = await api.contacts.list({ filter: { tags: ['Rye'] }, sort: 'spend', descending: true, limit: 500 })
    expect(tagged.rows.map(({ spent }) => spent)).toEqual(
      tagged.rows.map(({ spent }) => spent).toSorted((a, b) => b - a),
    )
    expect(tagged.total).toBe(6)
  }
  await ask()
  for (let round = 0; round < 25; round += 1) {
    const id = people[below(people.length)] ?? 0
    const daysAgo = below(40)
    const count = below(4)
    const before = told.get(id)
    if (before === undefined) throw new Error('somebody of the list')
    const { command } = await api.visits.log({
      contactId: id,
      at: shop.now() - daysAgo * DAY,
      lines: count === 0 ? [] : [{ productId: rye, quantity: count * 1_000 }],
    })
    const day = shop.today - daysAgo
    told.set(id, {
      lastDay: Math.max(before.lastDay ?? day, day),
      spent: before.spent + 450 * count,
      visits: before.visits + 1,
    })
    if (below(4) === 0) {
      await api.history.undo({ command: command ?? 0 })
      told.set(id, before)
    } else commands.push({ command: command ?? 0, id })
    if (round % 3 === 0) await ask()
  }
  await ask()
  expect(commands.length).toBeGreaterThan(5)
})

test('search knows first who came last', async () => {
  await using shop = await counter()
  const { api } = shop
  const ids: number[] = []
  for (let i = 0; i < 30; i += 1) ids.push((await api.contacts.create({ given: 'Kim', family: `Sand${String(i)}` })).id)
  shop.turn(1_000)
  await api.visits.log({ contactId: ids[3] ?? 0 })
  shop.turn(1_000)
  await api.visits.log({ contactId: ids[17] ?? 0 })
  shop.turn(1_000)
  // A change of the card is no visit.
  await api.contacts.save({ id: ids[9] ?? 0, patch: { note: 'likes rye' } })
  const found = await api.contacts.search({ text: 'kim', limit: 3 })
  expect(found.slice(0, 2).map(({ id }) => id)).toEqual([ids[17], ids[3]])
})

test('people are found by what they bought and by their receipt, however it is typed', () => {
  using shop = visitsBook()
  const [anna = 0, ben = 0, cleo = 0] = shop.people(3)
  const product = (name: string) =>
    shop.command((context) => createProduct(context, { kind: 'item', name, price: 450_000, taxRate: 0 }).id).value
  const [rye, roll] = [product('Dark rye loaf'), product('Sesame roll')]
  const log = (contactId: number | null, productId: number, more: object = {}) =>
    shop.command((context) => logVisit(context, VisitInput.parse({ contactId, lines: [{ productId }], ...more }))).value
      .id
  const find = (text: string) =>
    aboutPeople
      .find?.(shop.book.db, { text, words: foldedWords(text), limit: 10 })
      .map(({ id, matched, matchedText }) => [id, matched, matchedText])
  log(anna, rye, { at: shop.book.now() - 5 * DAY, receipt: 'INV-536379' })
  log(ben, rye)
  log(cleo, roll)
  log(null, roll)
  log(anna, roll, { at: shop.book.now() - 3 * DAY })
  expect(find('rye')).toEqual([
    [ben, 'item', 'Dark rye loaf'],
    [anna, 'item', 'Dark rye loaf'],
  ])
  expect(find('dar loa')).toHaveLength(2)
  expect(find('sesame')?.map(([id]) => id)).toEqual([cleo, anna])
  expect(find('cheese')).toEqual([])
  expect(find('inv-536')).toEqual([[anna, 'receipt', 'INV-536379']])
  shop.trash(anna)
  expect(find('inv-536379')).toEqual([])
  expect(find('sesame')?.map(([id]) => id)).toEqual([cleo])
})
