// The shop's settings: one row per setting, so that two machines that change different ones do not disagree.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { journaled, type TableDeclaration } from '../../database/tables.ts'

export const setting = sqliteTable('setting', {
  key: text('key').primaryKey().notNull(),
  /** JSON */
  value: text('value').notNull(),
  archived: integer('archived').notNull().default(0),
})

export const tables: readonly TableDeclaration[] = [
  journaled(setting, { number: 102, kind: 'lookup', columns: { value: 1, archived: 2 }, archived: 'archived' }),
]
