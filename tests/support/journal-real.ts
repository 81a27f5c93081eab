// The real tables of the book in the simulation, with a ledger beside them that no area brings yet.
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { tables as analytics } from '../../src/main/core/areas/analytics/schema.ts'
import { tables as bulk } from '../../src/main/core/areas/bulk/schema.ts'
import { tables as campaigns } from '../../src/main/core/areas/campaigns/schema.ts'
import { tablesOf as consent } from '../../src/main/core/areas/consent/schema.ts'
import { contact, tables as contacts } from '../../src/main/core/areas/contacts/schema.ts'
import { tables as documents } from '../../src/main/core/areas/documents/schema.ts'
import { tables as duplicates } from '../../src/main/core/areas/duplicates/schema.ts'
import { archivePart } from '../../src/main/core/areas/exchange/archive/schema.ts'
import { exportLog } from '../../src/main/core/areas/exchange/export/schema.ts'
import { rememberedTables } from '../../src/main/core/areas/exchange/remembered.ts'
import { tables as exchange } from '../../src/main/core/areas/exchange/schema.ts'
import { tables as fields } from '../../src/main/core/areas/fields/schema.ts'
import { tables as households } from '../../src/main/core/areas/households/schema.ts'
import { tables as interactions } from '../../src/main/core/areas/interactions/schema.ts'
import { tables as lists } from '../../src/main/core/areas/lists/schema.ts'
import { tablesOf as products } from '../../src/main/core/areas/products/schema.ts'
import { tables as quality } from '../../src/main/core/areas/quality/schema.ts'
import { tables as segments } from '../../src/main/core/areas/segments/schema.ts'
import { tables as email } from '../../src/main/core/areas/email/schema.ts'
import { tables as sending } from '../../src/main/core/areas/sending/schema.ts'
import { tables as settings } from '../../src/main/core/areas/settings/schema.ts'
import { tables as tasks } from '../../src/main/core/areas/tasks/schema.ts'
import { tables as users } from '../../src/main/core/areas/users/schema.ts'
import { tables as views } from '../../src/main/core/areas/views/schema.ts'
import { deriveVisits } from '../../src/main/core/areas/visits/derive.ts'
import { productSales } from '../../src/main/core/areas/visits/product-sales.ts'
import { tables as visits } from '../../src/main/core/areas/visits/schema.ts'
import { MIGRATIONS } from '../../src/main/core/database/migrations.ts'
import { journaled, type TableDeclaration } from '../../src/main/core/database/tables.ts'
import { tables as house } from '../../src/main/core/house/history/schema.ts'
import type { Adapter, Finder, Values } from './journal-adapters.ts'
import { testBook, type TestBook } from './journal-book.ts'
import type { Dice } from './journal-dice.ts'

const entry = sqliteTable(
  'test_entry',
  {
    id: integer('id').primaryKey(),
    contact_id: integer('contact_id'),
    owner_id: integer('owner_id').references(() => contact.id, { onDelete: 'set null' }),
    amount: integer('amount').notNull(),
    note: text('note'),
    kept: integer('kept').notNull().default(0),
  },
  (t) => [
    index('test_entry_owner').on(t.owner_id),
    index('test_entry_said')
      .on(t.contact_id)
      .where(sql`owner_id IS NOT contact_id`),
  ],
)

const ENTRY_SQL = `
CREATE TABLE test_entry (id INTEGER PRIMARY KEY, contact_id INTEGER,
  owner_id INTEGER REFERENCES contact (id) ON DELETE SET NULL, amount INTEGER NOT NULL, note TEXT,
  kept INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX test_entry_owner ON test_entry (owner_id);
CREATE INDEX test_entry_said ON test_entry (contact_id) WHERE owner_id IS NOT contact_id;`

/** What the areas declare. */
export const REAL_TABLES: readonly TableDeclaration[] = [
  ...settings,
  ...users,
  ...fields,
  ...contacts,
  ...products(productSales.changed),
  ...visits,
  ...interactions,
  ...consent(deriveVisits),
  ...tasks,
  ...households,
  ...documents,
  ...lists,
  ...duplicates,
  ...bulk,
  ...exchange,
  archivePart,
  exportLog,
  ...rememberedTables,
  ...quality,
  ...segments,
  ...analytics,
  ...sending,
  ...email,
  ...campaigns,
  ...views,
  ...house,
]

export function realBook(rewrite?: (sql: string) => string): TestBook {
  return testBook({
    declarations: [
      ...REAL_TABLES,
      journaled(entry, {
        number: 950,
        kind: 'ledger',
        columns: { contact_id: 1, amount: 2, note: 3, kept: 4 },
        blankOnErase: ['note'],
        stays: 'kept = 1',
      }),
    ],
    migrations: [...MIGRATIONS, { number: MIGRATIONS.length + 1, name: 'test-entry', sql: ENTRY_SQL }],
    ...(rewrite === undefined ? {} : { rewrite }),
  })
}

const maybe = (dice: Dice) => (dice.chance(0.5) ? null : dice.word())
const position = (dice: Dice) => dice.below(4)

/** Reals with and without a point, texts, nothing: what a column of any type may hold. */
function customValue(dice: Dice, find: Finder): Values | undefined {
  const field = find('own_field')
  if (field === undefined) return undefined
  const value = dice.pick<string | number | null>([null, 7, 2 ** 40, 0.1 + 0.2, dice.word(), '7']) ?? null
  return { field_id: field, item: dice.below(3), value }
}

export const REAL_ADAPTERS: readonly Adapter[] = [
  {
    table: 'contact',
    fixed: ['made_at'],
    values: (dice) => ({
      kind: dice.pick(['person', 'company']) ?? 'person',
      given: dice.word(),
      family: dice.word(),
      family_first: dice.below(2),
      nickname: maybe(dice),
      say: maybe(dice),
      source: maybe(dice),
      preferred_channel: null,
      language: dice.pick(['en', 'de', null]) ?? null,
      looked_after_by: null,
      note: maybe(dice),
      gender: null,
      age: dice.chance(0.5) ? null : dice.below(90),
      age_on: null,
      family_status: null,
      household_income: null,
      business_income: null,
      interests: maybe(dice),
      made_at: 1_700_000_000_000 + dice.below(1000),
    }),
  },
  {
    table: 'phone',
    values: (dice) => ({
      position: position(dice),
      label: 'home',
      typed: dice.chance(0.5) ? dice.word() : `030 ${100_000 + dice.below(900_000)}`,
      country: 'DE',
    }),
  },
  {
    table: 'email',
    values: (dice) => ({ position: position(dice), label: 'work', address: `${dice.word()}@example.org` }),
  },
  {
    table: 'address',
    values: (dice) => ({
      position: position(dice),
      label: 'home',
      street: dice.word(),
      postcode: '10115',
      city: dice.word(),
      region: '',
      country: 'DE',
    }),
  },
  {
    table: 'occasion',
    values: (dice) => ({
      position: position(dice),
      kind: 'birthday',
      label: dice.word(),
      date: dice.pick(['1990-05-01', '--05-01', '1990', '1990-05']) ?? '1990',
    }),
  },
  { table: 'contact_preference', values: (dice) => ({ position: position(dice), kind: 'likes', words: dice.word() }) },
  {
    table: 'link',
    values: (dice, find) => {
      const other = find('contact')
      return other === undefined
        ? undefined
        : { position: position(dice), kind: 'works_for', other_id: other, words: dice.word() }
    },
  },
  { table: 'tag', fixed: ['archived'], values: (dice) => ({ name: dice.word(), archived: 0 }) },
  {
    table: 'contact_tag',
    fixed: ['tag_id'],
    values: (_dice, find) => {
      const tag = find('tag')
      return tag === undefined ? undefined : { tag_id: tag }
    },
  },
  {
    table: 'own_field',
    fixed: ['archived', 'subject', 'type'],
    values: (dice) => ({
      subject: 'contacts',
      name: dice.word(),
      type: dice.pick(['text', 'number', 'list']) ?? 'text',
      hint: dice.word(),
      position: position(dice),
      archived: 0,
    }),
  },
  {
    table: 'own_option',
    fixed: ['archived', 'field_id'],
    values: (dice, find) => {
      const field = find('own_field')
      return field === undefined
        ? undefined
        : { field_id: field, words: dice.word(), position: position(dice), archived: 0 }
    },
  },
  { table: 'contact_value', fixed: ['field_id', 'item'], values: customValue },
  {
    table: 'visit_value',
    fixed: ['visit_id', 'field_id', 'item'],
    values: (dice, find, contact) => {
      const visit = contact === null ? undefined : find(`visit of ${contact}`)
      const value = customValue(dice, find)
      return visit === undefined || value === undefined ? undefined : { visit_id: visit, ...value }
    },
  },
  {
    table: 'product_value',
    fixed: ['product_id', 'field_id', 'item'],
    values: (dice, find) => {
      const product = find('product')
      const value = customValue(dice, find)
      return product === undefined || value === undefined ? undefined : { product_id: product, ...value }
    },
  },
  {
    table: 'task_value',
    fixed: ['task_id', 'field_id', 'item'],
    values: (dice, find) => {
      const task = find('task')
      const value = customValue(dice, find)
      return task === undefined || value === undefined ? undefined : { task_id: task, ...value }
    },
  },
  {
    table: 'contact_photo',
    values: (dice) => ({ type: 'image/png', bytes: new Uint8Array([dice.below(256), 0, 255]) }),
  },
  {
    table: 'setting',
    fixed: ['key', 'archived'],
    values: (dice) => ({ key: `test.${dice.below(4)}`, value: JSON.stringify(dice.word()), archived: 0 }),
  },
  {
    table: 'saved_view',
    fixed: ['archived'],
    values: (dice) => ({ user_id: 1, list: 'contacts', name: dice.word(), shared: 0, query: '{}', archived: 0 }),
  },
  { table: 'outlet', fixed: ['archived'], values: (dice) => ({ name: dice.word(), archived: 0 }) },
  {
    table: 'visit',
    fixed: ['outlet_id', 'return_of', 'corrects'],
    values: (dice, find, contact) => {
      // Whoever takes a visit back, or pays it, does so for the same person.
      const theirs = contact === null ? undefined : find(`visit of ${contact}`)
      const corrects = dice.chance(0.3) ? (theirs ?? null) : null
      const day = 20_000 + dice.below(800)
      return {
        kind: corrects === null ? (dice.pick(['visit', 'sale', 'return']) ?? 'visit') : 'correction',
        at: day * 86_400_000 + dice.below(86_400_000),
        day,
        slot: dice.below(168),
        served_by: dice.chance(0.5) ? 1 + dice.below(3) : null,
        outlet_id: dice.chance(0.5) ? (find('outlet') ?? null) : null,
        total: dice.below(20_000) - 5_000,
        tax: dice.below(2_000),
        rounding: dice.below(5) - 2,
        receipt: maybe(dice),
        source: null,
        note: maybe(dice),
        return_of: dice.chance(0.3) ? (theirs ?? null) : null,
        corrects,
      }
    },
  },
  {
    table: 'sale_line',
    fixed: ['visit_id', 'product_id'],
    values: (dice, find, contact) => {
      const visit = contact === null ? find('visit') : find(`visit of ${contact}`)
      return visit === undefined
        ? undefined
        : {
            visit_id: visit,
            day: 20_000 + dice.below(800),
            product_id: dice.chance(0.5) ? (find('product') ?? null) : null,
            words: maybe(dice),
            quantity: 1_000 * (dice.below(5) - 2),
            unit_price: dice.below(9_000_000),
            discount: dice.below(100),
            tax_rate: 7_000,
            total: dice.below(9_000) - 2_000,
            cost: dice.chance(0.5) ? null : dice.below(500),
            serial: maybe(dice),
            counter: dice.below(2),
          }
    },
  },
  {
    table: 'payment',
    fixed: ['visit_id'],
    values: (dice, find) => {
      const visit = find('visit')
      const day = 20_000 + dice.below(800)
      return visit === undefined
        ? undefined
        : {
            visit_id: visit,
            later: dice.below(2),
            tender: dice.pick(['cash', 'account']) ?? 'cash',
            amount: dice.below(9_000) - 2_000,
            at: day * 86_400_000,
            day,
            due_day: dice.chance(0.5) ? null : day + 14,
            note: maybe(dice),
          }
    },
  },
  {
    table: 'product',
    fixed: ['archived'],
    values: (dice) => ({
      kind: dice.pick(['item', 'service']) ?? 'item',
      name: dice.word(),
      sku: maybe(dice),
      category: maybe(dice),
      unit: maybe(dice),
      tax_rate: 1_000 * dice.below(20),
      service_interval: dice.chance(0.5) ? null : 1 + dice.below(400),
      serial_numbered: dice.below(2),
      archived: 0,
    }),
  },
  {
    table: 'product_price',
    fixed: ['product_id'],
    values: (dice, find) => {
      const product = find('product')
      return product === undefined
        ? undefined
        : {
            product_id: product,
            from_day: 20_000 + dice.below(800),
            price: dice.below(9_000_000),
            cost: dice.chance(0.5) ? null : dice.below(9_000_000),
          }
    },
  },
  {
    table: 'product_match',
    fixed: ['product_id', 'other_id'],
    values: (_dice, find) => {
      const [product, other] = [find('product'), find('product')]
      return product === undefined || other === undefined ? undefined : { product_id: product, other_id: other }
    },
  },
  {
    table: 'not_same',
    fixed: ['a_id', 'b_id'],
    values: (_dice, find) => {
      const [one, other] = [find('contact'), find('contact')]
      return one === undefined || other === undefined || one === other
        ? undefined
        : { a_id: Math.min(one, other), b_id: Math.max(one, other) }
    },
  },
  {
    table: 'interaction',
    fixed: ['at', 'day', 'user_id'],
    values: (dice) => {
      const day = 20_000 + dice.below(800)
      return {
        kind: dice.pick(['call', 'talk', 'note', 'letter', 'message']) ?? 'note',
        words: `${dice.word()} ${dice.word()}`,
        direction: dice.pick(['in', 'out', null]) ?? null,
        phase: dice.pick(['before', 'during', 'after', null]) ?? null,
        begun_by: dice.pick(['customer', 'shop', null]) ?? null,
        tone: dice.pick(['compliment', 'complaint', 'question', null]) ?? null,
        open: dice.below(2),
        at: day * 86_400_000 + dice.below(86_400_000),
        day,
        user_id: 1 + dice.below(3),
        caller: maybe(dice),
      }
    },
  },
  {
    // A yes alone: what a no does under undo is seen with test_entry.
    table: 'consent',
    fixed: ['channel', 'purpose', 'act', 'at', 'same_as', 'user_id', 'overrides'],
    values: (dice, _find, contact) =>
      contact === null
        ? undefined
        : {
            channel: dice.pick(['email', 'sms', 'phone', 'post']) ?? 'email',
            purpose: 'marketing',
            act: 'given',
            at: 1_700_000_000_000 + dice.below(1_000),
            how: dice.word(),
            words: dice.word(),
            proof: dice.word(),
            parent: '',
            overrides: null,
            same_as: null,
            user_id: 1,
          },
  },
  {
    table: 'suppression',
    fixed: ['act', 'kind', 'hash', 'reason', 'source', 'lifts', 'at', 'user_id'],
    values: (dice) => ({
      act: 'lifted',
      kind: dice.pick(['email', 'phone']) ?? 'email',
      hash: dice.word(),
      reason: 'other',
      note: dice.word(),
      source: 'typed',
      lifts: '[]',
      at: 1_700_000_000_000 + dice.below(1_000),
      user_id: 1,
    }),
  },
  {
    table: 'consent_ask',
    fixed: ['kind', 'attempt', 'at', 'user_id'],
    values: (dice, _find, contact) =>
      contact === null
        ? undefined
        : {
            kind: dice.pick(['asked', 'welcome']) ?? 'asked',
            attempt: dice.below(3),
            source: dice.word(),
            at: 1_700_000_000_000 + dice.below(1_000),
            user_id: dice.chance(0.5) ? null : 1,
          },
  },
  {
    table: 'no_profile',
    values: (dice) => ({ said_at: 1_700_000_000_000 + dice.below(1_000), user_id: 1 }),
  },
  {
    table: 'task',
    fixed: ['made_at', 'made_by', 'about_what', 'about_id'],
    values: (dice, find) => {
      const interaction = dice.chance(0.3) ? find('interaction') : undefined
      const done = dice.chance(0.5)
      return {
        words: dice.word(),
        note: maybe(dice),
        due: dice.chance(0.5) ? null : 20_000 + dice.below(800),
        assigned_to: dice.chance(0.5) ? null : 1 + dice.below(3),
        about_what: interaction === undefined ? null : 'interaction',
        about_id: interaction ?? null,
        done_at: done ? 1_700_000_000_000 + dice.below(1000) : null,
        done_by: done ? 1 + dice.below(3) : null,
        made_at: 1_690_000_000_000 + dice.below(1000),
        made_by: 1 + dice.below(3),
        contact_id: dice.chance(0.5) ? null : (find('contact') ?? null),
      }
    },
  },
  {
    table: 'document',
    fixed: ['file', 'file_key', 'size', 'added_at', 'added_by', 'about_what', 'about_id'],
    values: (dice) => ({
      about_what: null,
      about_id: null,
      name: dice.word(),
      type: dice.pick(['text/plain', 'image/png']) ?? 'text/plain',
      size: dice.below(9_000),
      note: maybe(dice),
      file: dice.word(),
      file_key: new Uint8Array([dice.below(256), 1, 2]),
      added_at: 1_700_000_000_000 + dice.below(1_000),
      added_by: 1,
      removed: dice.below(2),
    }),
  },
  {
    table: 'people_list',
    fixed: ['archived', 'made_at', 'made_by'],
    values: (dice) => ({ name: dice.word(), note: maybe(dice), made_at: 1_700_000_000_000, made_by: 1, archived: 0 }),
  },
  {
    table: 'list_member',
    fixed: ['list_id'],
    values: (dice, find) => {
      const list = find('people_list')
      return list === undefined
        ? undefined
        : { list_id: list, added_at: 1_700_000_000_000 + dice.below(1_000), added_by: 1 }
    },
  },
  {
    table: 'segment',
    fixed: ['archived', 'made_at', 'made_by'],
    values: (dice) => ({
      name: dice.word(),
      note: maybe(dice),
      rule: JSON.stringify({ fact: 'visits.count', op: '>', value: dice.below(5) }),
      goal: null,
      budget: dice.below(1_000),
      shared: dice.below(2),
      made_at: 1_700_000_000_000,
      made_by: 1,
      archived: 0,
    }),
  },
  {
    table: 'competitor_offer',
    fixed: ['archived', 'segment_id'],
    values: (dice) => {
      const day = 20_000 + dice.below(800)
      return {
        competitor: dice.word(),
        offer: dice.word(),
        from_day: day,
        until_day: day + dice.below(60),
        focus: dice.word(),
        segment_id: null,
        note: maybe(dice),
        archived: 0,
      }
    },
  },
  {
    table: 'campaign',
    fixed: ['archived', 'made_at', 'made_by'],
    values: (dice) => ({
      name: dice.word(),
      note: dice.word(),
      class: dice.pick(['marketing', 'service']) ?? 'marketing',
      because: dice.word(),
      channels: '["email"]',
      audience: '{}',
      hold_out: dice.below(50),
      schedule: '{"when":"now"}',
      catch_up: 'late',
      words: dice.word(),
      coupon: maybe(dice),
      codes: '{}',
      window: 1 + dice.below(60),
      cost_fixed: dice.below(1_000),
      cost_per: dice.below(100),
      budget: dice.chance(0.5) ? null : dice.below(1_000),
      state: dice.pick(['draft', 'running', 'paused']) ?? 'draft',
      made_at: 1_700_000_000_000,
      made_by: 1,
      started_at: dice.chance(0.5) ? null : 1_700_000_000_000 + dice.below(1_000),
      started_by: dice.chance(0.5) ? null : 1,
      ended_at: null,
      archived: 0,
    }),
  },
  {
    table: 'send',
    fixed: ['source', 'source_id', 'step', 'channel', 'class', 'due', 'day', 'arm', 'pack', 'at', 'user_id'],
    values: (dice, _find, contact) => {
      if (contact === null) return undefined
      const day = 20_000 + dice.below(800)
      return {
        source: 'campaign',
        source_id: 1 + dice.below(3),
        step: dice.below(3),
        channel: dice.pick(['email', 'post']) ?? 'email',
        class: 'marketing',
        due: day * 86_400_000,
        day,
        arm: '',
        coupon: maybe(dice),
        pack: 'none',
        at: 1_700_000_000_000,
        user_id: 1,
      }
    },
  },
  {
    // What people say: what the program says by itself stays under undo, as is seen with test_entry.
    table: 'send_event',
    fixed: ['send_id', 'state', 'at', 'day', 'due', 'user_id'],
    values: (dice, find, contact) => {
      const send = contact === null ? undefined : find(`send of ${contact}`)
      const day = 20_000 + dice.below(800)
      return send === undefined
        ? undefined
        : {
            send_id: send,
            state: dice.pick(['cancelled', 'late', 'waiting']) ?? 'late',
            at: day * 86_400_000,
            day,
            due: dice.chance(0.5) ? null : day * 86_400_000,
            detail: JSON.stringify({ to: dice.word() }),
            user_id: 1,
          }
    },
  },
  {
    table: 'single_message',
    fixed: ['at', 'user_id'],
    values: (dice, _find, contact) =>
      contact === null
        ? undefined
        : { subject: dice.word(), text: dice.word(), because: dice.word(), at: 1_700_000_000_000, user_id: 1 },
  },
  {
    table: 'held_out',
    fixed: ['campaign_id', 'step', 'day', 'at'],
    values: (dice, find, contact) => {
      const campaign = find('campaign')
      return campaign === undefined || contact === null
        ? undefined
        : { campaign_id: campaign, step: dice.below(3), day: 20_000 + dice.below(800), at: 1_700_000_000_000 }
    },
  },
  {
    table: 'response',
    fixed: ['campaign_id', 'send_id', 'code', 'visit_id'],
    values: (dice, find) => {
      const campaign = find('campaign')
      return campaign === undefined
        ? undefined
        : {
            campaign_id: campaign,
            send_id: null,
            kind: dice.pick(['redeemed', 'answered']) ?? 'answered',
            channel: 'counter',
            code: maybe(dice),
            visit_id: null,
            text: dice.word(),
            at: 1_700_000_000_000 + dice.below(1_000),
            day: 20_000 + dice.below(800),
            user_id: 1,
          }
    },
  },
  {
    table: 'message_template',
    fixed: ['archived', 'made_at', 'made_by'],
    values: (dice) => ({
      name: dice.word(),
      occasion: 'birthday',
      words: dice.word(),
      made_at: 1_700_000_000_000,
      made_by: 1,
      archived: 0,
    }),
  },
  {
    table: 'household',
    fixed: ['archived', 'made_at'],
    values: (dice) => ({
      name: dice.word(),
      street: dice.word(),
      postcode: '10115',
      city: dice.word(),
      region: '',
      country: 'DE',
      note: maybe(dice),
      made_at: 1_700_000_000_000,
      dissolved: dice.chance(0.1) ? 1 : 0,
      archived: 0,
    }),
  },
  {
    table: 'household_member',
    values: (dice, find) => {
      const household = find('household')
      return household === undefined
        ? undefined
        : { household_id: household, joined_at: 1_700_000_000_000 + dice.below(3) }
    },
  },
  {
    table: 'quality_leave',
    fixed: ['code', 'item', 'at', 'by'],
    values: (dice) => ({
      code: dice.pick(['no-way', 'name-odd', 'stale']) ?? 'no-way',
      item: dice.below(2),
      value: dice.word(),
      at: 1_700_000_000_000 + dice.below(1_000),
      by: 1,
    }),
  },
  {
    table: 'test_entry',
    fixed: ['kept', 'amount'],
    values: (dice) => ({ amount: dice.below(200) - 50, note: maybe(dice), kept: dice.chance(0.1) ? 1 : 0 }),
  },
]
