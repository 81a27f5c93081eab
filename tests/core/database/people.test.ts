import { expect, test } from 'vitest'
import { repair } from '../../../src/main/core/database/command.ts'
import { canonOf, canonOfAll } from '../../../src/main/core/database/people.ts'
import { testBook } from '../../support/journal-book.ts'
import { dump } from '../../support/journal-invariants.ts'
import { addPerson, addPhone, addPoints, merge } from '../../support/journal-rows.ts'

const pointers = (...pairs: readonly (readonly [number, number])[]) => new Map(pairs)

test('a chain of merges ends at one person; on a ring it is the smallest of the ring', () => {
  expect(canonOfAll([1, 2, 3], pointers([1, 2], [2, 3]))).toEqual(
    new Map([
      [1, 3],
      [2, 3],
      [3, 3],
    ]),
  )
  // 9 hangs on a ring of 5 and 7; the smallest id in the ring counts, not the smallest of all.
  expect(canonOfAll([1, 5, 7, 9], pointers([1, 7], [5, 7], [7, 5], [9, 5]))).toEqual(
    new Map([
      [1, 5],
      [7, 5],
      [5, 5],
      [9, 5],
    ]),
  )
  expect(canonOfAll([4], pointers([4, 4]))).toEqual(new Map([[4, 4]]))
})

test('people merged crosswise do not vanish: the one with the smaller id is shown, with all that belongs to both', () => {
  using book = testBook()
  let [a, b] = [0, 0]
  book.command('add', (tx) => {
    ;[a, b] = [addPerson(tx, 'A'), addPerson(tx, 'B')]
    addPhone(tx, a, '1')
    addPhone(tx, b, '2')
  })
  book.command('cross', (tx) => {
    merge(tx, a, b)
    merge(tx, b, a)
  })
  expect(book.db.all('SELECT id, phones FROM person')).toEqual([{ id: a, phones: 2 }])
  expect(canonOf(book.db, b)).toBe(a)
})

test('a chain of merges moves everything to its end, and taking the middle out of the trash keeps it', () => {
  using book = testBook()
  let ids: number[] = []
  book.command('add', (tx) => {
    ids = ['A', 'B', 'C'].map((name) => addPerson(tx, name))
    for (const id of ids) addPoints(tx, id, 1)
  })
  const [a = 0, b = 0, c = 0] = ids
  book.command('merge', (tx) => merge(tx, a, b))
  book.command('merge', (tx) => merge(tx, b, c))
  expect(book.db.all('SELECT id, balance FROM person')).toEqual([{ id: c, balance: 3 }])
  expect(ids.map((id) => canonOf(book.db, id))).toEqual([c, c, c])
  book.command('trash', (tx) => tx.run('DELETE FROM person'))
  expect(book.db.all('SELECT count(*) n, count(owner_id) owned, sum(amount) sum FROM points')).toEqual([
    { n: 3, owned: 0, sum: 3 },
  ])
  const before = dump(book.db)
  repair(book.journal)
  expect(dump(book.db)).toEqual(before)
})
