// How long making, opening, backing up, checking, restoring and a new key take, at the full cost of Argon2id and with
// real threads: run by hand with `node tests/bench/book.bench.ts [MB]`.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { booksOnDisk } from '../../src/main/core/book/books.ts'
import { FULL_COST } from '../../src/main/core/book/password.ts'
import { workerPool } from '../../src/main/core/workers/pool.ts'
import { OWNER, PASSWORD, testEnvironment } from '../support/book-environment.ts'
import { testOutside } from '../support/outside.ts'

const MB = Number(process.argv[2] ?? 100)
const root = mkdtempSync(join(tmpdir(), 'regulars-book-bench-'))
const folder = join(root, 'book')
const outside = testOutside()
const work = workerPool(new URL('../../src/main/worker.ts', import.meta.url), outside)
const books = booksOnDisk(testEnvironment(root, { outside, work, cost: FULL_COST }))
const opener = { user: OWNER, password: PASSWORD }

async function timed<T>(name: string, run: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const result = await run()
  process.stdout.write(`${name.padEnd(28)} ${(performance.now() - start).toFixed(0).padStart(6)} ms\n`)
  return result
}

/** The longest time the thread at the counter was not free while `run` ran. */
async function stutter<T>(run: () => Promise<T>): Promise<T> {
  let longest = 0
  let last = performance.now()
  const ticking = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 1)
  const result = await run()
  clearInterval(ticking)
  process.stdout.write(`${'  longest pause meanwhile'.padEnd(28)} ${longest.toFixed(0).padStart(6)} ms\n`)
  return result
}

const { book } = await timed('create', () => books.create({ folder, owner: OWNER, password: PASSWORD }))
book.close()
const again = await timed('open', () => books.open({ folder, opener }))
again.writer.exec('CREATE TABLE filler (id INTEGER PRIMARY KEY, bytes BLOB) STRICT')
const add = again.writer.prepare('INSERT INTO filler (bytes) VALUES (randomblob(1000))')
again.writer.transaction(() => {
  for (let row = 0; row < MB * 970; row++) add.run()
})()
await timed('checkpoint', () => again.checkpoint('TRUNCATE'))
process.stdout.write(`book.db ${(statSync(join(folder, 'book.db')).size / 1e6).toFixed(0)} MB\n`)
const made = await timed('backup, made and checked', () =>
  stutter(() => again.backup({ target: again.backupFolder, why: 'asked' })),
)
await timed('check of a backup', () => stutter(() => again.checkBackup(made.name)))
await timed('look through the file', () => again.soundness())
again.close()
await timed('restore', () => books.restore({ folder, backup: join(folder, 'backups', made.name), opener }))
const restored = await timed('open', () => books.open({ folder, opener }))
const { book: rekeyed } = await timed('new key', () => books.rekey({ book: restored }))
rekeyed.close()
await work.end()
rmSync(root, { recursive: true })
