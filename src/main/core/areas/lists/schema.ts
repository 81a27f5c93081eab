// The tables of lists made by hand, as the journal knows them. A member is said of a person and follows who they are now.
import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { journaled, local, type TableDeclaration } from '../../database/tables.ts'
import { contact } from '../contacts/service.ts'

const peopleList = sqliteTable('people_list', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  note: text('note'),
  madeAt: integer('made_at').notNull(),
  madeBy: integer('made_by').notNull(),
  archived: integer('archived').notNull().default(0),
})

const listMember = sqliteTable(
  'list_member',
  {
    contactId: integer('contact_id').notNull(),
    listId: integer('list_id').notNull(),
    ownerId: integer('owner_id')
      .notNull()
      .references(() => contact.id, { onDelete: 'cascade' }),
    addedAt: integer('added_at').notNull(),
    addedBy: integer('added_by').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.listId] }),
    index('list_member_owner').on(table.ownerId, table.listId),
    index('list_member_list').on(table.listId, table.ownerId),
  ],
)

const listFilling = sqliteTable('list_filling', {
  workId: integer('work_id').primaryKey(),
  listId: integer('list_id'),
  name: text('name'),
  people: blob('people', { mode: 'buffer' }).notNull(),
})

export const tables: readonly TableDeclaration[] = [
  journaled(peopleList, {
    number: 61,
    kind: 'lookup',
    columns: { name: 1, note: 2, made_at: 3, made_by: 4, archived: 5 },
    archived: 'archived',
  }),
  journaled(listMember, {
    number: 62,
    kind: 'part',
    columns: { added_at: 1, added_by: 2 },
    uses: { list_id: 'people_list' },
  }),
  local(listFilling),
]
