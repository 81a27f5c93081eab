// Work beside the counter on real threads: it answers, it fails in its own words, and a thread that dies is said so.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { workerPool } from '../../../src/main/core/workers/pool.ts'
import type { Work } from '../../../src/main/core/workers/tasks.ts'
import { CHEAP, PASSWORD, openTestBook, temporaryFolder } from '../../support/book.ts'
import { testOutside } from '../../support/outside.ts'
import type { TestOutside } from '../../support/outside.ts'

const ENTRY = pathToFileURL(join(import.meta.dirname, '..', '..', '..', 'src', 'main', 'worker.ts'))
const stretching = { password: PASSWORD, salt: new Uint8Array(16), cost: CHEAP }
const pools: Work[] = []
function pool(outside: TestOutside = testOutside(), entry = ENTRY): Work {
  const made = workerPool(entry, outside)
  pools.push(made)
  return made
}
afterEach(async () => {
  await Promise.all(pools.splice(0).map((one) => one.end()))
})

test('a backup, its check, a checkpoint and the look through the file run on a thread', async () => {
  const { book, dispose } = await openTestBook({ work: pool() })
  book.writer.prepare("INSERT INTO machine (number, name) VALUES (32000, 'till')").run()
  const { name } = await book.backup({ target: book.backupFolder, why: 'asked' })
  expect((await book.checkBackup(name)).rows['machine']).toBe(2)
  expect(await book.soundness()).toEqual({ sound: true })
  expect(await book.checkpoint('TRUNCATE')).toMatchObject({ busy: false })
  expect(book.logBytes).toBe(0)
  dispose()
})

test('many tasks at once are all answered, by two threads at most', async () => {
  const work = pool()
  const keys = await Promise.all(Array.from({ length: 9 }, () => work.run('stretch', stretching)))
  expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1)
})

test('a failure comes back with its code and data', async () => {
  const { book, dispose } = await openTestBook({ work: pool() })
  writeFileSync(join(book.backupFolder, 'regulars-2026-01-01-0000.regulars-backup'), 'rubbish')
  await expect(book.checkBackup('regulars-2026-01-01-0000.regulars-backup')).rejects.toMatchObject({
    code: 'BACKUP_DAMAGED',
    data: { name: 'regulars-2026-01-01-0000.regulars-backup' },
  })
  dispose()
})

test('a thread that dies gives a clear error to whoever waited', async () => {
  const folder = temporaryFolder()
  const script = join(folder, 'dies.mjs')
  writeFileSync(
    script,
    "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(3))",
  )
  const outside = testOutside()
  const work = pool(outside, pathToFileURL(script))
  const both = await Promise.allSettled([work.run('stretch', stretching), work.run('stretch', stretching)])
  for (const one of both) expect(one).toMatchObject({ status: 'rejected', reason: { code: 'INTERNAL' } })
  expect(outside.log.lines.join()).toContain('worker.died')
  expect(outside.log.lines.join()).not.toContain(PASSWORD)
  rmSync(folder, { recursive: true })
})

test('a thread that cannot start is a clear error, not a wait for ever', async () => {
  const work = pool(testOutside(), pathToFileURL('/nowhere/worker.js'))
  await expect(work.run('stretch', stretching)).rejects.toMatchObject({ code: 'INTERNAL' })
})

test('threads end when nothing came for a while, and start again when something comes', async () => {
  const outside = testOutside()
  const work = pool(outside)
  await work.run('stretch', stretching)
  outside.clock.turn(10_000)
  await expect(work.run('stretch', stretching)).resolves.toHaveLength(32)
})
