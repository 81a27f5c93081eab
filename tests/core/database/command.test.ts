import { expect, test } from 'vitest'
import { asked, testBook } from '../../support/journal-book.ts'

test('a command gives ids, journals its birth as a range and answers its number', () => {
  using book = testBook()
  const result = book.journal.run(asked('person.add'), (tx) => {
    const first = tx.newIds('person', 3)
    for (const at of [0, 1, 2]) tx.run('INSERT INTO person (id, name) VALUES (?, ?)', first + at, `P${at}`)
    return first
  })
  expect(result).toEqual({ value: 3 * 2 ** 32 + 1, command: 1 })
  expect(book.db.all('SELECT * FROM born')).toEqual([{ tbl: 901, lo: result.value, hi: result.value + 2, cmd: 1 }])
})
