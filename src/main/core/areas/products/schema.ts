// The tables of products, as the journal knows them.
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { journaled, type Derive, type TableDeclaration } from '../../database/tables.ts'
import { anyValue } from '../fields/service.ts'
import { deriveProducts } from './derive.ts'

export const product = sqliteTable(
  'product',
  {
    id: integer('id').primaryKey(),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    sku: text('sku'),
    category: text('category'),
    unit: text('unit'),
    taxRate: integer('tax_rate').notNull().default(0),
    serviceInterval: integer('service_interval'),
    serialNumbered: integer('serial_numbered').notNull().default(0),
    archived: integer('archived').notNull().default(0),
    words: text('words'),
    nameKey: text('name_key'),
    skuKey: text('sku_key'),
  },
  (table) => [
    index('product_name').on(table.nameKey),
    index('product_sku')
      .on(table.skuKey)
      .where(sql`sku_key IS NOT NULL`),
  ],
)

export const productPrice = sqliteTable(
  'product_price',
  {
    id: integer('id').primaryKey(),
    productId: integer('product_id').notNull(),
    fromDay: integer('from_day').notNull(),
    price: integer('price').notNull(),
    cost: integer('cost'),
  },
  (table) => [index('product_price_product').on(table.productId, table.fromDay)],
)

export const productMatch = sqliteTable(
  'product_match',
  { productId: integer('product_id').notNull(), otherId: integer('other_id').notNull() },
  (table) => [
    primaryKey({ columns: [table.productId, table.otherId] }),
    index('product_match_product').on(table.productId),
    index('product_match_other').on(table.otherId),
  ],
)

/** What is said in the shop's own fields. */
const productValue = sqliteTable(
  'product_value',
  {
    productId: integer('product_id').notNull(),
    fieldId: integer('field_id').notNull(),
    item: integer('item').notNull(),
    value: anyValue('value'),
  },
  (table) => [
    primaryKey({ columns: [table.productId, table.fieldId, table.item] }),
    index('product_value_product').on(table.productId),
    index('product_value_field').on(table.fieldId),
  ],
)

/** `changed` hears of products that were made or changed, after this area. */
export const tablesOf = (changed: Derive): readonly TableDeclaration[] => [
  journaled(product, {
    number: 20,
    kind: 'lookup',
    columns: {
      kind: 1,
      name: 2,
      sku: 3,
      category: 4,
      unit: 5,
      tax_rate: 6,
      service_interval: 7,
      serial_numbered: 8,
      archived: 9,
    },
    derived: ['words', 'name_key', 'sku_key'],
    archived: 'archived',
    derive: (tx, ids, arrived) => {
      deriveProducts(tx, ids)
      changed(tx, ids, arrived)
    },
  }),
  journaled(productPrice, {
    number: 21,
    kind: 'part',
    person: null,
    columns: { product_id: 1, from_day: 2, price: 3, cost: 4 },
    uses: { product_id: 'product' },
  }),
  journaled(productMatch, {
    number: 22,
    kind: 'part',
    person: null,
    columns: {},
    uses: { product_id: 'product', other_id: 'product' },
  }),
  journaled(productValue, {
    number: 46,
    kind: 'part',
    person: null,
    columns: { value: 1 },
    uses: { product_id: 'product', field_id: 'own_field' },
  }),
]
