// Plays anything that a shop may do with visits, in any order; after each step everything that is kept beside the ledgers, sums of people
// and of the shop, must be what the ledgers say.
import * as fc from 'fast-check'
import { expect } from 'vitest'
import { dayAtShop } from '../../../src/main/core/areas/visits/day.ts'
import { readSums, wrongSums } from '../../../src/main/core/areas/visits/service.ts'
import { repair } from '../../../src/main/core/database/command.ts'
import type { ReadDb } from '../../../src/main/core/database/handle.ts'
import { dump } from '../../support/journal-invariants.ts'
import { act, BEGINNING, hand } from './hand.ts'
import { keptRhythm, rebuiltRhythm } from './rhythm-rebuilt.ts'
import { BAKERY, visitsBook, type VisitsBook } from './visits-book.ts'

interface Ledger {
  readonly id: number
  readonly owner_id: number | null
  readonly kind: string
  readonly at: number
  readonly day: number
  readonly served_by: number | null
  readonly outlet_id: number | null
  readonly total: number
  readonly tax: number
  readonly corrects: number | null
  readonly corrected_by: number | null
}

const yearOf = (day: number) => new Date(day * 86_400_000).getUTCFullYear()
const monthOf = (day: number) => new Date(day * 86_400_000).getUTCMonth()
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

/** Rebuilds every sum from the ledgers, the plain way. */
function rebuilt(db: ReadDb) {
  const visits = db.all<Ledger>('SELECT * FROM visit ORDER BY id')
  const takenBack = new Set(visits.flatMap(({ corrects }) => (corrects === null ? [] : [corrects])))
  const came = (one: Ledger) => one.kind !== 'correction' && !takenBack.has(one.id)
  const returned = (one: Ledger) =>
    one.kind === 'return' || (one.kind === 'correction' && one.total > 0) ? -one.total : 0
  const days = Map.groupBy(visits, (one) => `${one.day} ${one.outlet_id ?? 0} ${one.served_by ?? 0}`)
  const lines =
    db.all<Record<'product_id' | 'day' | 'quantity' | 'total' | 'cost' | 'counter', number>>('SELECT * FROM sale_line')
  const months = Map.groupBy(lines, (one) => `${one.product_id ?? 0} ${yearOf(one.day) * 12 + monthOf(one.day)}`)
  const people = db.pluck<number>('SELECT id FROM contact ORDER BY id')
  return {
    takenBack: visits.filter((one) => (one.corrected_by !== null) !== takenBack.has(one.id)),
    dayCube: [...days].map(([key, some]) => ({
      key,
      entries: some.length,
      visits: some.filter(came).length,
      buys: some.filter((one) => came(one) && one.kind === 'sale').length,
      total: sum(some.map((one) => one.total)),
      returned: sum(some.map(returned)),
      tax: sum(some.map((one) => one.tax)),
    })),
    productMonth: [...months].map(([key, some]) => ({
      key,
      entries: some.length,
      lines: sum(some.map((one) => (one.counter === 1 ? -Number(one.quantity <= 0) : Number(one.quantity >= 0)))),
      quantity: sum(some.map((one) => one.quantity)),
      total: sum(some.map((one) => one.total)),
      returned: sum(some.map((one) => ((one.counter === 1 ? one.quantity > 0 : one.quantity < 0) ? -one.total : 0))),
      cost: sum(some.map((one) => one.cost)),
    })),
    stats: people.map((id) =>
      personSums(db, id, { mine: visits.filter((one) => one.owner_id === id), came, returned }),
    ),
    years: people.flatMap((id) =>
      yearSums(
        id,
        visits.filter((one) => one.owner_id === id),
        came,
      ),
    ),
  }
}

interface Mine {
  readonly mine: readonly Ledger[]
  readonly came: (one: Ledger) => boolean
  readonly returned: (one: Ledger) => number
}

function personSums(db: ReadDb, id: number, { mine, came, returned }: Mine) {
  const there = mine.filter(came)
  const bought = [...new Set(there.filter(({ kind }) => kind === 'sale').map(({ day }) => day))].sort((a, b) => a - b)
  const gaps = bought
    .slice(1)
    .map((day, at) => day - (bought[at] ?? 0))
    .sort((a, b) => a - b)
  const gap =
    gaps.length === 0
      ? null
      : ((gaps[Math.floor((gaps.length - 1) / 2)] ?? 0) + (gaps[Math.floor(gaps.length / 2)] ?? 0)) / 2
  const days = there.map(({ day }) => day)
  const owed = db.pluck<number>(
    `SELECT coalesce(sum(iif(later = 1, -amount, iif(tender = 'account', amount, 0))), 0) FROM payment WHERE owner_id = ?`,
    id,
  )[0]
  const lastBuy = bought.at(-1) ?? null
  const lastAt = there.length === 0 ? null : Math.max(...there.map(({ at }) => at))
  return {
    id,
    visits: there.length,
    buys: there.filter(({ kind }) => kind === 'sale').length,
    firstDay: days.length === 0 ? null : Math.min(...days),
    lastDay: days.length === 0 ? null : Math.max(...days),
    lastBuyDay: lastBuy,
    lastAt,
    spend: sum(mine.map(({ total }) => total)),
    returned: sum(mine.map(returned)),
    gap,
    nextDay: lastBuy === null || gap === null ? null : lastBuy + Math.round(gap),
    owed,
    sought: lastAt ?? db.pluck<number>('SELECT made_at FROM contact WHERE id = ?', id)[0],
  }
}

function yearSums(id: number, mine: readonly Ledger[], came: (one: Ledger) => boolean) {
  return [...Map.groupBy(mine, ({ day }) => yearOf(day))]
    .sort(([a], [b]) => a - b)
    .map(([year, some]) => ({
      id,
      year,
      visits: some.filter(came).length,
      buys: some.filter((one) => came(one) && one.kind === 'sale').length,
      spend: sum(some.map(({ total }) => total)),
      months: some.filter(came).reduce((bits, { day }) => bits | (2 ** monthOf(day)), 0),
    }))
    .filter((one) => one.visits > 0 || one.spend !== 0)
}

/** What the book keeps. */
function kept(db: ReadDb) {
  return {
    takenBack: [],
    dayCube: db.all(
      `SELECT day || ' ' || outlet_id || ' ' || served_by AS key, entries, visits, buys, total, returned, tax FROM day_cube`,
    ),
    productMonth: db.all(
      `SELECT product_id || ' ' || month AS key, entries, lines, quantity, total, returned, cost FROM product_month`,
    ),
    stats: db.all(
      `SELECT s.contact_id AS id, s.visits, s.buys, s.first_day AS firstDay, s.last_day AS lastDay, s.last_buy_day AS lastBuyDay,
         s.last_at AS lastAt, s.spend, s.returned, s.gap, s.next_day AS nextDay, s.owed, f.last_at AS sought
       FROM contact_stats s LEFT JOIN contact_search f USING (contact_id) ORDER BY 1`,
    ),
    years: db.all(
      'SELECT contact_id AS id, year, visits, buys, spend, months FROM contact_year ORDER BY contact_id, year',
    ),
  }
}

const byKey = <R extends { readonly dayCube: readonly unknown[]; readonly productMonth: readonly unknown[] }>(
  sums: R,
) => ({
  ...sums,
  dayCube: sums.dayCube.map((row) => JSON.stringify(Object.entries(row as object).sort())).sort(),
  productMonth: sums.productMonth.map((row) => JSON.stringify(Object.entries(row as object).sort())).sort(),
})

function check({ book, context }: VisitsBook): void {
  expect(byKey(kept(book.db))).toEqual(byKey(rebuilt(book.db)))
  expect(keptRhythm(book.db)).toEqual(rebuiltRhythm(book.db))
  // Read the way of the worker, nothing is wrong either.
  expect(wrongSums(book.sqlite, readSums(book.sqlite))).toEqual([])
  for (const day of book.db.pluck<number>('SELECT DISTINCT day FROM visit UNION SELECT day FROM payment')) {
    const { takings, total, rounding, paidOff, taxes, tax, people, rows } = dayAtShop(context, { day })
    expect(sum(takings.map(({ amount }) => amount))).toBe(total + rounding + paidOff)
    expect(sum(taxes.map((one) => one.tax))).toBe(tax)
    expect(sum(people.map((one) => one.total))).toBe(total)
    expect(sum(rows.map((one) => one.total))).toBe(total)
  }
}

export interface Played {
  readonly went: number
  readonly refused: number
}

/** Throws with the shortest story that fails; `seed` repeats it. */
export async function playVisits({ runs, seed }: { readonly runs: number; readonly seed: number }): Promise<Played> {
  let [went, refused] = [0, 0]
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 30 }), async (acts) => {
      using shop = visitsBook({ ...BAKERY, cashStep: 5, taxIncluded: acts.length % 2 === 0 })
      const { act: run } = hand(shop)
      for (const one of acts.length % 3 === 0 ? acts : [...BEGINNING, ...acts]) {
        if (await run(one)) went += 1
        else refused += 1
        check(shop)
      }
      const before = dump(shop.book.db)
      repair(shop.book.journal)
      expect(dump(shop.book.db)).toEqual(before)
    }),
    { numRuns: runs, seed, endOnFailure: true },
  )
  return { went, refused }
}
