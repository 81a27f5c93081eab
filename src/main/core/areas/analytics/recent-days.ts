// The days on which the people of a report lately bought, for the strip beside their names.
import type { BesideDb, Body } from './report.ts'

/** As far back as a strip in a line reaches. */
const SHOWN_DAYS = 49

const LATELY = `SELECT DISTINCT v.owner_id AS id, v.day FROM json_each(?) j
  JOIN visit v ON v.owner_id = j.value AND v.day BETWEEN ? AND ?
  WHERE v.kind = 'sale' AND v.corrected_by IS NULL AND v.total > 0 ORDER BY v.owner_id, v.day`

/** Where a column is a rhythm. @param asOf shop day */
export function withRecentDays(db: BesideDb, body: Body, asOf: number): Body {
  if (!body.columns.some(({ type }) => type === 'rhythm')) return body
  const ids = body.rows.map(({ contactId }) => contactId)
  const found = db.all<{ id: number; day: number }>(LATELY, JSON.stringify(ids), asOf - SHOWN_DAYS, asOf)
  const days = Map.groupBy(found, ({ id }) => id)
  return {
    ...body,
    rows: body.rows.map((row) => ({
      ...row,
      recentDays: (days.get(row.contactId ?? 0) ?? []).map(({ day }) => day),
    })),
  }
}
