// Real encrypted books in temporary folders. One is made per test file, with a cheap Argon2id, and copied for each
// test together with what the PC remembers about it.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Book } from '../../src/main/core/book/book.ts'
import { booksOnDisk } from '../../src/main/core/book/books.ts'
import type { Books } from '../../src/main/core/book/books.ts'
import { noKeychain } from '../../src/main/core/book/environment.ts'
import type { BookEnvironment } from '../../src/main/core/book/environment.ts'
import { MIGRATIONS } from '../../src/main/core/database/migrations.ts'
import { tableSet } from '../../src/main/core/database/table-set.ts'
import type { TableSet } from '../../src/main/core/database/table-set.ts'
import { workHere } from '../../src/main/core/workers/tasks.ts'
import { testOutside } from './outside.ts'
import type { TestOutside } from './outside.ts'

export const OWNER = 'Rosa'
export const PASSWORD = 'flour on the hands'
/** Milliseconds instead of half a second; everything else is as in the shop. */
export const CHEAP = { memoryKiB: 256, passes: 1 } as const

/** An empty folder that the caller removes. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'regulars-test-'))
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
    migrations: MIGRATIONS,
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

export interface TestBook {
  readonly book: Book
  readonly books: Books
  readonly environment: TestEnvironment
  /** The book's folder. */
  readonly folder: string
  /** Holds the book's folder and what the PC remembers. */
  readonly root: string
  /** Closes the book and removes everything. */
  dispose(): void
}

export interface TestBookOptions extends Partial<TestEnvironment> {
  /** A second, third … machine: other dice. */
  readonly seed?: number
}

const templates = new Map<TableSet | undefined, Promise<string>>()

async function makeTemplate(tables: TableSet | undefined): Promise<string> {
  const root = temporaryFolder()
  process.once('exit', () => rmSync(root, { recursive: true, force: true }))
  const environment = testEnvironment(root, tables && { tables })
  const { book } = await booksOnDisk(environment).create({
    folder: join(root, 'book'),
    owner: OWNER,
    password: PASSWORD,
  })
  book.close()
  return root
}

/** A copy of the template, closed. */
export async function testFolder(tables?: TableSet): Promise<string> {
  const template = templates.get(tables) ?? makeTemplate(tables)
  templates.set(tables, template)
  const root = temporaryFolder()
  mkdirSync(root, { recursive: true })
  cpSync(await template, root, { recursive: true })
  return root
}

/** An open book of `OWNER`, signed by nobody yet: the clock stands at TEST_NOW, the dice are seeded. */
export async function openTestBook({ seed = 2, ...parts }: TestBookOptions = {}): Promise<TestBook> {
  const root = await testFolder(parts.tables)
  const environment = testEnvironment(root, { outside: testOutside({ seed }), ...parts })
  const books = booksOnDisk(environment)
  const folder = join(root, 'book')
  const book = await books.open({ folder, opener: { user: OWNER, password: PASSWORD } })
  return {
    book,
    books,
    environment,
    folder,
    root,
    dispose() {
      book.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}
