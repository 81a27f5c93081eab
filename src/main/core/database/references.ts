// Which columns of which tables point to the rows of a table: the pair of contact and owner, further references to people,
// and foreign keys between parts, ledgers and lookups.
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { quoted } from './table-sql.ts'
import type { TableSet } from './table-set.ts'
import type { JournaledTable } from './tables.ts'

export interface Reference {
  readonly from: JournaledTable
  readonly column: string
  /** The column's number when it is stated; a command that wrote it there made the reference. */
  readonly number: number | null
  /** A pair of contact and owner is looked up in two steps, by the index that each half has. */
  readonly half: 'astray' | 'straight' | null
}

/** Asked for with every undo, and always the same. */
const known = new WeakMap<TableSet, Map<JournaledTable, readonly Reference[]>>()

/** The living rows that point to `target`. Whose owner came by a merge is found through the alias, not here. */
export function referencesTo(set: TableSet, target: JournaledTable): readonly Reference[] {
  const ofSet = known.get(set) ?? new Map<JournaledTable, readonly Reference[]>()
  known.set(set, ofSet)
  const found = ofSet.get(target) ?? findReferences(set, target)
  ofSet.set(target, found)
  return found
}

function findReferences(set: TableSet, target: JournaledTable): readonly Reference[] {
  return set.journaled.flatMap((from) => [
    ...(target.kind === 'person' ? toPerson(from) : []),
    ...from.uses.flatMap(([column, used]) => (used === target.name ? [reference(from, column)] : [])),
    ...foreignKeys(from, target).map((column) => reference(from, column)),
  ])
}

function toPerson(from: JournaledTable): readonly Reference[] {
  const plain = from.references.map((column) => reference(from, column))
  if (from.person === null) return plain
  const contact = reference(from, from.person.contact)
  return [{ ...contact, half: 'astray' }, { ...contact, half: 'straight' }, ...plain]
}

function reference(from: JournaledTable, column: string): Reference {
  const stated = from.stated.find((one) => one.name === column)
  return { from, column, number: stated?.number ?? null, half: null }
}

function foreignKeys(from: JournaledTable, target: JournaledTable): readonly string[] {
  return getTableConfig(from.drizzle).foreignKeys.flatMap((key) => {
    const { columns, foreignTable } = key.reference()
    const column = columns[0]?.name
    const derived = column === undefined || from.derived.includes(column)
    return !derived && getTableConfig(foreignTable).name === target.name ? [column] : []
  })
}

/** A condition: row `t` points to an id between two others. */
export function pointsBetween({ from, column, half }: Reference, lo: string, hi: string): string {
  const contact = `t.${quoted(column)}`
  if (half === null || from.person === null) return `${contact} BETWEEN ${lo} AND ${hi}`
  const owner = `t.${quoted(from.person.owner)}`
  return half === 'astray'
    ? `${contact} BETWEEN ${lo} AND ${hi} AND ${owner} IS NOT ${contact}`
    : `${owner} BETWEEN ${lo} AND ${hi} AND ${contact} = ${owner}`
}
