// Looks through the book for people who may be one: all of it after much has changed, else about those who were changed. The
// comparing is done on another thread; windows hear that it began and ended, and ask meanwhile how far it is.
import type { FindDuplicates, FoundDuplicates, ScanSignals } from './scan/order.ts'
import { scanSignals } from './scan/order.ts'
import { PROBABLE, type DuplicatePair } from '../../../../shared/domain/duplicates/record.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { BookDoor, JobPlace } from '../../area.ts'
import type { Job } from '../../jobs/scheduler.ts'
import { changedSince, keepSome, keepWhole, lookState, newestTouch, storedModel } from './look-state.ts'

export type LookOrder = Omit<FindDuplicates, 'file'>
/** Compares people of the open book on another thread. */
export type Finder = (order: LookOrder) => Promise<FoundDuplicates>

export interface Looking {
  /** Windows see it as the scan. */
  readonly progress: () => { readonly running: boolean; readonly done: number; readonly of: number }
  /** Resolves when everything is in that was in the book when it was asked for. Errors: BOOK_CLOSED. */
  readonly upToDate: () => Promise<void>
  /** Begins to look through all of the book anew. */
  readonly again: () => void
  /** Pairs down to a smaller probability than is kept. Errors: BOOK_CLOSED. */
  readonly below: (least: number) => Promise<readonly DuplicatePair[]>
  readonly job: Job
}

const SECOND = 1_000
/** Looking may take a twentieth of the time. */
const REST = 19
/** What was learned is learned anew when the book grew or shrank by so much. */
const GROWTH = 0.05
const GROWTH_LEAST = 20

export function createLooking({ outside, book }: Pick<JobPlace, 'outside' | 'book'>, find: Finder): Looking {
  const { clock, log } = outside
  let running: Promise<void> | null = null
  const signals = new Set<ScanSignals>()
  let stopped = false
  let anew = false
  let restUntil = Number.NEGATIVE_INFINITY

  const tell = () => book().local(() => undefined)

  function isCurrent(db: BookDoor['db']): boolean {
    const { at, seq } = lookState(db)
    return !anew && at !== null && changedSince(db, seq)?.length === 0
  }

  /** Null when it was stopped. */
  async function asked(order: Omit<LookOrder, 'signals'>): Promise<FoundDuplicates | null> {
    const mine = scanSignals()
    signals.add(mine)
    try {
      const found = await find({ ...order, signals: mine.buffer })
      return found.stopped || stopped ? null : found
    } finally {
      signals.delete(mine)
    }
  }

  async function once(): Promise<void> {
    const { db } = book()
    const before = lookState(db)
    const model = anew || before.at === null || outgrown(db) ? null : storedModel(db)
    const about = model === null ? null : changedSince(db, before.seq)
    anew = false
    const seq = newestTouch(db)
    tell()
    const found = await asked({ model, about, least: PROBABLE })
    if (found === null) return
    if (about !== null) book().local((tx) => keepSome(tx, before, { pairs: found.pairs, about, seq }))
    else {
      const keeping = { local: (work: Parameters<BookDoor['local']>[0]) => void book().local(work), breath }
      await keepWhole(before, { pairs: found.pairs, model: found.model, seq, at: clock.now() }, keeping)
    }
  }

  /** Others have their turn; whoever closes the book waits no longer. */
  async function breath(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    if (stopped) book()
  }

  function outgrown(db: BookDoor['db']): boolean {
    const people = db.pluck<number>('SELECT count(*) FROM contact')[0] ?? 0
    const learned = storedModel(db)?.people ?? 0
    return Math.abs(people - learned) > Math.max(GROWTH_LEAST, GROWTH * learned)
  }

  function run(): Promise<void> {
    if (stopped) return Promise.reject(new Failure('BOOK_CLOSED', {}))
    if (running !== null) return running
    const began = clock.now()
    const mine = once().finally(() => {
      running = null
      restUntil = clock.now() + REST * (clock.now() - began)
    })
    running = mine
    // Whoever waits hears of it; nobody may wait.
    mine.catch(() => undefined)
    return mine
  }

  return {
    progress() {
      const [one] = signals
      return { running: running !== null, ...(one?.progress() ?? { done: 0, of: 0 }) }
    },
    async upToDate() {
      const wanted = newestTouch(book().db)
      for (;;) {
        const { db } = book()
        const { at, seq } = lookState(db)
        if (isCurrent(db) || (!anew && at !== null && seq >= wanted)) return
        await run()
      }
    },
    again() {
      anew = true
      // What runs already may have begun otherwise.
      const before = running?.catch(() => undefined) ?? Promise.resolve()
      const look = before.then(() => (anew ? run() : undefined))
      look.catch((error: unknown) => {
        if (!stopped) log.error('duplicates.look', error)
      })
    },
    async below(least) {
      const model = storedModel(book().db)
      const found = await asked({ model, about: null, least })
      book()
      return found?.pairs ?? []
    },
    job: {
      name: 'find-duplicates',
      firstAfter: 10 * SECOND,
      every: 5 * SECOND,
      whenIdleFor: 3 * SECOND,
      async run() {
        const { db } = book()
        if (clock.now() < restUntil || isCurrent(db) || isWorking(db)) return
        await run()
        tell()
      },
      async stop() {
        stopped = true
        for (const one of signals) one.stop()
        await running?.catch(() => undefined)
      },
    },
  }
}

/** An import would be looked through again and again. */
const isWorking = (db: BookDoor['db']): boolean =>
  db.pluck(`SELECT 1 FROM work WHERE state = 'running' LIMIT 1`).length > 0
