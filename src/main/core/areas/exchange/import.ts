// An import from the call to its report: the file is read and kept in the book, then written as long work, which goes on by
// itself after a crash; and what it would come to, without writing.
import type { ExchangeKind, ImportReport, Mapping } from '../../../../shared/contract/exchange.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext, BookDoor, Session, WorkPlace } from '../../area.ts'
import type { SliceWriter } from '../../database/groups.ts'
import { readWork, type Work } from '../../database/work.ts'
import { makePlan } from './make-plan.ts'
import type { ImportFile, Plan } from './plan.ts'
import { reasonOf, type Reason } from './reasons.ts'
import {
  addReasons,
  keepPart,
  keptFile,
  newRun,
  newState,
  partsOf,
  readRun,
  reported,
  reportOfRun,
  setWork,
  type Asked,
  type State,
} from './runs.ts'
import { breath } from './sheet.ts'
import { planWriter, rehearse } from './writer.ts'

export const IMPORT = 'exchange.import'

/** A plan that was just made, and how its import stands: so that it is not made twice, and told also of a closed book. */
interface Prepared {
  readonly plan: Plan
  readonly state: State
}

export type Preparations = Map<number, Prepared>

export interface ImportRequest {
  readonly file: ImportFile
  readonly kind: ExchangeKind
  readonly mapping: Mapping
  readonly dryRun: boolean
}

/** Errors: BUSY, FILE_UNREADABLE, BAD_INPUT, BOOK_CLOSED. */
export async function importFile(
  preparations: Preparations,
  context: ActionContext,
  request: ImportRequest,
): Promise<ImportReport> {
  const { file, kind, dryRun } = request
  const { settings } = context.book()
  const asked: Asked = { mapping: request.mapping, settings: { ...settings }, now: context.outside.clock.now() }
  const plan = await makePlan(file, kind, asked)
  const state = newState()
  state.skipped = plan.skipped
  const complete = { ...asked, mapping: plan.mapping }
  const noted = plan.noted.map(reasonOf)
  if (dryRun) {
    const more = await rehearse({ plan, state, context: () => ({ ...placeOf(context), db: context.book().db }) })
    const reasons = sorted([...noted, ...more])
    const report = reported({ kind, rows: plan.rows, asked: complete, state }, reasons)
    return { ...report, dryRun, command: null, work: null, stopped: false }
  }
  refuseSecond(context.book())
  const run = context
    .book()
    .local((db) =>
      newRun(db, { kind, name: file.name, size: file.bytes.length, rows: plan.rows, asked: complete, state }),
    )
  await keep(context, run, { file, noted })
  preparations.set(run, { plan, state })
  try {
    return await written(context, run, { plan, state, asked: complete })
  } finally {
    preparations.delete(run)
  }
}

/** Refused before the file is kept, not after. */
function refuseSecond({ db }: BookDoor): void {
  const [kind] = db.pluck<string>(`SELECT kind FROM work WHERE state = 'running' LIMIT 1`)
  if (kind !== undefined) throw new Failure('BUSY', { kind })
}

const REASONS_AT_ONCE = 2_000

async function keep(
  { book }: ActionContext,
  run: number,
  { file, noted }: { readonly file: ImportFile; readonly noted: readonly Reason[] },
): Promise<void> {
  for (const part of partsOf(file.bytes)) {
    book().local((db) => {
      keepPart(db, run, part)
    })
    await breath()
  }
  for (let from = 0; from < noted.length; from += REASONS_AT_ONCE) {
    book().local((db) => {
      addReasons(db, run, noted.slice(from, from + REASONS_AT_ONCE))
    })
    await breath()
  }
}

async function written(
  { book }: ActionContext,
  run: number,
  { plan, state, asked }: Prepared & { readonly asked: Asked },
): Promise<ImportReport> {
  const door = book()
  const work = door.longWork({ kind: IMPORT, total: plan.units.length, source: String(run) }, (db, id) => {
    setWork(db, run, id)
  })
  await door.longWorkEnds()
  try {
    return reportOfRun(book().db, readRun(book().db, run))
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'BOOK_CLOSED') throw error
    // The book was closed on the way: what is known of it is still told.
    const report = reported({ kind: plan.kind, rows: plan.rows, asked, state }, [])
    return { ...report, dryRun: false, command: null, work, stopped: true }
  }
}

const sorted = (reasons: readonly Reason[]) => reasons.toSorted((a, b) => a.row - b.row)

function placeOf({ book, outside, session }: ActionContext) {
  if (session === null) throw new Failure('NOT_SIGNED_IN', {})
  return { outside, session, settings: book().settings }
}

/** Writes an import as long work; one that was cut off is planned anew from the file that was kept. */
export function importWriter(
  preparations: Preparations,
  work: Work,
  place: WorkPlace,
): SliceWriter | Promise<SliceWriter> {
  const run = Number(work.source)
  // What is decided by settings was decided when it began.
  const { asked, state, kind, name } = readRun(place.db, run)
  const session: Session = { userId: work.user ?? 0, name: '', role: 'manager' }
  const write = (prepared: Prepared) =>
    planWriter({ run, ...prepared, place: () => ({ outside: place.outside, settings: asked.settings, session }) })
  const ready = preparations.get(run)
  if (ready !== undefined) return write(ready)
  return (async () => {
    const bytes = keptFile(place.db, run)
    return write({ plan: await makePlan({ bytes, name }, kind, asked), state })
  })()
}

/** Errors: NOT_FOUND. */
export function reportOfWork({ db }: BookDoor, work: number): ImportReport {
  const source = Number(readWork(db, work).source)
  return reportOfRun(db, readRun(db, source))
}
