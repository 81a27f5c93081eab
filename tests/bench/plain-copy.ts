// An unencrypted copy of a book's database, with the same tables, indexes and triggers: the ground the floor stands on.
import { copyFileSync } from 'node:fs'
import Database from 'better-sqlite3'

export interface PlainCopyRequest {
  /** The closed book's database. */
  readonly from: string
  readonly to: string
  readonly cipher: string
  /** The raw data key of the database, 32 bytes. */
  readonly key: Uint8Array
}

/** Opens the copy with the pragmas of the core's own writer. */
export function openPlainCopy({ from, to, cipher, key }: PlainCopyRequest): Database.Database {
  copyFileSync(from, to)
  const db = new Database(to)
  db.pragma(`cipher = '${cipher}'`)
  db.pragma(`key = "raw:${Buffer.from(key).toString('hex')}"`)
  db.pragma('journal_mode = DELETE') // a key cannot be changed in WAL mode
  db.pragma(`rekey = ''`)
  db.close()
  const plain = new Database(to)
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'cache_size = -16000',
    'foreign_keys = ON',
    'recursive_triggers = ON',
    'secure_delete = ON',
    'temp_store = MEMORY',
    'wal_autocheckpoint = 0',
  ])
    plain.pragma(pragma)
  return plain
}
