// Puts the names to the people of a report: deciding works with numbers alone.
import type { BesideDb, Body } from './report.ts'

const NAMES = 'SELECT l.contact_id AS id, l.name FROM json_each(?) j JOIN contact_list l ON l.contact_id = j.value'

/** Fills cells of type `person`, and points that bear an empty label. */
export function withNames(db: BesideDb, body: Body): Body {
  const people = body.columns.filter(({ type }) => type === 'person').map(({ key }) => key)
  const wanted = new Set<number>()
  for (const { contactId } of body.rows) if (contactId !== null && people.length > 0) wanted.add(contactId)
  for (const { contactId, label } of body.points) if (contactId !== null && label === '') wanted.add(contactId)
  if (wanted.size === 0) return body
  const names = new Map(
    db.all<{ id: number; name: string }>(NAMES, JSON.stringify([...wanted])).map(({ id, name }) => [id, name]),
  )
  const nameOf = (id: number) => names.get(id) ?? null
  return {
    ...body,
    rows: body.rows.map((row) => {
      const { contactId } = row
      if (contactId === null || people.length === 0) return row
      return { ...row, cells: { ...row.cells, ...Object.fromEntries(people.map((key) => [key, nameOf(contactId)])) } }
    }),
    points: body.points.map((point) =>
      point.contactId !== null && point.label === '' ? { ...point, label: nameOf(point.contactId) } : point,
    ),
  }
}
