// A file out of the book, from the call to the answer: whose rows, in which form, encrypted or not, and noted.
import type { InputOf, OutputOf } from '../../../../../shared/contract/base.ts'
import { ContactListQuery } from '../../../../../shared/contract/contacts.ts'
import type { exchangeOut, ExportFormat, ExportWhat } from '../../../../../shared/contract/export.ts'
import { CSV_TYPE } from '../../../../../shared/domain/csv.ts'
import { isoOfDay, shopCalendar } from '../../../../../shared/domain/shop-day.ts'
import { Failure } from '../../../../../shared/errors.ts'
import type { ActionContext, Session } from '../../../area.ts'
import type { ShopSettings } from '../../../shop-settings.ts'
import type { ReadDb } from '../../../database/handle.ts'
import { writeArchive } from '../archive/archive-out.ts'
import { idsInList } from '../../contacts/service.ts'
import { memberIds } from '../../lists/service.ts'
import type { Table, TableSource } from './columns.ts'
import { LARGEST_FILE } from '../taken-files.ts'
import { catalogueTable } from './catalogue-table.ts'
import { consentTable, suppressionTable } from './consent-tables.ts'
import { noteTakenOut } from './export-log.ts'
import { householdsTable } from './households-table.ts'
import { interactionsTable, salesTable, tasksTable, visitsTable } from './ledger-tables.ts'
import { madePassword } from './made-password.ts'
import type { ExportParts } from './parts.ts'
import { peopleTable } from './people-table.ts'
import { cardBytes } from './cards.ts'
import { csvBytes } from './write-csv.ts'
import { VCARD_TYPE } from './write-vcard.ts'
import { writeXlsx, XLSX_TYPE } from './write-xlsx.ts'
import { inMemory, ZIP_TYPE, zipOut, type Bytes } from './zip-out.ts'

type Request = InputOf<typeof exchangeOut.export>
type Answer = OutputOf<typeof exchangeOut.export>

/** Errors: BAD_INPUT (`format_does_not_fit`, `missing`), NOT_FOUND, FORBIDDEN, TOO_LARGE, BOOK_CLOSED. */
export async function exportFile(parts: ExportParts, context: ActionContext, request: Request): Promise<Answer> {
  const { session, outside } = context
  if (session === null) throw new Failure('NOT_SIGNED_IN', {})
  const format = formatOf(request)
  const names = NAMES_NOBODY.has(request.what) ? request.password !== undefined : true
  const encrypted = names && (request.password !== undefined || !request.open)
  const made = encrypted && request.password === undefined ? madePassword(outside.random) : null
  const password = encrypted ? (request.password ?? made) : null
  const settings = { ...context.book().settings }
  const at = outside.clock.now()
  const today = shopCalendar(settings.zone, settings.dayTurn).dayOf(at)
  const { blob, rows, type, ending } = await parts.snapshot((db) =>
    written(parts, { db, settings, session, at, today, format, password, request, context }),
  )
  const name = `${FILE_NAMES[request.what]}-${isoOfDay(today)}.${ending}`
  context.book().local((db) => {
    noteTakenOut(db, { at, userId: session.userId, what: request.what, format, rows, encrypted, why: request.why })
  })
  return { file: new File([blob], name, { type }), rows, encrypted, password: made }
}

const NAMES_NOBODY: ReadonlySet<ExportWhat> = new Set(['products'])

const FILE_NAMES: Readonly<Record<ExportWhat, string>> = {
  contacts: 'customers',
  list: 'list',
  products: 'products',
  sales: 'sales',
  visits: 'visits',
  interactions: 'interactions',
  tasks: 'tasks',
  consent: 'consent',
  suppression: 'do-not-contact',
  archive: 'archive',
}

function formatOf({ what, format, perHousehold }: Request): ExportFormat {
  const fitting = format ?? (what === 'archive' ? 'archive' : 'csv')
  const card = fitting === 'vcard3' || fitting === 'vcard4'
  const fits = card ? what === 'contacts' || what === 'list' : (fitting === 'archive') === (what === 'archive')
  if (!fits || (card && perHousehold))
    throw new Failure('BAD_INPUT', { issues: [{ path: 'format', rule: 'format_does_not_fit' }] })
  return fitting
}

interface Job {
  readonly db: ReadDb
  readonly settings: ShopSettings
  readonly session: Session
  /** UTC epoch ms. */
  readonly at: number
  readonly today: number
  readonly format: ExportFormat
  readonly password: string | null
  readonly request: Request
  readonly context: ActionContext
}

interface Written {
  readonly blob: Blob
  readonly rows: number
  readonly type: string
  /** Of the file's name. */
  readonly ending: string
}

async function written(parts: ExportParts, job: Job): Promise<Written> {
  const { db, settings, session, format, password, at, today, context } = job
  if (format === 'archive') {
    // An archive is everything: whoever may not see everything may not have it.
    parts.sight().permit(session.role, parts.sight().hiddenFrom(session.role))
    // What goes out comes in again.
    const out = zipOut({ password, at, limit: LARGEST_FILE })
    const rows = await writeArchive(out, { parts, db, at, shop: settings.shop, signal: context.signal })
    return { blob: await out.end(), rows, type: ZIP_TYPE, ending: 'zip' }
  }
  const counted = counter(context.signal)
  const source: TableSource = { db, settings, today, hides: (field) => parts.sight().hides(session.role, field) }
  if (format === 'vcard3' || format === 'vcard4') {
    const version = format === 'vcard3' ? '3.0' : '4.0'
    const bytes = cardBytes({ source, session, outside: context.outside, version, count: counted.count }, peopleOf(job))
    return packed(bytes, { job, ending: 'vcf', type: VCARD_TYPE, rows: counted.rows })
  }
  const table = counted.table(await tableOf(source, job))
  if (format === 'csv') {
    return packed(csvBytes(table, settings.zone), { job, ending: 'csv', type: CSV_TYPE, rows: counted.rows })
  }
  // A workbook is a ZIP of its own, whose parts must not be encrypted; the file around it is.
  const workbook = zipOut({ password: null, at })
  await writeXlsx(workbook, table, { zone: settings.zone })
  const bytes = streamed(await workbook.end())
  return packed(bytes, { job, ending: 'xlsx', type: XLSX_TYPE, rows: counted.rows })
}

interface Packing {
  readonly job: Job
  readonly ending: string
  readonly type: string
  readonly rows: () => number
}

/** The file itself, or an encrypted one around it. Its name in there can be read without the password. */
async function packed(
  bytes: AsyncIterable<Bytes>,
  { job: { password, at }, ending, type, rows }: Packing,
): Promise<Written> {
  if (password === null) return { blob: await inMemory(bytes), rows: rows(), type, ending }
  const out = zipOut({ password, at })
  await out.add(`export.${ending}`, bytes)
  return { blob: await out.end(), rows: rows(), type: ZIP_TYPE, ending: 'zip' }
}

const PIECE = 1_048_576

async function* streamed(blob: Blob): AsyncGenerator<Bytes, void> {
  for (let from = 0; from < blob.size; from += PIECE) {
    yield new Uint8Array(await blob.slice(from, from + PIECE).arrayBuffer())
  }
}

/** Counts rows as they go by, and ends when nobody waits for the file any more. */
function counter(signal: AbortSignal) {
  let rows = 0
  const count = (more: number) => {
    if (signal.aborted) throw new Failure('CANCELLED', {})
    rows += more
  }
  return {
    rows: () => rows,
    count,
    table: (table: Table): Table => ({
      ...table,
      slices: (async function* () {
        for await (const some of table.slices) {
          count(some.length)
          yield some
        }
      })(),
    }),
  }
}

/** In the order of the list as it is seen. Errors: NOT_FOUND, BAD_INPUT. */
function peopleOf({ db, settings, session, request }: Job): ArrayLike<number> {
  if (request.what === 'list') {
    if (request.listId === undefined) throw new Failure('BAD_INPUT', { issues: [{ path: 'listId', rule: 'missing' }] })
    return memberIds(db, request.listId)
  }
  const out = new Set(request.except)
  const all = request.ids ?? idsInList({ db, settings, session }, ContactListQuery.parse(request.query ?? {}))
  return out.size === 0 ? all : Array.from(all).filter((id) => !out.has(id))
}

const ALWAYS = 10_000_000

async function tableOf(source: TableSource, job: Job): Promise<Table> {
  const { what, from = -ALWAYS, to = ALWAYS } = job.request
  switch (what) {
    case 'contacts':
    case 'list':
      return (job.request.perHousehold ? householdsTable : peopleTable)(source, peopleOf(job))
    case 'products':
      return catalogueTable(source)
    case 'sales':
      return salesTable(source, { from, to })
    case 'visits':
      return visitsTable(source, { from, to })
    case 'interactions':
      return interactionsTable(source, { from, to })
    case 'tasks':
      return tasksTable(source)
    case 'consent':
      return consentTable(source)
    case 'suppression':
      return suppressionTable(source)
    case 'archive':
      throw new Failure('BAD_INPUT', { issues: [{ path: 'format', rule: 'format_does_not_fit' }] })
  }
}
