// The tables of campaigns, as the journal knows them. Who hears nothing and what came back are ledgers: they may outlive their person.
import { sql } from 'drizzle-orm'
import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { FieldDeclaration } from '../../area.ts'
import { journaled, local, type TableDeclaration } from '../../database/tables.ts'
import { contact } from '../contacts/service.ts'

const campaign = sqliteTable('campaign', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  note: text('note').notNull(),
  class: text('class').notNull(),
  because: text('because').notNull(),
  channels: text('channels').notNull(),
  audience: text('audience').notNull(),
  holdOut: integer('hold_out').notNull(),
  schedule: text('schedule').notNull(),
  catchUp: text('catch_up').notNull(),
  words: text('words').notNull(),
  coupon: text('coupon'),
  codes: text('codes').notNull(),
  window: integer('window').notNull(),
  costFixed: integer('cost_fixed').notNull(),
  costPer: integer('cost_per').notNull(),
  budget: integer('budget'),
  state: text('state').notNull(),
  madeAt: integer('made_at').notNull(),
  madeBy: integer('made_by').notNull(),
  startedAt: integer('started_at'),
  startedBy: integer('started_by'),
  endedAt: integer('ended_at'),
  archived: integer('archived').notNull().default(0),
})

const owner = () => integer('owner_id').references(() => contact.id, { onDelete: 'set null' })

const heldOut = sqliteTable(
  'held_out',
  {
    id: integer('id').primaryKey(),
    campaignId: integer('campaign_id').notNull(),
    contactId: integer('contact_id').notNull(),
    ownerId: owner(),
    step: integer('step').notNull(),
    day: integer('day').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [
    index('held_out_campaign').on(table.campaignId, table.contactId, table.step),
    index('held_out_owner').on(table.ownerId),
    index('held_out_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
  ],
)

const response = sqliteTable(
  'response',
  {
    id: integer('id').primaryKey(),
    campaignId: integer('campaign_id').notNull(),
    contactId: integer('contact_id'),
    ownerId: owner(),
    sendId: integer('send_id'),
    kind: text('kind').notNull(),
    channel: text('channel').notNull(),
    code: text('code'),
    visitId: integer('visit_id'),
    text: text('text').notNull(),
    at: integer('at').notNull(),
    day: integer('day').notNull(),
    userId: integer('user_id').notNull(),
  },
  (table) => [
    index('response_campaign').on(table.campaignId, table.at, table.id),
    index('response_owner').on(table.ownerId, table.at),
    index('response_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
    index('response_code')
      .on(table.code)
      .where(sql`code IS NOT NULL`),
  ],
)

const messageTemplate = sqliteTable('message_template', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  occasion: text('occasion').notNull(),
  words: text('words').notNull(),
  madeAt: integer('made_at').notNull(),
  madeBy: integer('made_by').notNull(),
  archived: integer('archived').notNull().default(0),
})

const campaignFreezing = sqliteTable('campaign_freezing', {
  workId: integer('work_id').primaryKey(),
  campaignId: integer('campaign_id').notNull(),
  plan: text('plan').notNull(),
  people: blob('people', { mode: 'buffer' }).notNull(),
})

const campaignFrozen = sqliteTable('campaign_frozen', {
  campaignId: integer('campaign_id').primaryKey(),
  until: integer('until').notNull(),
})

export const tables: readonly TableDeclaration[] = [
  journaled(campaign, {
    number: 120,
    kind: 'lookup',
    columns: {
      name: 1,
      note: 2,
      class: 3,
      because: 4,
      channels: 5,
      audience: 6,
      hold_out: 7,
      schedule: 8,
      catch_up: 9,
      words: 10,
      coupon: 11,
      codes: 12,
      window: 13,
      cost_fixed: 14,
      cost_per: 15,
      budget: 16,
      state: 17,
      made_at: 18,
      made_by: 19,
      started_at: 20,
      started_by: 21,
      ended_at: 22,
      archived: 23,
    },
    archived: 'archived',
  }),
  journaled(heldOut, {
    number: 121,
    kind: 'ledger',
    columns: { campaign_id: 1, contact_id: 2, step: 3, day: 4, at: 5 },
    uses: { campaign_id: 'campaign' },
  }),
  journaled(response, {
    number: 122,
    kind: 'ledger',
    columns: {
      campaign_id: 1,
      contact_id: 2,
      send_id: 3,
      kind: 4,
      channel: 5,
      code: 6,
      visit_id: 7,
      text: 8,
      at: 9,
      day: 10,
      user_id: 11,
    },
    uses: { campaign_id: 'campaign' },
    blankOnErase: ['text'],
  }),
  journaled(messageTemplate, {
    number: 123,
    kind: 'lookup',
    columns: { name: 1, occasion: 2, words: 3, made_at: 4, made_by: 5, archived: 6 },
    archived: 'archived',
  }),
  local(campaignFreezing),
  local(campaignFrozen),
]

const TYPES = {
  'campaign.name': 'text',
  'campaign.note': 'text',
  'campaign.class': 'choice',
  'campaign.because': 'text',
  'campaign.channels': 'text',
  'campaign.audience': 'text',
  'campaign.hold_out': 'number',
  'campaign.schedule': 'text',
  'campaign.catch_up': 'choice',
  'campaign.words': 'text',
  'campaign.coupon': 'text',
  'campaign.codes': 'text',
  'campaign.window': 'number',
  'campaign.cost_fixed': 'money',
  'campaign.cost_per': 'money',
  'campaign.budget': 'money',
  'campaign.state': 'choice',
  'campaign.made_at': 'instant',
  'campaign.made_by': 'staff',
  'campaign.started_at': 'instant',
  'campaign.started_by': 'staff',
  'campaign.ended_at': 'instant',
  'campaign.archived': 'yes-no',
  'held_out.campaign_id': 'choice',
  'held_out.contact_id': 'person',
  'held_out.step': 'number',
  'held_out.day': 'day',
  'held_out.at': 'instant',
  'response.campaign_id': 'choice',
  'response.contact_id': 'person',
  'response.send_id': 'number',
  'response.kind': 'choice',
  'response.channel': 'choice',
  'response.code': 'text',
  'response.visit_id': 'number',
  'response.text': 'text',
  'response.at': 'instant',
  'response.day': 'day',
  'response.user_id': 'staff',
  'message_template.name': 'text',
  'message_template.occasion': 'choice',
  'message_template.words': 'text',
  'message_template.made_at': 'instant',
  'message_template.made_by': 'staff',
  'message_template.archived': 'yes-no',
} as const satisfies Record<string, FieldDeclaration['type']>

export const fields: readonly FieldDeclaration[] = Object.entries(TYPES).map(([name, type]) => ({
  name,
  type,
  personal: name.startsWith('held_out.') || name.startsWith('response.'),
}))
