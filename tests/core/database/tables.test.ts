import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import { tableSet } from '../../../src/main/core/database/table-set.ts'
import { journaled, local } from '../../../src/main/core/database/tables.ts'

const person = sqliteTable('person', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  merged_into: integer('merged_into'),
})
const asPerson = { kind: 'person', columns: { name: 1, merged_into: 2 }, merged: 'merged_into' } as const

const part = (owner: 'cascade' | 'set null' = 'cascade') =>
  sqliteTable('part', {
    id: integer('id').primaryKey(),
    contact_id: integer('contact_id').notNull(),
    owner_id: integer('owner_id')
      .notNull()
      .references(() => person.id, { onDelete: owner }),
    words: text('words'),
  })

const lookup = sqliteTable('lookup', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  archived: integer('archived').notNull().default(0),
})

test('a sound declaration is taken', () => {
  const set = tableSet([
    journaled(part(), { number: 2, kind: 'part', columns: { contact_id: 1, words: 2 } }),
    journaled(person, { number: 1, ...asPerson }),
    local(sqliteTable('scratch', { id: integer('id').primaryKey() })),
  ])
  expect(set.journaled.map((table) => table.name)).toEqual(['person', 'part'])
  expect(set.byName('part').stated.map((column) => column.name)).toEqual(['contact_id', 'words'])
  expect(() => set.byNumber(9)).toThrow('no journaled table 9')
})

test('a stated column without a number is refused, and one without a column', () => {
  expect(() => journaled(part(), { number: 2, kind: 'part', columns: { contact_id: 1 } })).toThrow(
    'words is stated but has no number',
  )
  const wrong = { number: 1, ...asPerson, columns: { name: 1, merged_into: 2, nick: 3 } }
  expect(() => journaled(person, wrong)).toThrow('has no column nick')
})

test('a number is given once', () => {
  expect(() => journaled(person, { number: 1, ...asPerson, columns: { name: 1, merged_into: 1 } })).toThrow(
    'two columns have one number',
  )
  expect(() =>
    tableSet([
      journaled(person, { number: 1, ...asPerson }),
      journaled(lookup, { number: 1, kind: 'lookup', columns: { name: 1, archived: 2 }, archived: 'archived' }),
    ]),
  ).toThrow('two tables are called 1')
  expect(() => journaled(person, { number: 0, ...asPerson })).toThrow('no positive integer')
})

test('a secret is refused in the journal', () => {
  expect(() => journaled(person, { number: 1, ...asPerson, secret: ['name'] })).toThrow('holds a secret')
})

test('a unique index is refused, however it is written', () => {
  const column = sqliteTable('t', {
    id: integer('id').primaryKey(),
    name: text('name').unique(),
    merged_into: integer('merged_into'),
  })
  const named = sqliteTable(
    't',
    { id: integer('id').primaryKey(), name: text('name'), merged_into: integer('merged_into') },
    (t) => [uniqueIndex('t_name').on(t.name)],
  )
  expect(() => journaled(column, { number: 1, ...asPerson })).toThrow('unique')
  expect(() => journaled(named, { number: 1, ...asPerson })).toThrow('unique')
})

test('the pair of contact and owner is checked against the kind', () => {
  const columns = { contact_id: 1, words: 2 } as const
  expect(() => journaled(part('set null'), { number: 2, kind: 'part', columns })).toThrow('ON DELETE CASCADE')
  expect(() => journaled(part(), { number: 2, kind: 'ledger', columns })).toThrow('ON DELETE SET NULL')
  expect(() => journaled(lookup, { number: 2, kind: 'part', columns: { name: 1, archived: 2 } })).toThrow(
    'lacks the pair',
  )
})

test('a person can be merged, a lookup archived, a derived column be empty', () => {
  expect(() => journaled(person, { number: 1, kind: 'person', columns: { name: 1, merged_into: 2 } })).toThrow(
    'merged column',
  )
  expect(() => journaled(lookup, { number: 1, kind: 'lookup', columns: { name: 1, archived: 2 } })).toThrow(
    'archived column',
  )
  const counted = sqliteTable('t', {
    id: integer('id').primaryKey(),
    name: text('name'),
    archived: integer('archived'),
    sum: integer('sum').notNull(),
  })
  expect(() =>
    journaled(counted, {
      number: 1,
      kind: 'lookup',
      columns: { name: 1, archived: 2 },
      archived: 'archived',
      derived: ['sum'],
    }),
  ).toThrow('sum needs a default or NULL')
})

test('two tables of people are refused', () => {
  expect(() =>
    tableSet([
      journaled(person, { number: 1, ...asPerson }),
      journaled(
        sqliteTable('p2', { id: integer('id').primaryKey(), name: text('name'), merged_into: integer('merged_into') }),
        { number: 2, ...asPerson },
      ),
    ]),
  ).toThrow('one table of people')
})
