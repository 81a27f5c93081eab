// The access log, which is kept beside the journal: it knows who looked, the journal who changed.
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { local, type TableDeclaration } from '../../database/tables.ts'

export const accessLog = sqliteTable(
  'access_log',
  {
    seq: integer('seq').primaryKey(),
    at: integer('at').notNull(),
    userId: integer('user_id'),
    what: text('what').notNull(),
    about: integer('about'),
    outcome: text('outcome').notNull(),
  },
  (table) => [
    index('access_log_about')
      .on(table.about, table.seq)
      .where(sql`about IS NOT NULL`),
  ],
)

export const tables: readonly TableDeclaration[] = [local(accessLog)]
