import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase, type Cipher } from '../../../src/main/core/database/open.ts'
import { toFailure } from '../../../src/main/core/database/sqlite-failure.ts'
import { isFailure, type ErrorCode } from '../../../src/shared/errors.ts'
import { asked, testBook } from '../../support/journal-book.ts'

let folder = ''
const path = () => join(folder, 'book.db')
const KEY = new Uint8Array(32).map((_, index) => index)
const OTHER = new Uint8Array(32).fill(1)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-open-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

function open(options: Partial<Parameters<typeof openDatabase>[0]> = {}) {
  return openDatabase({ path: path(), cipher: 'aegis', key: KEY, role: 'writer', ...options })
}

function codeOf(work: () => unknown): ErrorCode | undefined {
  try {
    work()
  } catch (error) {
    if (isFailure(error)) return error.code
    throw error
  }
  return undefined
}

test.each<Cipher>(['aegis', 'chacha20', 'sqlcipher'])(
  'a file under %s holds no readable word and opens with its key',
  (cipher) => {
    const first = open({ cipher })
    first.exec(`CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('Rosenblatt')`)
    first.close()
    expect(readFileSync(path()).includes('Rosenblatt')).toBe(false)
    expect(readFileSync(path()).subarray(0, 6).toString()).not.toBe('SQLite')
    const again = open({ cipher, mustExist: true })
    expect(again.prepare('SELECT a FROM t').pluck().get()).toBe('Rosenblatt')
    again.close()
    expect(codeOf(() => open({ cipher, key: OTHER }))).toBe('BOOK_DAMAGED')
  },
)

test('a file that is no database, a missing file and a missing folder are told apart', () => {
  writeFileSync(path(), 'x'.repeat(8192))
  expect(codeOf(() => open())).toBe('BOOK_DAMAGED')
  expect(codeOf(() => open({ path: join(folder, 'none.db'), mustExist: true }))).toBe('BOOK_MISSING')
  expect(codeOf(() => open({ path: join(folder, 'none', 'book.db') }))).toBe('FOLDER_GONE')
})

test('a damaged page is noticed when it is read', () => {
  const first = open()
  first.exec(`CREATE TABLE t (a TEXT)`)
  const insert = first.prepare('INSERT INTO t VALUES (?)')
  for (let row = 0; row < 500; row += 1) insert.run('word '.repeat(40))
  first.close()
  const bytes = readFileSync(path())
  bytes.fill(0xaa, 3 * 4096, 5 * 4096)
  writeFileSync(path(), bytes)
  const damaged = open()
  expect(
    codeOf(() => {
      try {
        damaged.prepare('SELECT max(a) FROM t').get()
      } catch (error) {
        throw toFailure(error)
      }
    }),
  ).toBe('BOOK_DAMAGED')
  damaged.close()
})

test('a key of another length is refused before the file is touched', () => {
  expect(() => open({ key: new Uint8Array(16) })).toThrow(RangeError)
})

test('the writing connection is set to keep what it confirmed and to leave nothing behind', () => {
  const db = open()
  const pragma = (name: string) => db.pragma(name, { simple: true })
  expect(pragma('journal_mode')).toBe('wal')
  expect(pragma('synchronous')).toBe(2)
  expect(pragma('secure_delete')).toBe(1)
  expect(pragma('recursive_triggers')).toBe(1)
  expect(pragma('foreign_keys')).toBe(1)
  expect(pragma('trusted_schema')).toBe(0)
  expect(pragma('wal_autocheckpoint')).toBe(0)
  expect(pragma('temp_store')).toBe(2)
  expect(pragma('busy_timeout')).toBe(5000)
  expect(pragma('cache_size')).toBe(-16000)
  db.close()
})

test('a reading connection reads while the writer writes, and cannot write', () => {
  const writer = open()
  writer.exec('CREATE TABLE t (a INTEGER)')
  const reader = open({ role: 'reader', readonly: true })
  writer.exec('INSERT INTO t VALUES (1)')
  expect(reader.prepare('SELECT count(*) FROM t').pluck().get()).toBe(1)
  expect(
    codeOf(() => {
      try {
        reader.exec('INSERT INTO t VALUES (2)')
      } catch (error) {
        throw toFailure(error)
      }
    }),
  ).toBe('FOLDER_READ_ONLY')
  reader.close()
  writer.close()
})

test('a full disk stops a command whole, and the next one works again', () => {
  using book = testBook()
  const { sqlite, journal } = book
  const pages = Number(sqlite.pragma('page_count', { simple: true }))
  sqlite.pragma(`max_page_count = ${pages + 2}`)
  const fill = () =>
    journal.run(asked('fill'), (tx) => {
      for (let row = 0; row < 500; row += 1) {
        tx.run('INSERT INTO person (id, name, note) VALUES (?, ?, ?)', tx.newId('person'), 'A', 'n'.repeat(500))
      }
    })
  expect(codeOf(fill)).toBe('DISK_FULL')
  expect(book.db.pluck('SELECT count(*) FROM person')).toEqual([0])
  expect(book.db.all('SELECT cmd, mode FROM ctx')).toEqual([{ cmd: null, mode: 1 }])
  sqlite.pragma('max_page_count = 1000000')
  expect(fill().command).toBe(1)
})

test('plain Node loads what worker threads need of the database, without a bundler', () => {
  const file = new URL('../../../src/main/core/database/open.ts', import.meta.url).href
  const script = `import(${JSON.stringify(file)}).then((m) => process.stdout.write(Object.keys(m).join()))`
  expect(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })).toBe('openDatabase')
})
