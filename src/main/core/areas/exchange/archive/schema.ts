// An archive on its way into the book, of this PC alone.
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { local } from '../../../database/tables.ts'

export const archivePart = local(
  sqliteTable(
    'archive_part',
    {
      importId: integer('import_id').notNull(),
      first: integer('first').notNull(),
      tbl: integer('tbl').notNull(),
      dies: integer('dies').notNull(),
      count: integer('count').notNull(),
      columns: text('columns').notNull(),
      rows: text('rows').notNull(),
    },
    (table) => [primaryKey({ columns: [table.importId, table.first] })],
  ),
)
