// What the book remembers of an import: what was asked, the file until it is done, how it stands, and why rows were not
// simply taken. All of it of this PC alone, and written in the transaction of the rows it tells of.
import type { ExchangeKind, ImportReport, Mapping, RowReason } from '../../../../shared/contract/exchange.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ShopSettings } from '../../area.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import { readWork } from '../../database/work.ts'
import { newTally, type Reason, type Tally } from './reasons.ts'

/** How far an import came, beyond its position. */
export interface State extends Tally {
  /** The first visit it wrote. */
  firstVisit: number | null
}

export const newState = (): State => ({ ...newTally(), firstVisit: null })

export interface Run {
  readonly id: number
  readonly work: number | null
  readonly kind: ExchangeKind
  readonly name: string
  readonly rows: number
  readonly asked: Asked
  readonly state: State
}

/** What decides, beside the file, what an import makes of it; kept, so that it goes on as it began. */
export interface Asked {
  readonly mapping: Mapping
  readonly settings: ShopSettings
  /** UTC epoch ms at which it was begun. */
  readonly now: number
}

interface RunRow {
  readonly id: number
  readonly work: number | null
  readonly kind: ExchangeKind
  readonly name: string
  readonly rows: number
  readonly asked: string
  readonly tally: string
}

const RUN = 'SELECT id, work_id AS work, kind, name, rows, asked, tally FROM import_run'

/** Errors: NOT_FOUND. */
export function readRun(db: ReadDb, id: number): Run {
  return runOf(db.get<RunRow>(`${RUN} WHERE id = ?`, id))
}

function runOf(row: RunRow | undefined): Run {
  if (row === undefined) throw new Failure('NOT_FOUND', { what: 'import' })
  return { ...row, asked: JSON.parse(row.asked) as Asked, state: JSON.parse(row.tally) as State } // written by `newRun`
}

export interface NewRun {
  readonly kind: ExchangeKind
  readonly name: string
  readonly size: number
  readonly rows: number
  readonly asked: Asked
  readonly state: State
}

/** Imports of which the book remembers the reasons. */
const REMEMBERED = 10

/** What earlier imports left is forgotten where nothing goes on with it any more. */
export function newRun(db: WriteDb, { kind, name, size, rows, asked, state }: NewRun): number {
  db.run(`DELETE FROM import_part WHERE import_id NOT IN (
    SELECT r.id FROM import_run r JOIN work w ON w.id = r.work_id WHERE w.state <> 'done')`)
  db.run(
    `DELETE FROM import_reason WHERE import_id NOT IN (SELECT id FROM import_run ORDER BY id DESC LIMIT ?)`,
    REMEMBERED - 1,
  )
  db.run(
    'INSERT INTO import_run (kind, name, size, at, asked, rows, tally) VALUES (?, ?, ?, ?, ?, ?, ?)',
    kind,
    name,
    size,
    asked.now,
    JSON.stringify(asked),
    rows,
    JSON.stringify(state),
  )
  return db.pluck<number>('SELECT last_insert_rowid()')[0] ?? 0
}

export function setWork(db: WriteDb, id: number, work: number): void {
  db.run('UPDATE import_run SET work_id = ? WHERE id = ?', work, id)
}

export function saveState(
  db: WriteDb,
  id: number,
  { state, reasons }: { readonly state: State; readonly reasons: readonly Reason[] },
): void {
  db.run('UPDATE import_run SET tally = ? WHERE id = ?', JSON.stringify(state), id)
  addReasons(db, id, reasons)
}

const REASONS_AT_ONCE = 2_000

export function addReasons(db: WriteDb, id: number, reasons: readonly Reason[]): void {
  for (let from = 0; from < reasons.length; from += REASONS_AT_ONCE) {
    db.run(
      `INSERT INTO import_reason (import_id, row, fate, why, field, value)
        SELECT ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?)`,
      id,
      JSON.stringify(
        reasons
          .slice(from, from + REASONS_AT_ONCE)
          .map(({ row, fate, why, field, value }) => [row, fate, why, field, value]),
      ),
    )
  }
}

const PART_BYTES = 1_048_576

/** The file in parts, each to be kept by a transaction of its own. */
export function* partsOf(bytes: Uint8Array): Generator<{ readonly part: number; readonly bytes: Uint8Array }> {
  for (let part = 0; part * PART_BYTES < bytes.length; part += 1) {
    yield { part, bytes: bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES) }
  }
}

export function keepPart(
  db: WriteDb,
  id: number,
  { part, bytes }: { readonly part: number; readonly bytes: Uint8Array },
): void {
  db.run('INSERT INTO import_part (import_id, part, bytes) VALUES (?, ?, ?)', id, part, bytes)
}

/** Errors: NOT_FOUND when it was done or undone meanwhile. */
export function keptFile(db: ReadDb, id: number): Uint8Array {
  const parts = db.pluck<Uint8Array>('SELECT bytes FROM import_part WHERE import_id = ? ORDER BY part', id)
  if (parts.length === 0) throw new Failure('NOT_FOUND', { what: 'import' })
  return Buffer.concat(parts)
}

export function forgetFile(db: WriteDb, id: number): void {
  db.run('DELETE FROM import_part WHERE import_id = ?', id)
}

const SHOWN = 1_000

/** The report of an import as the book knows it. Errors: NOT_FOUND. */
export function reportOfRun(db: ReadDb, run: Run): ImportReport {
  const work = run.work === null ? null : readWork(db, run.work)
  const all = db.all<RowReason>(
    'SELECT row, fate, why, field, value FROM import_reason WHERE import_id = ? ORDER BY row, id',
    run.id,
  )
  return {
    ...reported(run, all),
    dryRun: false,
    command: work?.group ?? null,
    work: run.work,
    stopped: work !== null && work.state !== 'done',
  }
}

/** What both a rehearsal and the real thing report. */
export function reported(
  { kind, rows, asked, state }: Pick<Run, 'kind' | 'rows' | 'asked' | 'state'>,
  reasons: readonly RowReason[],
): Omit<ImportReport, 'dryRun' | 'command' | 'work' | 'stopped'> {
  const { created, updated, skipped, made } = state
  return {
    kind,
    rows,
    created,
    updated,
    skipped,
    made,
    reasons: reasons.slice(0, SHOWN),
    list: reasons.length > SHOWN ? listOf(reasons) : null,
    mapping: asked.mapping,
  }
}

/** RFC 4180, UTF-8 with byte order mark; the codes as they are. */
function listOf(reasons: readonly RowReason[]): File {
  const cell = (value: string | number | null) => {
    // A value that begins like a formula would be one in a spreadsheet.
    const text = String(value ?? '').replace(/^(?=[=+\-@\t\r])/, "'")
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const lines = reasons.map(({ row, fate, why, field, value }) => [row, fate, why, field, value].map(cell).join(','))
  return new File([`\ufeffrow,fate,why,field,value\r\n${lines.join('\r\n')}\r\n`], 'import.csv', { type: 'text/csv' })
}
