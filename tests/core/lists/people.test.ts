// Members of lists who are merged and erased, and an adding of many that was cut off.
import { expect, test } from 'vitest'
import { fillingWriter } from '../../../src/main/core/areas/lists/add-matching.ts'
import { listsOfPerson, membersOf } from '../../../src/main/core/areas/lists/read.ts'
import { addMembers, createList, takeMembers } from '../../../src/main/core/areas/lists/write.ts'
import { erase } from '../../../src/main/core/database/erase.ts'
import { beginWork, readWork } from '../../../src/main/core/database/work.ts'
import { visitsBook } from '../visits/visits-book.ts'

function shop() {
  const book = visitsBook()
  const { db } = book.context
  return {
    ...book,
    list: book.command((context) => createList(context, { name: 'Fair', note: '' })).value,
    add: (id: number, ...contactIds: number[]) => book.command((context) => addMembers(context, { id, contactIds })),
    take: (id: number, ...contactIds: number[]) => book.command((context) => takeMembers(context, { id, contactIds })),
    members: (id: number) => membersOf(db, { id, from: 0, limit: 100 }).rows.map((row) => row.id),
    of: (id: number) => listsOfPerson(db, id).map((one) => one.name),
  }
}

test('a member follows a merge, counts once, is taken off as one, and both are back when it is undone', () => {
  const { list, add, take, members, of, people, merge, undo, [Symbol.dispose]: dispose } = shop()
  const [winner = 0, loser = 0] = people(2)
  add(list, winner, loser)
  const merged = merge(loser, winner) ?? 0
  expect(members(list)).toEqual([winner])
  expect([of(winner), of(loser)]).toEqual([['Fair'], ['Fair']])
  expect(add(list, loser).value).toBe(0)
  const taken = take(list, loser)
  expect([taken.value, members(list)]).toEqual([1, []])
  undo(taken.command ?? 0)
  undo(merged)
  expect(members(list).toSorted()).toEqual([winner, loser].toSorted())
  dispose()
})

test('the erased are in no list', () => {
  const { list, add, members, book, people, context, [Symbol.dispose]: dispose } = shop()
  const [erased = 0, other = 0] = people(2)
  add(list, erased, other)
  erase(book.journal, { user: 1, people: [erased] })
  expect(members(list)).toEqual([other])
  expect(context.db.pluck('SELECT contact_id FROM list_member')).toEqual([other])
  dispose()
})

test('an adding of many goes on where it was cut off, with the same people, without whoever was thrown away', () => {
  const { list, add, members, people, trash, merge, command, book, context, [Symbol.dispose]: dispose } = shop()
  const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0] = people(5)
  add(list, second)
  const ids = new Uint8Array(new Float64Array([first, second, third, fourth, fifth]).buffer)
  const id = beginWork(book.journal, { kind: 'lists.addMatching', act: 'write', user: 1, total: 5 }, (db, work) => {
    db.run('INSERT INTO list_filling (work_id, list_id, people) VALUES (?, ?, ?)', work, list, ids)
  })
  const write = () => fillingWriter(readWork(context.db, id), { ...context, settings: context.settings })
  const slice = (position: number) => command(({ db }) => write()(db, { position, more: () => false })).value
  expect(slice(0)).toEqual({ position: 1, done: false })
  trash(third)
  merge(fourth, first)
  expect(slice(1)).toEqual({ position: 2, done: false })
  expect(slice(2)).toEqual({ position: 3, done: false })
  expect(slice(3)).toEqual({ position: 4, done: false })
  expect(slice(4)).toEqual({ position: 5, done: true })
  expect(members(list).toSorted()).toEqual([first, second, fifth].toSorted())
  expect(write).toThrow('NOT_FOUND')
  dispose()
})

test('the pages of a large list are cut by another way, which answers the same', () => {
  const { list, add, people, merge, trash, context, [Symbol.dispose]: dispose } = shop()
  const some = people(60)
  add(list, ...some.slice(0, 40))
  merge(some[1] ?? 0, some[2] ?? 0)
  trash(some[3] ?? 0)
  for (const from of [0, 7, 35, 38, 60]) {
    const page = { id: list, from, limit: 10 }
    const one = membersOf(context.db, page, 1_000)
    expect(membersOf(context.db, page, 0)).toEqual(one)
    expect(one.total).toBe(38)
    expect(one.rows).toHaveLength(Math.max(0, Math.min(10, 38 - from)))
  }
  dispose()
})
