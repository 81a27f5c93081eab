// All tables of the book together: numbers and names are unique, one of them is the person, and there is an order in which
// rows can be inserted without breaking a foreign key.
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import type { JournaledTable, LocalTable, TableDeclaration } from './tables.ts'

export interface TableSet {
  readonly person: JournaledTable | null
  /** Parents before children: insert in this order, delete in the reverse one. */
  readonly journaled: readonly JournaledTable[]
  readonly local: readonly LocalTable[]
  /** Part and ledger tables, whose rows come and go; parents before children. */
  readonly movable: readonly JournaledTable[]
  /** Those of them that belong to people. */
  readonly owned: readonly OwnedTable[]
  byNumber(number: number): JournaledTable
  byName(name: string): JournaledTable
}

export type OwnedTable = JournaledTable & { readonly person: NonNullable<JournaledTable['person']> }

export function isOwned(table: JournaledTable): table is OwnedTable {
  return table.person !== null
}

/** Throws when two declarations disagree. */
export function tableSet(declarations: readonly TableDeclaration[]): TableSet {
  const journaled = declarations.filter((table) => !table.local)
  unique(declarations.map((table) => table.name))
  unique(journaled.map((table) => table.number))
  const people = journaled.filter((table) => table.kind === 'person')
  if (people.length > 1) throw new Error('there is one table of people')
  const ordered = parentsFirst(journaled)
  const numbers = new Map(ordered.map((table) => [table.number, table]))
  const names = new Map(ordered.map((table) => [table.name, table]))
  return {
    person: people[0] ?? null,
    journaled: ordered,
    local: declarations.filter((table) => table.local),
    movable: ordered.filter((table) => table.kind === 'part' || table.kind === 'ledger'),
    owned: ordered.filter(isOwned),
    byNumber: (number) => found(numbers.get(number), number),
    byName: (name) => found(names.get(name), name),
  }
}

function found(table: JournaledTable | undefined, asked: string | number): JournaledTable {
  if (table === undefined) throw new Error(`no journaled table ${asked}`)
  return table
}

function unique(values: readonly (string | number)[]): void {
  const twice = values.find((value, index) => values.indexOf(value) !== index)
  if (twice !== undefined) throw new Error(`two tables are called ${twice}`)
}

/** The tables a table's foreign keys point to, itself left out. */
export function parentNames(table: JournaledTable): readonly string[] {
  return getTableConfig(table.drizzle)
    .foreignKeys.map((key) => getTableConfig(key.reference().foreignTable).name)
    .filter((name) => name !== table.name)
}

function parentsFirst(tables: readonly JournaledTable[]): readonly JournaledTable[] {
  const names = new Set(tables.map((table) => table.name))
  const done: JournaledTable[] = []
  let waiting = tables
  while (waiting.length > 0) {
    const placed = new Set(done.map((table) => table.name))
    const ready = waiting.filter((table) => parentNames(table).every((name) => placed.has(name) || !names.has(name)))
    if (ready.length === 0)
      throw new Error(`foreign keys form a ring: ${waiting.map((table) => table.name).join(', ')}`)
    done.push(...ready)
    waiting = waiting.filter((table) => !ready.includes(table))
  }
  return done
}
