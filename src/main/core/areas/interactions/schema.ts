// The table of what was said, as the journal knows it.
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { journaled, type TableDeclaration } from '../../database/tables.ts'
import { contact } from '../contacts/service.ts'
import { deriveInteractions } from './derive.ts'

export const interaction = sqliteTable(
  'interaction',
  {
    id: integer('id').primaryKey(),
    /** Null: nobody knows yet who said it. */
    contactId: integer('contact_id'),
    ownerId: integer('owner_id').references(() => contact.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    words: text('words').notNull(),
    direction: text('direction'),
    phase: text('phase'),
    begunBy: text('begun_by'),
    tone: text('tone'),
    open: integer('open').notNull().default(0),
    at: integer('at').notNull(),
    day: integer('day').notNull(),
    userId: integer('user_id').notNull(),
    caller: text('caller'),
    indexed: integer('indexed').notNull().default(0),
  },
  (table) => [
    index('interaction_owner').on(table.ownerId, table.at, table.id),
    index('interaction_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
    index('interaction_at').on(table.at, table.id),
    index('interaction_kind').on(table.kind, table.at, table.id),
    index('interaction_day').on(
      table.day,
      table.tone,
      table.kind,
      table.phase,
      table.begunBy,
      table.open,
      table.ownerId,
    ),
    index('interaction_open')
      .on(table.ownerId, table.at)
      .where(sql`open = 1`),
    index('interaction_unindexed')
      .on(table.ownerId)
      .where(sql`indexed = 0`),
    index('interaction_nobody')
      .on(table.at, table.id)
      .where(sql`contact_id IS NULL`),
  ],
)

export const tables: readonly TableDeclaration[] = [
  journaled(interaction, {
    number: 40,
    kind: 'part',
    columns: {
      contact_id: 1,
      kind: 2,
      words: 3,
      direction: 4,
      phase: 5,
      begun_by: 6,
      tone: 7,
      open: 8,
      at: 9,
      day: 10,
      user_id: 11,
      caller: 12,
    },
    derived: ['indexed'],
    derive: deriveInteractions,
  }),
]
