// The members of a list as a CSV file that other programs and our own import read: RFC 4180, UTF-8 with byte order mark.
import { BYTE_ORDER_MARK, CSV_TYPE, csvLine, guarded } from '../../../../shared/domain/csv.ts'
import { cleanFileName } from '../../../../shared/domain/file-name.ts'
import { customerNumber } from '../../../../shared/domain/customer-number.ts'
import type { ActionContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { memberIds, storedList } from './read.ts'

/** Headings as the import knows them. */
const COLUMNS = [
  'number',
  'name',
  'given',
  'family',
  'email',
  'phone',
  'street',
  'postcode',
  'city',
  'country',
] as const

type Row = { readonly [K in Exclude<(typeof COLUMNS)[number], 'number'>]: string | null } & { readonly id: number }

const first = (column: string, table: string) =>
  `(SELECT ${column} FROM ${table} p WHERE p.owner_id = c.id ORDER BY p.position, p.id LIMIT 1)`
/** Where they live with others, else the first address of their own: whole from one of them. */
const place = (part: string) =>
  `iif(h.street || h.postcode || h.city <> '', h.${part}, ${first(`p.${part}`, 'address')}) AS ${part}`
const ROWS = `SELECT c.id, l.name, c.given, c.family, ${first('p.address', 'email')} AS email,
    ${first('coalesce(p.e164, p.typed)', 'phone')} AS phone, ${place('street')},
    ${place('postcode')}, ${place('city')}, ${place('country')}
  FROM json_each(?) j JOIN contact c ON c.id = j.value JOIN contact_list l ON l.contact_id = c.id
    LEFT JOIN contact_home h ON h.contact_id = c.id ORDER BY j.key`

/** Errors: NOT_FOUND. */
export function exportList({ book }: ActionContext, id: number): { readonly file: File } {
  const { db } = book()
  const { name } = storedList(db, id)
  const lines = [COLUMNS, ...rowsOf(db, memberIds(db, id))].map((row) => csvLine(row.map(guarded)))
  return { file: new File([BYTE_ORDER_MARK, ...lines], `${cleanFileName(name, 'list')}.csv`, { type: CSV_TYPE }) }
}

function rowsOf(db: ReadDb, ids: readonly number[]): readonly (readonly string[])[] {
  const rows = db.all<Row>(ROWS, JSON.stringify(ids))
  return rows.map((row) =>
    COLUMNS.map((column) => (column === 'number' ? customerNumber(row.id) : (row[column] ?? ''))),
  )
}
