// An import from the call to its report: the file is read and kept in the book, then written as long work, which goes on by
// itself after a crash; and what it would come to, without writing.
import type { ExchangeKind, ImportReport, Mapping } from '../../../../shared/contract/exchange.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { BookDoor, Session, WorkPlace } from '../../area.ts'
import type { SliceWriter } from '../../database/groups.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import { readWork, type Work } from '../../database/work.ts'
import type { Outside } from '../../outside.ts'
import { counted } from './count-made.ts'
import { makePlan } from './make-plan.ts'
import type { SmallPicture } from './vcard-file.ts'
import type { ImportFile, Plan } from './plan.ts'
import { asksToLook, reasonOf, type Reason } from './reasons.ts'
import { rowNamesOf, type RememberedNames, type RowNames } from './row-names.ts'
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
import { rememberMapping } from './remembered.ts'
import { planWriter, rehearse } from './writer.ts'

export const IMPORT = 'exchange.import'

/** A plan that was just made, and how its import stands: so that it is not made twice, and told also of a closed book. */
interface Prepared {
  readonly plan: Plan
  readonly state: State
}

export interface Preparations {
  readonly plans: Map<number, Prepared>
  readonly names: RememberedNames
  readonly smallPicture: SmallPicture
}

export interface ImportRequest {
  readonly file: ImportFile
  readonly kind: ExchangeKind
  readonly mapping: Mapping
  readonly dryRun: boolean
  /** Written in the transaction that begins it. */
  readonly note?: (db: WriteDb, run: number) => void
}

/** What an import needs of its surroundings: a caller's, or those of a job of the book. */
export interface ImportPlace {
  readonly outside: Outside
  readonly session: Session | null
  /** Asked anew after every wait. Throws BOOK_CLOSED. */
  book(): BookDoor
  /** Errors: those of a backup; then it does not begin. */
  backupBefore(why: 'import'): Promise<void>
}

/**
 * Before the first row of a real import a backup is made, unless the newest one holds everything already.
 * Errors: BUSY, FILE_UNREADABLE, BAD_INPUT, BOOK_CLOSED, and those of a backup; then nothing was written.
 */
export async function importFile(
  preparations: Preparations,
  place: ImportPlace,
  request: ImportRequest,
): Promise<ImportReport> {
  const { file, kind, dryRun } = request
  const { db, settings } = place.book()
  if (!dryRun) refuseSecond(db)
  const asked: Asked = { mapping: request.mapping, settings: { ...settings }, now: place.outside.clock.now() }
  const plan = await makePlan(file, kind, {
    ...asked,
    db: () => place.book().db,
    // What is only tried need not be made.
    ...(dryRun ? {} : { smallPicture: preparations.smallPicture }),
  })
  const state = newState(place.book().db)
  state.skipped = plan.skipped
  state.looks = plan.noted.filter(asksToLook).length
  const complete = { ...asked, mapping: plan.mapping }
  const noted = plan.noted.map(reasonOf)
  if (dryRun) return rehearsed(place, { plan, state, asked: complete, noted, name: file.name })
  await place.backupBefore('import')
  refuseSecond(place.book().db)
  const run = place.book().local((tx) => {
    const id = newRun(tx, { kind, name: file.name, size: file.bytes.length, rows: plan.rows, asked: complete, state })
    return id
  })
  await keep(place, run, { file, noted })
  preparations.plans.set(run, { plan, state })
  const names = rowNamesOf(plan)
  preparations.names.keep(run, names)
  try {
    const report = await written(place, run, { plan, state, asked: complete, names, note: request.note })
    if (!report.stopped)
      await rememberMapping(() => place.book(), { file, kind, mapping: plan.mapping, now: asked.now })
    return report
  } finally {
    preparations.plans.delete(run)
  }
}

interface Rehearsal extends Prepared {
  readonly asked: Asked
  readonly noted: readonly Reason[]
  readonly name: string
}

async function rehearsed(place: ImportPlace, { plan, state, asked, noted, name }: Rehearsal): Promise<ImportReport> {
  const { reasons, plain } = await rehearse({
    plan,
    state,
    name,
    now: asked.now,
    firstNew: state.firstNew,
    context: () => ({ ...placeOf(place), db: place.book().db }),
  })
  const told = {
    reasons: sorted([...noted, ...reasons]),
    plain: plain.toSorted((a, b) => a.from - b.from),
    names: rowNamesOf(plan),
  }
  const report = reported({ kind: plan.kind, rows: plan.rows, asked, state }, told)
  return { ...report, dryRun: true, command: null, work: null, stopped: false }
}

/** Refused before the file is kept, not after. */
function refuseSecond(db: ReadDb): void {
  const [kind] = db.pluck<string>(`SELECT kind FROM work WHERE state = 'running' LIMIT 1`)
  if (kind !== undefined) throw new Failure('BUSY', { kind })
}

const REASONS_AT_ONCE = 2_000

async function keep(
  { book }: ImportPlace,
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

interface Writing extends Prepared {
  readonly asked: Asked
  readonly names: RowNames
  readonly note: ImportRequest['note']
}

async function written(
  { book }: ImportPlace,
  run: number,
  { plan, state, asked, names, note }: Writing,
): Promise<ImportReport> {
  const door = book()
  const request = { kind: IMPORT, total: plan.units.length, source: String(run) }
  const work = door.longWork(request, (db, id) => {
    setWork(db, run, id)
    note?.(db, run)
  })
  await door.longWorkEnds()
  try {
    const { db } = book()
    return reportOfRun(db, await counted(book, run), names)
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'BOOK_CLOSED') throw error
    // The book was closed on the way: what is known of it is still told.
    const report = reported({ kind: plan.kind, rows: plan.rows, asked, state }, { reasons: [], plain: [], names })
    return { ...report, dryRun: false, command: null, work, stopped: true }
  }
}

const sorted = (reasons: readonly Reason[]) => reasons.toSorted((a, b) => a.row - b.row)

function placeOf({ book, outside, session }: ImportPlace) {
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
    planWriter({
      run,
      name,
      ...prepared,
      now: asked.now,
      firstNew: prepared.state.firstNew,
      place: () => ({ outside: place.outside, settings: asked.settings, session }),
    })
  const ready = preparations.plans.get(run)
  if (ready !== undefined) return write(ready)
  return (async () => {
    const bytes = keptFile(place.db, run)
    return write({
      plan: await makePlan({ bytes, name }, kind, {
        ...asked,
        db: () => place.db,
        smallPicture: preparations.smallPicture,
      }),
      state,
    })
  })()
}

/** Errors: NOT_FOUND. */
export async function reportOfWork(
  { book }: Pick<ImportPlace, 'book'>,
  work: number,
  remembered: RememberedNames,
): Promise<ImportReport> {
  const source = Number(readWork(book().db, work).source)
  const run = await counted(book, source)
  return reportOfRun(book().db, run, remembered.of(run.id))
}
