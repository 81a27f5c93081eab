// What gap is usual for people who have none of their own yet: that of the category they bought most of.
import { setUsual, usualGapsOf, type Usual } from '../contacts/service.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'

export const NOTHING_USUAL: Usual = { usualGap: null, usualCategory: null }

// By money; of equal ones the first by name.
const CATEGORIES = `SELECT l.owner_id AS id, p.category, sum(l.total) AS spent
  FROM json_each(?) m
  CROSS JOIN sale_line l INDEXED BY sale_line_owner ON l.owner_id = m.value AND l.owner_id IS NOT NULL AND l.product_id IS NOT NULL
  CROSS JOIN product p ON p.id = l.product_id
  WHERE p.category <> '' GROUP BY l.owner_id, p.category HAVING spent > 0 ORDER BY spent DESC, p.category`

/** @param ids people who bought on one day only */
export function usualOf(db: ReadDb, ids: readonly number[]): ReadonlyMap<number, Usual> {
  const usual = new Map<number, Usual>()
  if (ids.length === 0) return usual
  const gaps = usualGapsOf(db)
  if (gaps.size === 0) return usual
  for (const { id, category } of db.all<{ id: number; category: string }>(CATEGORIES, JSON.stringify(ids))) {
    if (usual.has(id)) continue
    const gap = gaps.get(category)
    usual.set(id, gap === undefined ? NOTHING_USUAL : { usualGap: gap.gap, usualCategory: category })
  }
  return usual
}

const BOUGHT_ONCE = `SELECT DISTINCT l.owner_id FROM json_each(?) m
  CROSS JOIN sale_line l INDEXED BY sale_line_product ON l.product_id = m.value AND l.owner_id IS NOT NULL
  CROSS JOIN contact_stats s ON s.contact_id = l.owner_id WHERE s.buy_days = 1`

/** `products`: such as may have come into another category. */
export function deriveUsual(tx: WriteDb, products: readonly number[]): void {
  if (usualGapsOf(tx).size === 0) return
  const ids = tx.pluck<number>(BOUGHT_ONCE, JSON.stringify(products))
  const usual = usualOf(tx, ids)
  setUsual(tx, new Map(ids.map((id) => [id, usual.get(id) ?? null])))
}
