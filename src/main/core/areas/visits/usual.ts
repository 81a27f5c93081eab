// What gap is usual for people who have none of their own yet: that of the category they bought most of.
import { usualGapsOf } from '../contacts/service.ts'
import type { ReadDb } from '../../database/handle.ts'

interface Usual {
  readonly usualGap: number | null
  /** Whose gap it is; both are null where the category says nothing. */
  readonly usualCategory: string | null
}

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
