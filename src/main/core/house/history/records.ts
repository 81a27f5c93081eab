// The things that have a history of their own, by what their areas declare: which rows are theirs, what they are called.
import type { RecordName, RecordRef } from '../../../../shared/contract/history.ts'
import type { RecordDeclaration } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { connected } from '../../database/people.ts'
import { keyOf, quoted, rebuilt } from '../../database/table-sql.ts'
import type { TableSet } from '../../database/table-set.ts'
import type { JournaledTable } from '../../database/tables.ts'
import { nameOf, type Naming, type RowKey } from './rows.ts'

type Rows = readonly (readonly [tbl: number, row: RowKey])[]

/** Undefined for a name that no area of this program declares. */
export function recordOf({ areas }: Pick<Naming, 'areas'>, what: RecordName): RecordDeclaration | undefined {
  return areas.map(({ records }) => records?.[what]).find((one) => one !== undefined)
}

/** What a record is called now, shown or in the trash; null where it has no name, or was erased. */
export function nameOfRecord(naming: Naming, { what, id }: RecordRef): string | null {
  const record = recordOf(naming, what)
  if (record === undefined) return null
  const table = naming.tables.byName(record.table)
  return nameOf(naming, table, keyIn(table, id))
}

/** The rows of a record and of its parts. */
export function rowsOfRecord(naming: Naming, { what, id }: RecordRef): Rows {
  const record = recordOf(naming, what)
  if (record === undefined) return []
  const { db, tables } = naming
  const table = tables.byName(record.table)
  if (table.kind === 'person') return rowsOfPerson(db, tables, Number(id))
  const parts = (record.parts ?? []).flatMap(([name, column]) => {
    const part = tables.byName(name)
    return rowsPointing(db, part, { column, id }).map((row) => [part.number, row] as const)
  })
  const own =
    id === 'all' ? db.pluck<RowKey>(`SELECT ${keyOf(table, 't')} FROM ${quoted(table.name)} t`) : [keyIn(table, id)]
  return [...own.map((row) => [table.number, row] as const), ...parts]
}

const keyIn = (table: JournaledTable, id: number | string): RowKey =>
  table.natural ? JSON.stringify([id]) : Number(id)

interface Pointing {
  readonly column: string
  readonly id: number | string
}

/** Of parts also those that were taken away; a ledger row disappears only with the command that wrote it. */
function rowsPointing(db: ReadDb, part: JournaledTable, { column, id }: Pointing): readonly RowKey[] {
  const shown = `SELECT ${keyOf(part, 't')} FROM ${quoted(part.name)} t WHERE t.${quoted(column)} = ?`
  if (part.kind !== 'part') return db.pluck<RowKey>(shown, id)
  const [, value = 'NULL'] = rebuilt(part, 'hidden.row', 'hidden.image').find(([name]) => name === column) ?? []
  const gone = `SELECT hidden.row FROM hidden WHERE hidden.tbl = ${part.number} AND ${value} = ?`
  return db.pluck<RowKey>(`${shown} UNION ${gone}`, id, id)
}

/** Everything that is theirs, hidden rows and rows of those merged into them included. */
export function rowsOfPerson(db: ReadDb, tables: TableSet, id: number): Rows {
  const { person } = tables
  if (person === null) return []
  const members = connected(db, [id])
  const list = JSON.stringify(members)
  const parts = tables.owned.flatMap((table) => {
    const sql = `SELECT ${keyOf(table, 't')} FROM ${quoted(table.name)} t
        WHERE t.${quoted(table.person.owner)} IN (SELECT value FROM json_each(?))
      UNION SELECT hidden.row FROM hidden WHERE hidden.tbl = ? AND hidden.parent IN (SELECT value FROM json_each(?))`
    return db.pluck<RowKey>(sql, list, table.number, list).map((row) => [table.number, row] as const)
  })
  return [...members.map((member) => [person.number, member] as const), ...parts]
}
