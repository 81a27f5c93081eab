// Products as they are shown: rows of the catalogue, and one product whole.
import type { Product, ProductRow } from '../../../../shared/contract/products.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { QueryContext } from '../../area.ts'
import { customOfOne } from '../fields/service.ts'
import { productsAt } from './prices.ts'
import { LATELY, type SalesOfProducts } from './sales.ts'
import { todayOf } from './write.ts'

const BUYERS = 10

/** In the order of `ids`; unknown ones are left out. */
export function productRows(context: QueryContext, sales: SalesOfProducts, ids: readonly number[]): ProductRow[] {
  const { db } = context
  const today = todayOf(context)
  const at = productsAt(db, ids, today)
  const skus = new Map(
    db
      .all<{ id: number; sku: string | null }>(
        'SELECT p.id, p.sku FROM json_each(?) m CROSS JOIN product p ON p.id = m.value',
        JSON.stringify(ids),
      )
      .map(({ id, sku }) => [id, sku]),
  )
  const sold = new Map(sales.soldSince(db, ids, today - LATELY + 1).map(({ id, quantity }) => [id, quantity]))
  const last = sales.lastSold(db, ids)
  return ids.flatMap((id) => {
    const product = at.get(id)
    if (product === undefined) return []
    return [{ ...product, sku: skus.get(id) ?? null, soldLately: sold.get(id) ?? 0, lastSold: last.get(id) ?? null }]
  })
}

/** Errors: NOT_FOUND. */
export function getProduct(context: QueryContext, sales: SalesOfProducts, id: number): Product {
  const { db } = context
  const [row] = productRows(context, sales, [id])
  if (row === undefined) throw new Failure('NOT_FOUND', { what: 'product' })
  return {
    ...row,
    serviceInterval: db.pluck<number | null>('SELECT service_interval FROM product WHERE id = ?', id)[0] ?? null,
    custom: customOfOne(db, 'products', id),
    goesWith: db.all<{ id: number; name: string }>(
      `SELECT p.id, p.name FROM product_match m CROSS JOIN product p ON p.id = m.other_id
        WHERE m.product_id = ? ORDER BY p.name_key, p.id`,
      id,
    ),
    // Of two said for one day the later one stands, and the other is no price of any day.
    prices: db.all<Product['prices'][number]>(
      `SELECT pp.id, pp.from_day AS "from", pp.price, pp.cost FROM product_price pp WHERE pp.product_id = ?
          AND NOT EXISTS (SELECT 1 FROM product_price o
            WHERE o.product_id = pp.product_id AND o.from_day = pp.from_day AND o.id > pp.id)
        ORDER BY pp.from_day DESC`,
      id,
    ),
    buyers: [...sales.buyers(db, id, BUYERS)],
  }
}
