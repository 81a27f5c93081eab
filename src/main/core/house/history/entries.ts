// What the journal says that commands did, row by row.
import type { ReadDb } from '../../database/handle.ts'
import type { RowKey } from './rows.ts'

export interface Entry {
  readonly tbl: number
  readonly row: RowKey
  readonly op: 'made' | 'changed' | 'removed' | 'restored'
  /** Column number, for `changed`. */
  readonly col: number | null
  readonly old: unknown
  readonly new: unknown
}

/** At most `limit` rows of births, cells and lives of these commands, in the order they are kept. */
export function entriesOfCommands(db: ReadDb, commands: readonly number[], limit: number): readonly Entry[] {
  const list = JSON.stringify(commands)
  const these = 'cmd IN (SELECT value FROM json_each(?))'
  const births = db
    .all<{ tbl: number; lo: number; hi: number }>(`SELECT tbl, lo, hi FROM born WHERE ${these} LIMIT ?`, list, limit)
    .flatMap(({ tbl, lo, hi }) => bornRows(tbl, lo, Math.min(hi, lo + limit - 1)))
  const cells = db.all<Omit<Entry, 'op'>>(
    `SELECT tbl, row, col, old, new FROM cell WHERE ${these} ORDER BY seq LIMIT ?`,
    list,
    limit,
  )
  const lives = db.all<{ tbl: number; row: RowKey; dead: 0 | 1; first: 0 | 1 }>(
    // A row with a natural key is born by being said: the first life it has.
    `SELECT l.tbl, l.row, l.op = 0 AS dead,
       NOT EXISTS (SELECT 1 FROM born b WHERE b.tbl = l.tbl AND l.row BETWEEN b.lo AND b.hi)
         AND l.cmd = (SELECT min(f.cmd) FROM life f WHERE f.tbl = l.tbl AND f.row = l.row) AS first
       FROM life l WHERE l.${these} LIMIT ?`,
    list,
    limit,
  )
  const ranges = db
    .all<{ tbl: number; lo: number; hi: number; dead: 0 | 1 }>(
      `SELECT tbl, lo, hi, op = 0 AS dead FROM life_range WHERE ${these} LIMIT ?`,
      list,
      limit,
    )
    .flatMap(({ tbl, lo, hi, dead }) =>
      ids(lo, Math.min(hi, lo + limit - 1)).map((row) => lived(tbl, row, dead === 1 ? 'removed' : 'restored')),
    )
  return [
    ...births,
    ...cells.map((cell): Entry => ({ ...cell, op: 'changed' })),
    ...lives.map(({ tbl, row, dead, first }) =>
      lived(tbl, row, dead === 1 ? 'removed' : first === 1 ? 'made' : 'restored'),
    ),
    ...ranges,
  ].slice(0, limit)
}

const ids = (lo: number, hi: number) => Array.from({ length: hi - lo + 1 }, (_, index) => lo + index)

const bornRows = (tbl: number, lo: number, hi: number) => ids(lo, hi).map((row) => lived(tbl, row, 'made'))

const lived = (tbl: number, row: RowKey, op: Entry['op']): Entry => ({ tbl, row, op, col: null, old: null, new: null })

/** The commands of one action: itself, or of long work the first `limit`. */
export function membersOf(db: ReadDb, command: number, limit: number): readonly number[] {
  return db.pluck<number>(
    `SELECT m.seq FROM command k JOIN command m ON m.machine = k.machine AND m.grp = k.grp WHERE k.seq = ?
     UNION SELECT ? ORDER BY 1 LIMIT ?`,
    command,
    command,
    limit,
  )
}

/** Every command that touched one of these rows. */
export function commandsAbout(db: ReadDb, rows: readonly (readonly [tbl: number, row: RowKey])[]): readonly number[] {
  return db.pluck<number>(
    `WITH about (tbl, row) AS (SELECT value ->> 0, value ->> 1 FROM json_each(?))
     SELECT c.cmd FROM about CROSS JOIN cell c ON c.tbl = about.tbl AND c.row = about.row
     UNION SELECT l.cmd FROM about CROSS JOIN life l ON l.tbl = about.tbl AND l.row = about.row
     UNION SELECT b.cmd FROM about CROSS JOIN born b ON b.tbl = about.tbl AND b.hi >= about.row
       AND b.lo = (SELECT max(lo) FROM born WHERE tbl = about.tbl AND lo <= about.row)`,
    JSON.stringify(rows),
  )
}
