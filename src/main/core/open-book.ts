// The book while it is open: its journal, its settings kept in memory, and the windows told of every commit.
import type { CommandContext, Session } from './area.ts'
import type { ShopSettings } from './shop-settings.ts'
import { ringOf, settleKeys } from './areas/users/keys.ts'
import { tellLists } from './areas/contacts/service.ts'
import { readShop, type Shop } from './areas/settings/service.ts'
import { FIRST_COMMAND } from './house/book/first-rows.ts'
import { userById } from './areas/users/queries.ts'
import { sessionOf } from './areas/users/service.ts'
import type { Book } from './book/book.ts'
import { createReadDb } from './database/bind.ts'
import { createJournal, type Committed, type Journal } from './database/command.ts'
import { applyErased } from './database/erase.ts'
import type { ReadDb, WriteDb } from './database/handle.ts'
import type { UndoContext } from './database/undo.ts'
import type { Declared } from './declared.ts'
import { createLongWork, type LongWork } from './long-work.ts'
import type { ChangeFeed } from './changes.ts'
import type { Outside } from './outside.ts'
import type { Sessions } from './sessions.ts'

export interface CommandRequest<T> {
  readonly kind: string
  readonly session: Session
  readonly work: (context: CommandContext) => T
}

export interface OpenBook {
  readonly book: Book
  readonly journal: Journal
  /** The reading connection. */
  readonly db: ReadDb
  readonly settings: ShopSettings
  readonly shop: Shop
  /** The file was looked through and is damaged. */
  unsound: boolean
  readonly undoing: UndoContext
  readonly longWork: LongWork
  /** One synchronous transaction in the journal. `command` is null when it changed nothing. */
  command<T>(request: CommandRequest<T>): { readonly command: number | null; readonly result: T }
  /** One transaction on tables of this PC; `area` is told to the windows, unless null; calmly where it is one of many. */
  local<T>(area: string | null, work: (db: WriteDb) => T, calm?: boolean): T
}

export interface OpenBookParts {
  readonly book: Book
  readonly declared: Declared
  /** Number of the newest migration. */
  readonly schema: number
  readonly outside: Outside
  readonly sessions: Sessions
  readonly feed: ChangeFeed
  /** When somebody last asked for something, UTC epoch ms. */
  readonly lastUse: () => number
}

export function useBook(parts: OpenBookParts): OpenBook {
  const { book, declared, outside, sessions, feed, lastUse } = parts
  const journal = createJournal({
    sqlite: book.writer,
    tables: declared.tables,
    outside,
    schema: parts.schema,
    reserved: 0,
    reserve: (n) => {
      book.reserve(n)
      return n
    },
  })
  const db = createReadDb(book.reader)
  tellLists(db, { knowers: declared.inLists, clock: outside.clock })
  let shop = readShop(db)

  function local<T>(area: string | null, work: (tx: WriteDb) => T, calm = false): T {
    const { value } = journal.run({ user: null, kind: 'local' }, work)
    if (area !== null) told(new Set([area]), calm)
    return value
  }

  function agreeOnKeys(strays: boolean): void {
    try {
      settleKeys({ db, local: (work) => local(null, work) }, ringOf(book), strays)
    } catch (error) {
      // The change itself is kept; what the header lacks is made up for at the next opening.
      outside.log.error('book.keys-not-settled', error)
    }
  }

  function told(areas: ReadonlySet<string>, calm = false): void {
    if (areas.has('settings')) shop = readShop(db)
    if (areas.has('users')) {
      agreeOnKeys(false)
      sessions.refresh((userId) => sessionOf(db, userId))
      // Who may take over a window is told with the session.
      feed.session()
    }
    feed.changed(areas, calm)
  }

  journal.onCommitted(({ tables, user }: Committed) => {
    // Long work says with each of its commands how far it is, in the table of that name. What the program does by itself is one of many.
    told(new Set(tables.map(declared.areaOf).filter(known)), tables.includes('work') || user === null)
  })

  if (book.facts.restored) eraseAgain(journal, book)
  agreeOnKeys(true)
  const undoing: UndoContext = { journal, userName, never: [FIRST_COMMAND] }

  return {
    book,
    journal,
    db,
    get settings() {
      return shop
    },
    get shop() {
      return shop
    },
    unsound: false,
    undoing,
    longWork: createLongWork({
      undoing,
      outside,
      lastUse,
      mayWrite: () => book.logAtRest,
      writerOf: (work) => declared.writerOf(work, { db, outside, settings: shop }),
    }),
    command({ kind, session, work }) {
      const context = { session, outside, settings: shop }
      const { value, command } = journal.run({ user: session.userId, kind }, (tx) => work({ ...context, db: tx }))
      return { command, result: value }
    },
    local,
  }
}

const known = <T>(value: T | undefined): value is T => value !== undefined
const userName = (db: ReadDb, user: number | null) => (user === null ? '' : (userById(db, user)?.name ?? ''))

/** Whoever was erased after a backup was made is erased from what it brought back. */
function eraseAgain(journal: Journal, { erased }: Book): void {
  const person = journal.tables.person
  const ids = erased.flatMap(({ tbl, row }) => (tbl === person?.number && typeof row === 'number' ? [row] : []))
  applyErased(journal, ids)
}
