// Work by the clock while the book is open: the daily backup, the look through the file, moving the log.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bookJobs } from '../../../src/main/core/jobs/book-jobs.ts'
import { runJobs } from '../../../src/main/core/jobs/scheduler.ts'
import type { Scheduler } from '../../../src/main/core/jobs/scheduler.ts'
import type { Failure } from '../../../src/shared/errors.ts'
import { openTestBook } from '../../support/book.ts'
import type { TestBook } from '../../support/book.ts'
import { testOutside } from '../../support/outside.ts'

const DAY = 86_400_000
/** Lets promises that are already settled go on. */
const settle = () => vi.waitFor(() => Promise.resolve())

describe('the scheduler', () => {
  test('runs a job at its time, one run at a time, and never after it was stopped', async () => {
    const outside = testOutside()
    let runs = 0
    let finish = () => {}
    const run = () => {
      runs++
      return new Promise<void>((resolve) => (finish = resolve))
    }
    const scheduler = runJobs([{ name: 'one', firstAfter: 100, every: 1_000, run }], outside)
    outside.clock.turn(99)
    expect(runs).toBe(0)
    outside.clock.turn(5_000)
    expect(runs).toBe(1)
    finish()
    await settle()
    outside.clock.turn(1_000)
    expect(runs).toBe(2)
    const stopped = scheduler.stop()
    finish()
    await stopped
    outside.clock.turn(DAY)
    expect(runs).toBe(2)
  })

  test('waits until nobody is working where a job asks for it', async () => {
    const outside = testOutside()
    let runs = 0
    const job = { name: 'quiet', firstAfter: 100, every: 1_000, whenIdleFor: 30_000, run: () => runs++ }
    const scheduler = runJobs([job], outside)
    for (let second = 0; second < 60; second++) {
      outside.clock.turn(1_000)
      scheduler.touched()
    }
    expect(runs).toBe(0)
    outside.clock.turn(31_000)
    expect(runs).toBe(1)
    await scheduler.stop()
  })

  test('logs a failure and comes again', async () => {
    const outside = testOutside()
    let runs = 0
    const run = () => {
      runs++
      throw new Error('no')
    }
    const scheduler = runJobs([{ name: 'breaks', firstAfter: 0, every: 1_000, run }], outside)
    outside.clock.turn(0)
    await settle()
    outside.clock.turn(1_000)
    await settle()
    expect(runs).toBe(2)
    expect(outside.log.lines).toHaveLength(2)
    await scheduler.stop()
  })
})

describe('an open book', () => {
  let t: TestBook
  let scheduler: Scheduler
  let damaged: Failure<'BOOK_DAMAGED'>[]
  beforeEach(async () => {
    t = await openTestBook()
    damaged = []
    const { book, environment } = t
    const jobs = bookJobs({
      book,
      backUp: () => book.backup({ target: book.backupFolder, why: 'daily' }),
      onDamaged: (failure) => damaged.push(failure),
      zone: () => 'UTC',
      outside: environment.outside,
    })
    scheduler = runJobs(jobs, environment.outside)
  })
  afterEach(async () => {
    await scheduler.stop()
    t.dispose()
  })

  test('is backed up once a day, also when the program was off at the usual time', async () => {
    const { clock } = t.environment.outside
    clock.turn(60_000)
    await vi.waitFor(() => expect(t.book.backups()).toHaveLength(1))
    await settle()
    clock.turn(3_600_000)
    await settle()
    expect(t.book.backups()).toHaveLength(1)
    clock.turn(DAY)
    await vi.waitFor(() => {
      clock.turn(60_000)
      expect(t.book.backups()).toHaveLength(2)
    })
  })

  test('is looked through soon after it was opened, and damage comes with the newest whole backup', async () => {
    const { name } = await t.book.backup({ target: t.book.backupFolder, why: 'asked' })
    t.book.writer.pragma('foreign_keys = OFF')
    t.book.writer.exec('CREATE TABLE broken (id INTEGER PRIMARY KEY, of_work INTEGER REFERENCES work (id)) STRICT')
    t.book.writer.exec('INSERT INTO broken VALUES (1, 99)')
    t.environment.outside.clock.turn(5_000)
    await vi.waitFor(() => expect(damaged).toHaveLength(1))
    expect(damaged[0]?.data).toMatchObject({ part: 'database', backup: { name } })
  })

  test('has its log moved into the file when it has grown, and emptied when nobody is working', async () => {
    const { clock } = t.environment.outside
    t.book.writer.exec('CREATE TABLE filler (bytes BLOB) STRICT')
    for (let times = 0; times < 6; times++) t.book.writer.exec('INSERT INTO filler VALUES (randomblob(1000000))')
    expect(t.book.logBytes).toBeGreaterThan(4 << 20)
    clock.turn(1_000)
    await vi.waitFor(() => {
      clock.turn(1_000)
      expect(t.book.writer.pragma('wal_checkpoint(PASSIVE)')).toMatchObject([{ busy: 0 }])
    })
    clock.turn(60_000)
    await vi.waitFor(() => expect(t.book.logBytes).toBe(0))
  })

  test('of the sample shop is not backed up', async () => {
    const { clock } = t.environment.outside
    writeFileSync(join(t.root, 'note'), '')
    Object.defineProperty(t.book, 'demo', { value: true })
    clock.turn(DAY)
    await settle()
    expect(t.book.backups()).toEqual([])
  })
})
