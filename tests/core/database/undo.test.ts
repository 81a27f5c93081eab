import { expect, test } from 'vitest'
import { redo, undo } from '../../../src/main/core/database/undo.ts'
import { testBook } from '../../support/journal-book.ts'

test('an undone birth goes with its parts and comes back by redo', () => {
  using book = testBook()
  const context = { journal: book.journal, userName: () => 'Ann' }
  const c = book.command('add', (tx) => {
    const id = tx.newId('person')
    tx.run('INSERT INTO person (id, name, score, photo) VALUES (?, ?, 1.0, ?)', id, 'Bo', new Uint8Array([1, 0, 255]))
    tx.run('INSERT INTO phone (id, contact_id, owner_id, number) VALUES (?, ?, ?, ?)', tx.newId('phone'), id, id, '12')
  })
  const before = book.db.all('SELECT * FROM person')
  expect(before).toMatchObject([{ phones: 1 }])
  undo(context, { user: 1, command: c })
  expect(book.db.all('SELECT * FROM person')).toEqual([])
  expect(book.db.all('SELECT * FROM phone')).toEqual([])
  redo(context, { user: 1, command: c })
  expect(book.db.all('SELECT * FROM person')).toEqual(before)
  expect(book.db.all('SELECT * FROM phone')).toHaveLength(1)
})
