// Holds the one book of this core. Opening, closing, restoring and a new key come one after the other, and around
// each happens what has to: sessions end, what waits is written, the closing backup is made.
import { Failure } from '../../shared/errors.ts'
import type { BackupEntry } from './book/backup/listed.ts'
import type { BackupReason } from './book/backup/front.ts'
import type { Book } from './book/book.ts'
import type { Books } from './book/books.ts'
import type { ChangeFeed } from './changes.ts'
import { TICKS_PER_MS } from './database/command-header.ts'
import { oneAfterAnother } from './one-after-another.ts'
import type { OpenBook } from './open-book.ts'
import type { Outside } from './outside.ts'
import { createSecondPlace, type SecondPlace } from './second-place.ts'
import type { Sessions } from './sessions.ts'

export interface BookHolder {
  /** Null while the book is closed, and already while it is being closed. */
  readonly current: OpenBook | null
  /** Errors: BOOK_CLOSED. */
  open(): OpenBook
  /** For whatever opens, closes or exchanges the book. */
  alone<T>(work: () => Promise<T>): Promise<T>
  /** Within `alone`: a book that was just opened or made comes into use. */
  take(book: Book): OpenBook
  /** Within `alone`: every window goes to the start page, the key is wiped. Nothing happens when it is closed. */
  release(options: { readonly backup: boolean }): Promise<void>
  /** Within `alone`: a new data key. Who sits at a window goes on. Answers the new recovery code. */
  rekey(): Promise<string>
  /** Errors: BOOK_CLOSED, and those of a backup. */
  backup(why: BackupReason): Promise<BackupEntry>
  /**
   * Before something risky: a backup, unless the newest good one holds everything already. `spare`: a backup that must
   * not be let go meanwhile. Errors: BOOK_CLOSED, and those of a backup; then do not begin.
   */
  backupBefore(why: BackupReason, spare?: string): Promise<void>
  readonly secondPlace: SecondPlace
  /** Copies to the second place what it lacks; how that went is told by `secondPlace`. Errors: BOOK_CLOSED. */
  followPlace(): Promise<void>
}

export interface HolderParts {
  /** Of the book that is held, or would be: the shop's own or the sample's. */
  folder(): string
  readonly books: Books
  readonly outside: Outside
  readonly sessions: Sessions
  readonly feed: ChangeFeed
  readonly use: (book: Book) => OpenBook
  /** What runs while the book is open; the answer stops it and resolves when it has stopped. */
  readonly start: (open: OpenBook) => () => Promise<void>
  /** Last things before the book is closed or exchanged. */
  readonly flush: () => void
}

export function createBookHolder(parts: HolderParts): BookHolder {
  const { books, outside, sessions, feed } = parts
  const alone = oneAfterAnother()
  const oneBackup = oneAfterAnother()
  const secondPlace = createSecondPlace(outside, () => feed.changed(['backup']))
  let current: OpenBook | null = null
  let stop: () => Promise<void> = () => Promise.resolve()

  function take(book: Book): OpenBook {
    try {
      current = parts.use(book)
    } catch (error) {
      book.close()
      throw error
    }
    stop = parts.start(current)
    feed.session()
    return current
  }

  /** From here on no call reaches the book; what ran beside it has ended. */
  async function detach(): Promise<OpenBook | null> {
    const leaving = current
    if (leaving === null) return null
    parts.flush()
    current = null
    await stop()
    await oneBackup(() => Promise.resolve())
    return leaving
  }

  async function make(open: OpenBook, why: BackupReason, spare?: string): Promise<BackupEntry> {
    const at = outside.clock.now()
    feed.backup({ state: 'running', at })
    try {
      const target = open.book.backupFolder
      const made = await open.book.backup({ target, why, ...(spare === undefined ? {} : { spare }) })
      feed.backup({ state: 'good', at: made.at })
      await secondPlace.follow(open.book)
      return made
    } catch (error) {
      feed.backup({ state: 'failed', at })
      throw error
    }
  }

  async function before(why: BackupReason, spare?: string): Promise<void> {
    const held = open()
    const newest = held.book.backups().find(({ state, book }) => state === 'good' && book === held.book.id)
    if (changedSinceBackup(held, newest ?? null)) await make(held, why, spare)
  }

  function open(): OpenBook {
    if (current === null) throw new Failure('BOOK_CLOSED', {})
    return current
  }

  return {
    get current() {
      return current
    },
    open,
    alone,
    take,
    async release({ backup }) {
      sessions.drop()
      const leaving = await detach()
      if (leaving === null) return
      try {
        if (backup && changedSinceBackup(leaving, books.status(parts.folder()).newestBackup))
          await make(leaving, 'close')
      } catch (error) {
        // Whoever closes the book wants it closed; the start page shows how old the newest backup is.
        outside.log.error('backup.at-close', error)
      }
      leaving.book.close()
      feed.session()
    },
    async rekey() {
      await oneBackup(() => before('rekey'))
      const leaving = await detach()
      if (leaving === null) throw new Failure('BOOK_CLOSED', {})
      try {
        const { book, recoveryCode } = await books.rekey({ book: leaving.book })
        take(book)
        return recoveryCode
      } catch (error) {
        sessions.drop()
        feed.session()
        throw error
      }
    },
    backup: (why) => oneBackup(() => make(open(), why)),
    backupBefore: (why, spare) => oneBackup(() => before(why, spare)),
    secondPlace,
    followPlace: () => oneBackup(() => secondPlace.follow(open().book)),
  }
}

/** A demo book is thrown away; any other is backed up when it holds something newer than its newest backup. */
export function changedSinceBackup({ book, db }: OpenBook, newest: { readonly at: number } | null): boolean {
  if (book.demo) return false
  const [clock] = db.pluck<number | null>('SELECT max(clock) FROM command')
  return newest === null || (clock ?? 0) / TICKS_PER_MS > newest.at
}
