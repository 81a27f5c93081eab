// Items and services: what is sold, what it costs over time, what goes with it, when it wants service again.
import * as z from 'zod'
import { action, command, field, nothing, query } from './base.ts'
import { CustomPatch, CustomValues } from './fields.ts'
import { Id, Line, Quantity, ShopDay, TaxRate, UnitPrice } from './shapes.ts'

export const ProductKind = z.enum(['item', 'service'])
export type ProductKind = z.infer<typeof ProductKind>

const Fields = {
  kind: ProductKind,
  name: Line(200).min(1),
  /** The shop's own number, or the till's; null where there is none. */
  sku: Line(60).nullable(),
  category: Line(80).nullable(),
  /** What one of it is called: piece, kg, hour. */
  unit: Line(20).nullable(),
  taxRate: TaxRate,
  /** Days after a sale at which it wants service, or buying again. */
  serviceInterval: z.number().int().min(1).max(36_500).nullable(),
  serialNumbered: z.boolean(),
  /** Ids of what is worth offering with it. */
  goesWith: z.array(Id).max(20),
}

/** Only what is named is changed. */
export const ProductPatch = z.object({ ...Fields, custom: CustomPatch }).partial()
export type ProductPatch = z.infer<typeof ProductPatch>

/** What the shop pays for one; for those who run the shop and keep its books. */
const Cost = field('product_price.cost', UnitPrice.nullable())

export const ProductRow = z.object({
  id: Id,
  kind: ProductKind,
  name: z.string(),
  sku: z.string().nullable(),
  category: z.string().nullable(),
  unit: z.string().nullable(),
  taxRate: TaxRate,
  /** What one costs today. */
  price: UnitPrice,
  cost: Cost,
  serialNumbered: z.boolean(),
  archived: z.boolean(),
  /** Sold in the last 90 shop days, returns taken off. */
  soldLately: Quantity,
  lastSold: ShopDay.nullable(),
})
export type ProductRow = z.infer<typeof ProductRow>

export const Product = ProductRow.extend({
  serviceInterval: z.number().nullable(),
  /** The shop's own fields, as far as something is said there. */
  custom: CustomValues,
  goesWith: z.array(z.object({ id: Id, name: z.string() })),
  /** Newest first; each holds from its day on. */
  prices: z.array(z.object({ id: Id, from: ShopDay, price: UnitPrice, cost: Cost })),
  /** Who bought it last, newest first, at most ten. */
  buyers: z.array(z.object({ contactId: Id, name: z.string(), day: ShopDay, quantity: Quantity })),
})
export type Product = z.infer<typeof Product>

export const ProductListQuery = z.object({
  /** Every word must begin a word of the name, the category or the number. */
  text: Line(200).optional(),
  kind: ProductKind.optional(),
  category: Line(80).optional(),
  archived: z.boolean().default(false),
  sort: z.enum(['name', 'category', 'price', 'sold']).default('name'),
  descending: z.boolean().default(false),
})

export const products = {
  list: query(
    'everyone',
    ProductListQuery.extend({
      from: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(50),
    }),
    z.object({ rows: z.array(ProductRow), total: z.number() }),
  ),
  get: query('everyone', z.object({ id: Id }), Product),
  /** NAME_TAKEN when another product on sale bears the name or the number. The price holds from today on. */
  create: command(
    'staff',
    z.object({ ...ProductPatch.shape, name: Fields.name, price: UnitPrice, cost: Cost.optional() }),
    { id: Id },
  ),
  save: command('staff', z.object({ id: Id, patch: ProductPatch }), { id: Id }),
  /** A price from a day on; what was sold before keeps the price it was sold at. The same day again replaces it. */
  setPrice: command(
    'manager',
    z.object({ id: Id, from: ShopDay.optional(), price: UnitPrice, cost: Cost.optional() }),
    {},
  ),
  removePrice: command('manager', z.object({ priceId: Id }), {}),
  /** What is not sold any more stays with the sales it is in. */
  archive: command('staff', z.object({ ids: z.array(Id).min(1).max(500), archived: z.boolean() }), {
    count: z.number(),
  }),
  categories: query('everyone', nothing, z.array(z.object({ name: z.string(), count: z.number() }))),
  /** UTF-8 with byte order mark, RFC 4180; amounts as decimal numbers with a point. Can be imported again. */
  export: action('everyone', nothing, z.object({ file: z.file() }), { logged: true }),
}
