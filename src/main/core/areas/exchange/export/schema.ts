// What this PC remembers of what was taken out.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { local } from '../../../database/tables.ts'

export const exportLog = local(
  sqliteTable('export_log', {
    id: integer('id').primaryKey(),
    at: integer('at').notNull(),
    userId: integer('user_id').notNull(),
    what: text('what').notNull(),
    format: text('format').notNull(),
    rows: integer('rows').notNull(),
    encrypted: integer('encrypted').notNull(),
    why: text('why').notNull(),
  }),
)
