// The rows of an archive, each value checked against the declarations of this program's own tables: which columns there are, of
// which type, what may be missing, and that whatever a row points to is there.
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { Failure } from '../../../../../shared/errors.ts'
import type { SqlValue } from '../../../database/handle.ts'
import type { TableSet } from '../../../database/table-set.ts'
import type { JournaledTable } from '../../../database/tables.ts'
import { linesOf, NotAnArchive, valueOf, type RawCell } from './cells.ts'
import { columnsOf, type ArchiveColumn, type Contents, type TablePart } from './format.ts'

export interface CheckedTable {
  readonly part: TablePart
  readonly table: JournaledTable
  /** Of this program, in the order of the part. */
  readonly columns: readonly (ArchiveColumn & { readonly notNull: boolean })[]
}

/**
 * The tables of an archive as this program knows them, parents before children, what lives before what lies in the trash.
 * Throws NotAnArchive. Errors: BOOK_NEWER for a table or column that it does not know.
 */
export function checkedTables(contents: Contents, set: TableSet, program: string): readonly CheckedTable[] {
  const newer = () => new Failure('BOOK_NEWER', { book: contents.program, program })
  const tables = contents.tables.map((part): CheckedTable => {
    const table = set.journaled.find(({ number }) => number === part.number)
    if (table === undefined) throw newer()
    if (part.trash && table.kind !== 'person' && table.kind !== 'part') throw new NotAnArchive('never in the trash')
    const known = columnsOf(table)
    const columns = part.columns.map(({ name, number, type }) => {
      const column = known.find((one) =>
        number === null ? one.number === null && one.name === name : one.number === number,
      )
      if (column === undefined) throw newer()
      if (column.type !== type) throw new NotAnArchive('a column of another type')
      const notNull = number === null || (table.stated.find((one) => one.number === number)?.notNull ?? false)
      return { ...column, notNull }
    })
    if (new Set(columns.map(({ name }) => name)).size !== columns.length) throw new NotAnArchive('a column twice')
    const { columns: all } = getTableConfig(table.drizzle)
    const lacking = known.filter(({ name }) => columns.every((column) => column.name !== name))
    for (const { name, number } of lacking) {
      const own = all.find((column) => column.name === name)
      if (number === null || (own?.notNull === true && !own.hasDefault)) throw new NotAnArchive('a column is missing')
    }
    return { part, table, columns }
  })
  const order = (one: CheckedTable) => set.journaled.indexOf(one.table) + (one.part.trash ? set.journaled.length : 0)
  if (new Set(tables.map(order)).size !== tables.length) throw new NotAnArchive('a table twice')
  return tables.toSorted((a, b) => order(a) - order(b))
}

export type CheckedRow = readonly SqlValue[]

/** Rows in slices, the values in the order of `columns`. Throws NotAnArchive. */
export async function* checkedRows(
  { part, columns }: CheckedTable,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly CheckedRow[], void> {
  let heading = true
  let count = 0
  for await (const lines of linesOf(pieces)) {
    const rows = heading ? lines.slice(1) : lines
    if (heading && !isHeading(lines[0] ?? [], part)) throw new NotAnArchive('another heading')
    heading = false
    count += rows.length
    yield rows.map((cells) => rowOf(cells, columns))
  }
  if (count !== part.rows) throw new NotAnArchive('another number of rows')
}

const isHeading = (cells: readonly RawCell[], { columns }: TablePart) =>
  cells.length === columns.length && columns.every(({ name }, at) => cells[at]?.text === name)

function rowOf(cells: readonly RawCell[], columns: CheckedTable['columns']): CheckedRow {
  if (cells.length !== columns.length) throw new NotAnArchive('another number of cells')
  return columns.map(({ type, notNull }, at) => {
    const value = valueOf(cells[at] ?? { text: null, quoted: false }, type)
    if (value === null && notNull && type !== 'file') throw new NotAnArchive('nothing where something must stand')
    return value
  })
}

const MOST_IDS = 2 ** 47

/** Ids, and what points to them: doubles, eight bytes each. */
class Numbers {
  #values = new Float64Array(1_024)
  #count = 0

  add(value: number): void {
    if (this.#count === this.#values.length) {
      const larger = new Float64Array(this.#count * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#count] = value
    this.#count += 1
  }

  sorted(): Float64Array {
    return this.#values.subarray(0, this.#count).sort()
  }
}

function has(sorted: Float64Array, value: number): boolean {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return sorted[low] === value
}

/** Gathers ids and references of all rows, to be checked when all were seen. */
export class References {
  readonly #ids = new Map<string, Numbers>()
  readonly #wanted = new Map<string, Numbers>()
  readonly #set: TableSet

  constructor(set: TableSet) {
    this.#set = set
  }

  /** Throws NotAnArchive for an id that none can be. */
  take({ part, table, columns }: CheckedTable, rows: readonly CheckedRow[]): void {
    const at = (name: string) => columns.findIndex((column) => column.name === name)
    if (!table.natural) this.#takeIds(part.trash ? [table.name] : [table.name, living(table.name)], rows, at('id'))
    for (const [column, used] of table.uses) this.#takeWanted(used, rows, at(column))
    const { person, merged, kind } = table
    const people = this.#set.person?.name
    if (people === undefined) return
    // What lives stands with somebody who lives; a ledger may outlive whom it tells of.
    if (person !== null && kind === 'part')
      this.#takeWanted(part.trash ? people : living(people), rows, at(person.contact))
    if (merged !== null) this.#takeWanted(people, rows, at(merged.name))
  }

  /** Throws NotAnArchive for an id that stands twice, and for a row that points to nothing. */
  check(): void {
    const ids = new Map([...this.#ids].map(([table, numbers]) => [table, numbers.sorted()]))
    for (const sorted of ids.values()) {
      if (sorted.some((id, index) => id === sorted[index - 1])) throw new NotAnArchive('an id twice')
    }
    const none = new Float64Array()
    for (const [table, numbers] of this.#wanted) {
      const known = ids.get(table) ?? none
      if (numbers.sorted().some((id) => !has(known, id))) throw new NotAnArchive('a row points to nothing')
    }
  }

  /** The greatest count each machine gave to a row of the table. */
  counts(table: string): ReadonlyMap<number, number> {
    const most = new Map<number, number>()
    for (const id of this.#ids.get(table)?.sorted() ?? []) {
      const machine = Math.floor(id / MACHINE)
      most.set(machine, Math.max(most.get(machine) ?? 0, id % MACHINE))
    }
    return most
  }

  #takeIds(tables: readonly string[], rows: readonly CheckedRow[], at: number): void {
    for (const row of rows) {
      const id = Number(row[at])
      if (id <= MACHINE || id >= MOST_IDS) throw new NotAnArchive('no id')
      for (const table of tables) this.#of(this.#ids, table).add(id)
    }
  }

  #takeWanted(table: string, rows: readonly CheckedRow[], at: number): void {
    if (at < 0) return
    const wanted = this.#of(this.#wanted, table)
    for (const row of rows) {
      const value = row[at]
      if (typeof value === 'number') wanted.add(value)
    }
  }

  #of(map: Map<string, Numbers>, table: string): Numbers {
    const known = map.get(table)
    if (known !== undefined) return known
    const fresh = new Numbers()
    map.set(table, fresh)
    return fresh
  }
}

export const MACHINE = 2 ** 32
const living = (table: string) => `${table} that live`
