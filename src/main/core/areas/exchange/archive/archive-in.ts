// An archive into an empty book: looked through whole before anything is written, kept in the book in checked parts, then written
// as long work, which is undone as one and goes on after a crash. Rows keep their ids, so customers keep their numbers.
import type { OutputOf } from '../../../../../shared/contract/base.ts'
import { type exchange, type ImportReport, Mapping } from '../../../../../shared/contract/exchange.ts'
import { Failure } from '../../../../../shared/errors.ts'
import { mayAccess } from '../../../../../shared/roles.ts'
import type { ActionContext } from '../../../area.ts'
import type { ReadDb, WriteDb } from '../../../database/handle.ts'
import { reserveIds } from '../../../database/identity.ts'
import { takeSuppressionKey } from '../../consent/service.ts'
import type { ExportParts } from '../export/parts.ts'
import { newRun, newState, readRun, reported, reportOfRun, setWork, type Asked, type State } from '../runs.ts'
import { NotAnArchive } from './cells.ts'
import { checkedRows, checkedTables, References, type CheckedTable } from './checked-rows.ts'
import { openArchive, type ArchiveFile, type OpenArchive } from './open-archive.ts'
import { dropLeft, dropParts, Staging } from './staging.ts'

/** The kind of long work of every import. */
const IMPORT = 'exchange.import'

export interface ArchiveImport {
  readonly file: ArchiveFile
  /** Looks through all of it, and says what would be made. */
  readonly dryRun: boolean
}

/**
 * Errors: BOOK_NOT_EMPTY, FORBIDDEN, BUSY, FILE_UNREADABLE, PASSWORD_NEEDED, WRONG_PASSWORD, BOOK_NEWER, BOOK_CLOSED, DISK_FULL.
 * Whatever it is, nothing is left behind.
 */
export async function importArchive(
  parts: ExportParts,
  context: ActionContext,
  { file, dryRun }: ArchiveImport,
): Promise<ImportReport> {
  const { session, outside } = context
  if (session === null) throw new Failure('NOT_SIGNED_IN', {})
  // It brings the shop's settings and everybody who works there.
  if (!mayAccess(session.role, 'owner')) throw new Failure('FORBIDDEN', { need: 'owner' })
  refuse(parts, context.book().db)
  const asked: Asked = {
    mapping: Mapping.parse({}),
    settings: { ...context.book().settings },
    now: outside.clock.now(),
  }
  try {
    const archive = await openArchive(file, parts.program)
    const tables = checkedTables(archive.contents, parts.tables(), parts.program)
    const rows = tables.reduce((sum, { part }) => sum + part.rows, 0)
    if (dryRun) {
      const { state } = await lookedThrough(parts, context, { archive, tables, run: null })
      const report = reported({ kind: 'archive', rows, asked, state }, NOTHING_NOTED)
      return { ...report, dryRun, command: null, work: null, stopped: false }
    }
    return await written(parts, context, { archive, tables, rows, asked, file })
  } catch (error) {
    throw told(error, file.name)
  }
}

const NOTHING_NOTED = { reasons: [], plain: [], names: new Map() } as const

/** What an archive holds, table by table. Errors: as `importArchive`, but for the book, which is not asked. */
export async function previewArchive(
  parts: ExportParts,
  file: ArchiveFile,
): Promise<OutputOf<typeof exchange.preview>> {
  try {
    const { contents } = await openArchive(file, parts.program)
    const tables = checkedTables(contents, parts.tables(), parts.program)
    return {
      kind: 'archive',
      format: 'archive',
      sheets: [],
      preset: null,
      remembered: false,
      encoding: 'utf-8',
      delimiter: null,
      header: true,
      rows: tables.reduce((sum, { part }) => sum + part.rows, 0),
      columns: [],
      mapping: Mapping.parse({}),
      questions: [],
      missing: [],
      sample: [
        { book: contents.book, 'made-at': contents.madeAt, program: contents.program },
        ...tables.slice(0, 19).map(({ part }) => ({ table: part.table, rows: String(part.rows) })),
      ],
    }
  } catch (error) {
    throw told(error, file.name)
  }
}

function told(error: unknown, name: string): unknown {
  return error instanceof NotAnArchive ? new Failure('FILE_UNREADABLE', { name, why: 'damaged' }) : error
}

/** A book into which nothing was ever written but settings and people of the shop. */
function refuse(parts: ExportParts, db: ReadDb): void {
  const [busy] = db.pluck<string>(`SELECT kind FROM work WHERE state = 'running' LIMIT 1`)
  if (busy !== undefined) throw new Failure('BUSY', { kind: busy })
  const set = parts.tables()
  const own = new Set([set.byName('user').number, set.byName('setting').number])
  const others = set.journaled.map(({ number }) => number).filter((number) => !own.has(number))
  const list = JSON.stringify(others)
  const written = db.pluck(
    `SELECT 1 WHERE EXISTS (SELECT 1 FROM json_each(?) j JOIN born ON born.tbl = j.value)
      OR EXISTS (SELECT 1 FROM json_each(?) j JOIN life ON life.tbl = j.value)`,
    list,
    list,
  )
  if (written.length > 0) throw new Failure('BOOK_NOT_EMPTY', {})
}

interface Opened {
  readonly archive: OpenArchive
  readonly tables: readonly CheckedTable[]
}

interface Looking extends Opened {
  /** Null: nothing is kept. */
  readonly run: number | null
}

/** Every part read, summed up and checked; kept on the way. Throws NotAnArchive. */
async function lookedThrough(parts: ExportParts, context: ActionContext, { archive, tables, run }: Looking) {
  const references = new References(parts.tables())
  const state = newState(context.book().db)
  const staging = new Staging({ parts, context, archive, run })
  for (const checked of tables) {
    staging.begin(checked)
    for await (const rows of checkedRows(checked, archive.pieces(checked.part))) {
      if (context.signal.aborted) throw new Failure('CANCELLED', {})
      references.take(checked, rows)
      count(state, checked, rows)
      await staging.take(rows)
      await breath()
    }
    await staging.end()
  }
  references.check()
  await staging.rest()
  return { state, references, total: staging.total }
}

/** What is told of an import, beside the number of rows. */
function count(state: State, { part, table, columns }: CheckedTable, rows: readonly (readonly unknown[])[]): void {
  state.created += rows.length
  if (part.trash) return
  const at = (name: string) => columns.findIndex((column) => column.name === name)
  const { made } = state
  if (table.kind === 'person') made.contacts += rows.length
  if (table.name === 'product') made.products += rows.length
  if (table.name === 'consent') made.consents += rows.length
  if (table.name === 'suppression') made.suppressed += rows.length
  if (table.name === 'visit') {
    made.visits += rows.length
    made.returns += rows.filter((row) => row[at('kind')] === 'return').length
  }
  if (table.name === 'sale_line') {
    made.lines += rows.length
    made.total += rows.reduce((sum, row) => sum + Number(row[at('total')]), 0)
  }
}

interface Writing extends Opened {
  readonly rows: number
  readonly asked: Asked
  readonly file: ArchiveFile
}

async function written(
  parts: ExportParts,
  context: ActionContext,
  { archive, tables, rows, asked, file }: Writing,
): Promise<ImportReport> {
  const { book } = context
  const fresh = {
    kind: 'archive',
    name: file.name,
    size: file.bytes.length,
    rows,
    asked,
    state: newState(context.book().db),
  } as const
  await context.backupBefore('import')
  const run = book().local((db) => {
    dropLeft(db)
    return newRun(db, fresh)
  })
  let begun: { readonly work: number; readonly state: State }
  try {
    const { state, references, total } = await lookedThrough(parts, context, { archive, tables, run })
    // Somebody may have begun to write meanwhile.
    refuse(parts, book().db)
    const work = book().longWork({ kind: IMPORT, total, source: String(run) }, (db, id) => {
      setWork(db, run, id)
      db.run('UPDATE import_run SET tally = ? WHERE id = ?', JSON.stringify(state), run)
      prepare(db, { parts, archive, references })
    })
    begun = { work, state }
  } catch (error) {
    forget(context, run)
    throw error
  }
  await book().longWorkEnds()
  try {
    return reportOfRun(book().db, readRun(book().db, run))
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'BOOK_CLOSED') throw error
    const report = reported({ kind: 'archive', rows, asked, state: begun.state }, NOTHING_NOTED)
    return { ...report, dryRun: false, command: null, work: begun.work, stopped: true }
  }
}

/** Nothing of what was kept stays; a closed book forgets it when the next import begins. */
function forget({ book, outside }: ActionContext, run: number): void {
  try {
    book().local((db) => {
      dropParts(db, run)
      db.run('DELETE FROM import_run WHERE id = ?', run)
    })
  } catch (error) {
    outside.log.error('archive.not-forgotten', error)
  }
}

interface Preparing {
  readonly parts: ExportParts
  readonly archive: OpenArchive
  readonly references: References
}

/** What must hold before the first row is written: its ids are nobody else's, and never will be. */
function prepare(db: WriteDb, { parts, archive, references }: Preparing): void {
  const names = new Map(archive.contents.machines.map(({ number, name }) => [number, name]))
  for (const table of parts.tables().journaled) {
    if (!table.natural) reserveIds(db, { table: table.number, counts: references.counts(table.name), names })
  }
  const { suppressionKey } = archive.contents
  if (suppressionKey !== null) takeSuppressionKey(db, Buffer.from(suppressionKey, 'base64'))
}

/** Lets everything else run that waits for this thread. */
function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
