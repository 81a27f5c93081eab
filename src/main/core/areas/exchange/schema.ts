// What an import needs until it is done, and its report. Of this PC alone.
import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { local, type TableDeclaration } from '../../database/tables.ts'

export const importPart = sqliteTable(
  'import_part',
  {
    importId: integer('import_id').notNull(),
    part: integer('part').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.part] })],
)

export const importRun = sqliteTable(
  'import_run',
  {
    id: integer('id').primaryKey(),
    workId: integer('work_id'),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    size: integer('size').notNull(),
    at: integer('at').notNull(),
    asked: text('asked').notNull(),
    rows: integer('rows').notNull(),
    tally: text('tally').notNull(),
  },
  (table) => [
    index('import_run_work')
      .on(table.workId)
      .where(sql`work_id IS NOT NULL`),
  ],
)

export const importReason = sqliteTable(
  'import_reason',
  {
    id: integer('id').primaryKey(),
    importId: integer('import_id').notNull(),
    row: integer('row').notNull(),
    fate: text('fate').notNull(),
    why: text('why').notNull(),
    field: text('field'),
    value: text('value'),
  },
  (table) => [index('import_reason_import').on(table.importId, table.row)],
)

export const tables: readonly TableDeclaration[] = [local(importPart), local(importRun), local(importReason)]
