// Drives the looking: a little at a time by the clock, or to the end when somebody asks for it.
import type { ActionContext, JobPlace } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import type { Job } from '../../jobs/scheduler.ts'
import { isDue, lookOn, presentOf } from './look.ts'

const SECOND = 1_000
/** Between two looks by the clock, and how long one may take: closing the book waits for it. */
const EVERY_MS = 3 * SECOND
const AT_MOST_MS = 250
/** A book that was just opened has more urgent things to do. */
const FIRST_AFTER_MS = 10 * SECOND

type Place = Pick<JobPlace, 'book' | 'outside'>

/**
 * Looks until there is nothing more to look at, or `goOn` says no; others have their turn between two steps.
 * Errors: BOOK_CLOSED.
 */
async function look({ book, outside: { clock } }: Place, goOn: () => boolean): Promise<void> {
  const placed = () => {
    const { db, settings } = book()
    return { db, settings, clock }
  }
  while (isDue(placed())) {
    // Read once for some steps: the do-not-disturb list is long in some books.
    const present = presentOf(placed())
    for (let steps = 0, more = true; more && steps < STEPS_ALIKE; steps += 1) {
      if (!goOn()) return
      more = book().local((tx) => lookOn(tx, present))
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}

const STEPS_ALIKE = 50

/** To the end, or until whoever asked is gone. */
export async function lookNow({ book, outside, signal }: ActionContext): Promise<Record<string, never>> {
  await look({ book, outside }, () => !signal.aborted)
  return {}
}

/** Long work touches people by the thousand: who looks now, looks again. */
const isWorking = (db: ReadDb) => db.get(`SELECT 1 FROM work WHERE state = 'running' LIMIT 1`) !== undefined

export function lookingJob(place: JobPlace): Job {
  const { clock } = place.outside
  return {
    name: 'quality',
    firstAfter: FIRST_AFTER_MS,
    every: EVERY_MS,
    async run() {
      if (isWorking(place.book().db)) return
      const end = clock.now() + AT_MOST_MS
      await look(place, () => clock.now() < end)
    },
  }
}
