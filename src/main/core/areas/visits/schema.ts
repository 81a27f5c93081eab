// The ledgers of visits, sale lines and payments, the outlets, and the shop's own sums, which triggers of the migration keep.
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { journaled, local, type TableDeclaration } from '../../database/tables.ts'
import { contact } from '../contacts/service.ts'
import { anyValue } from '../fields/service.ts'
import { deriveVisits } from './derive.ts'

const outlet = sqliteTable('outlet', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  archived: integer('archived').notNull().default(0),
})

/** What was said about whom, and whose it is now; nobody's where nobody knows the customer. */
const pair = () => ({
  contactId: integer('contact_id'),
  ownerId: integer('owner_id').references(() => contact.id, { onDelete: 'set null' }),
})

const visit = sqliteTable(
  'visit',
  {
    id: integer('id').primaryKey(),
    ...pair(),
    kind: text('kind').notNull(),
    at: integer('at').notNull(),
    day: integer('day').notNull(),
    slot: integer('slot').notNull(),
    servedBy: integer('served_by'),
    outletId: integer('outlet_id'),
    total: integer('total').notNull().default(0),
    tax: integer('tax').notNull().default(0),
    rounding: integer('rounding').notNull().default(0),
    receipt: text('receipt'),
    source: text('source'),
    note: text('note'),
    returnOf: integer('return_of'),
    corrects: integer('corrects'),
    correctedBy: integer('corrected_by'),
  },
  (table) => [
    index('visit_owner').on(table.ownerId, table.at, table.id),
    index('visit_owner_day')
      .on(table.ownerId, table.day, table.slot, table.kind, table.total, table.correctedBy)
      .where(sql`owner_id IS NOT NULL`),
    index('visit_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
    index('visit_day').on(table.day, table.at, table.id),
    index('visit_receipt')
      .on(sql`receipt COLLATE NOCASE`)
      .where(sql`receipt IS NOT NULL`),
    index('visit_corrects')
      .on(table.corrects)
      .where(sql`corrects IS NOT NULL`),
    index('visit_return_of')
      .on(table.returnOf)
      .where(sql`return_of IS NOT NULL`),
    index('visit_outlet')
      .on(table.outletId)
      .where(sql`outlet_id IS NOT NULL`),
    index('visit_window')
      .on(table.day, table.ownerId, table.slot, table.kind, table.total, table.correctedBy)
      .where(sql`owner_id IS NOT NULL`),
  ],
)

const saleLine = sqliteTable(
  'sale_line',
  {
    id: integer('id').primaryKey(),
    ...pair(),
    visitId: integer('visit_id').notNull(),
    day: integer('day').notNull(),
    productId: integer('product_id'),
    words: text('words'),
    quantity: integer('quantity').notNull(),
    unitPrice: integer('unit_price').notNull(),
    discount: integer('discount').notNull().default(0),
    taxRate: integer('tax_rate').notNull().default(0),
    total: integer('total').notNull(),
    cost: integer('cost'),
    serial: text('serial'),
    counter: integer('counter').notNull().default(0),
  },
  (table) => [
    index('sale_line_visit').on(table.visitId),
    index('sale_line_owner')
      .on(table.ownerId, table.productId, table.day, table.quantity, table.total, table.cost, table.visitId)
      .where(sql`owner_id IS NOT NULL`),
    index('sale_line_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
    index('sale_line_product').on(
      table.productId,
      table.day,
      table.ownerId,
      table.quantity,
      table.total,
      table.visitId,
    ),
  ],
)

const payment = sqliteTable(
  'payment',
  {
    id: integer('id').primaryKey(),
    ...pair(),
    visitId: integer('visit_id').notNull(),
    later: integer('later').notNull().default(0),
    tender: text('tender').notNull(),
    amount: integer('amount').notNull(),
    at: integer('at').notNull(),
    day: integer('day').notNull(),
    dueDay: integer('due_day'),
    note: text('note'),
  },
  (table) => [
    index('payment_visit').on(table.visitId),
    index('payment_owner')
      .on(table.ownerId, table.later, table.tender, table.at, table.id)
      .where(sql`owner_id IS NOT NULL`),
    index('payment_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
    index('payment_day').on(table.day, table.tender, table.amount, table.later),
  ],
)

/** What is said in the shop's own fields. */
const visitValue = sqliteTable(
  'visit_value',
  {
    visitId: integer('visit_id').notNull(),
    fieldId: integer('field_id').notNull(),
    item: integer('item').notNull(),
    ...pair(),
    value: anyValue('value'),
  },
  (table) => [
    primaryKey({ columns: [table.visitId, table.fieldId, table.item] }),
    index('visit_value_owner').on(table.ownerId),
    index('visit_value_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
    index('visit_value_visit').on(table.visitId),
    index('visit_value_field').on(table.fieldId),
  ],
)

const dayCube = sqliteTable(
  'day_cube',
  {
    day: integer('day').notNull(),
    outletId: integer('outlet_id').notNull(),
    servedBy: integer('served_by').notNull(),
    entries: integer('entries').notNull(),
    visits: integer('visits').notNull(),
    buys: integer('buys').notNull(),
    total: integer('total').notNull(),
    returned: integer('returned').notNull(),
    tax: integer('tax').notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.outletId, table.servedBy] })],
)

const productMonth = sqliteTable(
  'product_month',
  {
    productId: integer('product_id').notNull(),
    month: integer('month').notNull(),
    entries: integer('entries').notNull(),
    lines: integer('lines').notNull(),
    quantity: integer('quantity').notNull(),
    total: integer('total').notNull(),
    returned: integer('returned').notNull(),
    cost: integer('cost').notNull(),
  },
  (table) => [primaryKey({ columns: [table.productId, table.month] })],
)

const visitTaken = sqliteTable('visit_taken', { visitId: integer('visit_id').primaryKey() })

const derive = deriveVisits

export const tables: readonly TableDeclaration[] = [
  journaled(outlet, { number: 23, kind: 'lookup', columns: { name: 1, archived: 2 }, archived: 'archived' }),
  journaled(visit, {
    number: 30,
    kind: 'ledger',
    columns: {
      contact_id: 1,
      kind: 2,
      at: 3,
      day: 4,
      slot: 5,
      served_by: 6,
      outlet_id: 7,
      total: 8,
      tax: 9,
      rounding: 10,
      receipt: 11,
      source: 12,
      note: 13,
      return_of: 14,
      corrects: 15,
    },
    derived: ['corrected_by'],
    // A visit stays while a counter-entry, a return or a later payment stands on it.
    uses: { outlet_id: 'outlet', return_of: 'visit', corrects: 'visit' },
    blankOnErase: ['note'],
    derive,
  }),
  journaled(saleLine, {
    number: 31,
    kind: 'ledger',
    columns: {
      contact_id: 1,
      visit_id: 2,
      day: 3,
      product_id: 4,
      words: 5,
      quantity: 6,
      unit_price: 7,
      discount: 8,
      tax_rate: 9,
      total: 10,
      cost: 11,
      serial: 12,
      counter: 13,
    },
    uses: { visit_id: 'visit', product_id: 'product' },
    blankOnErase: ['words', 'serial'],
    derive,
  }),
  journaled(payment, {
    number: 32,
    kind: 'ledger',
    columns: {
      contact_id: 1,
      visit_id: 2,
      later: 3,
      tender: 4,
      amount: 5,
      at: 6,
      day: 7,
      due_day: 8,
      note: 9,
    },
    uses: { visit_id: 'visit' },
    blankOnErase: ['note'],
    derive,
  }),
  journaled(visitValue, {
    number: 45,
    kind: 'ledger',
    columns: { contact_id: 1, value: 2 },
    uses: { visit_id: 'visit', field_id: 'own_field' },
    blankOnErase: ['value'],
  }),
  local(dayCube),
  local(productMonth),
  local(visitTaken),
]
