// What a command said, read back for a bundle as its author wrote it: births with the values they had then, not those of
// today, and every value as JSON text that keeps its type.
import type { ReadDb } from './handle.ts'
import { imageOf, jsonOf, keyOf, quoted, valueIn } from './table-sql.ts'
import type { TableSet } from './table-set.ts'
import type { JournaledTable, StatedColumn } from './tables.ts'
import type { BundleCommand } from './bundle.ts'

type Entries = Pick<BundleCommand, 'born' | 'life' | 'lifeRange' | 'cells'>

export function entriesFor(db: ReadDb, set: TableSet, command: number): Entries {
  const born = db.all<{ tbl: number; lo: number; hi: number }>(
    'SELECT tbl, lo, hi FROM born WHERE cmd = ? ORDER BY tbl, lo',
    command,
  )
  return {
    born: born.map(({ tbl, lo, hi }) => [tbl, lo, hi, imagesAtBirth(db, set.byNumber(tbl), lo, hi)]),
    life: db
      .all<{ tbl: number; row: number | string; op: 0 | 1 }>('SELECT tbl, row, op FROM life WHERE cmd = ?', command)
      .map(({ tbl, row, op }) => [tbl, row, op]),
    lifeRange: db
      .all<{ tbl: number; lo: number; hi: number; op: 0 | 1 }>(
        'SELECT tbl, lo, hi, op FROM life_range WHERE cmd = ?',
        command,
      )
      .map(({ tbl, lo, hi, op }) => [tbl, lo, hi, op]),
    cells: db
      .all<{ tbl: number; row: number | string; col: number; old: string; new: string }>(
        `SELECT tbl, row, col, ${jsonOf(ANY, 'old')} old, ${jsonOf(ANY, 'new')} new FROM cell WHERE cmd = ? ORDER BY seq`,
        command,
      )
      .map((cell) => [cell.tbl, cell.row, cell.col, cell.old, cell.new]),
  }
}

const ANY: StatedColumn = { name: 'any', number: 0, type: 'any', notNull: false }

/** Rows of a range that were emptied have no image any more. */
function imagesAtBirth(db: ReadDb, table: JournaledTable, lo: number, hi: number): [number, string][] {
  const t = table.number
  const shown = born(table, {
    row: keyOf(table, 't'),
    now: imageOf(table, 't'),
    value: ({ name }) => `t.${quoted(name)}`,
  })
  const kept = born(table, { row: 'h.row', now: 'h.image', value: (column) => valueIn(column, 'h.image') })
  return db
    .all<{ id: number; image: string }>(
      `SELECT t.id, ${shown} image FROM ${quoted(table.name)} t WHERE t.id BETWEEN ? AND ?
       UNION ALL SELECT h.row, ${kept} FROM hidden h WHERE h.tbl = ${t} AND h.row BETWEEN ? AND ? ORDER BY 1`,
      lo,
      hi,
      lo,
      hi,
    )
    .map(({ id, image }) => [id, image])
}

interface Place {
  readonly row: string
  /** The image as it is now. */
  readonly now: string
  readonly value: (column: StatedColumn) => string
}

/** The image a row was born with: what its earliest change of each column found, else what is there still. */
function born(table: JournaledTable, { row, now, value }: Place): string {
  const changed = `SELECT 1 FROM cell WHERE tbl = ${table.number} AND row = ${row}`
  const pairs = table.stated.map((column) => {
    const cell = `cell p JOIN command k ON k.seq = p.cmd WHERE p.tbl = ${table.number} AND p.row = ${row} AND p.col = ${column.number}`
    const first = `(SELECT p.old FROM ${cell} ORDER BY k.clock, k.machine LIMIT 1)`
    // A column that always holds something has lost its first value only by an erasure, as has the present one.
    const found = column.notNull ? `coalesce(${first}, ${value(column)})` : first
    const then = `CASE WHEN EXISTS (SELECT 1 FROM ${cell}) THEN ${found} ELSE ${value(column)} END`
    return `'${column.number}', ${jsonOf(column, then)}`
  })
  return `CASE WHEN EXISTS (${changed}) THEN json_object(${pairs.join(', ')}) ELSE ${now} END`
}
