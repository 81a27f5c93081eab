// The trash: rows somebody deleted, which lie in `hidden` with their image until they are restored or erased.
import { Failure } from '../../../shared/errors.ts'
import { TICKS_PER_MS } from './command-header.ts'
import type { ReadDb, SqlValue, WriteDb } from './handle.ts'
import { alive, bornIn } from './life.ts'
import { quoted, rebuilt } from './table-sql.ts'
import type { JournaledTable } from './tables.ts'

export interface Trashed {
  readonly row: number | string
  /** When it was deleted, UTC epoch ms. */
  readonly at: number
  readonly user: number | null
  /** The command that deleted it. */
  readonly command: number
  /** Its stated columns, as they were. */
  readonly values: Readonly<Record<string, SqlValue>>
}

/** The newest `limit` deleted rows of a table. What undo took back is not among them: nobody threw it away. */
export function listTrash(db: ReadDb, table: JournaledTable, limit: number): readonly Trashed[] {
  const t = table.number
  const death = `SELECT l.cmd FROM life l JOIN command k ON k.seq = l.cmd WHERE l.tbl = ${t} AND l.row = hidden.row AND l.op = 0
    ORDER BY k.clock DESC, k.machine DESC LIMIT 1`
  const unborn = table.natural ? 'NULL' : bornIn(table, 'hidden.row')
  const rows = db.all<{ row: number | string; clock: number; usr: number | null; seq: number }>(
    `SELECT hidden.row, k.clock, k.usr, k.seq FROM hidden JOIN command k ON k.seq = (${death})
      WHERE hidden.tbl = ${t} AND NOT ${alive(table, 'hidden.row')}
        AND (k.depth = 0 OR k.root IS NOT coalesce(${unborn}, k.root))
      ORDER BY k.clock DESC LIMIT ?`,
    limit,
  )
  return rows.map(({ row, clock, usr, seq }) => ({
    row,
    at: Math.floor(clock / TICKS_PER_MS),
    user: usr,
    command: seq,
    values: hiddenValues(db, table, row) ?? {},
  }))
}

/** The stated columns of a row that is not shown; undefined when there is no such row. */
export function hiddenValues(
  db: ReadDb,
  table: JournaledTable,
  row: number | string,
): Readonly<Record<string, SqlValue>> | undefined {
  const columns = rebuilt(table, 'row', 'image').map(([name, value]) => `${value} AS ${quoted(name)}`)
  return db.get(`SELECT ${columns.join(', ')} FROM hidden WHERE tbl = ${table.number} AND row = ?`, row)
}

/** Brings a deleted row back, inside a command; what hangs on it returns with it. Errors: NOT_FOUND. */
export function restore(tx: WriteDb, table: JournaledTable, row: number | string): void {
  const { changes } = tx.run(
    `INSERT INTO life (tbl, row, cmd, op) SELECT hidden.tbl, hidden.row, ctx.cmd, 1 FROM hidden, ctx
      WHERE hidden.tbl = ${table.number} AND hidden.row = ? AND ctx.cmd IS NOT NULL AND NOT ${alive(table, 'hidden.row')}
     ON CONFLICT (tbl, row, cmd) DO UPDATE SET op = 1`,
    row,
  )
  if (changes === 0) throw new Failure('NOT_FOUND', { what: table.name })
}
