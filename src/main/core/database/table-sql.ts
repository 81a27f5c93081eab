// Pieces of SQL generated from a table's declaration: its row key, its image as JSON, and the way back from the image.
// Images are keyed by column number, so that a renamed column needs no rewriting.
import type { JournaledTable, StatedColumn } from './tables.ts'

export function quoted(name: string): string {
  return `"${name}"`
}

/**
 * The row key as the journal holds it: the id, or the natural key as a JSON array (never strings joined by a separator). The
 * plus takes the column's type away: against a typed value SQLite cannot use an index on the journal's untyped `row`.
 */
export function keyOf(table: JournaledTable, prefix: string): string {
  const columns = table.key.map((name) => `${prefix}.${quoted(name)}`)
  return table.natural ? `json_array(${columns.join(', ')})` : `+${columns.join()}`
}

/** A condition: the row `prefix` of the table is the one whose journal key is `row`. Uses the primary key. */
export function isRow(table: JournaledTable, prefix: string, row: string): string {
  if (!table.natural) return `${prefix}."id" = ${row}`
  return table.key.map((name, at) => `${prefix}.${quoted(name)} = ${keyPart(row, at)}`).join(' AND ')
}

export function keyPart(row: string, at: number): string {
  return `json_extract(${row}, '$[${at}]')`
}

/** The stated contact of a row, or NULL for a table that belongs to nobody. */
export function contactOf(table: JournaledTable, prefix: string): string {
  return table.person === null ? 'NULL' : `${prefix}.${quoted(table.person.contact)}`
}

/** The stated columns beside the key, as JSON. */
export function imageOf(table: JournaledTable, prefix: string): string {
  const pairs = table.stated.map(
    (column) => `'${column.number}', ${jsonOf(column, `${prefix}.${quoted(column.name)}`)}`,
  )
  return `json_object(${pairs.join(', ')})`
}

/** A value as JSON that keeps its type: reals keep their point, a blob is {"b":"hex"} (json_quote would make it null). */
export function jsonOf(column: StatedColumn, value: string): string {
  if (column.type !== 'blob' && column.type !== 'any') return `json_quote(${value})`
  return `json(CASE typeof(${value}) WHEN 'blob' THEN json_object('b', hex(${value})) ELSE json_quote(${value}) END)`
}

/** The value of a column in an image; the reverse of `jsonOf`. */
export function valueIn(column: StatedColumn, image: string): string {
  const path = `'$."${column.number}"'`
  const plain = `json_extract(${image}, ${path})`
  if (column.type !== 'blob' && column.type !== 'any') return plain
  const hex = `json_extract(${image}, '$."${column.number}".b')`
  return `CASE json_type(${image}, ${path}) WHEN 'object' THEN unhex(${hex}) ELSE ${plain} END`
}

/** An image with one column changed. */
export function withValue(column: StatedColumn, image: string, value: string): string {
  return `json_set(${image}, '$."${column.number}"', ${jsonOf(column, value)})`
}

/** Column names and values that rebuild a row from `row` and `image`, without owner and other derived columns. */
export function rebuilt(table: JournaledTable, row: string, image: string): readonly (readonly [string, string])[] {
  const key = table.key.map((name, at) => [name, table.natural ? keyPart(row, at) : row] as const)
  return [...key, ...table.stated.map((column) => [column.name, valueIn(column, image)] as const)]
}
