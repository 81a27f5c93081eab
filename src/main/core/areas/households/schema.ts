// The tables of households, as the journal knows them. Somebody lives in one household at most, so the person alone is the key of
// a membership: what two machines say at once are two words on one cell, and the later one holds. Whoever was merged into
// somebody keeps a row of their own, so that taking the merge back moves nobody.
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { journaled, type TableDeclaration } from '../../database/tables.ts'
import { contact } from '../contacts/service.ts'
import { deriveHouseholds, deriveMembers } from './derive.ts'

export const HOUSEHOLD = 12

export const HOUSEHOLD_COLUMNS = {
  name: 1,
  street: 2,
  postcode: 3,
  city: 4,
  region: 5,
  country: 6,
  note: 7,
  made_at: 8,
  dissolved: 9,
  archived: 10,
} as const

const household = sqliteTable('household', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  street: text('street').notNull(),
  postcode: text('postcode').notNull(),
  city: text('city').notNull(),
  region: text('region').notNull(),
  country: text('country').notNull(),
  note: text('note'),
  madeAt: integer('made_at').notNull(),
  dissolved: integer('dissolved').notNull().default(0),
  archived: integer('archived').notNull().default(0),
  words: text('words'),
})

const householdMember = sqliteTable(
  'household_member',
  {
    contactId: integer('contact_id').primaryKey(),
    ownerId: integer('owner_id')
      .notNull()
      .references(() => contact.id, { onDelete: 'cascade' }),
    householdId: integer('household_id').notNull(),
    joinedAt: integer('joined_at').notNull(),
  },
  (table) => [
    index('household_member_owner').on(table.ownerId),
    index('household_member_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
    index('household_member_household').on(table.householdId, table.ownerId),
  ],
)

export const tables: readonly TableDeclaration[] = [
  journaled(household, {
    number: HOUSEHOLD,
    kind: 'lookup',
    columns: HOUSEHOLD_COLUMNS,
    derived: ['words'],
    archived: 'archived',
    derive: deriveHouseholds,
  }),
  journaled(householdMember, {
    number: 13,
    kind: 'part',
    columns: { household_id: 1, joined_at: 2 },
    uses: { household_id: 'household' },
    derive: deriveMembers,
  }),
]
