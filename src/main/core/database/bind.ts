// Turns an open connection into the ReadDb and WriteDb the core works with: each text is prepared once, drizzle is bound
// to the same connection, and whole numbers arrive in SQLite as integers.
import type { RunResult, Statement } from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Orm, ReadDb, SqlValue, WriteDb } from './handle.ts'
import type { Sqlite } from './open.ts'

/** Hands out ids of journaled tables; see identity.ts. */
export interface IdSource {
  newIds(table: string, count: number): number
}

export function createReadDb(sqlite: Sqlite): ReadDb {
  const rows = statements(sqlite)
  const columns = statements(sqlite, (statement) => statement.pluck())
  const built = new Map<string, unknown>()
  const orm: Orm = drizzle(sqlite)
  return {
    all: <R>(sql: string, ...values: readonly SqlValue[]) => rows(sql).all(...bound(values)) as R[],
    get: <R>(sql: string, ...values: readonly SqlValue[]) => rows(sql).get(...bound(values)) as R | undefined,
    pluck: <V extends SqlValue>(sql: string, ...values: readonly SqlValue[]) =>
      columns(sql).all(...bound(values)) as V[],
    orm,
    prepared<Q>(key: string, build: (orm: Orm) => Q): Q {
      if (!built.has(key)) built.set(key, build(orm))
      return built.get(key) as Q
    },
  }
}

export function createWriteDb(sqlite: Sqlite, ids: IdSource): WriteDb {
  const read = createReadDb(sqlite)
  const rows = statements(sqlite)
  const write: Omit<WriteDb, keyof ReadDb | symbol> = {
    run: (sql: string, ...values: readonly SqlValue[]): RunResult => rows(sql).run(...bound(values)),
    write: read.orm as Orm,
    newId: (table: string) => ids.newIds(table, 1),
    newIds: (table: string, count: number) => ids.newIds(table, count),
  }
  // The brand has no value at run time: this function is the one place that may put it on.
  return { ...read, ...write } as unknown as WriteDb
}

function statements(sqlite: Sqlite, shape: (statement: Statement) => Statement = (statement) => statement) {
  const cache = new Map<string, Statement>()
  return (sql: string): Statement => {
    const known = cache.get(sql)
    if (known !== undefined) return known
    const fresh = shape(sqlite.prepare(sql))
    cache.set(sql, fresh)
    return fresh
  }
}

/** The driver sends every number as REAL, which ANY columns and JSON would keep as 7.0. */
function bound(values: readonly SqlValue[]): SqlValue[] {
  return values.map((value) => (typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value))
}
