// The outbox as the journal knows it: messages frozen for one person each, what became of them, single messages; and of this PC
// how each of them stands. What the program did by itself stays whatever is undone, for it has left.
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { journaled, local, type TableDeclaration } from '../../database/tables.ts'
import { contact } from '../contacts/service.ts'
import { deriveStates } from './derive.ts'
import { leftAlready, SEND_EVENT_TABLE, SEND_TABLE } from './left-already.ts'

const owner = () => integer('owner_id').references(() => contact.id, { onDelete: 'set null' })

const send = sqliteTable(
  'send',
  {
    id: integer('id').primaryKey(),
    contactId: integer('contact_id').notNull(),
    ownerId: owner(),
    source: text('source').notNull(),
    sourceId: integer('source_id').notNull(),
    step: integer('step').notNull(),
    channel: text('channel').notNull(),
    class: text('class').notNull(),
    due: integer('due').notNull(),
    day: integer('day').notNull(),
    arm: text('arm').notNull(),
    coupon: text('coupon'),
    pack: text('pack').notNull(),
    at: integer('at').notNull(),
    userId: integer('user_id'),
  },
  (table) => [
    index('send_key').on(table.source, table.sourceId, table.contactId, table.step),
    index('send_owner').on(table.ownerId, table.day),
    index('send_day').on(table.day, table.source, table.sourceId, table.channel),
    index('send_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
    index('send_coupon')
      .on(table.coupon)
      .where(sql`coupon IS NOT NULL`),
  ],
)

const sendEvent = sqliteTable(
  'send_event',
  {
    id: integer('id').primaryKey(),
    sendId: integer('send_id').notNull(),
    contactId: integer('contact_id').notNull(),
    ownerId: owner(),
    state: text('state').notNull(),
    at: integer('at').notNull(),
    day: integer('day').notNull(),
    due: integer('due'),
    detail: text('detail').notNull(),
    userId: integer('user_id'),
  },
  (table) => [
    index('send_event_send').on(table.sendId, table.at, table.id),
    index('send_event_at').on(table.at, table.id),
    index('send_event_owner').on(table.ownerId),
    index('send_event_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
  ],
)

const sendState = sqliteTable(
  'send_state',
  {
    sendId: integer('send_id').primaryKey(),
    contactId: integer('contact_id').notNull(),
    source: text('source').notNull(),
    sourceId: integer('source_id').notNull(),
    channel: text('channel').notNull(),
    class: text('class').notNull(),
    state: text('state').notNull(),
    since: integer('since').notNull(),
    due: integer('due'),
    attempts: integer('attempts').notNull(),
    sentDay: integer('sent_day'),
  },
  (table) => [
    index('send_state_due').on(table.state, table.channel, table.source, table.sourceId, table.due, table.sendId),
    index('send_state_source').on(table.source, table.sourceId, table.channel, table.state),
    index('send_state_contact').on(table.contactId),
    index('send_state_sent')
      .on(table.sentDay)
      .where(sql`sent_day IS NOT NULL`),
  ],
)

const sendAwake = sqliteTable('send_awake', { id: integer('id').primaryKey(), at: integer('at').notNull() })

const singleMessage = sqliteTable(
  'single_message',
  {
    id: integer('id').primaryKey(),
    contactId: integer('contact_id').notNull(),
    ownerId: owner(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    because: text('because').notNull(),
    at: integer('at').notNull(),
    userId: integer('user_id').notNull(),
  },
  (table) => [
    index('single_message_owner').on(table.ownerId, table.at),
    index('single_message_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
  ],
)

export const tables: readonly TableDeclaration[] = [
  journaled(send, {
    number: SEND_TABLE,
    kind: 'ledger',
    columns: {
      contact_id: 1,
      source: 2,
      source_id: 3,
      step: 4,
      channel: 5,
      class: 6,
      due: 7,
      day: 8,
      arm: 9,
      coupon: 10,
      pack: 11,
      at: 12,
      user_id: 13,
    },
    guard: leftAlready,
    derive: deriveStates,
  }),
  journaled(sendEvent, {
    number: SEND_EVENT_TABLE,
    kind: 'ledger',
    columns: { send_id: 1, contact_id: 2, state: 3, at: 4, day: 5, due: 6, detail: 7, user_id: 8 },
    blankOnErase: ['detail'],
    stays: 'user_id IS NULL',
    derive: deriveStates,
  }),
  local(sendState),
  local(sendAwake),
  journaled(singleMessage, {
    number: 112,
    kind: 'ledger',
    columns: { contact_id: 1, subject: 2, text: 3, because: 4, at: 5, user_id: 6 },
    blankOnErase: ['subject', 'text', 'because'],
  }),
]
