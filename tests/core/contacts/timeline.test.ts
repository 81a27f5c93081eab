// One timeline of all areas: pages that neither lose nor repeat what happened at one instant, people who merge and come back,
// the last contact, and what is open by urgency.
import { expect, test } from 'vitest'
import type { TimelineRow } from '../../../src/shared/contract/contacts.ts'
import { mattersOf, timelineOf, type Teller } from '../../../src/main/core/areas/contacts/timeline.ts'
import { aboutPeople as interactions } from '../../../src/main/core/areas/interactions/about-people.ts'
import { addInteraction, saveInteraction } from '../../../src/main/core/areas/interactions/write.ts'
import { aboutPeople as tasks } from '../../../src/main/core/areas/tasks/about-people.ts'
import { addTask, setTasksDone } from '../../../src/main/core/areas/tasks/write.ts'
import { aboutPeople as visits } from '../../../src/main/core/areas/visits/about-people.ts'
import { correctVisit } from '../../../src/main/core/areas/visits/correct.ts'
import { logVisit } from '../../../src/main/core/areas/visits/log.ts'
import { MIGRATIONS } from '../../../src/main/core/database/migrations.ts'
import { interactions as interactionContract } from '../../../src/shared/contract/interactions.ts'
import { declarationOf, type AnyProcedure } from '../../../src/shared/contract/base.ts'
import { tasks as taskContract } from '../../../src/shared/contract/tasks.ts'
import { visits as visitContract } from '../../../src/shared/contract/visits.ts'
import { createDice } from '../../../src/main/core/sample/dice.ts'
import { REAL_TABLES } from '../../support/journal-real.ts'
import { seedsAsked } from '../../support/journal-seeds.ts'
import { BAKERY, shopBook, type ShopBook } from './shop-book.ts'

const TELLERS: readonly Teller[] = [
  { name: 'visits', about: visits },
  { name: 'interactions', about: interactions },
  { name: 'tasks', about: tasks },
]

const shopWithAll = (): ShopBook => shopBook(BAKERY, { declarations: REAL_TABLES, migrations: MIGRATIONS })

/** Input as the contract fills it in. */
const full = (procedure: AnyProcedure, input: unknown) => declarationOf(procedure).input.parse(input) as never

const say = (shop: ShopBook, input: object) =>
  shop.command((context) => addInteraction(context, full(interactionContract.add, input))).value.id
const come = (shop: ShopBook, input: object) =>
  shop.command((context) => logVisit(context, full(visitContract.log, input))).value.id
const plan = (shop: ShopBook, input: object) =>
  shop.command((context) => addTask(context, full(taskContract.add, { assignedTo: null, ...input }))).value.id
const tick = (shop: ShopBook, ...ids: readonly number[]) =>
  shop.command((context) => setTasksDone(context, { ids: [...ids], done: true }))
const bread = (amount: number) => ({ lines: [{ words: 'Bread', unitPrice: amount * 1_000 }] })

/** All rows, read in pages of `limit`. */
function paged(shop: ShopBook, contactId: number, limit: number, kinds?: readonly string[]): TimelineRow[] {
  const rows: TimelineRow[] = []
  let before: ReturnType<typeof timelineOf>['next'] | undefined
  do {
    const page = timelineOf(TELLERS, shop.context, { contactId, limit, kinds, ...(before && { before }) })
    expect(page.rows.length).toBeLessThanOrEqual(limit)
    rows.push(...page.rows)
    before = page.next ?? undefined
  } while (before !== undefined)
  return rows
}

const short = (rows: readonly TimelineRow[]) => rows.map((row) => `${row.area} ${row.kind} ${row.title ?? ''}`.trim())
const keyOf = (row: TimelineRow) => `${String(row.at)} ${row.area} ${String(row.id)}`
const matters = (shop: ShopBook, contactId: number) => mattersOf(TELLERS, shop.context, { contactId })

test('what several areas say of one instant comes in one order, whatever the pages, and is neither lost nor repeated', () => {
  const [seed = 1] = seedsAsked(1).seeds
  const dice = createDice(seed)
  using shop = shopWithAll()
  const id = shop.make({ given: 'Busy' })
  const now = shop.book.now()
  // Ten instants for sixty things.
  const at = () => now - 1_000 * dice.between(0, 9)
  for (let n = 0; n < 60; n += 1) {
    const which = dice.between(0, 2)
    if (which === 0) come(shop, { contactId: id, at: at(), ...bread(100) })
    else if (which === 1)
      say(shop, { contactId: id, at: at(), kind: dice.pick(['call', 'note', 'letter']), words: String(n) })
    else plan(shop, { contactId: id, words: String(n) })
  }
  const all = paged(shop, id, 200)
  expect(all).toHaveLength(60)
  expect(new Set(all.map(keyOf)).size).toBe(60)
  const sorted = all.toSorted((a, b) => b.at - a.at || (a.area < b.area ? -1 : Number(a.area > b.area)) || b.id - a.id)
  expect(all).toEqual(sorted)
  for (const limit of [1, 2, 7, 59, 60])
    expect(paged(shop, id, limit).map(keyOf), `seed ${String(seed)}`).toEqual(all.map(keyOf))
  for (const kinds of [['call'], ['task', 'sale'], ['letter', 'note'], ['nothing']]) {
    expect(paged(shop, id, 3, kinds).map(keyOf)).toEqual(all.filter((row) => kinds.includes(row.kind)).map(keyOf))
  }
})

test('after a merge there is one timeline of both, and two again when it is undone', () => {
  using shop = shopWithAll()
  const [winner, loser] = [shop.make({ family: 'Berg' }), shop.make({ family: 'Bergh' })]
  say(shop, { contactId: winner, kind: 'call', words: 'first' })
  say(shop, { contactId: loser, kind: 'note', words: 'second' })
  plan(shop, { contactId: loser, words: 'third' })
  come(shop, { contactId: loser, ...bread(100) })
  const merge = shop.command(({ db }) =>
    db.run('UPDATE contact SET merged_into = ? WHERE id = ?', winner, loser),
  ).command
  const both = ['visits sale Bread', 'tasks task third', 'interactions note second', 'interactions call first']
  expect(short(paged(shop, winner, 2))).toEqual(both)
  expect(short(paged(shop, loser, 2))).toEqual(both)
  expect(matters(shop, loser)).toMatchObject({ last: { kind: 'sale' }, open: [{ title: 'third' }] })
  shop.undo(merge)
  expect(short(paged(shop, winner, 2))).toEqual(['interactions call first'])
  expect(short(paged(shop, loser, 2))).toEqual(both.slice(0, 3))
})

test('somebody in the trash has no timeline of their own, and has it again when they are back', () => {
  using shop = shopWithAll()
  const id = shop.make({ family: 'Gone' })
  say(shop, { contactId: id, kind: 'call', tone: 'complaint', words: 'cold coffee' })
  come(shop, { contactId: id, ...bread(100) })
  const before = paged(shop, id, 2)
  const trash = shop.trash(id)
  // What was said and bought is gone with the person; what the shop means to do is its own.
  expect(short(paged(shop, id, 2))).toEqual([])
  expect(matters(shop, id)).toEqual({ last: null, open: [] })
  shop.undo(trash)
  expect(paged(shop, id, 2)).toEqual(before)
})

test('the last contact is a meeting: no own note, no task, no change of the record, nothing that was taken back', () => {
  using shop = shopWithAll()
  const id = shop.make({ family: 'Met' })
  expect(matters(shop, id).last).toBeNull()
  const call = say(shop, { contactId: id, kind: 'call', words: 'asked for rye' })
  say(shop, { contactId: id, kind: 'note', words: 'likes rye' })
  tick(shop, plan(shop, { contactId: id, words: 'bake rye' }))
  shop.save({ id, patch: { note: 'Rye' } })
  expect(matters(shop, id).last).toMatchObject({ area: 'interactions', id: call })
  const visit = come(shop, { contactId: id, ...bread(250) })
  expect(matters(shop, id).last).toMatchObject({ area: 'visits', id: visit, kind: 'sale' })
  shop.command((context) => correctVisit(context, full(visitContract.correct, { id: visit })))
  expect(matters(shop, id).last).toMatchObject({ area: 'interactions', id: call })
})

test('what is open comes complaints first, then by the day from which it presses, and undated things last', () => {
  using shop = shopWithAll()
  const id = shop.make({ family: 'Open' })
  const today = Math.floor(shop.book.now() / 86_400_000)
  const ago = (days: number) => shop.book.now() - days * 86_400_000
  plan(shop, { contactId: id, words: 'some time' })
  plan(shop, { contactId: id, words: 'next week', due: today + 7 })
  plan(shop, { contactId: id, words: 'overdue', due: today - 5 })
  tick(shop, plan(shop, { contactId: id, words: 'done', due: today - 9 }))
  say(shop, { contactId: id, kind: 'call', tone: 'question', words: 'which size', at: ago(3) })
  say(shop, { contactId: id, kind: 'message', tone: 'complaint', words: 'newer complaint', at: ago(1) })
  const older = say(shop, { contactId: id, kind: 'talk', tone: 'complaint', words: 'older complaint', at: ago(2) })
  say(shop, { contactId: id, kind: 'talk', tone: 'compliment', words: 'nothing to do' })
  const titles = () => matters(shop, id).open.map((row) => row.title)
  expect(titles()).toEqual(['older complaint', 'newer complaint', 'overdue', 'which size', 'next week', 'some time'])
  shop.command((context) => {
    saveInteraction(context, { id: older, patch: { open: false } })
  })
  expect(titles()).toEqual(['newer complaint', 'overdue', 'which size', 'next week', 'some time'])
  for (const row of matters(shop, id).open) expect(row).not.toHaveProperty('due')
})

test('a task stands on the timeline once: when it was written down, and when it is done, at that', () => {
  using shop = shopWithAll()
  const id = shop.make({ family: 'Task' })
  const task = plan(shop, { contactId: id, words: 'ring', due: 20_000 })
  const made = shop.book.now()
  expect(paged(shop, id, 5)).toMatchObject([
    { id: task, at: made, words: 'timeline.task', open: true, values: { due: 20_000 } },
  ])
  shop.book.turn(5_000)
  tick(shop, task)
  expect(paged(shop, id, 5)).toMatchObject([
    { id: task, at: shop.book.now(), words: 'timeline.task-done', open: false, by: null },
  ])
})
