// The table of documents, as the journal knows it. A ledger row, because a document may be nobody's (of a product, of a
// visit without a name) and because its file must outlast an undo; taking it away is a stated column.
import { sql } from 'drizzle-orm'
import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { journaled, type TableDeclaration } from '../../database/tables.ts'
import { contact } from '../contacts/service.ts'

export const DOCUMENT = 60

const document = sqliteTable(
  'document',
  {
    id: integer('id').primaryKey(),
    contactId: integer('contact_id'),
    ownerId: integer('owner_id').references(() => contact.id, { onDelete: 'set null' }),
    aboutWhat: text('about_what'),
    aboutId: integer('about_id'),
    name: text('name'),
    type: text('type').notNull(),
    size: integer('size').notNull(),
    note: text('note'),
    file: text('file'),
    fileKey: blob('file_key', { mode: 'buffer' }),
    addedAt: integer('added_at').notNull(),
    addedBy: integer('added_by').notNull(),
    removed: integer('removed').notNull().default(0),
  },
  (table) => [
    index('document_owner').on(table.ownerId, table.addedAt, table.id),
    index('document_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
    index('document_about')
      .on(table.aboutWhat, table.aboutId)
      .where(sql`about_id IS NOT NULL`),
  ],
)

export const tables: readonly TableDeclaration[] = [
  journaled(document, {
    number: DOCUMENT,
    kind: 'ledger',
    columns: {
      contact_id: 1,
      about_what: 2,
      about_id: 3,
      name: 4,
      type: 5,
      size: 6,
      note: 7,
      file: 8,
      file_key: 9,
      added_at: 10,
      added_by: 11,
      removed: 12,
    },
    // Without its key a file is noise, here and in every copy of it.
    blankOnErase: ['name', 'note', 'file', 'file_key'],
    attached: { file: 'file', key: 'file_key' },
  }),
]
