// The one door by which entries of the journal reach the tables: those an undo writes here, and those that arrive from
// another machine. The newest version of a cell wins; a loser stays in the journal and changes nothing.
import type { WriteDb } from './handle.ts'
import { isRow, quoted, withValue } from './table-sql.ts'
import type { TableSet } from './table-set.ts'
import type { JournaledTable, StatedColumn } from './tables.ts'

/** Writes the cells of a command into tables and images. Its births, deaths and restores take effect when it is settled. */
export function applyEntries(db: WriteDb, set: TableSet, command: number): void {
  const cells = db.all<{ tbl: number; col: number }>('SELECT DISTINCT tbl, col FROM cell WHERE cmd = ?', command)
  for (const { tbl, col } of cells) {
    const table = set.byNumber(tbl)
    const column = table.stated.find((one) => one.number === col)
    // A dropped column's number stays valid in the journal and is passed over.
    if (column !== undefined) applyColumn(db, table, { column, command })
  }
}

function applyColumn(
  db: WriteDb,
  table: JournaledTable,
  { column, command }: { readonly column: StatedColumn; readonly command: number },
): void {
  const these = `c.cmd = ? AND c.tbl = ${table.number} AND c.col = ${column.number} AND ${WINS}`
  db.run(
    `UPDATE ${quoted(table.name)} AS t SET ${quoted(column.name)} = c.new FROM cell c
      WHERE ${these} AND ${isRow(table, 't', 'c.row')}`,
    command,
  )
  const parent = column.name === table.person?.contact ? ', parent = c.new' : ''
  db.run(
    `UPDATE hidden SET image = ${withValue(column, 'image', 'c.new')}${parent} FROM cell c
      WHERE ${these} AND hidden.tbl = c.tbl AND hidden.row = c.row`,
    command,
  )
}

/** No other entry on the cell has a later version. */
const WINS = `NOT EXISTS (
  SELECT 1 FROM cell d JOIN command dk ON dk.seq = d.cmd JOIN command ck ON ck.seq = c.cmd
   WHERE d.tbl = c.tbl AND d.row = c.row AND d.col = c.col AND (dk.clock, dk.machine) > (ck.clock, ck.machine))`
