// Which columns of which tables point to the rows of a table: the pair of contact and owner, further references to people,
// and foreign keys between parts, ledgers and lookups.
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import type { TableSet } from './table-set.ts'
import type { JournaledTable } from './tables.ts'

export interface Reference {
  readonly from: JournaledTable
  readonly column: string
  /** The column's number when it is stated; a command that wrote it there made the reference. */
  readonly number: number | null
  /** Looks only at rows whose owner is another than was said, which have an index of their own. */
  readonly astray: string | null
}

export function referencesTo(set: TableSet, target: JournaledTable): readonly Reference[] {
  return set.journaled.flatMap((from) => [
    ...(target.kind === 'person' ? toPerson(from) : []),
    ...foreignKeys(from, target).map((column) => reference(from, column)),
  ])
}

function toPerson(from: JournaledTable): readonly Reference[] {
  const plain = from.references.map((column) => reference(from, column))
  if (from.person === null) return plain
  const { contact, owner } = from.person
  return [{ ...reference(from, contact), astray: owner }, ...plain]
}

function reference(from: JournaledTable, column: string): Reference {
  const stated = from.stated.find((one) => one.name === column)
  return { from, column, number: stated?.number ?? null, astray: null }
}

/** The owner of a pair is among these: it is a real foreign key. */
function foreignKeys(from: JournaledTable, target: JournaledTable): readonly string[] {
  return getTableConfig(from.drizzle).foreignKeys.flatMap((key) => {
    const { columns, foreignTable } = key.reference()
    const column = columns[0]?.name
    return column !== undefined && getTableConfig(foreignTable).name === target.name ? [column] : []
  })
}
