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

/**
 * FROM and WHERE: the rows of `hidden` that somebody threw away, with the command `k` that did. What undo took back is not
 * among them, nor what one command made and deleted: nobody ever missed it.
 */
function thrownAway(table: JournaledTable): string {
  const t = table.number
  const death = `SELECT l.cmd FROM life l JOIN command d ON d.seq = l.cmd
    WHERE l.tbl = ${t} AND l.row = hidden.row AND l.op = 0 ORDER BY d.clock DESC, d.machine DESC LIMIT 1`
  const birth = table.natural
    ? ''
    : ` AND k.root IS NOT (SELECT root FROM command WHERE seq = ${bornIn(table, 'hidden.row')})`
  return `FROM hidden JOIN command k ON k.seq = (${death})
    WHERE hidden.tbl = ${t} AND NOT ${alive(table, 'hidden.row')}${birth}`
}

/** The newest `limit` rows of a table in the trash. */
export function listTrash(db: ReadDb, table: JournaledTable, limit: number): readonly Trashed[] {
  const rows = db.all<{ row: number | string; clock: number; usr: number | null; seq: number }>(
    `SELECT hidden.row, k.clock, k.usr, k.seq ${thrownAway(table)} ORDER BY k.clock DESC LIMIT ?`,
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

/** Whether somebody threw the row away, and it lies there still. */
export function inTrash(db: ReadDb, table: JournaledTable, row: number | string): boolean {
  return db.get(`SELECT 1 ${thrownAway(table)} AND hidden.row = ?`, row) !== undefined
}

/** Takes a row out of the trash, inside a command; what hangs on it returns with it. Errors: NOT_FOUND. */
export function restore(tx: WriteDb, table: JournaledTable, row: number | string): void {
  if (!inTrash(tx, table, row)) throw new Failure('NOT_FOUND', { what: table.name })
  tx.run(
    `INSERT INTO life (tbl, row, cmd, op) SELECT ?, ?, cmd, 1 FROM ctx WHERE true
     ON CONFLICT (tbl, row, cmd) DO UPDATE SET op = 1`,
    table.number,
    row,
  )
}
