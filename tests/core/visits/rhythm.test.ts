// When people come: by distinct shop days of purchase, whatever clocks and zones do; and what is worked out of it for everybody at once.
import { afterAll, expect, test } from 'vitest'
import {
  setUsualGaps,
  setValueModel,
  usualGapsOf,
  type ValueModel,
} from '../../../src/main/core/areas/contacts/service.ts'
import { createProduct, saveProduct } from '../../../src/main/core/areas/products/service.ts'
import { correctVisit } from '../../../src/main/core/areas/visits/correct.ts'
import { logVisit } from '../../../src/main/core/areas/visits/log.ts'
import { judgeEverybody, learnUsualGaps, readSums, wrongSums } from '../../../src/main/core/areas/visits/service.ts'
import type { WriteDb } from '../../../src/main/core/database/handle.ts'
import { migrate } from '../../../src/main/core/database/migrate.ts'
import { MIGRATIONS } from '../../../src/main/core/database/migrations.ts'
import { tableSet } from '../../../src/main/core/database/table-set.ts'
import { VisitInput } from '../../../src/shared/contract/visits.ts'
import { testBook } from '../../support/journal-book.ts'
import { REAL_TABLES } from '../../support/journal-real.ts'
import { keptRhythm, rebuiltRhythm } from './rhythm-rebuilt.ts'
import { BAKERY, visitsBook } from './visits-book.ts'

const shop = visitsBook()
afterAll(() => {
  shop[Symbol.dispose]()
})
const { book } = shop

const DAY = 86_400_000
/** Shop day 0 of these stories, and noon of it at the shop. */
const FIRST = 20_300
const noon = (day: number) => (FIRST + day) * DAY + 11 * 3_600_000

interface Sale {
  readonly who: number | null
  readonly at: number
  readonly price?: number
  readonly count?: number
  readonly productId?: number
}

const sell = ({ who, at, price = 10, count = 1, productId }: Sale, settings = BAKERY) =>
  shop.command((context) =>
    logVisit(
      { ...context, settings },
      VisitInput.parse({
        contactId: who,
        at,
        lines: [
          productId === undefined
            ? { words: 'Loaf', unitPrice: price * 100_000, quantity: count * 1_000, taxRate: 0 }
            : { productId, quantity: count * 1_000 },
        ],
      }),
    ),
  ).value.id

const statsOf = (id: number) =>
  book.db.get<Record<string, number | null>>('SELECT * FROM contact_stats WHERE contact_id = ?', id)

const newPerson = () => shop.people(1)[0] ?? 0
const local = <T>(work: (tx: WriteDb) => T) => book.journal.run({ user: null, kind: 'local' }, work).value
const judging = { book: () => ({ db: book.db, local }), now: book.now }

test('purchases on days 0, 30, 60 and 100 come every 33.3 days on average, every 30 as a rule, and again on day 130', () => {
  const who = newPerson()
  for (const day of [60, 0, 100, 30]) sell({ who, at: noon(day) })
  const stats = statsOf(who)
  expect(stats).toMatchObject({
    gap: 30,
    next_day: FIRST + 130,
    buy_days: 4,
    first_buy_day: FIRST,
    last_buy_day: FIRST + 100,
    bought: 4_000,
    bought_first: 1_000,
  })
  expect(stats?.['mean_gap']).toBeCloseTo(33.333, 3)
})

test('several purchases of one day are one, and whoever bought on one day only has no gap', () => {
  const who = newPerson()
  for (const hour of [0, 1, 5]) sell({ who, at: noon(3) + hour * 3_600_000 })
  expect(statsOf(who)).toMatchObject({
    buys: 3,
    buy_days: 1,
    bought: 3_000,
    bought_first: 3_000,
    gap: null,
    mean_gap: null,
    next_day: null,
  })
})

test('what is brought back takes from what somebody spent and is no purchase; what was rung up by mistake never was', () => {
  const who = newPerson()
  sell({ who, at: noon(0) })
  sell({ who, at: noon(10), count: -1, price: 4 })
  expect(statsOf(who)).toMatchObject({ spend: 600, bought: 1_000, buy_days: 1, returned: 400 })
  const mistaken = sell({ who, at: noon(20) })
  expect(statsOf(who)).toMatchObject({ buy_days: 2, gap: 20 })
  shop.command((context) => correctVisit(context, { id: mistaken, why: null }))
  expect(statsOf(who)).toMatchObject({ spend: 600, bought: 1_000, buy_days: 1, gap: null, last_buy_day: FIRST })
})

test('days are those of the shop: its turn of the day, summer time and another zone move none', () => {
  const who = newPerson()
  // At two at night the day before still runs, and the night in which clocks go forward is as long as any other in days.
  const sunday = Date.UTC(2025, 2, 30)
  sell({ who, at: Date.UTC(2025, 2, 29, 11) })
  sell({ who, at: sunday - 3_600_000 / 2 })
  sell({ who, at: sunday + 3_600_000 * 0.75 })
  expect(statsOf(who)).toMatchObject({ buys: 3, buy_days: 1 })
  sell({ who, at: sunday + 3_600_000 * 10 })
  sell({ who, at: Date.UTC(2025, 2, 31, 3) })
  expect(statsOf(who)).toMatchObject({ buy_days: 3, gap: 1, mean_gap: 1 })
  // The shop moves to the other side of the world: what was bought on a day stays there.
  sell({ who, at: Date.UTC(2025, 3, 1, 3) }, { ...BAKERY, zone: 'Pacific/Auckland', dayTurn: 0 })
  expect(statsOf(who)).toMatchObject({
    buy_days: 4,
    first_buy_day: Date.UTC(2025, 2, 29) / DAY,
    last_buy_day: Date.UTC(2025, 3, 1) / DAY,
  })
})

test('what is usual is the median of who bought in a category at all, and newcomers have it until a product moves to another', () => {
  const [bread, cake] = shop.command((context) =>
    ['Bread', 'Cake'].map(
      (category) => createProduct(context, { kind: 'item', name: category, category, price: 300_000, taxRate: 0 }).id,
    ),
  ).value
  const [often, rarely, returned, newcomer] = shop.people(4)
  for (const day of [0, 7, 14]) sell({ who: often ?? 0, at: noon(day), productId: bread ?? 0 })
  for (const day of [0, 50]) sell({ who: rarely ?? 0, at: noon(day), productId: bread ?? 0 })
  sell({ who: rarely ?? 0, at: noon(50), productId: cake ?? 0 })
  for (const day of [0, 100]) sell({ who: returned ?? 0, at: noon(day) })
  sell({ who: returned ?? 0, at: noon(100), productId: bread ?? 0 })
  sell({ who: returned ?? 0, at: noon(101), productId: bread ?? 0, count: -1 })
  sell({ who: newcomer ?? 0, at: noon(90), productId: bread ?? 0, count: 2 })
  const learned = learnUsualGaps(book.sqlite, readSums(book.sqlite))
  expect(learned).toContainEqual({ category: 'Bread', gap: 28.5, people: 2 })
  expect(learned).toContainEqual({ category: 'Cake', gap: 50, people: 1 })
  local((tx) => {
    setUsualGaps(tx, [{ category: 'Gone', gap: 3, people: 1 }])
    setUsualGaps(tx, learned)
  })
  expect([...usualGapsOf(book.db).keys()].sort()).toEqual(['', 'Bread', 'Cake'])
  sell({ who: newcomer ?? 0, at: noon(90), productId: cake ?? 0 })
  expect(statsOf(newcomer ?? 0)).toMatchObject({ usual_gap: 28.5, usual_category: 'Bread', gap: null })
  expect(statsOf(often ?? 0)).toMatchObject({ usual_gap: null, usual_category: null, gap: 7 })
  shop.command((context) => {
    saveProduct(context, bread ?? 0, { category: 'Cake' })
  })
  expect(statsOf(newcomer ?? 0)).toMatchObject({ usual_gap: 50, usual_category: 'Cake' })
  shop.command((context) => {
    for (const id of [bread, cake]) saveProduct(context, id ?? 0, { category: null })
  })
  expect(statsOf(newcomer ?? 0)).toMatchObject({ usual_gap: null, usual_category: null })
})

const MODEL: Omit<ValueModel, 'judgedAt'> = {
  asOf: FIRST + 120,
  at: 1,
  learned: {
    buying: { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 },
    spending: { p: 6.2496, q: 3.7442, gamma: 1_544.35 },
  },
}

test('everybody is judged anew beside the counter, and a visit that comes meanwhile is neither lost nor overwritten', async () => {
  const people = shop.people(450)
  const [early = 0, , late = 0] = [people[0], people[200], people.at(-1)]
  for (const who of [early, late]) for (const day of [0, 40]) sell({ who, at: noon(day) })
  expect(statsOf(early)).toMatchObject({ alive: null, expected: null, worth: null })
  local((tx) => {
    setValueModel(tx, MODEL)
  })
  let slices = 0
  const beside = <T>(work: (tx: WriteDb) => T): T => {
    const value = local(work)
    slices += 1
    if (slices === 1) for (const who of [early, late]) sell({ who, at: noon(118) })
    return value
  }
  const changed = await judgeEverybody({ ...judging, book: () => ({ db: book.db, local: beside }) }, [])
  expect(slices).toBeGreaterThan(3)
  expect(changed).toBeGreaterThan(1)
  expect(keptRhythm(book.db)).toEqual(rebuiltRhythm(book.db))
  for (const who of [early, late]) expect(statsOf(who)).toMatchObject({ buy_days: 3, gap: 59 })
  expect(await judgeEverybody(judging, [])).toBe(0)
  // Somebody who bought after the model looked at them is judged as of then.
  const before = statsOf(late)
  sell({ who: late, at: noon(150) })
  expect(statsOf(late)?.['alive']).toBeGreaterThan(before?.['alive'] ?? 1)
  expect(keptRhythm(book.db)).toEqual(rebuiltRhythm(book.db))
})

test('sums that are not what the ledgers say are found and mended, and lists hear of nobody else', async () => {
  const who = newPerson()
  for (const day of [0, 40]) sell({ who, at: noon(day) })
  const right = keptRhythm(book.db)
  expect(wrongSums(book.sqlite, readSums(book.sqlite))).toEqual([])
  local((tx) => tx.run('UPDATE contact_stats SET bought = 1, gap = 3 WHERE contact_id = ?', who))
  const wrong = wrongSums(book.sqlite, readSums(book.sqlite))
  expect(wrong).toEqual([who])
  const seq = book.db.pluck<number>('SELECT max(seq) FROM contact_touch')[0] ?? 0
  await judgeEverybody(judging, [...wrong, 999])
  expect(keptRhythm(book.db)).toEqual(right)
  expect(book.db.pluck('SELECT contact_id FROM contact_touch WHERE seq > ?', seq)).toEqual([who])
})

test('a book of an earlier program has all sums after its migration', () => {
  using old = testBook({ declarations: [], migrations: MIGRATIONS.slice(0, 18) })
  const { sqlite } = old
  const insert = (table: string, rows: readonly Readonly<Record<string, string | number | null>>[]) => {
    for (const row of rows) {
      const names = Object.keys(row)
      sqlite
        .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
        .run(...Object.values(row))
    }
  }
  const people = [1, 2, 3]
  insert(
    'contact',
    people.map((id) => ({ id, kind: 'person', given: '', family: 'Old', family_first: 0, made_at: 0 })),
  )
  insert(
    'contact_stats',
    people.map((id) => ({ contact_id: id, last_buy_day: id === 3 ? null : 130 })),
  )
  const visit = (id: number, owner: number | null, day: number, more = {}) => ({
    id,
    contact_id: owner,
    owner_id: owner,
    kind: 'sale',
    at: 0,
    day,
    slot: 0,
    total: 100 * id,
    ...more,
  })
  insert('visit', [
    visit(1, 1, 100),
    visit(2, 1, 100),
    visit(3, 1, 130),
    visit(4, 1, 120, { kind: 'return', total: -50 }),
    visit(5, 1, 90),
    visit(6, 1, 90, { kind: 'correction', total: -500, corrects: 5 }),
    visit(7, 2, 130),
    visit(8, null, 130),
    visit(9, 3, 5, { kind: 'visit' }),
  ])
  insert(
    'sale_line',
    [
      { id: 1, owner_id: 1, cost: 30 },
      { id: 2, owner_id: 1, cost: null },
      { id: 3, owner_id: 2, cost: null },
      { id: 4, owner_id: 1, cost: -5 },
    ].map((line) => ({
      ...line,
      contact_id: line.owner_id,
      visit_id: 1,
      day: 100,
      quantity: 1,
      unit_price: 1,
      total: 70 * line.id,
    })),
  )
  migrate(sqlite, { migrations: MIGRATIONS, tables: tableSet(REAL_TABLES), now: () => 0 })
  const nothing = { usualGap: null, usualCategory: null, alive: null, expected: null, worth: null }
  expect(keptRhythm(old.db)).toEqual(rebuiltRhythm(old.db))
  expect(keptRhythm(old.db)).toEqual([
    {
      id: 1,
      buyDays: 2,
      firstBuyDay: 100,
      lastBuyDay: 130,
      bought: 600,
      boughtFirst: 300,
      meanGap: 30,
      cost: 25,
      costed: 350,
      ...nothing,
    },
    {
      id: 2,
      buyDays: 1,
      firstBuyDay: 130,
      lastBuyDay: 130,
      bought: 700,
      boughtFirst: 700,
      meanGap: null,
      cost: 0,
      costed: 0,
      ...nothing,
    },
    {
      id: 3,
      buyDays: 0,
      firstBuyDay: null,
      lastBuyDay: null,
      bought: 0,
      boughtFirst: 0,
      meanGap: null,
      cost: 0,
      costed: 0,
      ...nothing,
    },
  ])
})
