import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { applyErased, erase } from '../../../src/main/core/database/erase.ts'
import { undo } from '../../../src/main/core/database/undo.ts'
import { testBook } from '../../support/journal-book.ts'
import { searchEverywhere } from '../../support/journal-invariants.ts'
import { addPerson, addPhone, addPoints, addTag, giveTag, merge, rename } from '../../support/journal-rows.ts'

/** Somebody with a past: edited, merged, partly thrown away. */
function past(book: ReturnType<typeof testBook>) {
  let [id, twin] = [0, 0]
  const add = book.command('add', (tx) => {
    id = addPerson(tx, 'w73009141x')
    addPhone(tx, id, 'w73009142x')
    addPhone(tx, id, 'w73009143x')
    addPoints(tx, id, 5, 'w73009144x')
    giveTag(tx, id, addTag(tx, 'kept'), 'w73009145x')
    addPerson(tx, 'somebody else')
  })
  const edit = book.command('edit', (tx) => rename(tx, id, 'w73009146x'))
  book.command('remove', (tx) => tx.run(`DELETE FROM phone WHERE number = 'w73009143x'`))
  book.command('twin', (tx) => void addPhone(tx, (twin = addPerson(tx, 'w73009147x')), 'w73009148x'))
  book.command('merge', (tx) => merge(tx, twin, id))
  return { id, twin, add, edit }
}

/** Long enough that no hash in the pages reads like one by chance. */
const WORDS = new Set([
  'w73009141x',
  'w73009142x',
  'w73009143x',
  'w73009144x',
  'w73009145x',
  'w73009146x',
  'w73009147x',
  'w73009148x',
])

test('an erased person leaves no word anywhere; sums and other people stay', () => {
  using book = testBook()
  const { id, twin } = past(book)
  expect(searchEverywhere(book.db, WORDS).length).toBeGreaterThan(8)
  const { ids } = erase(book.journal, { user: 1, people: [id] })
  expect(ids.toSorted()).toEqual([id, twin].toSorted())
  expect(searchEverywhere(book.db, WORDS)).toEqual([])
  expect(book.db.all('SELECT name FROM person')).toEqual([{ name: 'somebody else' }])
  expect(book.db.all('SELECT owner_id, amount, note FROM points')).toEqual([{ owner_id: null, amount: 5, note: null }])
  expect(book.db.get('SELECT kind, args FROM command ORDER BY seq DESC LIMIT 1')).toMatchObject({ kind: 'erase' })
  expect(book.db.all('PRAGMA foreign_key_check')).toEqual([])
})

test('an erasure is never undone, nor anything that would bring a word back', () => {
  using book = testBook()
  const { id, add, edit } = past(book)
  const { command } = erase(book.journal, { user: 1, people: [id] })
  const context = { journal: book.journal, userName: () => '' }
  for (const one of [command, add, edit]) {
    expect(() => undo(context, { user: 1, command: one })).toThrow(
      expect.objectContaining({ code: 'UNDO_BLOCKED', data: { reason: 'never', by: null } }),
    )
  }
})

test('words about an erased person that are written later go at once', () => {
  using book = testBook()
  const { id } = past(book)
  erase(book.journal, { user: 1, people: [id] })
  book.command('note', (tx) => tx.run(`UPDATE points SET note = 'w73009144x'`))
  book.command('points', (tx) =>
    tx.run(`INSERT INTO points (id, contact_id, amount, note) VALUES (?, ?, 1, 'w73009145x')`, tx.newId('points'), id),
  )
  expect(searchEverywhere(book.db, WORDS)).toEqual([])
  expect(book.db.pluck('SELECT sum(amount) FROM points')).toEqual([6])
})

test('erasing somebody in the trash empties the image too', () => {
  using book = testBook()
  const { id } = past(book)
  book.command('trash', (tx) => tx.run('DELETE FROM person WHERE id = ?', id))
  erase(book.journal, { user: 1, people: [id] })
  expect(searchEverywhere(book.db, WORDS)).toEqual([])
  expect(book.db.pluck('SELECT count(*) FROM hidden')).toEqual([0])
})

test('ids kept beside the book erase again after a restore, without a command', () => {
  using book = testBook()
  const { id } = past(book)
  const [before] = book.db.pluck('SELECT count(*) FROM command')
  applyErased(book.journal, [id])
  expect(searchEverywhere(book.db, WORDS)).toEqual([])
  expect(book.db.pluck('SELECT count(*) FROM command')).toEqual([before])
  applyErased(book.journal, [])
})

test('after the checkpoint the words are gone from the pages, not only from the tables', () => {
  using book = testBook()
  const { sqlite } = book
  // Unreadable in the encrypted file: the same pages are looked at through a plain copy.
  const { id } = past(book)
  erase(book.journal, { user: 1, people: [id] })
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  const pages = sqlite.serialize()
  for (const word of WORDS) expect(pages.includes(word)).toBe(false)
  expect(pages.includes('somebody else')).toBe(true)
  expect(readFileSync(book.path).includes('somebody else')).toBe(false)
})
