// The table of this PC alone in which a change of many people is kept, so that it goes on with the same people after a crash.
import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { local, type TableDeclaration } from '../../database/tables.ts'

const bulkEdit = sqliteTable('bulk_edit', {
  workId: integer('work_id').primaryKey(),
  people: blob('people', { mode: 'buffer' }).notNull(),
  asked: text('asked').notNull(),
  told: text('told').notNull(),
})

export const tables: readonly TableDeclaration[] = [local(bulkEdit)]
