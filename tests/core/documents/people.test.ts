// Documents of people who are merged and erased.
import { expect, test } from 'vitest'
import { dropUnusedFiles, listDocuments } from '../../../src/main/core/areas/documents/read.ts'
import { erase } from '../../../src/main/core/database/erase.ts'
import { visitsBook } from '../visits/visits-book.ts'

const INSERT = `INSERT INTO document (id, contact_id, owner_id, name, type, size, file, file_key, added_at, added_by)
  VALUES (?, ?, ?, ?, 'text/plain', 3, ?, x'0102', 1, 1)`

function shop() {
  const book = visitsBook()
  const add = (person: number, name: string) =>
    book.command(({ db }) => db.run(INSERT, db.newId('document'), person, person, name, `file of ${name}`))
  const names = (id: number) => listDocuments(book.context.db, { what: 'contact', id }).rows.map((one) => one.name)
  return { ...book, add, names }
}

test('the winner of a merge has the documents of both, and gives them back', () => {
  const { add, names, people, merge, undo, [Symbol.dispose]: dispose } = shop()
  const [winner = 0, loser = 0] = people(2)
  add(winner, 'own')
  add(loser, 'theirs')
  const merged = merge(loser, winner) ?? 0
  expect(names(winner).toSorted()).toEqual(['own', 'theirs'])
  expect(names(loser).toSorted()).toEqual(['own', 'theirs'])
  undo(merged)
  expect([names(winner), names(loser)]).toEqual([['own'], ['theirs']])
  dispose()
})

test('of the erased neither name, key nor file is left', () => {
  const { add, book, people, context, [Symbol.dispose]: dispose } = shop()
  const [erased = 0, other = 0] = people(2)
  add(erased, 'secret')
  add(other, 'kept')
  erase(book.journal, { user: 1, people: [erased] })
  const rows = context.db.all('SELECT name, file, hex(file_key) AS key FROM document ORDER BY id')
  expect(rows).toEqual([
    { name: null, file: null, key: '' },
    { name: 'kept', file: 'file of kept', key: '0102' },
  ])
  const used: string[] = []
  dropUnusedFiles(context.db, {
    keep: () => Promise.reject(new Error('not asked')),
    read: () => Promise.reject(new Error('not asked')),
    dropUnused: (named) => used.push(...named),
  })
  expect(used).toContain('file of kept')
  expect(used).not.toContain('file of secret')
  dispose()
})
