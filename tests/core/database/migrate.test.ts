import { expect, test } from 'vitest'
import { createJournal } from '../../../src/main/core/database/command.ts'
import { hashOf, migrate, schemaOf, type Migration } from '../../../src/main/core/database/migrate.ts'
import { triggersIn } from '../../../src/main/core/database/triggers.ts'
import { NOON, SHOP_MIGRATIONS, testBook, type TestBook } from '../../support/journal-book.ts'

function again(book: TestBook, migrations: readonly Migration[], before?: (from: number, to: number) => void): number {
  const request = { migrations, tables: book.tables, now: () => NOON }
  return migrate(book.sqlite, before === undefined ? request : { ...request, beforeMigrating: before })
}

const NEXT: Migration = { number: 3, name: 'more', sql: 'CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT' }

test('a migration runs once, with a chance for a backup before it', () => {
  using book = testBook()
  const asked: string[] = []
  expect(again(book, [...SHOP_MIGRATIONS, NEXT], (from, to) => asked.push(`${from} to ${to}`))).toBe(3)
  expect(again(book, [...SHOP_MIGRATIONS, NEXT], () => asked.push('again'))).toBe(3)
  expect(asked).toEqual(['2 to 3'])
  expect(schemaOf(book.sqlite)).toBe(3)
})

test('a book made by a newer program is left alone', () => {
  using book = testBook()
  again(book, [...SHOP_MIGRATIONS, NEXT])
  expect(() => again(book, SHOP_MIGRATIONS)).toThrow(
    expect.objectContaining({ code: 'BOOK_NEWER', data: { book: '3', program: '2' } }),
  )
})

test('a book whose migrations differ from the program is not touched; other line ends are no difference', () => {
  using book = testBook()
  const [first, second] = SHOP_MIGRATIONS
  if (first === undefined || second === undefined) throw new Error('two migrations')
  const other = { ...second, sql: `${second.sql} -- changed` }
  expect(() => again(book, [first, other])).toThrow(expect.objectContaining({ code: 'BOOK_DAMAGED' }))
  expect(hashOf('a\r\nb')).toBe(hashOf('a\nb'))
})

test('a gap in the numbers is refused', () => {
  using book = testBook()
  expect(() => again(book, [...SHOP_MIGRATIONS, { ...NEXT, number: 4 }])).toThrow('migration 3')
})

test('a migration that fails leaves the book as it was', () => {
  using book = testBook()
  const bad: Migration = {
    number: 3,
    name: 'bad',
    sql: 'CREATE TABLE half (id INTEGER) STRICT; INSERT INTO nowhere VALUES (1)',
  }
  expect(() => again(book, [...SHOP_MIGRATIONS, bad])).toThrow('nowhere')
  expect(schemaOf(book.sqlite)).toBe(2)
  expect(book.db.pluck(`SELECT count(*) FROM sqlite_schema WHERE name = 'half'`)).toEqual([0])
  expect(triggersIn(book.sqlite).length).toBeGreaterThan(0)
})

test('a migration that breaks a reference is refused', () => {
  using book = testBook()
  const sql = `INSERT INTO deal_item (id, contact_id, owner_id, deal_id, what) VALUES (1, 1, 1, 1, 'x')`
  expect(() => again(book, [...SHOP_MIGRATIONS, { number: 3, name: 'broken', sql }])).toThrow('broken references')
})

test('a table that is rebuilt keeps its children and gets its triggers back', () => {
  using book = testBook()
  book.command('add', (tx) => {
    const id = tx.newId('person')
    tx.run('INSERT INTO person (id, name) VALUES (?, ?)', id, 'Ann')
    tx.run('INSERT INTO phone (id, contact_id, owner_id, number) VALUES (?, ?, ?, ?)', tx.newId('phone'), id, id, '1')
  })
  const before = triggersIn(book.sqlite)
  const [made] = book.db.pluck<string>(`SELECT sql FROM sqlite_schema WHERE name = 'person'`)
  const sql = `${made?.replace('CREATE TABLE person', 'CREATE TABLE person2') ?? ''};
    INSERT INTO person2 SELECT * FROM person; DROP TABLE person; ALTER TABLE person2 RENAME TO person;`
  again(book, [...SHOP_MIGRATIONS, { number: 3, name: 'rebuild', sql }])
  expect(book.db.pluck('SELECT number FROM phone')).toEqual(['1'])
  expect(triggersIn(book.sqlite)).toEqual(before)
  expect(book.sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
})

test('triggers that were tampered with are renewed when the book is opened', () => {
  using book = testBook()
  const before = triggersIn(book.sqlite)
  book.sqlite.exec('DROP TRIGGER j_person_i; DROP TRIGGER j_phone_d')
  again(book, SHOP_MIGRATIONS)
  expect(triggersIn(book.sqlite)).toEqual(before)
})

test('a book without a machine has no journal yet', () => {
  using book = testBook()
  book.sqlite.exec('DELETE FROM self')
  const outside = {
    clock: { now: () => NOON, after: () => () => undefined },
    log: { info: () => undefined, error: () => undefined },
  }
  expect(() => createJournal({ sqlite: book.sqlite, tables: book.tables, outside, schema: 2 })).toThrow('startMachine')
})
