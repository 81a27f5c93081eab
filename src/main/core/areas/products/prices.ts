// What products cost on a day. A price holds from its day on; what was sold before the first price was known is taken to have
// cost that one. Of two prices said for one day the later one said stands.
import type { ProductKind } from '../../../../shared/contract/products.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'

/** The id of the price of product `product` on the day that is bound: twice. */
export const priceOn = (product: string) => `coalesce(
    (SELECT q.id FROM product_price q WHERE q.product_id = ${product} AND q.from_day <= ? ORDER BY q.from_day DESC, q.id DESC LIMIT 1),
    (SELECT q.id FROM product_price q WHERE q.product_id = ${product} AND q.from_day > ? ORDER BY q.from_day, q.id DESC LIMIT 1))`

export interface ProductOnDay {
  readonly id: number
  readonly kind: ProductKind
  readonly name: string
  readonly category: string | null
  readonly unit: string | null
  /** Thousandths of a per cent. */
  readonly taxRate: number
  readonly serialNumbered: boolean
  readonly archived: boolean
  /** Thousandths of the minor unit; 0 where no price is known. */
  readonly price: number
  /** Thousandths of the minor unit, for one. */
  readonly cost: number | null
}

type Row = Omit<ProductOnDay, 'serialNumbered' | 'archived'> & {
  readonly serialNumbered: number
  readonly archived: number
}

const AT = `SELECT p.id, p.kind, p.name, p.category, p.unit, p.tax_rate AS taxRate, p.serial_numbered AS serialNumbered,
    p.archived, coalesce(pp.price, 0) AS price, pp.cost
  FROM json_each(?) m CROSS JOIN product p ON p.id = m.value
  LEFT JOIN product_price pp ON pp.id = ${priceOn('p.id')}`

/**
 * The products among `ids`, archived ones too, as they were sold on a shop day; unknown ids are missing from the answer.
 * @param day days since 1970-01-01
 */
export function productsAt(db: ReadDb, ids: Iterable<number>, day: number): Map<number, ProductOnDay> {
  const rows = db.all<Row>(AT, JSON.stringify([...new Set(ids)]), day, day)
  return new Map(
    rows.map((row) => [row.id, { ...row, serialNumbered: row.serialNumbered === 1, archived: row.archived === 1 }]),
  )
}

export interface NewPrice {
  readonly productId: number
  /** Days since 1970-01-01. */
  readonly from: number
  readonly price: number
  /** Left as it was said last when undefined: whoever may not see it does not change it. */
  readonly cost?: number | null | undefined
}

/** Says the price from a day on; the same day again replaces it. The product is there. */
export function writePrice(db: WriteDb, { productId, from, price, cost }: NewPrice): void {
  const before = db.get<{ cost: number | null }>(
    `SELECT pp.cost FROM product_price pp WHERE pp.id = ${priceOn('?')}`,
    productId,
    from,
    productId,
    from,
  )
  const stands = cost === undefined ? (before?.cost ?? null) : cost
  const same = db.pluck<number>(
    'SELECT id FROM product_price WHERE product_id = ? AND from_day = ? ORDER BY id DESC LIMIT 1',
    productId,
    from,
  )[0]
  if (same !== undefined) db.run('UPDATE product_price SET price = ?, cost = ? WHERE id = ?', price, stands, same)
  else insertPrice(db, { id: db.newId('product_price'), productId, from, price, cost: stands })
}

export function insertPrice(
  db: WriteDb,
  { id, productId, from, price, cost }: Required<NewPrice> & { readonly id: number },
): void {
  const sql = 'INSERT INTO product_price (id, product_id, from_day, price, cost) VALUES (?, ?, ?, ?, ?)'
  db.run(sql, id, productId, from, price, cost ?? null)
}

/** Errors: NOT_FOUND; BAD_INPUT `only_one`: a product without a price could not be sold. */
export function removePrice(db: WriteDb, priceId: number): void {
  const of = db.pluck<number>('SELECT product_id FROM product_price WHERE id = ?', priceId)[0]
  if (of === undefined) throw new Failure('NOT_FOUND', { what: 'price' })
  const prices = db.pluck<number>('SELECT count(*) FROM product_price WHERE product_id = ?', of)[0] ?? 0
  if (prices < 2) throw new Failure('BAD_INPUT', { issues: [{ path: 'priceId', rule: 'only_one' }] })
  db.run('DELETE FROM product_price WHERE id = ?', priceId)
}
