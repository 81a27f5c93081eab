// One program holds a book: a second one is told who, can ask for the window, and gets the book as soon as the first
// is gone, however it went.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { booksOnDisk } from '../../../src/main/core/book/books.ts'
import { OWNER, PASSWORD, testEnvironment, testFolder } from '../../support/book.ts'
import type { Said } from '../../support/book-child.ts'
import { TEST_NOW } from '../../support/outside.ts'

// A process of its own may take its time to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const opener = { user: OWNER, password: PASSWORD }
let root: string
let folder: string
let child: ChildProcess | undefined
let said: Said[]

beforeEach(async () => {
  root = await testFolder()
  folder = join(root, 'book')
  said = []
})
afterEach(async () => {
  await end('SIGKILL')
  rmSync(root, { recursive: true, force: true })
})

async function holdElsewhere(until: Said['what'] = 'opened', who: { uid?: number; gid?: number } = {}): Promise<void> {
  const script = join(import.meta.dirname, '..', '..', 'support', 'book-child.ts')
  child = spawn(process.execPath, [script, 'hold', root, '5'], { stdio: ['ignore', 'pipe', 'inherit'], ...who })
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.trim().split('\n')) said.push(JSON.parse(line) as Said)
  })
  await vi.waitFor(() => expect(said.map(({ what }) => what)).toContain(until), { timeout: 40_000 })
}

async function end(signal: NodeJS.Signals): Promise<void> {
  if (!child) return
  const gone = new Promise((resolve) => child?.once('close', resolve))
  child.kill(signal)
  await gone
  child = undefined
}

test('a second program is told who holds the book since when, and the first brings its window to the front', async () => {
  await holdElsewhere()
  const books = booksOnDisk(testEnvironment(root))
  await expect(books.open({ folder, opener })).rejects.toMatchObject({
    code: 'BOOK_IN_USE',
    data: { holder: 'the other window', since: TEST_NOW, pid: child?.pid },
  })
  expect(await books.showHolder(folder)).toBe(true)
  await vi.waitFor(() => expect(said.map(({ what }) => what)).toContain('shown'))
})

test('a killed program leaves no lock, and its label fools nobody', async () => {
  await holdElsewhere()
  await end('SIGKILL')
  expect(existsSync(join(folder, 'book.lock.json'))).toBe(true)
  const books = booksOnDisk(testEnvironment(root))
  expect(await books.showHolder(folder)).toBe(false)
  const book = await books.open({ folder, opener })
  expect(book.facts.restored).toBe(false)
  book.close()
  expect(existsSync(join(folder, 'book.lock.json'))).toBe(false)
})

test('two programs that start at the same moment: one gets the book', async () => {
  const books = [1, 2, 3].map(() => booksOnDisk(testEnvironment(root)))
  const opened = await Promise.allSettled(books.map((one) => one.open({ folder, opener })))
  const got = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  expect(got).toHaveLength(1)
  for (const one of opened) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'BOOK_IN_USE' })
  got[0]?.close()
})

test('a label that is rubbish or missing still gives a clear answer', async () => {
  const book = await booksOnDisk(testEnvironment(root)).open({ folder, opener })
  for (const rubbish of ['', '{}', 'null', '{"holder":5}']) {
    writeFileSync(join(folder, 'book.lock.json'), rubbish)
    const second = booksOnDisk(testEnvironment(root))
    await expect(second.open({ folder, opener })).rejects.toMatchObject({
      code: 'BOOK_IN_USE',
      data: { holder: '', pid: 0 },
    })
    expect(await second.showHolder(folder)).toBe(false)
  }
  book.close()
})

test('the little door shows the window only to somebody who read the folder', async () => {
  let shown = 0
  const book = await booksOnDisk(testEnvironment(root, { onShow: () => shown++ })).open({ folder, opener })
  const { socket } = JSON.parse(readFileSync(join(folder, 'book.lock.json'), 'utf8')) as { socket: string }
  for (const rubbish of ['show wrong\n', '\n', 'x'.repeat(5_000), '{"show":1}\n']) {
    await new Promise<void>((resolve) => {
      const connection = createConnection(socket, () => connection.write(rubbish))
      connection.on('error', () => {}).on('close', () => resolve())
    })
  }
  expect(shown).toBe(0)
  expect(await booksOnDisk(testEnvironment(root)).showHolder(folder)).toBe(true)
  expect(shown).toBe(1)
  book.close()
})

test.runIf(process.platform !== 'win32')('a read-only folder is said to be one', async () => {
  // Root may write everywhere, so that the other process is then somebody else.
  const other = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  chmodSync(root, 0o755)
  chmodSync(folder, 0o555)
  chmodSync(join(folder, 'header.json'), 0o444)
  await holdElsewhere('failed', other)
  expect(said).toContainEqual({ what: 'failed', code: 'FOLDER_READ_ONLY' })
  chmodSync(folder, 0o755)
})

test('a folder that vanishes while the book is open is told when something is to be written, and closing goes on', async () => {
  const environment = testEnvironment(root)
  const book = await booksOnDisk(environment).open({ folder, opener })
  rmSync(folder, { recursive: true })
  expect(() => book.reserve(5_000)).toThrow(expect.objectContaining({ code: 'FOLDER_GONE' }))
  await expect(book.setPassword('Ben', 'sourdough at five')).rejects.toMatchObject({ code: 'FOLDER_GONE' })
  await expect(book.backup({ target: root, why: 'asked' })).rejects.toMatchObject({ code: 'FOLDER_GONE' })
  book.close()
  expect(book.isOpen).toBe(false)
  expect(existsSync(folder)).toBe(false)
})
