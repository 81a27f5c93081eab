// What an import needs until it is done, and its report. Of this PC alone.
import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
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
    changes: text('changes'),
  },
  (table) => [index('import_reason_import').on(table.importId, table.row)],
)

const watchedFolder = sqliteTable('watched_folder', {
  id: integer('id').primaryKey(),
  folder: text('folder').notNull(),
  kind: text('kind').notNull(),
  mapping: text('mapping').notNull(),
  isOn: integer('is_on').notNull(),
  userId: integer('user_id').notNull(),
  state: text('state').notNull(),
  lookedAt: integer('looked_at'),
})

const watchedFile = sqliteTable(
  'watched_file',
  {
    id: integer('id').primaryKey(),
    folderId: integer('folder_id')
      .notNull()
      .references(() => watchedFolder.id, { onDelete: 'cascade' }),
    hash: text('hash').notNull(),
    name: text('name').notNull(),
    size: integer('size').notNull(),
    modified: integer('modified').notNull(),
    at: integer('at').notNull(),
    outcome: text('outcome').notNull(),
    why: text('why'),
    importId: integer('import_id'),
  },
  (table) => [
    uniqueIndex('watched_file_contents')
      .on(table.folderId, table.hash)
      .where(sql`outcome = 'taken'`),
    index('watched_file_folder').on(table.folderId, table.id),
  ],
)

export const tables: readonly TableDeclaration[] = [
  local(importPart),
  local(importRun),
  local(importReason),
  local(watchedFolder),
  local(watchedFile),
]
