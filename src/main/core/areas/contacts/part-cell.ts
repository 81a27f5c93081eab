// One value of one row of a person's lists, changed or taken off by itself: what else stands in the record is not judged by it.
import type { WriteDb } from '../../database/handle.ts'

/** Lists whose rows are changed so, with the column that says what they say. */
const CELLS = {
  phone: 'typed',
  email: 'address',
  address: 'postcode',
  occasion: 'date',
} as const

export type PartCell = keyof typeof CELLS

const UPDATE = Object.fromEntries(
  Object.entries(CELLS).map(([table, column]) => [table, `UPDATE ${table} SET ${column} = ? WHERE id = ?`]),
) as Readonly<Record<PartCell, string>> // one text per key of CELLS

/** What was typed is of the country it is typed in now: a row keeps both or changes both. */
const UPDATE_PHONE = 'UPDATE phone SET typed = ?, country = ? WHERE id = ?'

/** `value` as it is to be stored, judged by the caller. */
export function setPartCell(
  db: WriteDb,
  table: PartCell,
  { id, value, country }: { readonly id: number; readonly value: string; readonly country: string },
): void {
  if (table === 'phone') db.run(UPDATE_PHONE, value, country, id)
  else db.run(UPDATE[table], value, id)
}

/** The row goes, whatever its list is. */
export function removePart(db: WriteDb, table: PartCell | 'link', id: number): void {
  db.run(`DELETE FROM ${table} WHERE id = ?`, id)
}
