// An encrypted book file with the test shop's tables, a clock that is turned by hand, and short ways to write into it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createJournal,
  type CommandRequest,
  type Journal,
  type JournalRequest,
} from '../../src/main/core/database/command.ts'
import type { WriteDb } from '../../src/main/core/database/handle.ts'
import { startMachine } from '../../src/main/core/database/identity.ts'
import { migrate, type Migration } from '../../src/main/core/database/migrate.ts'
import { openDatabase, type Sqlite } from '../../src/main/core/database/open.ts'
import { tableSet, type TableSet } from '../../src/main/core/database/table-set.ts'
import type { TableDeclaration } from '../../src/main/core/database/tables.ts'
import { SHOP, SHOP_SQL } from './journal-tables.ts'

const JOURNAL_SQL = new URL('../../src/main/core/database/migrations/0001-journal.sql', import.meta.url)

export const JOURNAL_MIGRATION: Migration = { number: 1, name: 'journal', sql: readFileSync(JOURNAL_SQL, 'utf8') }
export const SHOP_MIGRATIONS: readonly Migration[] = [JOURNAL_MIGRATION, { number: 2, name: 'shop', sql: SHOP_SQL }]

export const NOON = Date.UTC(2026, 0, 5, 12)

export interface TestBook extends Disposable {
  readonly path: string
  readonly sqlite: Sqlite
  readonly tables: TableSet
  readonly journal: Journal
  readonly db: WriteDb
  /** Events and errors that the journal logged. */
  readonly logged: readonly string[]
  turn(ms: number): void
  now(): number
  /** Runs a command and answers its number. */
  command(kind: string, work: (tx: WriteDb) => void): number
  /** Closes the file without any farewell and opens it again. */
  reopen(): void
}

interface Options {
  readonly declarations?: readonly TableDeclaration[]
  readonly migrations?: readonly Migration[]
  readonly journal?: Partial<JournalRequest>
  /** Plants a fault: every statement and trigger is rewritten before SQLite sees it. */
  readonly rewrite?: (sql: string) => string
}

export const KEY = new Uint8Array(32).fill(7)

/** What a migration draws by chance, each book has of its own; a copy draws anew. */
function renewKeys(sqlite: ReturnType<typeof openDatabase>): void {
  const [kept] = sqlite.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'suppression_key'`).all()
  if (kept !== undefined) sqlite.exec('UPDATE suppression_key SET key = randomblob(32)')
}

export function testBook(options: Options = {}): TestBook {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-journal-'))
  const path = join(folder, 'book.db')
  const tables = tableSet(options.declarations ?? SHOP)
  const logged: string[] = []
  let now = NOON
  const clock = { now: () => now, after: () => () => undefined }
  const log = { info: () => undefined, error: (event: string) => void logged.push(event) }
  const open = () => {
    const file = openDatabase({ path, cipher: 'aegis', key: KEY, role: 'writer' })
    // A power cut is not played here: waiting for the disk at every commit would take most of the time.
    file.pragma('synchronous = OFF')
    return rewritten(file, options.rewrite)
  }
  const migrations = options.migrations ?? SHOP_MIGRATIONS
  // A planted fault stands in the file's triggers too.
  const made = options.rewrite === undefined ? madeBefore(migrations) : undefined
  if (made !== undefined) writeFileSync(path, made.bytes)
  let sqlite = open()
  // Of a copy it says that nothing is missing, and gives it the triggers of these tables.
  const schema = migrate(sqlite, { migrations, tables, now: clock.now })
  if (made === undefined && options.rewrite === undefined) keepMade(migrations, sqlite, path)
  if (made !== undefined) renewKeys(sqlite)
  startMachine(sqlite, { number: 3, name: 'Counter' })
  const create = () => createJournal({ sqlite, tables, outside: { clock, log }, schema, ...options.journal })
  let journal = create()
  return {
    path,
    tables,
    logged,
    get sqlite() {
      return sqlite
    },
    get journal() {
      return journal
    },
    get db() {
      return journal.db
    },
    turn: (ms) => void (now += ms),
    now: () => now,
    command(kind, work) {
      now += 1000
      const { command } = journal.run(asked(kind), work)
      if (command === null) throw new Error(`${kind} journaled nothing`)
      return command
    },
    reopen() {
      sqlite.close()
      sqlite = open()
      journal = create()
    },
    [Symbol.dispose]() {
      sqlite.close()
      rmSync(folder, { recursive: true })
    },
  }
}

interface Made {
  readonly migrations: readonly Migration[]
  readonly bytes: Uint8Array
}

/** Empty books by the migrations that made them: to copy one takes a tenth of the time. */
const MADE: Made[] = []

function madeBefore(migrations: readonly Migration[]): Made | undefined {
  return MADE.find(
    (one) =>
      one.migrations.length === migrations.length &&
      one.migrations.every(({ name, sql }, at) => name === migrations[at]?.name && sql === migrations[at].sql),
  )
}

function keepMade(migrations: readonly Migration[], sqlite: Sqlite, path: string): void {
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  MADE.push({ migrations, bytes: readFileSync(path) })
}

export function rewritten(sqlite: Sqlite, rewrite: ((sql: string) => string) | undefined): Sqlite {
  if (rewrite === undefined) return sqlite
  const { prepare, exec } = sqlite
  return Object.assign(sqlite, {
    prepare: (sql: string) => prepare.call(sqlite, rewrite(sql)),
    exec: (sql: string) => exec.call(sqlite, rewrite(sql)),
  })
}

export function asked(kind: string): CommandRequest {
  return { user: 1, kind }
}
