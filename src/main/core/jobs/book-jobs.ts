// What a book needs while it is open: its log moved into the file, its file looked through once a day, a backup a day.
import { Failure } from '../../../shared/errors.ts'
import { localMinute } from '../book/backup/names.ts'
import type { Book } from '../book/book.ts'
import type { Outside } from '../outside.ts'
import type { Job } from './scheduler.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE

/** A log of this size is moved at once; a smaller one when nobody is working. */
const LOG_LIMIT = 4 << 20
/** Passive moving cannot shorten the log; beyond this readers are waited for. */
const LOG_TRUNCATE = 64 << 20

export interface BookJobs {
  readonly book: Book
  /** Makes the daily backup and tells the windows; only called when one is due. */
  readonly backUp: () => Promise<unknown>
  /** The file is damaged: the failure says which backup could take its place. */
  readonly onDamaged: (failure: Failure<'BOOK_DAMAGED'>) => void
  /** Zone of the shop, in which a day begins; IANA name. */
  readonly zone: () => string
  readonly outside: Outside
}

export function bookJobs(parts: BookJobs): readonly Job[] {
  const { book } = parts
  let moved = 0
  return [
    {
      name: 'move-log',
      firstAfter: SECOND,
      every: SECOND,
      async run() {
        const bytes = book.logBytes
        if (bytes < LOG_LIMIT || bytes === moved) return
        const { busy } = await book.checkpoint(bytes > LOG_TRUNCATE ? 'TRUNCATE' : 'PASSIVE')
        moved = busy ? 0 : book.logBytes
      },
    },
    {
      name: 'empty-log',
      firstAfter: 30 * SECOND,
      every: 30 * SECOND,
      whenIdleFor: 30 * SECOND,
      async run() {
        if (book.logBytes > 0) await book.checkpoint('TRUNCATE')
      },
    },
    { name: 'look-through', firstAfter: 5 * SECOND, every: DAY, run: () => lookThrough(parts) },
    { name: 'daily-backup', firstAfter: MINUTE, every: 10 * MINUTE, run: () => backUpIfDue(parts) },
  ]
}

async function lookThrough({ book, onDamaged, outside }: BookJobs): Promise<void> {
  const found = await book.soundness()
  if (found.sound) return
  outside.log.error('book.unsound', new Error(found.first))
  onDamaged(new Failure('BOOK_DAMAGED', { part: 'database', backup: book.newestGoodBackup() }))
}

/** Due when no whole backup of this book was made on the shop's present day. */
async function backUpIfDue({ book, backUp, zone, outside }: BookJobs): Promise<void> {
  if (book.demo) return
  const today = localMinute(outside.clock.now(), zone()).day
  const newest = book.backups().find(({ state, book: of }) => state !== 'damaged' && of === book.id)
  if (newest && localMinute(newest.at, zone()).day >= today) return
  await backUp()
}
