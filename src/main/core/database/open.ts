// Opens the encrypted database file. Plain Node loads this file too (worker threads), so nothing here may need a bundler.
import Database from 'better-sqlite3'
import { foldedWords } from '../../../shared/domain/fold.ts'
import { toFailure } from './sqlite-failure.ts'

export type Sqlite = Database.Database
export type Cipher = 'aegis' | 'chacha20' | 'sqlcipher'

/** `writer` is the core's one writing connection; `reader` its reading one; `worker` belongs to another thread. */
export type ConnectionRole = 'writer' | 'reader' | 'worker'

export interface OpenRequest {
  readonly path: string
  readonly cipher: Cipher
  /** The book's 32-byte data key, used as it is: deriving a key would cost 30-224 ms at every open. */
  readonly key: Uint8Array
  readonly role: ConnectionRole
  readonly readonly?: boolean
  /** Refuses to make a new file. A reading connection never makes one. */
  readonly mustExist?: boolean
}

const KEY_BYTES = 32
const BUSY_MS = 5000
/** Negative: KiB. Under AEGIS the system's own cache serves a page as fast: a larger one only costs memory. */
const CACHE = { writer: -16000, reader: -16000, worker: -16000 } as const satisfies Record<ConnectionRole, number>

/**
 * Opens the file and proves that the key fits.
 * Errors: BOOK_MISSING (no file where one must be), BOOK_DAMAGED (wrong key, or no database), FOLDER_READ_ONLY, DISK_FULL.
 */
export function openDatabase(request: OpenRequest): Sqlite {
  if (request.key.length !== KEY_BYTES) throw new RangeError('a data key has 32 bytes')
  const readonly = request.readonly ?? false
  let sqlite: Sqlite | undefined
  try {
    sqlite = new Database(request.path, { readonly, fileMustExist: readonly || (request.mustExist ?? false) })
    unlock(sqlite, request)
    configure(sqlite, request.role, readonly)
    sqlite.function('has_words', { deterministic: true }, hasWords)
    return sqlite
  } catch (error) {
    sqlite?.close()
    throw toFailure(error)
  }
}

/** Cipher and key come before anything else is asked; the first read then shows whether they fit. */
function unlock(sqlite: Sqlite, { cipher, key }: OpenRequest): void {
  sqlite.pragma(`cipher = '${cipher}'`)
  sqlite.pragma(`key = 'raw:${Buffer.from(key).toString('hex')}'`)
  sqlite.prepare('SELECT count(*) FROM sqlite_schema').get()
}

function configure(sqlite: Sqlite, role: ConnectionRole, readonly: boolean): void {
  sqlite.pragma(`busy_timeout = ${BUSY_MS}`)
  if (!readonly) {
    sqlite.pragma('journal_mode = WAL')
    // What the screen has confirmed survives a power cut.
    sqlite.pragma('synchronous = FULL')
    // Erased values leave no trace in free pages.
    sqlite.pragma('secure_delete = ON')
    // Checkpoints inside COMMIT are what makes the counter stutter: a thread of its own does them (checkpoint.ts).
    sqlite.pragma('wal_autocheckpoint = 0')
  }
  sqlite.pragma(`cache_size = ${CACHE[role]}`)
  sqlite.pragma('temp_store = MEMORY')
  // Without this REPLACE deletes behind the journal's back and takes the children along.
  sqlite.pragma('recursive_triggers = ON')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('trusted_schema = OFF')
}

/** In SQL: every word of `sought` (folded, blanks between) begins a word of `text`; of no text none. */
function hasWords(text: unknown, sought: unknown): number {
  if (typeof text !== 'string' || typeof sought !== 'string') return 0
  const words = ` ${foldedWords(text).join(' ')}`
  return Number(sought.split(' ').every((word) => words.includes(` ${word}`)))
}
