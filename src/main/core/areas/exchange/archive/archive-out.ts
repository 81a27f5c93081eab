// The whole book as an open archive: every journaled table of every area through its declaration, so that no area need know of
// it; pictures and documents as files; who did what, to be read. Slice by slice, with room for others between.
import { createHash } from 'node:crypto'
import { csvLine } from '../../../../../shared/domain/csv.ts'
import { Failure, isFailure } from '../../../../../shared/errors.ts'
import { suppressionKeyOf } from '../../consent/service.ts'
import type { ReadDb, SqlValue } from '../../../database/handle.ts'
import { alive } from '../../../database/life.ts'
import { quoted, rebuilt } from '../../../database/table-sql.ts'
import { isOwned } from '../../../database/table-set.ts'
import type { JournaledTable } from '../../../database/tables.ts'
import { listTrash } from '../../../database/trash.ts'
import type { ExportParts } from '../export/parts.ts'
import type { ArchiveRequest } from './archive-request.ts'
import type { Bytes, ZipOut } from '../export/zip-out.ts'
import {
  cellOf,
  columnsOf,
  CONTENTS,
  filePath,
  FORMAT,
  HISTORY,
  SETTINGS,
  VERSION,
  type ArchiveColumn,
  type Contents,
  type Part,
  type TablePart,
} from './format.ts'
import { historyLines } from './history-lines.ts'

type Row = Readonly<Record<string, SqlValue>>

const ROWS_AT_ONCE = 500

/** Answers how many rows. Errors: CANCELLED, TOO_LARGE, BOOK_CLOSED. */
export async function writeArchive(zip: ZipOut, request: ArchiveRequest): Promise<number> {
  const { parts, db, at, shop } = request
  const tables: TablePart[] = []
  const files: Part[] = []
  const missing: string[] = []
  const machines = new Set<number>()
  const others: Part[] = []
  for (const { table, trash, rows } of allRows(request)) {
    const written = await writeTable(zip, { request, table, trash, rows, machines })
    if (written === null) continue
    tables.push(written)
    for await (const file of filesOf(request, table, rows)) {
      if (file.bytes === null) missing.push(file.path)
      else files.push(await add(zip, file.path, [file.bytes]))
    }
  }
  const text = new TextEncoder()
  others.push(await add(zip, SETTINGS, [text.encode(settingsJson(db))]))
  others.push(await add(zip, HISTORY, historyLines(request)))
  const names = new Map(
    db
      .all<{ number: number; name: string }>('SELECT number, name FROM machine')
      .map(({ number, name }) => [number, name]),
  )
  const contents: Contents = {
    format: FORMAT,
    version: VERSION,
    program: parts.program,
    book: shop,
    madeAt: new Date(at).toISOString(),
    machines: [...machines].sort((a, b) => a - b).map((number) => ({ number, name: names.get(number) ?? '' })),
    suppressionKey: tables.some(({ table }) => table === 'suppression')
      ? Buffer.from(suppressionKeyOf(db)).toString('base64')
      : null,
    tables,
    files,
    missing,
    others,
  }
  await zip.add(CONTENTS, [text.encode(`${JSON.stringify(contents, null, 2)}\n`)])
  return tables.reduce((sum, { rows }) => sum + rows, 0)
}

interface Source {
  readonly table: JournaledTable
  readonly trash: boolean
  /** Asked anew each time: once for the table, once for its files. */
  readonly rows: () => Iterable<readonly Row[]>
}

/** What lives first, table by table, parents before children; then what lies in the trash. */
function* allRows({ parts, db }: ArchiveRequest): Generator<Source, void> {
  const set = parts.tables()
  for (const table of set.journaled) yield { table, trash: false, rows: () => livingRows(db, table) }
  const { person } = set
  const trashed = person === null ? [] : listTrash(db, person, EVERYTHING).map(({ row }) => Number(row))
  const merged = db.pluck<number>(
    'SELECT id FROM alias WHERE canon_id IN (SELECT value FROM json_each(?))',
    JSON.stringify(trashed),
  )
  for (const table of set.journaled) {
    if (table === person) yield { table, trash: true, rows: () => hiddenRows(db, table, trashed) }
    else if (isOwned(table) && table.kind === 'part') {
      yield { table, trash: true, rows: () => hiddenPartsOf(db, table, [...trashed, ...merged]) }
    } else if (table.kind === 'part' && !table.natural) {
      const gone = listTrash(db, table, EVERYTHING).map(({ row }) => Number(row))
      yield { table, trash: true, rows: () => hiddenRows(db, table, gone.toReversed()) }
    }
  }
}

const EVERYTHING = 1_000_000_000

const hasBlob = ({ stated }: JournaledTable) => stated.some(({ type }) => type === 'blob')

/** Without the bytes of pictures, which are asked for one by one: of a blob only whether there is one. */
const selected = (table: JournaledTable, columns: readonly (readonly [string, string])[]) =>
  columns
    .map(([name, value]) => {
      const blob = table.stated.some((column) => column.name === name && column.type === 'blob')
      return `${blob ? `(${value}) IS NOT NULL` : value} AS ${quoted(name)}`
    })
    .join(', ')

/** By key; people who were merged into somebody come last: they live, but are not shown. */
function* livingRows(db: ReadDb, table: JournaledTable): Generator<readonly Row[], void> {
  const names = [...table.key, ...table.stated.map(({ name }) => name)]
  const columns = selected(
    table,
    names.map((name) => [name, quoted(name)]),
  )
  const key = table.key.map(quoted).join(', ')
  const first = `SELECT ${columns} FROM ${quoted(table.name)} ORDER BY ${key} LIMIT ${String(ROWS_AT_ONCE)}`
  const marks = table.key.map(() => '?').join(', ')
  const next = first.replace(' ORDER BY', ` WHERE (${key}) > (${marks}) ORDER BY`)
  let rows = db.all<Row>(first)
  while (rows.length > 0) {
    yield rows
    const last = rows.at(-1)
    rows = rows.length < ROWS_AT_ONCE ? [] : db.all<Row>(next, ...table.key.map((name) => last?.[name] ?? null))
  }
  if (table.kind !== 'person') return
  const merged = db.pluck<number>(
    `SELECT hidden.row FROM hidden JOIN alias ON alias.id = hidden.row WHERE hidden.tbl = ${String(table.number)}
      AND ${alive(table, 'hidden.row')} ORDER BY hidden.row`,
  )
  yield* hiddenRows(db, table, merged)
}

function* hiddenRows(db: ReadDb, table: JournaledTable, ids: readonly number[]): Generator<readonly Row[], void> {
  const columns = selected(table, rebuilt(table, 'hidden.row', 'hidden.image'))
  const sql = `SELECT ${columns} FROM json_each(?) j CROSS JOIN hidden ON hidden.tbl = ${String(table.number)}
    AND hidden.row = j.value ORDER BY j.value`
  const sorted = ids.toSorted((a, b) => a - b)
  for (let from = 0; from < sorted.length; from += ROWS_AT_ONCE) {
    yield db.all<Row>(sql, JSON.stringify(sorted.slice(from, from + ROWS_AT_ONCE)))
  }
}

/** What lives of people who do not: it comes back with them. */
function* hiddenPartsOf(db: ReadDb, table: JournaledTable, people: readonly number[]): Generator<readonly Row[], void> {
  const columns = selected(table, rebuilt(table, 'hidden.row', 'hidden.image'))
  const sql = `SELECT ${columns} FROM json_each(?) j CROSS JOIN hidden ON hidden.parent = j.value
    WHERE hidden.tbl = ${String(table.number)} AND ${alive(table, 'hidden.row')} ORDER BY hidden.row`
  const sorted = people.toSorted((a, b) => a - b)
  for (let from = 0; from < sorted.length; from += ROWS_AT_ONCE) {
    yield db.all<Row>(sql, JSON.stringify(sorted.slice(from, from + ROWS_AT_ONCE)))
  }
}

interface TableRequest extends Source {
  readonly request: ArchiveRequest
  readonly machines: Set<number>
}

const MACHINE = 2 ** 32

/** Null for a table without rows, which is left out. */
async function writeTable(
  zip: ZipOut,
  { request, table, trash, rows, machines }: TableRequest,
): Promise<TablePart | null> {
  const columns = columnsOf(table)
  const [some] = rows()
  if (some === undefined || some.length === 0) return null
  let count = 0
  async function* lines(): AsyncGenerator<Bytes, void> {
    const encoder = new TextEncoder()
    yield encoder.encode(csvLine(columns.map(({ name }) => name)))
    for (const slice of rows()) {
      await breath(request.signal)
      count += slice.length
      if (!table.natural) for (const row of slice) machines.add(Math.floor(Number(row['id']) / MACHINE))
      yield encoder.encode(slice.map((row) => lineOf(table, columns, row)).join(''))
    }
  }
  const path = `${trash ? 'trash' : 'tables'}/${table.name}.csv`
  const part = await add(zip, path, lines())
  return { ...part, table: table.name, number: table.number, trash, rows: count, columns: [...columns] }
}

function lineOf(table: JournaledTable, columns: readonly ArchiveColumn[], row: Row): string {
  const cells = columns.map(({ name, type }) => {
    const value = row[name] ?? null
    if (type === 'file') return value === null ? '' : cellOf('text', pathOf(table, row))
    if (type === 'blob') return value === 1 ? cellOf('text', pathOf(table, row)) : ''
    return cellOf(type, value)
  })
  return `${cells.join(',')}\r\n`
}

const pathOf = (table: JournaledTable, row: Row) => {
  const type = row['type']
  return filePath(table.name, Number(row['id']), typeof type === 'string' ? type : null)
}

interface RowFile {
  readonly path: string
  /** Null when it could not be read. */
  readonly bytes: Bytes | null
}

/** The pictures and documents of a table's rows, each read when it is its turn. */
async function* filesOf(
  { parts, db, signal }: ArchiveRequest,
  table: JournaledTable,
  rows: Source['rows'],
): AsyncGenerator<RowFile, void> {
  const { attached } = table
  const blob = table.stated.find(({ type, name }) => type === 'blob' && name !== attached?.key)
  if (attached === null && (blob === undefined || !hasBlob(table))) return
  for (const slice of rows()) {
    for (const row of slice) {
      await breath(signal)
      const path = pathOf(table, row)
      if (attached !== null) {
        if (row[attached.file] === null) continue
        yield { path, bytes: await attachedBytes(parts, valuesOf(db, table, row), attached) }
      } else if (blob !== undefined && row[blob.name] === 1) {
        const bytes = valuesOf(db, table, row)[blob.name]
        yield { path, bytes: bytes instanceof Uint8Array ? new Uint8Array(bytes) : null }
      }
    }
  }
}

/** A row with its blobs, shown or hidden. */
function valuesOf(db: ReadDb, table: JournaledTable, row: Row): Row {
  const id = row['id'] ?? null
  const shown = db.get<Row>(`SELECT * FROM ${quoted(table.name)} WHERE id = ?`, id)
  if (shown !== undefined) return shown
  const columns = rebuilt(table, 'hidden.row', 'hidden.image').map(([name, value]) => `${value} AS ${quoted(name)}`)
  return (
    db.get<Row>(
      `SELECT ${columns.join(', ')} FROM hidden WHERE tbl = ${String(table.number)} AND hidden.row = ?`,
      id,
    ) ?? {}
  )
}

/** A file that is damaged or gone is missing from the archive, and everything else is not. */
async function attachedBytes(
  parts: ExportParts,
  row: Row,
  { file, key }: NonNullable<JournaledTable['attached']>,
): Promise<Bytes | null> {
  const [name, secret] = [row[file], row[key]]
  if (typeof name !== 'string' || !(secret instanceof Uint8Array)) return null
  try {
    const blob = await parts.attachedFiles().read({ file: name, key: secret })
    return new Uint8Array(await blob.arrayBuffer())
  } catch (error) {
    if (isFailure(error, 'BOOK_DAMAGED')) return null
    throw error
  }
}

/** Adds a part and sums it up on the way. */
async function add(zip: ZipOut, path: string, pieces: AsyncIterable<Bytes> | Iterable<Bytes>): Promise<Part> {
  const hash = createHash('sha256')
  let size = 0
  async function* summed(): AsyncGenerator<Bytes, void> {
    for await (const piece of pieces) {
      hash.update(piece)
      size += piece.length
      yield piece
    }
  }
  await zip.add(path, summed())
  return { path, size, sha256: hash.digest('hex') }
}

/** The shop's settings by their names, to be read by others; what is read back is their table. */
function settingsJson(db: ReadDb): string {
  const rows = db.all<{ key: string; value: string }>('SELECT key, value FROM setting WHERE archived = 0 ORDER BY key')
  const settings = Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value) as unknown]))
  return `${JSON.stringify(settings, null, 2)}\n`
}

/** Errors: CANCELLED. */
async function breath(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  if (signal.aborted) throw new Failure('CANCELLED', {})
}
