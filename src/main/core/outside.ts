// What the core takes from outside. Tests turn the clock, fix the dice and break the disk through these.
import type * as fs from 'node:fs'

export interface Clock {
  /** UTC epoch milliseconds. */
  now(): number
  /** Calls back after `ms`; the returned function cancels. Never keeps the process alive. */
  after(ms: number, run: () => void): () => void
}

export interface Random {
  bytes(length: number): Uint8Array
  /** 0 <= x < 1 */
  fraction(): number
}

/** A log line: a fixed event name and plain values. Values are redacted by name; never pass customer data. */
export interface Log {
  info(event: string, values?: Readonly<Record<string, string | number | boolean | null>>): void
  error(event: string, error: unknown, values?: Readonly<Record<string, string | number | boolean | null>>): void
}

/** The file system beyond the book's own database file: header, lock, backups, attached files. */
export type Files = Pick<
  typeof fs,
  | 'openSync'
  | 'closeSync'
  | 'readSync'
  | 'writeSync'
  | 'fsyncSync'
  | 'readFileSync'
  | 'writeFileSync'
  | 'renameSync'
  | 'unlinkSync'
  | 'rmSync'
  | 'mkdirSync'
  | 'readdirSync'
  | 'statSync'
  | 'existsSync'
  | 'copyFileSync'
  | 'accessSync'
  | 'statfsSync'
>

export interface Outside {
  readonly clock: Clock
  readonly random: Random
  readonly files: Files
  readonly log: Log
}
