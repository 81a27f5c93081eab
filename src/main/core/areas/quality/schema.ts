// The tables of the data quality page: what was said to be right, which is the shop's; and what was found, which each PC finds
// by itself.
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { journaled, local, type TableDeclaration } from '../../database/tables.ts'
import { contact } from '../contacts/service.ts'

const qualityLeave = sqliteTable(
  'quality_leave',
  {
    contactId: integer('contact_id').notNull(),
    code: text('code').notNull(),
    item: integer('item').notNull(),
    ownerId: integer('owner_id')
      .notNull()
      .references(() => contact.id, { onDelete: 'cascade' }),
    value: text('value').notNull(),
    at: integer('at').notNull(),
    by: integer('by').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.code, table.item] }),
    index('quality_leave_owner').on(table.ownerId, table.code, table.item),
    index('quality_leave_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
  ],
)

const shown = () =>
  integer('contact_id')
    .notNull()
    .references(() => contact.id, { onDelete: 'cascade' })

const qualityPerson = sqliteTable(
  'quality_person',
  {
    contactId: integer('contact_id')
      .primaryKey()
      .references(() => contact.id, { onDelete: 'cascade' }),
    well: integer('well').notNull(),
  },
  (table) => [index('quality_person_well').on(table.well)],
)

const qualityHit = sqliteTable(
  'quality_hit',
  {
    code: text('code').notNull(),
    contactId: shown(),
    item: integer('item').notNull(),
    value: text('value').notNull(),
    detail: text('detail'),
    proposal: text('proposal'),
    shared: text('shared'),
  },
  (table) => [
    primaryKey({ columns: [table.code, table.contactId, table.item] }),
    index('quality_hit_person').on(table.contactId),
    index('quality_hit_shared')
      .on(table.code, table.shared)
      .where(sql`shared IS NOT NULL`),
  ],
)

const qualityLook = sqliteTable('quality_look', {
  id: integer('id').primaryKey(),
  rules: text('rules').notNull(),
  touched: integer('touched').notNull(),
  swept: integer('swept'),
  day: integer('day').notNull(),
  crowd: integer('crowd').notNull(),
})

const qualityDay = sqliteTable('quality_day', {
  day: integer('day').primaryKey(),
  at: integer('at').notNull(),
  people: integer('people').notNull(),
  phone: integer('phone').notNull(),
  text: integer('text').notNull(),
  email: integer('email').notNull(),
  address: integer('address').notNull(),
  birthday: integer('birthday').notNull(),
  found: integer('found').notNull(),
})

const qualityMending = sqliteTable(
  'quality_mending',
  {
    workId: integer('work_id').notNull(),
    at: integer('at').notNull(),
    code: text('code').notNull(),
    contactId: shown(),
    item: integer('item').notNull(),
    value: text('value').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workId, table.at] }), index('quality_mending_person').on(table.contactId)],
)

export const tables: readonly TableDeclaration[] = [
  journaled(qualityLeave, {
    number: 80,
    kind: 'part',
    columns: { value: 1, at: 2, by: 3 },
  }),
  local(qualityPerson),
  local(qualityHit),
  local(qualityLook),
  local(qualityDay),
  local(qualityMending),
]
