import { expect, test } from 'vitest'
import { allTriggers, triggersIn } from '../../../src/main/core/database/triggers.ts'
import { hiddenValues } from '../../../src/main/core/database/trash.ts'
import { redo, undo } from '../../../src/main/core/database/undo.ts'
import { asked, testBook } from '../../support/journal-book.ts'
import { addPerson, addPhone, addPoints, addTag, giveTag, rename } from '../../support/journal-rows.ts'

test('the file holds exactly the triggers that the declarations ask for', () => {
  using book = testBook()
  expect(triggersIn(book.sqlite)).toEqual(allTriggers(book.tables))
})

test('nothing journaled is written outside a command, whatever the statement says about conflicts', () => {
  using book = testBook()
  const { db } = book
  book.command('add', (tx) => void addPhone(tx, addPerson(tx, 'Ann'), '1'))
  expect(() => db.run(`INSERT INTO person (id, name) VALUES (1, 'x')`)).toThrow('no command is open')
  expect(() => db.run(`INSERT OR IGNORE INTO person (id, name) VALUES (1, 'x')`)).toThrow('no command is open')
  expect(() => db.run(`UPDATE OR IGNORE person SET name = 'x'`)).toThrow('no command is open')
  expect(() => db.run('DELETE FROM phone')).toThrow('no command is open')
  expect(() => db.run('DELETE FROM person')).toThrow('no command is open')
  expect(() => db.run(`INSERT INTO option (name, value) VALUES ('x', 1)`)).toThrow('no command is open')
  expect(() => db.run(`INSERT INTO scratch (words) VALUES ('local')`)).not.toThrow()
})

test('a key never changes, a lookup and a ledger row are never deleted', () => {
  using book = testBook()
  book.command('add', (tx) => {
    const id = addPerson(tx, 'Ann')
    giveTag(tx, id, addTag(tx, 'red'))
    addPoints(tx, id, 5)
    expect(() => tx.run('UPDATE person SET id = id + 1')).toThrow('a key never changes')
    expect(() => tx.run('UPDATE person_tag SET contact_id = contact_id + 1')).toThrow('a key never changes')
    expect(() => tx.run('DELETE FROM tag WHERE id NOT IN (SELECT tag_id FROM person_tag)')).not.toThrow()
    expect(() => tx.run('DELETE FROM points')).toThrow('counter-entry')
    tx.run('DELETE FROM person_tag')
    expect(() => tx.run('DELETE FROM tag')).toThrow('archived, never deleted')
  })
})

test('births of a block are one range; a second command begins a range of its own', () => {
  using book = testBook()
  book.command('first', (tx) => {
    const first = tx.newIds('person', 100)
    for (let at = 0; at < 100; at += 1) tx.run('INSERT INTO person (id, name) VALUES (?, ?)', first + at, 'A')
  })
  book.command('second', (tx) => void addPerson(tx, 'B'))
  expect(book.db.pluck('SELECT hi - lo + 1 FROM born ORDER BY lo')).toEqual([100, 1])
})

test('a cell keeps the first old and the last new value of a command', () => {
  using book = testBook()
  let id = 0
  book.command('add', (tx) => void (id = addPerson(tx, 'a')))
  const twice = book.command('twice', (tx) => {
    rename(tx, id, 'b')
    rename(tx, id, 'c')
  })
  expect(book.db.all('SELECT old, new FROM cell WHERE cmd = ?', twice)).toEqual([{ old: 'a', new: 'c' }])
})

test('saying what is there already journals nothing', () => {
  using book = testBook()
  let id = 0
  book.command('add', (tx) => void (id = addPerson(tx, 'a')))
  expect(book.journal.run(asked('same'), (tx) => rename(tx, id, 'a')).command).toBeNull()
})

test('what goes with its person is hidden and not dead: it comes back with them', () => {
  using book = testBook()
  let id = 0
  book.command('add', (tx) => void addPhone(tx, (id = addPerson(tx, 'Ann')), '1'))
  const trash = book.command('trash', (tx) => tx.run('DELETE FROM person WHERE id = ?', id))
  expect(book.db.all('SELECT tbl, op FROM life')).toEqual([{ tbl: 901, op: 0 }])
  expect(book.db.pluck('SELECT count(*) FROM phone')).toEqual([0])
  undo({ journal: book.journal, userName: () => '' }, { user: 1, command: trash })
  expect(book.db.pluck('SELECT number FROM phone')).toEqual(['1'])
})

test('a delete without WHERE and a REPLACE are journaled like any other', () => {
  using book = testBook()
  let id = 0
  book.command('add', (tx) => {
    id = addPerson(tx, 'Ann')
    addPhone(tx, id, '1')
    addPhone(tx, id, '2')
  })
  book.command('all', (tx) => tx.run('DELETE FROM phone'))
  expect(book.db.pluck('SELECT count(*) FROM life WHERE tbl = 902 AND op = 0')).toEqual([2])
  const replaced = book.command('replace', (tx) =>
    tx.run(`INSERT OR REPLACE INTO option (name, value) VALUES ('a', 1)`),
  )
  book.command('replace', (tx) => tx.run(`INSERT OR REPLACE INTO option (name, value) VALUES ('a', 2)`))
  expect(book.db.all('SELECT new FROM cell WHERE tbl = 909 ORDER BY cmd')).toEqual([{ new: 1 }, { new: 2 }])
  expect(book.db.pluck('SELECT count(*) FROM life WHERE cmd = ?', replaced)).toEqual([1])
})

test('every type goes into an image and comes back as it was', () => {
  using book = testBook()
  const context = { journal: book.journal, userName: () => '' }
  const texts = ['', 'null', '{"b":"00"}', '"quoted"', 'a\u0000b', 'ł😀\n', '[1]']
  const extras = [
    null,
    0,
    -1,
    2 ** 47,
    1.5,
    -0.1,
    1e300,
    0.1 + 0.2,
    new Uint8Array([0, 255]),
    new Uint8Array(),
    ...texts,
  ]
  const add = book.command('add', (tx) => {
    for (const extra of extras) {
      const id = tx.newId('person')
      tx.run(
        'INSERT INTO person (id, name, score, photo, extra) VALUES (?, ?, ?, ?, ?)',
        id,
        String(extra),
        1,
        new Uint8Array([7]),
        extra,
      )
    }
    tx.run('INSERT INTO person (id, name, extra) VALUES (?, ?, CAST(1 AS REAL))', tx.newId('person'), 'whole real')
  })
  const all = () => book.db.all('SELECT *, typeof(extra) AS type, typeof(score) AS number FROM person ORDER BY id')
  const before = all()
  expect(new Set(book.db.pluck('SELECT typeof(extra) FROM person'))).toEqual(
    new Set(['null', 'integer', 'real', 'blob', 'text']),
  )
  undo(context, { user: 1, command: add })
  expect(all()).toEqual([])
  const [row] = book.db.pluck<number>('SELECT min(row) FROM hidden')
  expect(hiddenValues(book.db, book.tables.byName('person'), row ?? 0)).toMatchObject({ name: 'null', score: 1 })
  redo(context, { user: 1, command: add })
  expect(all()).toEqual(before)
})
