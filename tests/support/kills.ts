// Kills a process at a random moment of what it does to a book, and looks whether everything it had confirmed is
// still there and nothing is half-done.
import { spawn } from 'node:child_process'
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { booksOnDisk } from '../../src/main/core/book/books.ts'
import { readSelf } from '../../src/main/core/database/identity.ts'
import type { Act, Said } from './book-child.ts'
import { OWNER, PASSWORD, testEnvironment } from './book-environment.ts'
import { seededRandom, testOutside } from './outside.ts'

export const ACTS = ['create', 'commands', 'backup', 'restore', 'rekey'] as const satisfies readonly Act[]
const CHILD = join(import.meta.dirname, 'book-child.ts')
const opener = { user: OWNER, password: PASSWORD }

/** Starts the child and kills it `ms` after it began; answers what it had confirmed. */
export function killAfter(
  act: Act,
  root: string,
  { ms, seed }: { ms: number; seed: number },
): Promise<readonly Said[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, act, root, String(seed)], { stdio: ['ignore', 'pipe', 'pipe'] })
    const said: Said[] = []
    let rest = ''
    let complaint = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      // A line the kill cut off was not confirmed.
      rest = lines.pop() ?? ''
      for (const line of lines) said.push(JSON.parse(line) as Said)
      if (said.length > 0) setTimeout(() => child.kill('SIGKILL'), ms)
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
    child.on('close', (_, signal) =>
      signal === 'SIGKILL' ? resolve(said) : reject(new Error(`${act} ended by itself: ${complaint}`)),
    )
  })
}

export interface Kill {
  readonly act: Act
  readonly seed: number
  /** A folder with `book` and `pc`, closed; used up by the kill. */
  readonly root: string
}

/** Throws what was found wrong. */
export async function killAndLook({ act, seed, root }: Kill): Promise<void> {
  const random = seededRandom(seed)
  const folder = join(root, 'book')
  const environment = testEnvironment(root, { outside: testOutside({ seed: seed + 1 }) })
  const books = booksOnDisk(environment)
  if (act === 'create') rmSync(folder, { recursive: true })
  if (act === 'restore') await makeBackupToRestore(books, folder)
  const said = await killAfter(act, root, { ms: Math.floor(random.fraction() ** 2 * 400), seed })
  const state = books.status(folder).state
  const created = act !== 'create' || said.some(({ what }) => what === 'created')
  if (!created && state === 'none') return
  if (state !== 'closed') throw new Error(`the book is ${state}`)
  const book = await books.open({ folder, opener })
  try {
    if (book.facts.restored !== said.some(({ what }) => what === 'restored') && act !== 'restore') {
      throw new Error('took itself for a restored book')
    }
    if (act !== 'restore') lookForCommands(book.writer, said)
    const soundness = await book.soundness()
    if (!soundness.sound) throw new Error(`unsound: ${soundness.first}`)
    for (const { what, name, n } of said) {
      if (what !== 'backup' || name === undefined || !existsSync(join(book.backupFolder, name))) continue
      const { rows } = await book.checkBackup(name)
      if ((rows['command'] ?? 0) < (n ?? 0)) throw new Error(`backup ${name} lacks commands`)
    }
    const code = said.findLast((one) => one.code !== undefined)?.code
    if (code !== undefined && act === 'create') await opensWithCode(folder, code, environment, book)
  } finally {
    book.close()
  }
  const strays = readdirSync(folder).filter((name) => /scratch|incoming|exchange|\.part$|old-key|replaced/.test(name))
  if (strays.length > 0) throw new Error(`left behind: ${strays.join(', ')}`)
}

async function makeBackupToRestore(books: ReturnType<typeof booksOnDisk>, folder: string): Promise<void> {
  const book = await books.open({ folder, opener })
  await book.backup({ target: book.backupFolder, why: 'asked' })
  book.close()
}

function lookForCommands(sqlite: Parameters<typeof readSelf>[0], said: readonly Said[]): void {
  const confirmed = Math.max(0, ...said.filter(({ what }) => what === 'command').map(({ n }) => n ?? 0))
  const self = readSelf(sqlite)
  const { count, last } = sqlite
    .prepare('SELECT count(*) AS count, coalesce(max(n), 0) AS last FROM command WHERE machine = ?')
    .get(self?.machine) as { count: number; last: number }
  if (last < confirmed) throw new Error(`command ${confirmed} was confirmed, ${last} is the last there`)
  if (count !== last || self?.n !== last) throw new Error(`numbers with gaps: ${count} commands, last ${last}`)
}

async function opensWithCode(
  folder: string,
  code: string,
  environment: ReturnType<typeof testEnvironment>,
  open: { close(): void },
): Promise<void> {
  open.close()
  const copy = `${folder}-code`
  cpSync(folder, copy, { recursive: true })
  const book = await booksOnDisk(environment).open({ folder: copy, opener: { code } })
  book.close()
}
