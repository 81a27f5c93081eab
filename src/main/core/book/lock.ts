// One program writes a book at a time. The lock itself is the operating system's, taken by SQLite on an empty file:
// it falls with its process, however that ends, so there is no stale lock and no pid to be mistaken. What is written
// beside it only tells a second program who holds the book and how to reach them.
import Database from 'better-sqlite3'
import { join } from 'node:path'
import * as z from 'zod'
import { Failure, isFailure } from '../../../shared/errors.ts'
import type { Outside } from '../outside.ts'
import { askToShow, listenForShow, socketPath } from './control.ts'
import type { Control } from './control.ts'
import { asFailure } from './failures.ts'
import { readIfThere, removeIfPossible, writeWhole } from './whole-file.ts'

const Holder = z.object({
  holder: z.string().max(200),
  pid: z.number().int(),
  /** UTC epoch ms. */
  since: z.number().int(),
  host: z.string().max(255),
  socket: z.string().max(1_000),
  /** Shown to the socket, so that only somebody who can read the folder may ask. */
  token: z.string().max(64),
})
type Holder = z.infer<typeof Holder>

export interface LockRequest {
  readonly folder: string
  /** Who holds it, in words for people: the window, the command line. */
  readonly holder: string
  readonly host: string
  readonly pid: number
  /** A second program asked for the window. */
  readonly onShow: () => void
}

export interface BookLock {
  release(): void
}

const lockPath = (folder: string) => join(folder, 'book.lock')
const holderPath = (folder: string) => join(folder, 'book.lock.json')

/** Takes the book, or says who has it (BOOK_IN_USE). FOLDER_READ_ONLY and FOLDER_GONE where nobody could. */
export function takeLock(request: LockRequest, outside: Outside): BookLock {
  const handle = holdFile(request, outside)
  const token = Buffer.from(outside.random.bytes(16)).toString('hex')
  const socket = socketPath(request.folder, token)
  const since = outside.clock.now()
  const holder: Holder = { holder: request.holder, pid: request.pid, since, host: request.host, socket, token }
  let control: Control | undefined
  try {
    writeWhole(outside.files, holderPath(request.folder), JSON.stringify(holder))
    control = listenForShow(socket, token, { onShow: request.onShow, log: outside.log })
  } catch (error) {
    // The lock holds without its label; a full disk must not keep anybody from reading their book.
    outside.log.error('lock.label-not-written', error)
  }
  return {
    release() {
      control?.stop()
      // Before the lock falls: afterwards it may be the next holder's.
      removeIfPossible(outside.files, holderPath(request.folder))
      handle.close()
    },
  }
}

function holdFile({ folder }: LockRequest, { files }: Outside): Database.Database {
  let handle: Database.Database | undefined
  try {
    handle = new Database(lockPath(folder), { timeout: 0 })
    handle.pragma('journal_mode=MEMORY')
    handle.exec('BEGIN EXCLUSIVE')
    return handle
  } catch (error) {
    handle?.close()
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) {
      const holder = readHolder(files, folder)
      throw new Failure('BOOK_IN_USE', {
        holder: holder?.holder ?? '',
        since: holder?.since ?? 0,
        pid: holder?.pid ?? 0,
      })
    }
    throw cannotOpen(error, folder, files)
  }
}

/** SQLite says no more than "unable to open"; the folder itself tells why. */
function cannotOpen(error: unknown, folder: string, files: Outside['files']): unknown {
  const known = asFailure(error)
  if (isFailure(known)) return known
  if (!files.existsSync(folder)) return new Failure('FOLDER_GONE', {})
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CANTOPEN')) {
    return new Failure('FOLDER_READ_ONLY', {})
  }
  return error
}

function readHolder(files: Outside['files'], folder: string): Holder | undefined {
  try {
    const holder = Holder.safeParse(JSON.parse(readIfThere(files, holderPath(folder)) ?? 'null'))
    return holder.success ? holder.data : undefined
  } catch {
    return undefined
  }
}

/** Asks the program that holds the book to bring its window to the front; whether it answered. */
export async function showHolder(folder: string, outside: Pick<Outside, 'files' | 'clock'>): Promise<boolean> {
  const holder = readHolder(outside.files, folder)
  return holder ? askToShow(holder.socket, holder.token, outside.clock) : false
}
