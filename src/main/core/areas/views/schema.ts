// Saved views of lists. The query is kept as the list wrote it; the list checks it again when it is used.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { journaled, type TableDeclaration } from '../../database/tables.ts'

export const savedView = sqliteTable('saved_view', {
  id: integer('id').primaryKey(),
  userId: integer('user_id').notNull(),
  list: text('list').notNull(),
  name: text('name').notNull(),
  shared: integer('shared').notNull(),
  query: text('query').notNull(),
  archived: integer('archived').notNull().default(0),
})

export const tables: readonly TableDeclaration[] = [
  journaled(savedView, {
    number: 103,
    kind: 'lookup',
    columns: { user_id: 1, list: 2, name: 3, shared: 4, query: 5, archived: 6 },
    archived: 'archived',
  }),
]
