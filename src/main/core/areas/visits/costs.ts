// What is known of the cost of what people bought. A counter-entry and what it takes back cancel, a return takes off.
import type { ReadDb } from '../../database/handle.ts'

interface Costs {
  readonly cost: number
  /** Revenue of the lines whose cost is known: a margin is told of these alone. */
  readonly costed: number
}

export const NO_COSTS: Costs = { cost: 0, costed: 0 }

const COSTS = `SELECT l.owner_id AS id, coalesce(sum(l.cost), 0) AS cost, coalesce(sum(iif(l.cost IS NULL, 0, l.total)), 0) AS costed
  FROM json_each(?) m CROSS JOIN sale_line l INDEXED BY sale_line_owner ON l.owner_id = m.value AND l.owner_id IS NOT NULL
  GROUP BY l.owner_id`

/** @param ids JSON array of people */
export function costsOf(db: ReadDb, ids: string): ReadonlyMap<number, Costs> {
  const rows = db.all<Costs & { readonly id: number }>(COSTS, ids)
  return new Map(rows.map(({ id, cost, costed }) => [id, { cost, costed }]))
}
