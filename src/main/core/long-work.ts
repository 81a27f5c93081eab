// Drives long work beside the counter: one group of short commands at a time, shown to every window, stopped when the
// book is closed, found again when it is opened.
import { Failure } from '../../shared/errors.ts'
import type { Work as ShownWork } from '../../shared/contract/work.ts'
import { createBell } from './bell.ts'
import {
  beginGroup,
  redoGroup,
  resumeTurn,
  runGroup,
  stopGroup,
  undoGroup,
  type GroupContext,
  type GroupProgress,
  type GroupRequest,
  type SliceWriter,
  type TurnRequest,
} from './database/groups.ts'
import type { WriteDb } from './database/handle.ts'
import type { UndoContext } from './database/undo.ts'
import { listWork, readWork, stopInterrupted, type Work } from './database/work.ts'
import type { Outside } from './outside.ts'

/** While somebody works at the counter a command may write this long, in ms; when nobody has for a while, longer. */
const BUSY_MS = 3
const QUIET_MS = 50
/** Where no window shows the book nobody can wait: a commit costs as much for few rows as for many. */
const UNATTENDED_MS = 400
const QUIET_AFTER_MS = 10_000
const MOST_SHOWN = 20
/** Windows hear of progress four times a second. */
const TOLD_EVERY_MS = 250

export interface LongWorkParts {
  readonly undoing: UndoContext
  readonly outside: Outside
  /** When somebody last asked for something, UTC epoch ms; minus infinity where nobody can. */
  readonly lastUse: () => number
  /** What the next short command should wait for, if anything. */
  readonly mayWrite: () => Promise<void> | null
  /** Who writes a kind of long work, by the areas' declarations. */
  readonly writerOf: (work: Work) => SliceWriter | Promise<SliceWriter> | undefined
}

export interface LongWork {
  /** Newest first. */
  list(): readonly ShownWork[]
  /** Begins and goes on in the background; answers its id. `note` as in `beginGroup`. Errors: BUSY, NOT_FOUND. */
  begin(request: GroupRequest, note?: (db: WriteDb, id: number) => void): number
  /** What was stopped or cut off goes on in the background, once it has come to its stop. Errors: BUSY, NOT_FOUND. */
  goOn(id: number): Promise<void>
  /** It ends after the command it is in. Errors: NOT_FOUND. */
  stop(id: number): void
  /** Resolves when it is done. Errors: BUSY, NOT_FOUND, UNDO_BLOCKED; CANCELLED when it was stopped on the way. */
  turn(act: 'undo' | 'redo', request: TurnRequest): Promise<Work>
  /** The list now, and again whenever it changes. */
  watch(signal: AbortSignal): AsyncGenerator<ShownWork[], void>
  /** Resolves when nothing runs. */
  idle(): Promise<void>
  /** Stops what runs, and resolves when it has stopped. */
  halt(): Promise<void>
}

export function createLongWork({ undoing, outside, lastUse, mayWrite, writerOf }: LongWorkParts): LongWork {
  const { journal } = undoing
  const { clock, log } = outside
  const bell = createBell(clock, TOLD_EVERY_MS)
  let running: Promise<unknown> = Promise.resolve()
  /** What writes, by its id, until it has ended: a work that is told to stop is still in the command it was in. */
  const writing = new Map<number, Promise<unknown>>()
  let halted = false

  const context: GroupContext = {
    ...undoing,
    budgetMs() {
      const quietFor = clock.now() - lastUse()
      if (quietFor === Number.POSITIVE_INFINITY) return UNATTENDED_MS
      return quietFor > QUIET_AFTER_MS ? QUIET_MS : BUSY_MS
    },
  }

  /** Drives to the end; undefined when it was halted on the way. */
  async function drive<R>(steps: AsyncGenerator<GroupProgress, R>): Promise<R | undefined> {
    const run = (async () => {
      for (let step = await steps.next(); ; step = await steps.next()) {
        if (step.done === true) return step.value
        bell.soon()
        if (halted) {
          await steps.return(undefined as never)
          return undefined
        }
        await mayWrite()
      }
    })()
    running = Promise.allSettled([running, run])
    try {
      return await run
    } finally {
      bell.ring()
    }
  }

  function inBackground(id: number, steps: AsyncGenerator<GroupProgress, unknown>): void {
    const driven = drive(steps)
      .catch((error: unknown) => {
        // It stands as stopped in the list, to go on or to be undone.
        log.error('work.stopped', error)
      })
      .finally(() => {
        if (writing.get(id) === driven) writing.delete(id)
      })
    writing.set(id, driven)
  }

  async function goOn(id: number): Promise<void> {
    // Two that drive one work would each write what is next.
    await (readWork(journal.db, id).act === 'write' ? writing.get(id) : running)
    const work = readWork(journal.db, id)
    if (work.state === 'running') return
    const busy = listWork(journal.db, MOST_SHOWN).find(({ state }) => state === 'running')
    if (busy !== undefined) throw new Failure('BUSY', { kind: busy.kind })
    if (work.state === 'done') throw new Failure('NOT_FOUND', { what: 'work' })
    inBackground(id, work.act === 'write' ? runGroup(context, id, writerFor(work)) : resumeTurn(context, id))
    // Whoever pressed the button may not read "stopped" any more when the answer comes.
    bell.ring()
  }

  function writerFor(work: Work): SliceWriter | Promise<SliceWriter> {
    const write = writerOf(work)
    if (write === undefined) throw new Failure('NOT_FOUND', { what: 'work' })
    return write
  }

  const list = () => shownWorks(listWork(journal.db, MOST_SHOWN), (command) => isUndone(journal.db, command))

  for (const work of stopInterrupted(journal)) {
    // Half an undo is nothing anybody asked for; what was being written is offered to go on or to be undone.
    if (work.act !== 'write') inBackground(work.id, resumeTurn(context, work.id))
  }

  return {
    list,
    begin(request, note) {
      const id = beginGroup(context, request, note)
      inBackground(id, runGroup(context, id, writerFor(readWork(journal.db, id))))
      bell.ring()
      return id
    },
    goOn,
    stop(id) {
      readWork(journal.db, id)
      stopGroup(context, id)
      bell.ring()
    },
    async turn(act, request) {
      const turned = await drive(act === 'undo' ? undoGroup(context, request) : redoGroup(context, request))
      if (turned === undefined || turned.state !== 'done') throw new Failure('CANCELLED', {})
      return turned
    },
    async *watch(signal) {
      while (!signal.aborted) {
        const rung = bell.next(signal)
        yield [...list()]
        await rung
      }
    },
    async idle() {
      await running
    },
    async halt() {
      halted = true
      await running
    },
  }
}

/** An undo is a work of its own in the book; people see it as the state of what it undoes. */
function shownWorks(works: readonly Work[], undone: (command: number) => boolean): readonly ShownWork[] {
  return works.flatMap((work): ShownWork[] => {
    const turned = works.find(({ act, group }) => act === 'write' && group !== null && group === work.of)
    const shown = {
      id: work.id,
      kind: work.kind,
      done: work.position,
      of: work.total,
      startedAt: work.begunAt,
      turns: turned?.id ?? null,
    }
    if (work.act === 'write') {
      const state = work.group !== null && undone(work.group) ? 'undone' : work.state
      return [{ ...shown, state }]
    }
    if (work.state === 'done') return []
    return [{ ...shown, state: work.state === 'running' ? 'undoing' : 'stopped' }]
  })
}

function isUndone(db: UndoContext['journal']['db'], command: number): boolean {
  return db.pluck<number>('SELECT undone FROM command WHERE seq = ?', command)[0] === 1
}
