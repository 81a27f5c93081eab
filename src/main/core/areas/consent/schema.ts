// The ledgers of what people said about being written to and of suppressed addresses, as the journal knows them. A no and a
// suppression stay whatever is undone.
import { sql } from 'drizzle-orm'
import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { journaled, local, type Derive, type TableDeclaration } from '../../database/tables.ts'
import { contact } from '../contacts/service.ts'
import { deriveConsents } from './derive.ts'

const owner = () => integer('owner_id').references(() => contact.id, { onDelete: 'set null' })

const consent = sqliteTable(
  'consent',
  {
    id: integer('id').primaryKey(),
    contactId: integer('contact_id').notNull(),
    ownerId: owner(),
    channel: text('channel').notNull(),
    purpose: text('purpose').notNull(),
    act: text('act').notNull(),
    at: integer('at').notNull(),
    how: text('how').notNull(),
    words: text('words').notNull(),
    proof: text('proof').notNull(),
    parent: text('parent').notNull(),
    overrides: text('overrides'),
    sameAs: integer('same_as'),
    userId: integer('user_id').notNull(),
  },
  (table) => [
    index('consent_owner').on(table.ownerId, table.at, table.id),
    index('consent_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
  ],
)

const suppression = sqliteTable(
  'suppression',
  {
    id: integer('id').primaryKey(),
    contactId: integer('contact_id'),
    ownerId: owner(),
    act: text('act').notNull(),
    kind: text('kind').notNull(),
    hash: text('hash').notNull(),
    reason: text('reason').notNull(),
    note: text('note').notNull(),
    source: text('source').notNull(),
    lifts: text('lifts'),
    at: integer('at').notNull(),
    userId: integer('user_id').notNull(),
  },
  (table) => [
    index('suppression_owner').on(table.ownerId),
    index('suppression_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
    index('suppression_hash').on(table.hash),
    index('suppression_at').on(table.at, table.id),
  ],
)

const consentAsk = sqliteTable(
  'consent_ask',
  {
    id: integer('id').primaryKey(),
    contactId: integer('contact_id').notNull(),
    ownerId: owner(),
    kind: text('kind').notNull(),
    attempt: integer('attempt').notNull(),
    source: text('source').notNull(),
    at: integer('at').notNull(),
    userId: integer('user_id'),
  },
  (table) => [
    index('consent_ask_owner').on(table.ownerId, table.at, table.id),
    index('consent_ask_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
  ],
)

const noProfile = sqliteTable(
  'no_profile',
  {
    contactId: integer('contact_id').primaryKey(),
    ownerId: integer('owner_id')
      .notNull()
      .references(() => contact.id, { onDelete: 'cascade' }),
    saidAt: integer('said_at').notNull(),
    userId: integer('user_id').notNull(),
  },
  (table) => [
    index('no_profile_owner').on(table.ownerId),
    index('no_profile_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
  ],
)

const suppressionKey = sqliteTable('suppression_key', {
  id: integer('id').primaryKey(),
  key: blob('key', { mode: 'buffer' }).notNull(),
})

/** @param judgeAnew what the visits, which stand beside this area, do when somebody may be judged or no longer */
export const tablesOf = (judgeAnew: Derive): readonly TableDeclaration[] => [
  journaled(consent, {
    number: 50,
    kind: 'ledger',
    columns: {
      contact_id: 1,
      channel: 2,
      purpose: 3,
      act: 4,
      at: 5,
      how: 6,
      words: 7,
      proof: 8,
      parent: 9,
      overrides: 10,
      same_as: 11,
      user_id: 12,
    },
    blankOnErase: ['how', 'words', 'proof', 'parent'],
    stays: `act <> 'given'`,
    derive: deriveConsents,
  }),
  journaled(suppression, {
    number: 51,
    kind: 'ledger',
    columns: {
      contact_id: 1,
      act: 2,
      kind: 3,
      hash: 4,
      reason: 5,
      note: 6,
      source: 7,
      lifts: 8,
      at: 9,
      user_id: 10,
    },
    blankOnErase: ['note'],
    stays: `act = 'suppressed'`,
  }),
  journaled(consentAsk, {
    number: 52,
    kind: 'ledger',
    columns: { contact_id: 1, kind: 2, attempt: 3, source: 4, at: 5, user_id: 6 },
    blankOnErase: ['source'],
  }),
  journaled(noProfile, {
    number: 53,
    kind: 'part',
    columns: { said_at: 1, user_id: 2 },
    derive: judgeAnew,
  }),
  local(suppressionKey, { secret: ['key'] }),
]
