// What goes on by itself while a book is open: backups and checks by the clock, the screen lock when nobody is there.
import { dropUnusedFiles } from './areas/documents/service.ts'
import { dropOldAccesses } from './access-log.ts'
import { createIdleLock, type IdleLock } from './idle-lock.ts'
import { bookJobs } from './jobs/book-jobs.ts'
import { runJobs, type Job, type Scheduler } from './jobs/scheduler.ts'
import type { OpenBook } from './open-book.ts'
import type { Outside } from './outside.ts'

const HOUR_MS = 3_600_000

export interface WhileOpenParts {
  readonly outside: Outside
  /** IANA name of the shop's zone, in which a day begins. */
  readonly zone: () => string
  readonly backUp: () => Promise<unknown>
  /** Copies to the second place of backups what it lacks. */
  readonly followPlace: () => Promise<void>
  /** The open book's file was found damaged. */
  readonly onUnsound: () => void
  readonly lockScreen: () => void
  /** What areas let run by the clock. */
  readonly areaJobs: (open: OpenBook) => readonly Job[]
}

export interface WhileOpen {
  /** The answer stops all of it, and resolves when it has stopped. */
  start(open: OpenBook): () => Promise<void>
  /** Before a call is looked at. */
  beforeUse(): void
  /** Somebody asked for something. */
  onUse(): void
  /** UTC epoch ms. */
  lastUse(): number
  /** Resolves when what runs by the clock just now has ended. */
  jobsEnd(): Promise<void>
}

export function createWhileOpen(parts: WhileOpenParts): WhileOpen {
  const { outside, lockScreen } = parts
  const { clock } = outside
  let lastUse = clock.now()
  let jobs: Scheduler | null = null
  let idleLock: IdleLock | null = null

  return {
    start(open) {
      const running = runJobs(jobsFor(open, parts), outside)
      const lock = createIdleLock(clock, () => open.shop.lockAfter, lockScreen)
      jobs = running
      idleLock = lock
      return async () => {
        lock.stop()
        await Promise.all([running.stop(), open.longWork.halt()])
      }
    },
    beforeUse: () => idleLock?.check(),
    onUse() {
      lastUse = clock.now()
      idleLock?.touch()
      jobs?.touched()
    },
    lastUse: () => lastUse,
    async jobsEnd() {
      await jobs?.atRest()
    },
  }
}

function jobsFor(
  open: OpenBook,
  { outside, zone, backUp, followPlace, onUnsound, areaJobs }: WhileOpenParts,
): readonly Job[] {
  const onDamaged = () => {
    open.unsound = true
    onUnsound()
  }
  return [
    ...bookJobs({ book: open.book, backUp, onDamaged, zone, outside }),
    {
      name: 'drop-old-accesses',
      firstAfter: HOUR_MS,
      every: 24 * HOUR_MS,
      run() {
        open.local(null, (db) => {
          dropOldAccesses(db, outside.clock.now())
        })
      },
    },
    {
      // A stick that was put in again gets what it missed.
      name: 'follow-place',
      firstAfter: 20_000,
      every: 5 * 60_000,
      run: () => (open.book.place === null ? undefined : followPlace()),
    },
    {
      name: 'drop-unused-files',
      firstAfter: HOUR_MS,
      every: 24 * HOUR_MS,
      run() {
        if (!open.book.isBackingUp) dropUnusedFiles(open.db, open.book.attachedFiles)
      },
    },
    ...areaJobs(open),
  ]
}
