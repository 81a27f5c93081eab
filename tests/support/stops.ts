// Everything that changes the folder of a book, stopped after its first, second, third … change on the disk: there is
// always a whole book afterwards, the former or the new one, and nothing is left over. Where kills hit by chance,
// this goes through the places one by one.
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { booksOnDisk } from '../../src/main/core/book/books.ts'
import type { Books } from '../../src/main/core/book/books.ts'
import { isFailure } from '../../src/shared/errors.ts'
import { OWNER, PASSWORD, testEnvironment, testFolder } from './book.ts'
import { stoppingFiles, testOutside } from './outside.ts'

const opener = { user: OWNER, password: PASSWORD }
const MARK = "SELECT count(*) FROM machine WHERE name = 'till'"
/** More than any of these needs. */
const MANY = 400

export interface StopCase {
  readonly name: string
  readonly run: (books: Books, folder: string) => Promise<unknown>
  /** The book may be without the row written after the backup. */
  readonly mayGoBack?: boolean
}

export const STOP_CASES: readonly StopCase[] = [
  { name: 'opening and closing', run: async (books, folder) => (await books.open({ folder, opener })).close() },
  {
    name: 'a changed password',
    async run(books, folder) {
      const book = await books.open({ folder, opener })
      await book.setPassword(OWNER, PASSWORD).finally(() => book.close())
    },
  },
  {
    name: 'a backup',
    async run(books, folder) {
      const book = await books.open({ folder, opener })
      await book.backup({ target: join(folder, 'backups'), why: 'daily' }).finally(() => book.close())
    },
  },
  {
    name: 'a new key',
    async run(books, folder) {
      const { book } = await books.rekey({ book: await books.open({ folder, opener }), cipher: 'chacha20' })
      book.close()
    },
  },
  {
    name: 'restoring',
    mayGoBack: true,
    run: (books, folder) =>
      books.restore({ folder, backup: join(folder, 'backups', books.status(folder).newestBackup?.name ?? ''), opener }),
  },
]

const HOW = { dead: { code: 'EIO', then: 'dead' }, full: { code: 'ENOSPC', then: 'once' } } as const

export interface Stops {
  /** Made by `folderToStopIn`. */
  readonly prepared: string
  /** Dead: nothing is changed any more, as after a kill. Full: one change does not fit, the next ones do. */
  readonly how: 'dead' | 'full'
  /** Of all places, every how-manieth, and from which on. */
  readonly every: number
  readonly from: number
}

/** A closed book with a backup and a row written after it. */
export async function folderToStopIn(): Promise<string> {
  const root = await testFolder()
  const book = await booksOnDisk(testEnvironment(root)).open({ folder: join(root, 'book'), opener })
  await book.backup({ target: book.backupFolder, why: 'asked' })
  book.writer.prepare("INSERT INTO machine (number, name) VALUES (32000, 'till')").run()
  book.close()
  return root
}

export async function stopEverywhere(
  { run, mayGoBack }: StopCase,
  { prepared, how, every, from }: Stops,
): Promise<void> {
  for (let last = from; last < MANY; last += every) {
    const { root, folder } = copyOf(prepared)
    const { files, steps } = stoppingFiles({ last, ...HOW[how] })
    const outside = testOutside({ seed: 40 + last, files })
    const failed = await run(booksOnDisk(testEnvironment(root, { outside })), folder).then(
      () => undefined,
      (error: unknown) => error,
    )
    if (failed !== undefined && how === 'full')
      expect(isFailure(failed, 'DISK_FULL'), JSON.stringify(failed)).toBe(true)
    await lookAt(root, mayGoBack ?? false, `stopped after ${last}`)
    rmSync(root, { recursive: true, force: true })
    if (steps() <= last) return
  }
  throw new Error('never came to its end')
}

export async function stopMakingEverywhere({ prepared, how, every, from }: Stops): Promise<void> {
  for (let last = from; last < MANY; last += every) {
    const { root, folder } = copyOf(prepared)
    rmSync(folder, { recursive: true })
    const { files, steps } = stoppingFiles({ last, ...HOW[how] })
    const outside = testOutside({ seed: 40 + last, files })
    const books = booksOnDisk(testEnvironment(root, { outside }))
    const made = await books.create({ folder, owner: OWNER, password: PASSWORD }).catch(() => undefined)
    made?.book.close()
    const later = booksOnDisk(testEnvironment(root, { outside: testOutside({ seed: 7 }) }))
    if (later.status(folder).state === 'none') {
      expect(made).toBeUndefined()
      ;(await later.create({ folder, owner: OWNER, password: PASSWORD })).book.close()
    }
    ;(await later.open({ folder, opener })).close()
    expect(strays(folder), `stopped after ${last}`).toEqual([])
    rmSync(root, { recursive: true, force: true })
    if (steps() <= last) return
  }
  throw new Error('never came to its end')
}

let copies = 0
function copyOf(root: string): { readonly root: string; readonly folder: string } {
  const copy = `${root}-${copies++}`
  cpSync(root, copy, { recursive: true })
  return { root: copy, folder: join(copy, 'book') }
}

async function lookAt(root: string, mayGoBack: boolean, when: string): Promise<void> {
  const folder = join(root, 'book')
  const books = booksOnDisk(testEnvironment(root, { outside: testOutside({ seed: 7 }) }))
  expect(books.status(folder).state, when).toBe('closed')
  const book = await books.open({ folder, opener })
  try {
    const rows = book.reader.prepare(MARK).pluck().get()
    expect(mayGoBack ? [0, 1] : [1], when).toContain(rows)
    expect((await book.soundness()).sound, when).toBe(true)
    expect(book.backups().filter(({ state }) => state === 'damaged')).toEqual([])
  } finally {
    book.close()
  }
  expect(strays(folder), when).toEqual([])
}

const strays = (folder: string) =>
  readdirSync(folder).filter((name) => /scratch|incoming|exchange|\.part$|old-key|replaced/.test(name))
