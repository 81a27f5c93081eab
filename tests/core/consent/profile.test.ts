// Who wants no profile made of them: nobody judges them, no report that rests on scores has them, their receipts stay.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { peopleWithoutProfile } from '../../../src/main/core/areas/consent/service.ts'
import { setProfile } from '../../../src/main/core/areas/consent/profile.ts'
import { customersOf } from '../../../src/main/core/areas/value/customers.ts'
import { sumsAsOf } from '../../../src/main/core/areas/segments/past.ts'
import { valueOf } from '../../../src/main/core/areas/value/of.ts'
import { logVisits, readSums, wrongSums } from '../../../src/main/core/areas/visits/service.ts'
import { standingOf } from '../../../src/main/core/areas/visits/standing.ts'
import { consentBook, DAY, sale } from './consent-book.ts'

let shop: ReturnType<typeof consentBook>
beforeAll(() => {
  shop = consentBook()
})
afterAll(() => {
  shop[Symbol.dispose]()
})

const allow = (contactId: number, allowed: boolean) =>
  shop.command((given) => {
    setProfile(given, { contactId, allowed })
  }).command ?? 0
const buys = (id: number, ...ago: readonly number[]) => {
  const now = shop.context.outside.clock.now()
  shop.command(({ db }) =>
    logVisits(
      db,
      ago.map((days) => sale(id, now - days * DAY)),
    ),
  )
}
const judged = (id: number) => {
  const { standing, tier, scores, group, rhythm } = valueOf(shop.context, id, [])
  return { standing, tier, scores, group, gap: rhythm.gap }
}
const NOT_JUDGED = { standing: 'none', tier: 'none', scores: null, group: null, gap: null }
const customers = () => customersOf(shop.context.db).map(({ id }) => id)

test('nobody judges them any more, what they bought stays, and taking it back brings the judgement back', () => {
  const [id = 0] = shop.people(1)
  buys(id, 40, 30, 20, 10)
  const before = judged(id)
  expect(before).toMatchObject({ standing: 'regular', gap: 10 })
  const said = allow(id, false)
  expect(judged(id)).toEqual(NOT_JUDGED)
  expect(customers()).not.toContain(id)
  expect(peopleWithoutProfile(shop.context.db).has(id)).toBe(true)
  expect(standingOf(shop.context, id)).toMatchObject({ visits: 4, spent: 4_000, gap: null, nextDay: null })
  buys(id, 5)
  expect(judged(id)).toEqual(NOT_JUDGED)
  shop.undo(said)
  expect(judged(id)).toMatchObject({ standing: 'regular' })
  shop.redo(said)
  expect(judged(id)).toEqual(NOT_JUDGED)
  allow(id, true)
  expect(customers()).toContain(id)
})

test('it holds for whoever they become one with, and ends with the merge', () => {
  const [shy = 0, other = 0] = shop.people(2)
  buys(shy, 20, 10)
  buys(other, 15, 5)
  allow(shy, false)
  const merge = shop.merge(shy, other) ?? 0
  expect(judged(other)).toEqual(NOT_JUDGED)
  shop.undo(merge)
  expect(judged(other)).toMatchObject({ standing: 'regular' })
  expect(judged(shy)).toEqual(NOT_JUDGED)
})

test('the sums that are made anew and those of an earlier day know it too', () => {
  const [shy = 0, other = 0] = shop.people(2)
  for (const id of [shy, other]) buys(id, 40, 30, 20, 10)
  allow(shy, false)
  const { db } = shop.context
  expect(wrongSums(shop.book.sqlite, readSums(shop.book.sqlite))).toEqual([])
  const day = db.pluck<number>('SELECT max(day) FROM visit WHERE owner_id = ?', shy)[0] ?? 0
  const { sql, values } = sumsAsOf(day - 5)
  const past = (id: number) =>
    db.get(
      `SELECT visits, buy_days, last_buy_day IS NULL AS unjudged, gap FROM ${sql} s WHERE s.contact_id = ?`,
      ...values,
      id,
    )
  expect(past(shy)).toEqual({ visits: 3, buy_days: 0, unjudged: 1, gap: null })
  expect(past(other)).toEqual({ visits: 3, buy_days: 3, unjudged: 0, gap: 10 })
})
