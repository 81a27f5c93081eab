// The tables of segments. What people say of one is journaled; who was in it when it was counted is of this PC.
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { journaled, local, type TableDeclaration } from '../../database/tables.ts'
import { contact } from '../contacts/service.ts'

const segment = sqliteTable('segment', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  note: text('note'),
  rule: text('rule').notNull(),
  goal: text('goal'),
  budget: integer('budget'),
  shared: integer('shared').notNull().default(1),
  madeAt: integer('made_at').notNull(),
  madeBy: integer('made_by').notNull(),
  archived: integer('archived').notNull().default(0),
})

const segmentCount = sqliteTable('segment_count', {
  segmentId: integer('segment_id').primaryKey(),
  day: integer('day').notNull(),
  people: integer('people').notNull(),
  rule: text('rule').notNull(),
})

const person = () =>
  integer('contact_id')
    .notNull()
    .references(() => contact.id, { onDelete: 'cascade' })

const segmentMember = sqliteTable(
  'segment_member',
  { segmentId: integer('segment_id').notNull(), contactId: person(), since: integer('since').notNull() },
  (table) => [
    primaryKey({ columns: [table.segmentId, table.contactId] }),
    index('segment_member_contact').on(table.contactId),
  ],
)

const segmentMove = sqliteTable(
  'segment_move',
  {
    segmentId: integer('segment_id').notNull(),
    day: integer('day').notNull(),
    contactId: person(),
    entered: integer('entered').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.segmentId, table.day, table.contactId] }),
    index('segment_move_contact').on(table.contactId),
  ],
)

export const tables: readonly TableDeclaration[] = [
  journaled(segment, {
    number: 90,
    kind: 'lookup',
    columns: {
      name: 1,
      note: 2,
      rule: 3,
      goal: 4,
      budget: 5,
      shared: 6,
      made_at: 7,
      made_by: 8,
      archived: 9,
    },
    archived: 'archived',
  }),
  local(segmentCount),
  local(segmentMember),
  local(segmentMove),
]
