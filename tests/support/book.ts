// Real encrypted books in temporary folders. One is made per test file, with a cheap Argon2id, and copied for each
// test together with what the PC remembers about it.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Book } from '../../src/main/core/book/book.ts'
import { booksOnDisk } from '../../src/main/core/book/books.ts'
import type { Books } from '../../src/main/core/book/books.ts'
import type { TableSet } from '../../src/main/core/database/table-set.ts'
import { OWNER, PASSWORD, testEnvironment } from './book-environment.ts'
import type { TestEnvironment } from './book-environment.ts'
import { testOutside } from './outside.ts'

export { CHEAP, OWNER, PASSWORD, testEnvironment } from './book-environment.ts'
export type { TestEnvironment } from './book-environment.ts'

/** An empty folder that the caller removes. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'regulars-test-'))
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
