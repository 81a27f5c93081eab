// The one place where SQLite's error codes become the core's own.
import Database from 'better-sqlite3'
import { Failure } from '../../../shared/errors.ts'

/** A Failure for what a shop owner can act on; everything else comes back as it is (a defect, shown as INTERNAL). */
export function toFailure(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return missingFolder(error)
  const code = error.code
  if (code === 'SQLITE_FULL') return new Failure('DISK_FULL', {})
  if (code.startsWith('SQLITE_READONLY')) return new Failure('FOLDER_READ_ONLY', {})
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new Failure('BOOK_DAMAGED', { part: 'database', backup: null })
  }
  if (code.startsWith('SQLITE_CANTOPEN')) return new Failure('BOOK_MISSING', {})
  if (code.startsWith('SQLITE_IOERR')) return new Failure('FOLDER_GONE', {})
  return error
}

/** better-sqlite3 looks for the folder itself and throws a plain TypeError. */
function missingFolder(error: unknown): unknown {
  const missing = error instanceof TypeError && error.message.includes('directory does not exist')
  return missing ? new Failure('FOLDER_GONE', {}) : error
}
