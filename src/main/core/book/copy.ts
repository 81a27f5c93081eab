// Plain connections to a book's database file for what goes beside the counter: copying, counting, checking.
import { openDatabase } from '../database/open.ts'
import type { Sqlite } from '../database/open.ts'
import type { CipherName } from './header.ts'
import { deriveKey, wipe } from './keys.ts'
import type { BookKeys } from './slots.ts'

export interface DatabaseFile {
  readonly path: string
  readonly cipher: CipherName
  readonly keys: BookKeys
}

/** The raw key of the database file, of 32 bytes. The caller wipes it. */
export function databaseKey(keys: BookKeys): Buffer {
  return deriveKey(keys.data, 'database')
}

/** Reads `file`; never writes. */
export function withCopy<T>(file: DatabaseFile, use: (db: Sqlite) => T): T {
  const db = openFile(file, { readonly: true })
  try {
    return use(db)
  } finally {
    db.close()
  }
}

/** A connection of a worker's own. The caller closes it. */
export function openFile({ path, cipher, keys }: DatabaseFile, { readonly }: { readonly readonly: boolean }): Sqlite {
  const key = databaseKey(keys)
  try {
    return openDatabase({ path, cipher, key, role: 'worker', readonly, mustExist: true })
  } finally {
    wipe(key)
  }
}

/** A compact copy of the book as it stands at this moment, under the same key and cipher. `to` must not exist. */
export function copyInto(file: DatabaseFile, to: string): void {
  withCopy(file, (db) => db.prepare('VACUUM INTO ?').run(to))
}

/** Rows of every ordinary table. */
export function countRows(file: DatabaseFile): Record<string, number> {
  return withCopy(file, countRowsIn)
}

export function countRowsIn(db: Sqlite): Record<string, number> {
  const names = db
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite^_%' ESCAPE '^' ORDER BY name`,
    )
    .pluck()
    .all() as string[]
  return Object.fromEntries(
    names.map((name) => [
      name,
      db
        .prepare(`SELECT count(*) FROM "${name.replaceAll('"', '""')}"`)
        .pluck()
        .get() as number,
    ]),
  )
}

export type Soundness = { readonly sound: true } | { readonly sound: false; readonly first: string }

/** SQLite's own check of the file, and of every reference. Takes seconds on a large book. */
export function soundness(file: DatabaseFile): Soundness {
  try {
    return withCopy(file, soundnessOf)
  } catch (error) {
    // The check itself stumbles over a page that does not decrypt.
    if (!(error instanceof Error)) throw error
    const code = 'code' in error ? String(error.code) : ''
    const damaged = /^(BOOK_DAMAGED|SQLITE_CORRUPT|SQLITE_NOTADB|SQLITE_IOERR)/.test(code)
    if (damaged) return { sound: false, first: code }
    throw error
  }
}

export function soundnessOf(db: Sqlite): Soundness {
  const first = db.pragma('quick_check(1)', { simple: true })
  if (first !== 'ok') return { sound: false, first: String(first) }
  const orphan = db.prepare<[], string>('SELECT "table" FROM pragma_foreign_key_check LIMIT 1').pluck().get()
  return orphan === undefined ? { sound: true } : { sound: false, first: `reference in ${orphan}` }
}

/** A copy of `file` under other keys and, if they differ, another cipher. `to.path` must not exist. */
export function copyUnder(file: DatabaseFile, to: DatabaseFile): void {
  copyInto(file, to.path)
  const db = openFile({ ...file, path: to.path }, { readonly: false })
  try {
    // Rekeying rewrites every page, which the write-ahead log does not allow.
    db.pragma('journal_mode=DELETE')
    const key = databaseKey(to.keys)
    db.pragma(`cipher='${to.cipher}'`)
    db.pragma(`rekey='raw:${key.toString('hex')}'`)
    wipe(key)
  } finally {
    db.close()
  }
}
