// What the rest of the core sees of a database connection. "This function writes" is a compile-time fact:
// only a command hands out a WriteDb, and a command is one synchronous transaction in the journal.
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type { RunResult } from 'better-sqlite3'

export type SqlValue = string | number | bigint | Uint8Array | null
export type Orm = BaseSQLiteDatabase<'sync', RunResult>

declare const writable: unique symbol

export interface ReadDb {
  /** Rows of a prepared statement; prepared once per connection and text, so build texts from constants only. */
  all<R>(sql: string, ...values: readonly SqlValue[]): R[]
  get<R>(sql: string, ...values: readonly SqlValue[]): R | undefined
  /** First column of every row, without building objects. */
  pluck<V extends SqlValue>(sql: string, ...values: readonly SqlValue[]): V[]
  /** Drizzle, for reading. What runs often is built once through `prepared` (ad hoc costs 50-190 us a call). */
  readonly orm: Pick<Orm, 'select' | 'selectDistinct' | '$with' | 'with' | '$count'>
  /** The value built by `build`, once per connection and key: a place for prepared drizzle queries. */
  prepared<Q>(key: string, build: (orm: Orm) => Q): Q
}

export interface WriteDb extends ReadDb {
  readonly [writable]: true
  run(sql: string, ...values: readonly SqlValue[]): { readonly changes: number }
  readonly write: Pick<Orm, 'insert' | 'update' | 'delete'>
  /** The next id of a journaled table with an integer key: machine * 2^32 + n, never used before. */
  newId(table: string): number
  /** The first of `count` consecutive ids. */
  newIds(table: string, count: number): number
}
