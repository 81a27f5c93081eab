// What the catalogue asks of sales, answered from the lines of the ledger through an index that holds all it needs.
import type { ReadDb } from '../../database/handle.ts'
import type { Buyer, SalesOfProducts, SoldProduct } from '../products/service.ts'
import { deriveUsual } from './usual.ts'

const SOLD = `SELECT m.value AS id,
    coalesce((SELECT sum(l.quantity) FROM sale_line l WHERE l.product_id = m.value AND l.day >= ?), 0) AS quantity
  FROM json_each(?) m`

/** What was taken back by a counter-entry was not sold. */
const STANDS = `(SELECT v.corrected_by IS NULL AND v.kind <> 'correction' FROM visit v WHERE v.id = l.visit_id)`
const LAST = `SELECT m.value AS id, (SELECT l.day FROM sale_line l
      WHERE l.product_id = m.value AND l.quantity > 0 AND ${STANDS} ORDER BY l.day DESC LIMIT 1) AS day
  FROM json_each(?) m`

/** How many lines are looked through for people: enough for a product that a few buy every day. */
const LOOKED_THROUGH = 1_000
const BOUGHT = `SELECT l.owner_id AS contactId, p.name, l.day, l.quantity FROM sale_line l
    CROSS JOIN contact_list p ON p.contact_id = l.owner_id
  WHERE l.product_id = ? AND l.quantity > 0 AND l.owner_id IS NOT NULL AND ${STANDS}
  ORDER BY l.day DESC, l.owner_id DESC LIMIT ?`

function buyers(db: ReadDb, id: number, limit: number): Buyer[] {
  const people = new Map<number, { -readonly [K in keyof Buyer]: Buyer[K] }>()
  for (const bought of db.all<Buyer>(BOUGHT, id, LOOKED_THROUGH)) {
    const known = people.get(bought.contactId)
    if (known === undefined) people.set(bought.contactId, { ...bought })
    else if (known.day === bought.day) known.quantity += bought.quantity
  }
  return [...people.values()].slice(0, limit)
}

export const productSales: SalesOfProducts = {
  soldSince: (db, ids, since) => db.all<SoldProduct>(SOLD, since, JSON.stringify(ids)),
  lastSold: (db, ids) =>
    new Map(
      db
        .all<{ id: number; day: number | null }>(LAST, JSON.stringify(ids))
        .flatMap(({ id, day }) => (day === null ? [] : [[id, day] as const])),
    ),
  buyers,
  changed: deriveUsual,
}
