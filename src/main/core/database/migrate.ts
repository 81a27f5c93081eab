// Brings a book to the schema of this program: numbered plain SQL, one transaction each, each known by its hash.
import { createHash } from 'node:crypto'
import { Failure } from '../../../shared/errors.ts'
import type { Sqlite } from './open.ts'
import { toFailure } from './sqlite-failure.ts'
import type { TableSet } from './table-set.ts'
import { allTriggers, createTriggers, dropTriggers, triggersIn } from './triggers.ts'

export interface Migration {
  /** 1, 2, 3 ... without gaps. */
  readonly number: number
  readonly name: string
  readonly sql: string
}

export interface MigrateRequest {
  readonly migrations: readonly Migration[]
  readonly tables: TableSet
  /** UTC epoch ms. */
  readonly now: () => number
  /** Called once before the first change to a book that already holds something: the place for a backup. */
  readonly beforeMigrating?: (from: number, to: number) => void
}

interface Applied {
  readonly number: number
  readonly name: string
  readonly sha256: string
}

const OWN_TABLE = `CREATE TABLE IF NOT EXISTS migration (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT`

/**
 * Applies what is missing and answers the schema number the book now has. Regenerates the journal's triggers, because a
 * rebuilt table loses them and a dropped column is refused while one names it.
 * Errors: BOOK_NEWER; BOOK_DAMAGED when what was applied is not what this program holds; DISK_FULL, FOLDER_READ_ONLY.
 */
export function migrate(sqlite: Sqlite, request: MigrateRequest): number {
  const { migrations, tables } = request
  checkNumbers(migrations)
  try {
    const applied = appliedTo(sqlite)
    const missing = missingFrom(applied, migrations)
    if (missing.length > 0 && applied.length > 0) request.beforeMigrating?.(applied.length, migrations.length)
    if (missing.length > 0) applyAll(sqlite, missing, request)
    else if (!triggersFit(sqlite, tables)) renewTriggers(sqlite, tables)
    return migrations.length
  } catch (error) {
    throw toFailure(error)
  }
}

/** The number of the newest migration the book has; 0 for an empty file. */
export function schemaOf(sqlite: Sqlite): number {
  return appliedTo(sqlite).length
}

export function hashOf(sql: string): string {
  // A checkout may have changed the line ends; that is no other migration.
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex')
}

function checkNumbers(migrations: readonly Migration[]): void {
  const gap = migrations.findIndex((migration, index) => migration.number !== index + 1)
  if (gap >= 0) throw new Error(`migration ${gap + 1} is missing or stands twice`)
}

function appliedTo(sqlite: Sqlite): readonly Applied[] {
  const known = sqlite.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration'`).get()
  if (known === undefined) return []
  return sqlite.prepare<[], Applied>('SELECT number, name, sha256 FROM migration ORDER BY number').all()
}

/** What the book lacks, after comparing what it has. */
function missingFrom(applied: readonly Applied[], migrations: readonly Migration[]): readonly Migration[] {
  if (applied.length > migrations.length) {
    throw new Failure('BOOK_NEWER', { book: String(applied.at(-1)?.number), program: String(migrations.length) })
  }
  const other = applied.some((one, index) => {
    const own = migrations[index]
    return own === undefined || one.number !== own.number || one.sha256 !== hashOf(own.sql)
  })
  if (other) throw new Failure('BOOK_DAMAGED', { part: 'database', backup: null })
  return migrations.slice(applied.length)
}

function applyAll(sqlite: Sqlite, missing: readonly Migration[], { tables, now }: MigrateRequest): void {
  // Off before BEGIN: inside a transaction the switch does nothing, and a table rebuild would empty the child tables.
  sqlite.pragma('foreign_keys = OFF')
  try {
    for (const migration of missing) {
      inTransaction(sqlite, () => {
        sqlite.exec(OWN_TABLE)
        dropTriggers(sqlite)
        sqlite.exec(migration.sql)
        if (MAY_BREAK.test(migration.sql.replaceAll(COMMENT, ''))) refuseBrokenReferences(sqlite, migration)
        const record = 'INSERT INTO migration (number, name, sha256, at) VALUES (?, ?, ?, ?)'
        sqlite.prepare(record).run(migration.number, migration.name, hashOf(migration.sql), now())
        if (migration === missing.at(-1)) createTriggers(sqlite, tables)
      })
    }
  } finally {
    sqlite.pragma('foreign_keys = ON')
  }
}

const COMMENT = /--.*$/gm
/** New tables, columns and indexes break no reference; looking through a large book for broken ones takes seconds. */
const MAY_BREAK = /\b(?:DROP TABLE|DELETE FROM|INSERT|REPLACE|UPDATE)\b/i

function refuseBrokenReferences(sqlite: Sqlite, migration: Migration): void {
  const broken = sqlite.prepare('PRAGMA foreign_key_check').all()
  if (broken.length > 0) throw new Error(`migration ${migration.name} leaves ${broken.length} broken references`)
}

function triggersFit(sqlite: Sqlite, tables: TableSet): boolean {
  return JSON.stringify(triggersIn(sqlite)) === JSON.stringify(allTriggers(tables))
}

function renewTriggers(sqlite: Sqlite, tables: TableSet): void {
  inTransaction(sqlite, () => {
    dropTriggers(sqlite)
    createTriggers(sqlite, tables)
  })
}

function inTransaction(sqlite: Sqlite, work: () => void): void {
  sqlite.exec('BEGIN IMMEDIATE')
  try {
    work()
    sqlite.exec('COMMIT')
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
    throw error
  }
}
