// The tables of duplicates: who was said not to be the same, which the journal knows, and what the finder found, which is of
// this machine alone. A merge touches none of them, so taking it back brings a pair back by itself.
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { journaled, local, type TableDeclaration } from '../../database/tables.ts'

const notSame = sqliteTable('not_same', { aId: integer('a_id').notNull(), bId: integer('b_id').notNull() }, (table) => [
  primaryKey({ columns: [table.aId, table.bId] }),
])

const duplicatePair = sqliteTable(
  'duplicate_pair',
  {
    look: integer('look').notNull(),
    a: integer('a').notNull(),
    b: integer('b').notNull(),
    score: real('score').notNull(),
    against: integer('against').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.look, table.a, table.b] }),
    index('duplicate_pair_b').on(table.b),
    index('duplicate_pair_a').on(table.a),
  ],
)

const duplicateLook = sqliteTable('duplicate_look', {
  id: integer('id').primaryKey(),
  look: integer('look').notNull(),
  at: integer('at'),
  seq: integer('seq').notNull(),
  version: integer('version').notNull(),
  model: text('model'),
})

const duplicateMerging = sqliteTable('duplicate_merging', {
  workId: integer('work_id').primaryKey(),
  groups: text('groups').notNull(),
})

export const NOT_SAME_TABLE = 70

export const tables: readonly TableDeclaration[] = [
  // It belongs to the shop and not to the smaller id: it holds also while one of the two is in the trash or part of another.
  journaled(notSame, { number: NOT_SAME_TABLE, kind: 'part', person: null, columns: {} }),
  local(duplicatePair),
  local(duplicateLook),
  local(duplicateMerging),
]
