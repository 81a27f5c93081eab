// What encryption costs, cipher by cipher, against the same file in the clear: run by hand with
// `node tests/bench/cipher.bench.ts`. Rounds go through the ciphers in turn, so that a busy machine is unfair to all
// alike; medians and ratios of one run can be compared, seconds of two runs cannot.
import Database from 'better-sqlite3'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROWS = 100_000
const ROUNDS = Number(process.argv[2] ?? 5)
const CIPHERS = ['none', 'aegis', 'chacha20', 'sqlcipher'] as const
type CipherOrNone = (typeof CIPHERS)[number]

const TASKS = ['insert', 'scan', 'point', 'page', 'update', 'copy'] as const
type Task = (typeof TASKS)[number]
/** Milliseconds for the whole task, or microseconds for one where `each` says so. */
const UNIT: Record<Task, string> = {
  insert: 'ms, all rows in one transaction',
  scan: 'ms, sum over all rows',
  point: 'us, one row by its key',
  page: 'us, twenty rows by an index',
  update: 'us, one changed row in a commit of its own, synchronous FULL',
  copy: 'ms, VACUUM INTO',
}

function open(path: string, cipher: CipherOrNone): Database.Database {
  const db = new Database(path)
  if (cipher !== 'none') {
    db.pragma(`cipher='${cipher}'`)
    db.pragma(`key='raw:${'5a'.repeat(32)}'`)
  }
  for (const pragma of [
    'journal_mode=WAL',
    'synchronous=FULL',
    'cache_size=-32000',
    'secure_delete=ON',
    'temp_store=MEMORY',
  ]) {
    db.pragma(pragma)
  }
  return db
}

const now = () => performance.now()
const timed = (run: () => void) => {
  const start = now()
  run()
  return now() - start
}
const each = (times: number, run: (index: number) => void) =>
  (timed(() => {
    for (let index = 0; index < times; index++) run(index)
  }) *
    1_000) /
  times

/** Spread over the table, the same for every cipher. */
const anyRow = (index: number) => 1 + ((index * 7_919) % ROWS)

function round(folder: string, cipher: CipherOrNone): Record<Task, number> {
  const path = join(folder, `${cipher}.db`)
  const copy = join(folder, `${cipher}-copy.db`)
  for (const file of [path, `${path}-wal`, `${path}-shm`, copy]) rmSync(file, { force: true })
  let db = open(path, cipher)
  db.exec('CREATE TABLE visit (id INTEGER PRIMARY KEY, owner INTEGER, day INTEGER, amount INTEGER, note TEXT) STRICT')
  db.exec('CREATE INDEX visit_owner ON visit (owner, day)')
  const insert = timed(() => {
    const add = db.prepare('INSERT INTO visit (owner, day, amount, note) VALUES (?, ?, ?, ?)')
    db.transaction(() => {
      for (let row = 0; row < ROWS; row++) {
        add.run(1 + ((row * 31) % 5_000), 20_000 + (row % 900), (row * 37) % 5_000, `two rolls and a coffee ${row}`)
      }
    })()
  })
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  // A fresh connection: what is read comes through the cipher, not out of the cache.
  db = open(path, cipher)
  const scan = timed(() => db.prepare('SELECT sum(amount), sum(length(note)) FROM visit').get())
  db.close()
  db = open(path, cipher)
  db.pragma('cache_size=-2000')
  const byKey = db.prepare('SELECT * FROM visit WHERE id = ?')
  const byOwner = db.prepare('SELECT * FROM visit WHERE owner = ? ORDER BY day DESC LIMIT 20')
  const change = db.prepare('UPDATE visit SET amount = amount + 1 WHERE id = ?')
  const point = each(5_000, (index) => byKey.get(anyRow(index)))
  const page = each(2_000, (index) => byOwner.all(1 + (anyRow(index) % 5_000)))
  const update = each(500, (index) => change.run(anyRow(index)))
  const copied = timed(() => db.prepare('VACUUM INTO ?').run(copy))
  db.close()
  return { insert, scan, point, page, update, copy: copied }
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
const folder = mkdtempSync(join(tmpdir(), 'regulars-cipher-'))
const taken = new Map<CipherOrNone, Record<Task, number>[]>(CIPHERS.map((cipher) => [cipher, []]))
for (let turn = 0; turn < ROUNDS; turn++) {
  for (const cipher of CIPHERS) taken.get(cipher)?.push(round(folder, cipher))
}
const middle = (cipher: CipherOrNone, task: Task) => median((taken.get(cipher) ?? []).map((one) => one[task]))
process.stdout.write(`${ROWS} rows, median of ${ROUNDS} rounds; in brackets: times the file in the clear\n`)
for (const task of TASKS) {
  const cells = CIPHERS.map((cipher) => {
    const value = middle(cipher, task)
    return `${cipher} ${value.toFixed(value < 100 ? 1 : 0)} (${(value / middle('none', task)).toFixed(2)})`
  })
  process.stdout.write(`${task.padEnd(7)} ${cells.join(' | ')}   ${UNIT[task]}\n`)
}
for (const cipher of CIPHERS)
  process.stdout.write(`${cipher} ${(statSync(join(folder, `${cipher}-copy.db`)).size / 1e6).toFixed(2)} MB\n`)
rmSync(folder, { recursive: true })
