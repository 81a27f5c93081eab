// What a book takes from outside, for tests. Plain Node loads this file too, in the processes that tests kill.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { noKeychain } from '../../src/main/core/book/environment.ts'
import type { BookEnvironment } from '../../src/main/core/book/environment.ts'
import type { Migration } from '../../src/main/core/database/migrate.ts'
import { tableSet } from '../../src/main/core/database/table-set.ts'
import { workHere } from '../../src/main/core/workers/tasks.ts'
import { testOutside } from './outside.ts'
import type { TestOutside } from './outside.ts'

export const OWNER = 'Rosa'
export const PASSWORD = 'flour on the hands'
/** A millisecond instead of half a second; everything else is as in the shop. */
export const CHEAP = { memoryKiB: 32, passes: 1 } as const

/** The program's own migrations, read without a bundler. */
function migrationsOnDisk(): readonly Migration[] {
  const folder = join(import.meta.dirname, '..', '..', 'src', 'main', 'core', 'database', 'migrations')
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const [, number, name] = /^(\d{4})-(.+)\.sql$/.exec(file) ?? []
      const sql = () => readFileSync(join(folder, file), 'utf8')
      return number && name ? [{ number: Number(number), name, sql: sql() }] : []
    })
}

export interface TestEnvironment extends BookEnvironment {
  readonly outside: TestOutside
}

/** An environment whose PC remembers its books in `root`/pc. */
export function testEnvironment(root: string, parts: Partial<TestEnvironment> = {}): TestEnvironment {
  const outside = parts.outside ?? testOutside()
  return {
    outside,
    work: workHere(outside),
    keychain: noKeychain,
    migrations: migrationsOnDisk(),
    tables: tableSet([]),
    pcFolder: join(root, 'pc'),
    program: '0.1.0',
    holder: 'a test',
    host: 'test-pc',
    pid: process.pid,
    zone: () => 'UTC',
    onShow: () => {},
    cost: CHEAP,
    ...parts,
  }
}
