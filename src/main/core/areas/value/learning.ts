// When is learned: after the first opening, when the shop day turns, when much was sold or the rules changed, when asked. On another thread; then
// everybody is judged anew in short transactions beside the counter. Where nothing is due it costs a look at two rows.
import { minorDigits } from '../../../../shared/domain/money.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { JobPlace } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import type { Job } from '../../jobs/scheduler.ts'
import { setUsualGaps, setValueModel, valueModelOf } from '../contacts/service.ts'
import { judgeEverybody } from '../visits/service.ts'
import { asOfDay } from './as-of.ts'
import { learnedOf } from './judging.ts'
import { salesIn, type LearnedValue, type LearnValue } from './learn.ts'
import { basisOf } from './learned.ts'
import { valueSettings } from './settings.ts'

/** What is done on another thread, over the open book. */
export interface Learner {
  readonly learn: (order: Omit<LearnValue, 'file'>) => Promise<LearnedValue>
  /** People whose kept sums are not what the ledgers say. */
  readonly wrong: () => Promise<readonly number[]>
}

export interface Learning {
  /** Resolves when what is learned is true of the book as it is. Errors: BOOK_CLOSED. */
  readonly upToDate: () => Promise<void>
  /** Everything anew from the ledgers. Errors: BOOK_CLOSED. */
  readonly recompute: () => Promise<{ readonly customers: number; readonly changed: number }>
  readonly job: Job
}

const SECOND = 1_000
/** Learning by itself may take a twentieth of the time. */
const REST = 19
/** A PC that slept meanwhile shall not rest for days. */
const LONGEST_REST = 600 * SECOND
/** What was learned is learned anew when so much more, or less, was sold. */
const GROWTH = 0.05

interface Round {
  /** All ledgers are read, and sums that are wrong mended. */
  readonly whole: boolean
}

export function createLearning({ outside, book }: Pick<JobPlace, 'outside' | 'book'>, learner: Learner): Learning {
  const { clock } = outside
  let running: Promise<number> | null = null
  let stopped = false
  let restUntil = Number.NEGATIVE_INFINITY
  /** What the book was like when nothing was due. */
  let seen = ''

  function isDue(db: ReadDb): boolean {
    const learned = learnedOf(db)
    if (learned === null) return true
    const { asOf } = asOfDay(db, book().settings, clock.now())
    if (learned.asOf !== asOf || learned.basis !== basisOf(valueSettings(db))) return true
    // Closed on the way: some are judged by what was learned before.
    if (valueModelOf(db)?.judgedAt === null) return true
    return Math.abs(salesIn(db) - learned.sales) >= Math.max(1, GROWTH * learned.sales)
  }

  /** Everything that makes anything due leaves a trace here. */
  function stamp(db: ReadDb): string {
    const { today } = asOfDay(db, book().settings, clock.now())
    return JSON.stringify(db.pluck<number>(STAMP, today))
  }

  async function once({ whole }: Round): Promise<number> {
    const first = learnedOf(book().db) === null
    // Sums are kept with every visit; only a book that was made by an earlier program lacks some.
    const wrong = whole || first ? await learner.wrong() : []
    const place = { book, now: clock.now }
    if (wrong.length > 0) await judgeEverybody(place, wrong)
    const { db, settings } = book()
    const mark = stamp(db)
    const { learned, usualGaps } = await learner.learn({
      settings: valueSettings(db),
      asOf: asOfDay(db, settings, clock.now()).asOf,
      digits: minorDigits(settings.currency),
    })
    book().local((tx) => {
      setValueModel(tx, { asOf: learned.asOf, at: atAfter(tx), learned: { ...learned } })
      setUsualGaps(tx, usualGaps)
    })
    const judged = await judgeEverybody(place, [])
    seen = mark
    return Math.max(wrong.length, judged)
  }

  /** Whoever holds something by when it was learned must see that it was learned anew, also where the clock stands. */
  const atAfter = (db: ReadDb) => Math.max(clock.now(), (valueModelOf(db)?.at ?? 0) + 1)

  function run(round: Round): Promise<number> {
    if (stopped) return Promise.reject(new Failure('BOOK_CLOSED', {}))
    if (running !== null) return running
    const began = clock.now()
    const mine = once(round).finally(() => {
      running = null
      restUntil = clock.now() + Math.min(LONGEST_REST, REST * (clock.now() - began))
    })
    running = mine
    // Whoever waits hears of it; nobody may wait.
    mine.catch(() => undefined)
    return mine
  }

  return {
    async upToDate() {
      // What runs may have begun before the last change.
      if (running !== null && isDue(book().db)) await running
      if (isDue(book().db)) await run({ whole: false })
    },
    async recompute() {
      await running?.catch(() => undefined)
      const changed = await run({ whole: true })
      return { customers: learnedOf(book().db)?.customers ?? 0, changed }
    },
    job: {
      name: 'learn-value',
      firstAfter: 12 * SECOND,
      every: 5 * SECOND,
      whenIdleFor: 3 * SECOND,
      async run() {
        const { db } = book()
        if (clock.now() < restUntil || isWorking(db)) return
        const now = stamp(db)
        if (now === seen) return
        if (isDue(db)) await run({ whole: false })
        else seen = now
      },
      async stop() {
        stopped = true
        await running?.catch(() => undefined)
      },
    },
  }
}

const STAMP = `SELECT coalesce(max(seq), 0) FROM contact_touch UNION ALL SELECT coalesce(max(seq), 0) FROM command UNION ALL SELECT ?`

/** After an import once is enough. */
const isWorking = (db: ReadDb): boolean => db.pluck(`SELECT 1 FROM work WHERE state = 'running' LIMIT 1`).length > 0
