// Who did what when, one line of JSON for each command, with what every field was and became: to be read, by people and by
// programs. It is not read back: the new book has a history of its own.
import { Failure } from '../../../../../shared/errors.ts'
import { TICKS_PER_MS } from '../../../database/command-header.ts'
import type { ReadDb } from '../../../database/handle.ts'
import type { TableSet } from '../../../database/table-set.ts'
import type { Bytes } from '../export/zip-out.ts'
import type { ArchiveRequest } from './archive-request.ts'

interface CommandRow {
  readonly seq: number
  readonly machine: number
  readonly n: number
  readonly clock: number
  readonly user: string | null
  readonly kind: string
  readonly grp: number | null
  readonly um: number | null
  readonly un: number | null
  readonly undone: number
}

const COMMANDS = `SELECT c.seq, c.machine, c.n, c.clock, u.name AS user, c.kind, c.grp, c.um, c.un, c.undone
  FROM command c LEFT JOIN user u ON u.id = c.usr WHERE c.seq > ? ORDER BY c.seq LIMIT 50`

export async function* historyLines({ parts, db, signal }: ArchiveRequest): AsyncGenerator<Bytes, void> {
  const encoder = new TextEncoder()
  const set = parts.tables()
  for (let rows = db.all<CommandRow>(COMMANDS, 0); rows.length > 0;) {
    for (const row of rows) {
      await new Promise((resolve) => setImmediate(resolve))
      if (signal.aborted) throw new Failure('CANCELLED', {})
      yield encoder.encode(`${JSON.stringify(lineOf(db, set, row))}\n`)
    }
    rows = db.all<CommandRow>(COMMANDS, rows.at(-1)?.seq ?? 0)
  }
}

function lineOf(db: ReadDb, set: TableSet, { seq, machine, n, clock, user, kind, grp, um, un, undone }: CommandRow) {
  return {
    machine,
    number: n,
    at: new Date(Math.floor(clock / TICKS_PER_MS)).toISOString(),
    user,
    kind,
    ...(grp === null ? {} : { group: grp }),
    ...(um === null || un === null ? {} : { undoes: { machine: um, number: un } }),
    undone: undone === 1,
    made: made(db, set, seq),
    changed: changed(db, set, seq),
    ...lived(db, set, seq),
  }
}

/** New rows, as ranges of ids. */
const made = (db: ReadDb, set: TableSet, seq: number) =>
  db
    .all<{ tbl: number; lo: number; hi: number }>('SELECT tbl, lo, hi FROM born WHERE cmd = ? ORDER BY tbl, lo', seq)
    .map(({ tbl, lo, hi }) => ({ table: set.byNumber(tbl).name, from: lo, to: hi }))

function changed(db: ReadDb, set: TableSet, seq: number) {
  return db
    .all<{ tbl: number; row: number | string; col: number; old: unknown; new: unknown }>(
      'SELECT tbl, row, col, old, new FROM cell WHERE cmd = ? ORDER BY cell.seq',
      seq,
    )
    .flatMap(({ tbl, row, col, old, new: fresh }) => {
      const table = set.byNumber(tbl)
      const column = table.stated.find(({ number }) => number === col)
      if (column === undefined || column.name === table.attached?.key) return []
      return [{ table: table.name, row: keyOf(row), field: column.name, old: told(old), new: told(fresh) }]
    })
}

/** Rows with a key of their own nature are made by being said, and so are those that came back. */
function lived(db: ReadDb, set: TableSet, seq: number) {
  const rows = db.all<{ tbl: number; lo: number | string; hi: number | string; op: number }>(
    `SELECT tbl, row AS lo, row AS hi, op FROM life WHERE cmd = ?
     UNION ALL SELECT tbl, lo, hi, op FROM life_range WHERE cmd = ? ORDER BY 1, 2`,
    seq,
    seq,
  )
  const of = (op: number) =>
    rows
      .filter((row) => row.op === op)
      .map(({ tbl, lo, hi }) => ({ table: set.byNumber(tbl).name, from: keyOf(lo), to: keyOf(hi) }))
  return { said: of(1), removed: of(0) }
}

/** An id, or the parts of a key of another kind. */
const keyOf = (row: number | string) => (typeof row === 'string' ? (JSON.parse(row) as unknown) : row)

/** A picture has no value to be read. */
const told = (value: unknown) => (value instanceof Uint8Array ? { bytes: value.length } : value)
