// What the rows that a command touched are called, whose they are, and how their columns are named: history speaks of
// people and things, not of tables.
import type { Area, OwnField } from '../../area.ts'
import type { ReadDb, SqlValue } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { isRow, quoted } from '../../database/table-sql.ts'
import type { TableSet } from '../../database/table-set.ts'
import type { JournaledTable } from '../../database/tables.ts'
import { hiddenValues } from '../../database/trash.ts'

export type RowKey = number | string

export interface Naming {
  readonly db: ReadDb
  readonly tables: TableSet
  readonly areas: readonly Area[]
}

type Values = Readonly<Record<string, SqlValue>>

/** The row as it is now, shown or hidden; undefined when it was erased. */
function valuesOf(db: ReadDb, table: JournaledTable, row: RowKey): Values | undefined {
  const columns = [...table.key, ...table.stated.map(({ name }) => name)].map(quoted).join(', ')
  const keys = table.key.map(() => row)
  const shown = db.get<Values>(
    `SELECT ${columns} FROM ${quoted(table.name)} t WHERE ${isRow(table, 't', '?')}`,
    ...keys,
  )
  return shown ?? hiddenValues(db, table, row)
}

/** Null for a row without a name of its own, and for one that is erased. */
export function nameOf({ db, areas }: Naming, table: JournaledTable, row: RowKey): string | null {
  const area = areas.find((one) => one.tables.some(({ name }) => name === table.name))
  if (area?.nameOf === undefined) return null
  const values = valuesOf(db, table, row)
  return values === undefined ? null : area.nameOf(table.name, values)
}

/** Whom or what a row is about: its person as they are now, or itself where it belongs to nobody. */
export function subjectOf({ db, tables }: Naming, table: JournaledTable, row: RowKey): [JournaledTable, RowKey] {
  const { person } = tables
  if (person === null) return [table, row]
  if (table.kind === 'person') return [table, canonOf(db, Number(row))]
  if (table.person === null) return [table, row]
  const { contact } = table.person
  const [said] = db.pluck<number | null>(
    `SELECT t.${quoted(contact)} FROM ${quoted(table.name)} t WHERE ${isRow(table, 't', '?')}
     UNION ALL SELECT parent FROM hidden WHERE tbl = ? AND hidden.row = ?`,
    ...table.key.map(() => row),
    table.number,
    row,
  )
  return said == null ? [table, row] : [person, canonOf(db, said)]
}

/** The field of the shop's own whose value a row is; null for every other row. */
export function ownFieldOf({ db, areas }: Naming, table: JournaledTable, row: RowKey): OwnField | null {
  const told = areas.find(({ ownFields }) => ownFields?.tables.includes(table.name))?.ownFields
  if (told === undefined) return null
  const [, field] = JSON.parse(String(row)) as readonly unknown[]
  return typeof field === 'number' ? told.of(db, field) : null
}

/** The catalogue's name of a column, `table.column`; for one row per setting, `setting.<key>`. */
export function fieldOf(table: JournaledTable, row: RowKey, column: string): string {
  if (!table.natural || table.key.length !== 1 || table.kind !== 'lookup') return `${table.name}.${column}`
  const [key] = JSON.parse(String(row)) as readonly unknown[]
  return `${table.name}.${String(key)}`
}
