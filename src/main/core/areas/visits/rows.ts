// Visits as lists show them, in one statement by their ids.
import type { VisitRow } from '../../../../shared/contract/visits.ts'
import type { ReadDb } from '../../database/handle.ts'
import type { Tender } from './write.ts'

type Row = Omit<VisitRow, 'items' | 'tenders' | 'corrected'> & {
  readonly items: string
  readonly tenders: string | null
  readonly corrected: number
}

// Whose it is now, or of whom it was said: a person in the trash has no name here.
const ROWS = `SELECT v.id, v.kind, v.at, v.day, coalesce(v.owner_id, v.contact_id) AS contactId, l.name AS contactName,
    v.total, v.tax, v.served_by AS servedBy, u.name AS servedByName, o.name AS outletName, v.receipt,
    (SELECT json_group_array(name) FROM (
      SELECT coalesce(p.name, s.words, '') AS name FROM sale_line s LEFT JOIN product p ON p.id = s.product_id
       WHERE s.visit_id = v.id ORDER BY s.id LIMIT 3)) AS items,
    (SELECT count(*) FROM sale_line s WHERE s.visit_id = v.id) AS lines,
    (SELECT group_concat(tender) FROM (SELECT DISTINCT y.tender FROM payment y WHERE y.visit_id = v.id ORDER BY y.id)) AS tenders,
    v.corrected_by IS NOT NULL AS corrected
  FROM json_each(?) j CROSS JOIN visit v ON v.id = j.value
  LEFT JOIN contact_list l ON l.contact_id = v.owner_id
  LEFT JOIN user u ON u.id = v.served_by
  LEFT JOIN outlet o ON o.id = v.outlet_id ORDER BY j.key`

/** In the order of `ids`; what is not there is left out. */
export function visitRows(db: ReadDb, ids: readonly number[]): VisitRow[] {
  return db.all<Row>(ROWS, JSON.stringify(ids)).map(({ items, tenders, corrected, ...row }) => ({
    ...row,
    items: JSON.parse(items) as string[],
    tenders: tenders === null ? [] : (tenders.split(',') as Tender[]), // what the contract let in
    corrected: corrected === 1,
  }))
}
