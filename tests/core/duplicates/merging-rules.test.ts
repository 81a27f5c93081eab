// What merging must hold whatever comes: no consent gets wider, no role sees or loses what is hidden from it, nobody erased is left,
// and any merges taken back in any order give the beginning.
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { previewMerge } from '../../../src/main/core/areas/duplicates/merge/preview.ts'
import { mergePeople } from '../../../src/main/core/areas/duplicates/merge/write.ts'
import { insertPairs } from '../../../src/main/core/areas/duplicates/look-state.ts'
import { groupsOf } from '../../../src/main/core/areas/duplicates/groups.ts'
import { erase } from '../../../src/main/core/database/erase.ts'
import { dice } from '../../support/journal-dice.ts'
import { refusal, shopBook } from '../contacts/shop-book.ts'
import { mergedInAnyOrder } from './random-merges.ts'

const seed = Number(process.env['REGULARS_SEED'] ?? randomInt(2 ** 31))

test(`merges upon merges, taken back in any order, give the beginning, and no yes comes of them (REGULARS_SEED=${seed})`, () => {
  using shop = shopBook()
  expect(mergedInAnyOrder(shop, dice(seed), { people: 10, steps: 24 })).toBeGreaterThan(3)
})

test('what a role may not see is not shown, cannot be chosen, and is not lost', () => {
  using shop = shopBook()
  const rich = shop.make({ family: 'Berg', householdIncome: 'high', gender: 'f' })
  const plain = shop.make({ family: 'Berg' })
  const staff = { ...shop.context, session: { userId: 2, name: 'Tom', role: 'staff' } } as const
  const input = { ids: [rich, plain], keep: plain, choices: {}, drop: [] }
  const names = (context: typeof shop.context) => previewMerge(context, input).fields.map(({ name }) => name)
  expect(names(shop.context)).toContain('contact.household_income')
  expect(names(staff)).not.toContain('contact.household_income')
  expect(names(staff)).toContain('contact.gender')
  const choosing = { ...input, choices: { 'contact.household_income': plain } }
  expect(refusal(() => previewMerge(staff, choosing))?.code).toBe('FORBIDDEN')
  shop.command(({ db, outside, settings }) => mergePeople({ ...staff, db, outside, settings }, input))
  expect(shop.get(plain).householdIncome).toBe('high')
})

test('pairs of whoever is erased go with them', () => {
  using shop = shopBook()
  const [one, two, three] = [shop.make({ family: 'A' }), shop.make({ family: 'B' }), shop.make({ family: 'C' })]
  shop.book.journal.run({ user: null, kind: 'local' }, (db) =>
    insertPairs(db, 0, [
      { a: one, b: two, score: 1, reasons: [] },
      { a: two, b: three, score: 1, reasons: [] },
    ]),
  )
  erase(shop.book.journal, { user: 1, people: [one] })
  expect(shop.context.db.pluck('SELECT a FROM duplicate_pair')).toEqual([two])
})

test('of a chain those agree of whom no two are strangers, and a crowd is cut to as many as may be merged', () => {
  const pair = (a: number, b: number, score: number, against = 0) => ({ a, b, score, against })
  const [chain] = groupsOf([pair(1, 2, 0.999), pair(2, 3, 0.995)])
  expect(chain).toMatchObject({ people: [1, 2, 3], together: [1, 2], score: 0.999, sure: false })
  expect(groupsOf([pair(1, 2, 0.999), pair(2, 3, 0.995), pair(1, 3, 0.992)])[0]).toMatchObject({
    sure: true,
    score: 0.992,
  })
  expect(groupsOf([pair(1, 2, 0.999, 1)])[0]?.sure).toBe(false)
  const crowd = Array.from({ length: 5_000 }, (_, at) => pair(at + 1, at + 2, 0.9))
  expect(groupsOf(crowd)[0]?.people).toHaveLength(20)
})
