// What the book remembers of an import: what was asked, the file until it is done, how it stands, and why rows were not
// simply taken. All of it of this PC alone, and written in the transaction of the rows it tells of.
import type { ExchangeKind, ImportReport, Mapping } from '../../../../shared/contract/exchange.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ShopSettings } from '../../shop-settings.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import { readWork } from '../../database/work.ts'
import { newTally, someOfEach, type Fate, type PlainRows, type Reason, type Tally } from './reasons.ts'
import type { RowNames } from './row-names.ts'

/** How far an import came, beyond its position. */
export interface State extends Tally {
  /** The first visit it wrote. */
  firstVisit: number | null
  /** Ids of people from here on were given by itself. */
  readonly firstNew: number
  /** `made` was counted in the book. */
  readonly counted?: boolean
}

const MACHINE = 2 ** 32

/** As an import begins in this book. */
export function newState(db: ReadDb): State {
  const [machine = 1] = db.pluck<number>('SELECT machine FROM self')
  const [next = 1] = db.pluck<number>('SELECT next FROM counter WHERE tbl = ?', CONTACT_TABLE)
  return { ...newTally(), firstVisit: null, firstNew: machine * MACHINE + next }
}

/** The journal's number of the table of people. */
const CONTACT_TABLE = 1

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
  {
    state,
    reasons,
    plain,
  }: { readonly state: State; readonly reasons: readonly Reason[]; readonly plain: readonly PlainRows[] },
): void {
  db.run('UPDATE import_run SET tally = ? WHERE id = ?', JSON.stringify(state), id)
  addReasons(db, id, reasons)
  insert(
    db,
    id,
    plain.map(({ fate, from, to }) => [from, fate, '', null, String(to), null]),
  )
}

export function addReasons(db: WriteDb, id: number, reasons: readonly Reason[]): void {
  insert(
    db,
    id,
    reasons.map(({ row, fate, why, field, value, changes }) => [
      row,
      fate,
      why,
      field,
      value,
      changes.length === 0 ? null : JSON.stringify(changes),
    ]),
  )
}

const REASONS_AT_ONCE = 2_000

function insert(db: WriteDb, id: number, rows: readonly (readonly (string | number | null)[])[]): void {
  for (let from = 0; from < rows.length; from += REASONS_AT_ONCE) {
    db.run(
      `INSERT INTO import_reason (import_id, row, fate, why, field, value, changes)
        SELECT ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?)`,
      id,
      JSON.stringify(rows.slice(from, from + REASONS_AT_ONCE)),
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

interface ReasonRow extends Omit<Reason, 'fate' | 'changes'> {
  readonly fate: Fate | PlainRows['fate']
  readonly changes: string | null
}

/** The report of an import as the book knows it. Errors: NOT_FOUND. */
export function reportOfRun(db: ReadDb, run: Run, names: RowNames = new Map()): ImportReport {
  const work = run.work === null ? null : readWork(db, run.work)
  const rows = db.all<ReasonRow>(
    'SELECT row, fate, why, field, value, changes FROM import_reason WHERE import_id = ? ORDER BY row, id',
    run.id,
  )
  const reasons: Reason[] = []
  const plain: PlainRows[] = []
  for (const { fate, changes, ...row } of rows) {
    if (fate === 'new' || fate === 'same') plain.push({ fate, from: row.row, to: Number(row.value) })
    else reasons.push({ ...row, fate, changes: changes === null ? [] : (JSON.parse(changes) as Reason['changes']) }) // as written above
  }
  return {
    ...reported(run, { reasons, plain, names }),
    dryRun: false,
    command: work?.group ?? null,
    work: run.work,
    stopped: work !== null && work.state !== 'done',
  }
}

export interface Told {
  /** In the order of the rows. */
  readonly reasons: readonly Reason[]
  readonly plain: readonly PlainRows[]
  readonly names: RowNames
}

/** What both a rehearsal and the real thing report. */
export function reported(
  { kind, rows, asked, state }: Pick<Run, 'kind' | 'rows' | 'asked' | 'state'>,
  { reasons, plain, names }: Told,
): Omit<ImportReport, 'dryRun' | 'command' | 'work' | 'stopped'> {
  const { created, updated, skipped, looks, made } = state
  return {
    kind,
    rows,
    created,
    updated,
    skipped,
    looks,
    made,
    reasons: [...someOfEach(reasons, SHOWN)],
    list: reasons.length + plain.length > 0 ? listOf({ reasons, plain, names }) : null,
    mapping: asked.mapping,
  }
}

const HEADINGS = ['row', 'fate', 'why', 'field', 'value', 'old', 'new', 'name']

/** Every row: RFC 4180, UTF-8 with byte order mark; the codes as they are. A line for each reason or changed field. */
function listOf({ reasons, plain, names }: Told): File {
  const cell = (value: string | number | null) => {
    // A value that begins like a formula would be one in a spreadsheet.
    const text = String(value ?? '').replace(/^(?=[=+\-@\t\r])/, "'")
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const line = (...values: readonly (string | number | null)[]) => `${values.map(cell).join(',')}\r\n`
  const parts: string[] = [`\ufeff${HEADINGS.join(',')}\r\n`]
  const rows = plain.reduce((sum, { from, to }) => sum + to - from + 1, 0)
  const runs = rows > MOST_PLAIN ? [] : plain
  let run = 0
  let at = runs[0]?.from ?? 0
  function plainUntil(row: number): void {
    for (let one = runs[run]; one !== undefined && at < row; one = runs[run]) {
      parts.push(line(at, one.fate, '', '', '', '', '', names.get(at) ?? ''))
      at += 1
      if (at > one.to) at = runs[(run += 1)]?.from ?? 0
    }
  }
  for (const { row, fate, why, field, value, changes } of reasons) {
    plainUntil(row)
    const name = names.get(row) ?? ''
    if (changes.length === 0) parts.push(line(row, fate, why, field, value, '', '', name))
    for (const change of changes) parts.push(line(row, fate, why, change.field, value, change.old, change.new, name))
  }
  plainUntil(Number.POSITIVE_INFINITY)
  return new File(parts, 'import.csv', { type: 'text/csv' })
}

/** A list longer than this nobody reads row by row. */
const MOST_PLAIN = 200_000
