// The door to books on disk: what is in a folder, making, opening, restoring, a new key. One per program; it holds
// nothing but the environment and what this PC remembers.
import { join } from 'node:path'
import { newestOf } from './backup/backups.ts'
import { bringBackup } from './backup/bring.ts'
import type { BringRequest, Brought } from './backup/bring.ts'
import { restoreBackup } from './backup/restore.ts'
import type { RestoreRequest, Restored } from './backup/restore.ts'
import type { Book } from './book.ts'
import { cloudServiceOf } from './cloud-folder.ts'
import type { CloudService } from './cloud-folder.ts'
import { createBook } from './create.ts'
import type { CreateRequest, CreatedBook } from './create.ts'
import type { BookEnvironment } from './environment.ts'
import { readHeader } from './header.ts'
import type { ReadHeader } from './header.ts'
import { showHolder } from './lock.ts'
import { openBook } from './open.ts'
import type { OpenRequest } from './open.ts'
import { pcRecords } from './pc-record.ts'
import { rekeyBook } from './rekey.ts'
import type { RekeyRequest, Rekeyed } from './rekey.ts'
import { exchangePending, incomingFolder } from './swap.ts'
import { waitLeft } from './tries.ts'

export interface BookStatus {
  readonly state: 'none' | 'closed' | 'damaged' | 'newer'
  /** Names that can sign in with a password, the last user first. */
  readonly names: readonly string[]
  readonly lastUser: string | null
  /** The system's keychain can open it. */
  readonly keychain: boolean
  readonly cloud: CloudService | null
  readonly newestBackup: { readonly name: string; readonly at: number } | null
  /** Milliseconds before another password is tried. */
  readonly waitMs: number
  readonly demo: boolean
}

export interface Books {
  /** What can be told without a key. Looks only; never throws because of what it finds. */
  status(folder: string): BookStatus
  create(request: CreateRequest): Promise<CreatedBook>
  open(request: OpenRequest): Promise<Book>
  /** A file that was brought from elsewhere comes among the backups of a folder. */
  bring(request: BringRequest): Promise<Brought>
  restore(request: RestoreRequest): Promise<Restored>
  rekey(request: RekeyRequest): Promise<Rekeyed>
  /** Asks the program that holds the book to show its window; whether it answered. */
  showHolder(folder: string): Promise<boolean>
}

export function booksOnDisk(environment: BookEnvironment): Books {
  const { outside, pcFolder } = environment
  const { files, clock } = outside
  const records = pcRecords(pcFolder, outside)

  function namesIn(folder: string): readonly string[] {
    try {
      return files.readdirSync(folder)
    } catch {
      return []
    }
  }

  /** In the middle of an exchange the header may still stand with what comes in. */
  function headerToShow(folder: string): ReadHeader {
    const found = readHeader(files, folder)
    return found.is === 'none' && exchangePending(files, folder) ? readHeader(files, incomingFolder(folder)) : found
  }

  return {
    status(folder) {
      const found = headerToShow(folder)
      const header = found.is === 'good' ? found.header : undefined
      const record = header && records.read(header.book)
      const lastUser = record?.lastLabel ?? null
      const names = header?.slots.filter((slot) => slot.kind === 'password').map((slot) => slot.label) ?? []
      return {
        state: stateOf(found, namesIn(folder).includes('book.db'), environment),
        names: [...names].sort((a, b) => Number(b === lastUser) - Number(a === lastUser)),
        lastUser,
        keychain: header?.slots.some((slot) => slot.kind === 'keychain') ?? false,
        cloud: cloudServiceOf(folder, namesIn),
        newestBackup: newestOf(files, join(folder, 'backups')),
        waitMs: record ? waitLeft(record.wrong, clock.now()) : 0,
        demo: header?.demo ?? false,
      }
    },
    create: (request) => createBook(request, environment, records),
    open: (request) => openBook(request, environment, records),
    bring: (request) => bringBackup(request, environment),
    restore: (request) => restoreBackup(request, environment, records),
    rekey: (request) => rekeyBook(request, environment, records),
    showHolder: (folder) => showHolder(folder, outside),
  }
}

function stateOf(found: ReadHeader, something: boolean, { migrations }: BookEnvironment): BookStatus['state'] {
  switch (found.is) {
    case 'newer':
      return 'newer'
    case 'damaged':
      return 'damaged'
    case 'none':
      return something ? 'damaged' : 'none'
    case 'good':
      return found.header.schema > migrations.length ? 'newer' : 'closed'
  }
}
