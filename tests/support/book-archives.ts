// Files out of the book as tests look into them: what is in a ZIP, and the tables of a closed book as they stand in its file.
import { join } from 'node:path'
import {
  BlobReader,
  BlobWriter,
  configure,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js'
import { booksOnDisk } from '../../src/main/core/book/books.ts'
import { createJournal, repair } from '../../src/main/core/database/command.ts'
import { tableSet } from '../../src/main/core/database/table-set.ts'
import { OWNER, PASSWORD, testEnvironment } from './book.ts'
import { REAL_TABLES } from './journal-real.ts'
import { testOutside } from './outside.ts'

configure({ useWebWorkers: false })

/** The files of a ZIP by their names. Throws for a wrong password. */
export async function filesIn(zip: Blob, password?: string): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const reader = new ZipReader(new BlobReader(zip), password === undefined ? {} : { password })
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const entry of await reader.getEntries()) {
    if (!entry.directory) files.set(entry.filename, new Uint8Array(await entry.getData(new Uint8ArrayWriter())))
  }
  return files
}

/** Whether every file in it is encrypted with AES-256. */
export async function isStrong(zip: Blob): Promise<boolean> {
  const entries = await new ZipReader(new BlobReader(zip)).getEntries()
  return entries.length > 0 && entries.every((entry) => entry.encrypted && !entry.zipCrypto)
}

export async function zipOf(files: ReadonlyMap<string, Uint8Array>): Promise<File> {
  const writer = new ZipWriter(new BlobWriter('application/zip'))
  for (const [name, bytes] of files) await writer.add(name, new Uint8ArrayReader(bytes))
  return new File([await writer.close()], 'archive.zip', { type: 'application/zip' })
}

export const textIn = (files: ReadonlyMap<string, Uint8Array>, name: string) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(files.get(name))

export type Dump = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

/** Tables whose rows say where and when a book was written, and not what is in it; and what this PC keeps for itself. */
const OF_THE_BOOK_ITSELF =
  /^(command|born|cell|life|life_range|self|ctx|counter|machine|known|work|access_log|sign_in|pin|preference|contact_touch|export_log|import_.*|archive_part|list_filling|bulk_edit|duplicate_(pair|look|merging)|segment_(count|member|move)|quality_(person|hit|look|day|mending)|schema_migration|migration|sqlite_.*|.*_(config|content|data|docsize|idx))$/

/** A phone, an address and the like that somebody took off a person: only undo brings it back, and undo stays with the book. */
const DROPPED = `tbl BETWEEN 2 AND 11 AND 0 IS (SELECT op FROM life l JOIN command c ON c.seq = l.cmd
  WHERE l.tbl = hidden.tbl AND l.row = hidden.row ORDER BY c.clock DESC, c.machine DESC LIMIT 1)`

/** Every table of a closed book, with what is derived, in the order of its keys; and what a repair would change. */
export async function tablesOf(
  root: string,
  { user = OWNER, password = PASSWORD }: { readonly user?: string; readonly password?: string } = {},
): Promise<{ readonly before: Dump; readonly after: Dump }> {
  const tables = tableSet(REAL_TABLES)
  const environment = testEnvironment(root, { tables, outside: testOutside() })
  const book = await booksOnDisk(environment).open({ folder: join(root, 'book'), opener: { user, password } })
  try {
    const dump = () => {
      const names = book.writer
        .prepare<[], string>(
          `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`,
        )
        .pluck()
        .all()
        .filter((name) => !OF_THE_BOOK_ITSELF.test(name))
      return Object.fromEntries(
        names.map((name) => {
          const columns = book.writer.pragma(`table_xinfo(${name})`) as readonly { name: string; pk: number }[]
          const key = columns.filter(({ pk }) => pk > 0).map((column) => column.name)
          const condition = name === 'hidden' ? DROPPED : '0'
          const rows = book.writer
            .prepare(`SELECT * FROM ${name} WHERE NOT (${condition}) ORDER BY ${key.join(', ')}`)
            .all()
          return [name, rows as readonly Readonly<Record<string, unknown>>[]]
        }),
      )
    }
    const before = dump()
    repair(createJournal({ sqlite: book.writer, tables, outside: environment.outside, schema: 99 }))
    return { before, after: dump() }
  } finally {
    book.close()
  }
}
