// The people whom the entries of a command concern: those it speaks of, those its rows are said of, those it merges. More
// than need be is no fault, for settling changes nothing that is right.
import type { ReadDb } from './handle.ts'
import { contactOf, isRow, quoted } from './table-sql.ts'
import { isOwned } from './table-set.ts'
import type { JournaledTable } from './tables.ts'

/** @param touched the tables the command has entries about */
export function peopleOf(db: ReadDb, touched: readonly JournaledTable[], command: number): readonly number[] {
  const people = new Set<number>()
  for (const table of touched) {
    if (table.kind !== 'person' && !isOwned(table)) continue
    for (const sql of queriesFor(table)) {
      for (const id of db.pluck<number | null>(sql, command)) if (id !== null) people.add(id)
    }
  }
  return [...people]
}

function queriesFor(table: JournaledTable): readonly string[] {
  const t = table.number
  const pointing = table.stated.find((column) => column.name === table.person?.contact) ?? table.merged
  const values = (['old', 'new'] as const).map(
    (side) => `SELECT ${side} FROM cell WHERE cmd = ? AND tbl = ${t} AND col = ${pointing?.number ?? 0}`,
  )
  return [...(pointing === null ? [] : values), ...(isOwned(table) ? contacts(table) : themselves(table))]
}

function themselves(person: JournaledTable): readonly string[] {
  const t = person.number
  const among = (entry: string) => [
    `SELECT p.id FROM ${entry} r CROSS JOIN ${quoted(person.name)} p ON p.id BETWEEN r.lo AND r.hi WHERE r.cmd = ? AND r.tbl = ${t}`,
    `SELECT h.row FROM ${entry} r CROSS JOIN hidden h ON h.tbl = ${t} AND h.row BETWEEN +r.lo AND +r.hi
      WHERE r.cmd = ? AND r.tbl = ${t}`,
  ]
  return [
    `SELECT row FROM cell WHERE cmd = ? AND tbl = ${t}`,
    `SELECT row FROM life WHERE cmd = ? AND tbl = ${t}`,
    ...among('born'),
    ...among('life_range'),
  ]
}

function contacts(table: JournaledTable): readonly string[] {
  const t = table.number
  const said = contactOf(table, 't')
  const single = (entry: string) => [
    `SELECT DISTINCT ${said} FROM ${entry} r CROSS JOIN ${quoted(table.name)} t ON ${isRow(table, 't', 'r.row')}
      WHERE r.cmd = ? AND r.tbl = ${t}`,
    `SELECT DISTINCT h.parent FROM ${entry} r CROSS JOIN hidden h ON h.tbl = ${t} AND h.row = r.row
      WHERE r.cmd = ? AND r.tbl = ${t}`,
  ]
  const among = (entry: string) => [
    `SELECT DISTINCT ${said} FROM ${entry} r CROSS JOIN ${quoted(table.name)} t ON t.id BETWEEN r.lo AND r.hi
      WHERE r.cmd = ? AND r.tbl = ${t}`,
    `SELECT DISTINCT h.parent FROM ${entry} r CROSS JOIN hidden h ON h.tbl = ${t} AND h.row BETWEEN +r.lo AND +r.hi
      WHERE r.cmd = ? AND r.tbl = ${t}`,
  ]
  return [...single('cell'), ...single('life'), ...(table.natural ? [] : [...among('born'), ...among('life_range')])]
}
