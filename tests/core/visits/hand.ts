// A hand that does anything that a shop may do with visits, in any order: for tests of what is kept beside the ledgers.
import * as fc from 'fast-check'
import { createProduct, saveProduct } from '../../../src/main/core/areas/products/service.ts'
import { setUsualGaps, setValueModel } from '../../../src/main/core/areas/contacts/service.ts'
import { attachVisit } from '../../../src/main/core/areas/visits/attach.ts'
import { correctVisit } from '../../../src/main/core/areas/visits/correct.ts'
import { logVisit, visitEntry } from '../../../src/main/core/areas/visits/log.ts'
import { payAccount } from '../../../src/main/core/areas/visits/pay.ts'
import { judgeEverybody, learnUsualGaps, readSums } from '../../../src/main/core/areas/visits/service.ts'
import type { WriteDb } from '../../../src/main/core/database/handle.ts'
import { VisitInput } from '../../../src/shared/contract/visits.ts'
import type { BuyerModel } from '../../../src/shared/domain/value/judge.ts'
import { isFailure } from '../../../src/shared/errors.ts'
import type { VisitsBook } from './visits-book.ts'

/** The published ones of the CDNOW sample, money in cents. */
const MODEL: BuyerModel & Readonly<Record<string, unknown>> = {
  buying: { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 },
  spending: { p: 6.2496, q: 3.7442, gamma: 1_544.35 },
}

export type Act =
  | {
      readonly do: 'log'
      readonly who: number
      readonly daysAgo: number
      readonly lines: readonly (readonly [number, number])[]
      readonly account: boolean
      readonly of: number
    }
  | { readonly do: 'correct'; readonly which: number; readonly instead: boolean; readonly who: number }
  | { readonly do: 'pay'; readonly who: number; readonly part: number }
  | { readonly do: 'trash' | 'restore'; readonly who: number }
  | { readonly do: 'merge'; readonly who: number; readonly into: number }
  | { readonly do: 'attach'; readonly which: number; readonly who: number }
  | { readonly do: 'sort'; readonly product: number; readonly category: string | null }
  | { readonly do: 'learn'; readonly daysAgo: number }
  | { readonly do: 'turn'; readonly which: number }

const PEOPLE = 5
const PRODUCTS = 2
const CATEGORIES = ['Bread', 'Cake', null] as const
const who = fc.integer({ min: 0, max: PEOPLE - 1 })
const which = fc.nat(40)
const log = fc.record({
  do: fc.constant('log' as const),
  who: fc.integer({ min: -1, max: PEOPLE - 1 }),
  daysAgo: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 800 })),
  lines: fc.array(fc.tuple(fc.integer({ min: -1, max: 2 }), fc.integer({ min: -2, max: 3 })), { maxLength: 3 }),
  account: fc.boolean(),
  of: which,
})
export const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: log },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('correct' as const), which, instead: fc.boolean(), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pay' as const), who, part: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('trash' as const, 'restore' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), who, into: who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('attach' as const),
      which,
      who: fc.integer({ min: -1, max: PEOPLE - 1 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('sort' as const),
      product: fc.integer({ min: 0, max: PRODUCTS - 1 }),
      category: fc.constantFrom(...CATEGORIES),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('learn' as const), daysAgo: fc.integer({ min: -10, max: 900 }) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('turn' as const), which }) },
)

const both = {
  do: 'log',
  who: 0,
  account: false,
  lines: [
    [1, 1],
    [2, 2],
  ],
  of: 1,
} as const

/** Somebody who comes again, so that something is usual, and a newcomer. */
export const BEGINNING: readonly Act[] = [
  { ...both, daysAgo: 40 },
  { ...both, daysAgo: 10 },
  { ...both, who: 1, daysAgo: 3 },
  { do: 'learn', daysAgo: 5 },
]

const ALLOWED = ['BAD_INPUT', 'NOT_FOUND', 'CHANGED_MEANWHILE', 'UNDO_BLOCKED']

/** A hand that does what it is told and shrugs where the book refuses. */
export function hand(shop: VisitsBook) {
  const people = shop.people(PEOPLE)
  const products = shop.command((context) =>
    Array.from(
      { length: PRODUCTS },
      (_, at) =>
        createProduct(context, {
          kind: 'item',
          name: `Loaf ${String(at)}`,
          category: at === 0 ? 'Bread' : 'Cake',
          price: 450_000 + at,
          cost: at === 0 ? 200_000 : undefined,
          taxRate: 7_000,
        }).id,
    ),
  ).value
  const outlet = shop.command(({ db }) => {
    const id = db.newId('outlet')
    db.run('INSERT INTO outlet (id, name) VALUES (?, ?)', id, 'Market stall')
    return id
  }).value
  const commands: number[] = []
  const visitAt = (at: number) => {
    const ids = shop.book.db.pluck<number>('SELECT id FROM visit ORDER BY id')
    return ids.length === 0 ? null : (ids[at % ids.length] ?? null)
  }
  const input = (one: Extract<Act, { readonly do: 'log' }>) =>
    VisitInput.parse({
      contactId: one.who < 0 ? null : people[one.who],
      at: shop.book.now() - one.daysAgo * 86_400_000,
      outletId: one.of % 2 === 0 ? null : outlet,
      lines: one.lines.map(([product, count]) =>
        product < 1
          ? { words: 'By hand', unitPrice: 1_234_567, quantity: (count || 1) * 1_000, taxRate: 19_000 }
          : { productId: products[product - 1], quantity: (count || 1) * 1_000, discount: 3 },
      ),
      returnOf: one.of % 5 === 0 ? visitAt(one.of) : null,
    })
  const done: Record<Act['do'], (one: never) => number | null | Promise<null>> = {
    log: (one: Extract<Act, { readonly do: 'log' }>) =>
      shop.command((context) => {
        const asked = input(one)
        if (!one.account) return logVisit(context, asked)
        const { total } = visitEntry(context, asked)
        return logVisit(context, { ...asked, tenders: [{ tender: 'account', amount: total, dueDay: null }] })
      }).command,
    correct: (one: Extract<Act, { readonly do: 'correct' }>) => {
      const id = visitAt(one.which)
      if (id === null) return null
      const right = { do: 'log', who: one.who, daysAgo: 0, lines: [[1, 2]], account: false, of: 1 } as const
      return shop.command((context) =>
        correctVisit(context, { id, why: null, instead: one.instead ? input(right) : undefined }),
      ).command
    },
    pay: (one: Extract<Act, { readonly do: 'pay' }>) => {
      const contactId = people[one.who] ?? 0
      const owed = shop.book.db.pluck<number>('SELECT owed FROM contact_stats WHERE contact_id = ?', contactId)[0] ?? 0
      const amount = Math.ceil(owed / one.part)
      if (amount < 1) return null
      return shop.command((context) =>
        payAccount(context, { contactId, visitId: null, tender: 'cash', amount, note: null }),
      ).command
    },
    trash: (one: { readonly who: number }) => shop.trash(people[one.who] ?? 0),
    restore: (one: { readonly who: number }) => shop.restore(people[one.who] ?? 0),
    merge: (one: { readonly who: number; readonly into: number }) =>
      one.who === one.into ? null : shop.merge(people[one.who] ?? 0, people[one.into] ?? 0),
    attach: (one: { readonly which: number; readonly who: number }) => {
      const id = visitAt(one.which)
      if (id === null) return null
      const contactId = one.who < 0 ? null : (people[one.who] ?? 0)
      return shop.command((context) => {
        attachVisit(context, { id, contactId })
      }).command
    },
    sort: (one: { readonly product: number; readonly category: string | null }) =>
      shop.command((context) => {
        saveProduct(context, products[one.product] ?? 0, { category: one.category })
      }).command,
    learn: async (one: { readonly daysAgo: number }) => {
      const { journal, sqlite, db, now } = shop.book
      const local = <T>(work: (tx: WriteDb) => T) => journal.run({ user: null, kind: 'local' }, work).value
      const asOf = Math.floor(now() / 86_400_000) - one.daysAgo
      local((tx) => {
        setUsualGaps(tx, learnUsualGaps(sqlite, readSums(sqlite)))
        setValueModel(tx, { asOf, at: now(), learned: MODEL })
      })
      await judgeEverybody({ book: () => ({ db, local }), now }, [])
      return null
    },
    turn: (one: { readonly which: number }) => {
      const command = commands[one.which % Math.max(1, commands.length)]
      if (command === undefined) return null
      const undone = shop.book.db.pluck<number>('SELECT undone FROM command WHERE seq = ?', command)[0] === 1
      if (undone) shop.redo(command)
      else shop.undo(command)
      return null
    },
  }
  return {
    async act(one: Act): Promise<boolean> {
      try {
        const command = await done[one.do](one as never)
        if (command !== null) commands.push(command)
        return true
      } catch (error) {
        if (!isFailure(error) || !ALLOWED.includes(error.code)) throw error
        return false
      }
    },
  }
}
