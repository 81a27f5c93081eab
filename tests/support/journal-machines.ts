// Several machines of one shop: each a copy of one book with a machine number of its own, a clock that runs a little wrong,
// snapshots it can be set back to, and bundles as plain text between them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readBundle, writeBundle } from '../../src/main/core/database/bundle.ts'
import { exportBundle, type ExportRequest } from '../../src/main/core/database/bundle-export.ts'
import { createJournal } from '../../src/main/core/database/command.ts'
import { startMachine } from '../../src/main/core/database/identity.ts'
import { applyBundle, type Merged } from '../../src/main/core/database/merge.ts'
import { openDatabase, type Sqlite } from '../../src/main/core/database/open.ts'
import { KEY, NOON, asked, rewritten, type TestBook } from './journal-book.ts'

export const BOOK = 'the book of these machines'

export interface Machine extends TestBook {
  readonly name: string
  readonly number: number
  /** The bytes of the whole file as it is now. */
  snapshot(): Uint8Array
  /** Sets the file back. With a number it goes on as a new machine, as it must; without, as the one it was. */
  restore(bytes: Uint8Array, number: number | null): void
  /** A bundle for somebody who has `known`, as text. */
  send(request?: Partial<ExportRequest>): string
  take(text: string, options?: { readonly acceptClocks?: boolean }): Merged
}

export interface MachineOptions {
  readonly number: number
  /** Its clock is so far off, ms. */
  readonly skew?: number
  readonly rewrite?: (sql: string) => string
}

/** The file of a book without any command; a new machine is a copy of it. */
export function template(make: () => TestBook): { readonly bytes: Uint8Array; readonly like: TestBook } {
  const book = make()
  book.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  const bytes = readFileSync(book.path)
  book[Symbol.dispose]()
  return { bytes, like: book }
}

interface Origin {
  readonly bytes: Uint8Array
  readonly like: Pick<TestBook, 'tables'>
}

export function machine({ bytes, like }: Origin, options: MachineOptions): Machine {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-machine-'))
  const path = join(folder, 'book.db')
  const { tables } = like
  const logged: string[] = []
  let number = options.number
  let now = NOON + (options.skew ?? 0)
  const clock = { now: () => now, after: () => () => undefined }
  const log = { info: () => undefined, error: (event: string) => void logged.push(event) }
  const open = () => {
    const file = openDatabase({ path, cipher: 'aegis', key: KEY, role: 'writer' })
    file.pragma('synchronous = OFF')
    return rewritten(file, options.rewrite)
  }
  const schemaOf = (file: Sqlite) => Number(file.prepare('SELECT max(number) FROM migration').pluck().get())
  const create = () => createJournal({ sqlite, tables, outside: { clock, log }, schema: schemaOf(sqlite) })
  writeFileSync(path, bytes)
  let sqlite = open()
  startMachine(sqlite, { number, name: `Till ${number}` })
  let journal = create()
  return {
    name: `Till ${number}`,
    path,
    tables,
    logged,
    get number() {
      return number
    },
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
    snapshot() {
      sqlite.pragma('wal_checkpoint(TRUNCATE)')
      return readFileSync(path)
    },
    restore(old, taken) {
      sqlite.close()
      for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true })
      writeFileSync(path, old)
      sqlite = open()
      if (taken !== null) {
        number = taken
        startMachine(sqlite, { number, name: `Till ${number}` })
      }
      journal = create()
    },
    send: (request = {}) => writeBundle(exportBundle(journal, { book: BOOK, known: new Map(), ...request })),
    take: (text, { acceptClocks = false } = {}) => applyBundle({ journal, book: BOOK, acceptClocks }, readBundle(text)),
    [Symbol.dispose]() {
      sqlite.close()
      rmSync(folder, { recursive: true })
    },
  }
}
