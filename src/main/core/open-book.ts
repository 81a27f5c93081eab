// The book while it is open: its journal, its settings kept in memory, and the windows told of every commit.
import type { CommandContext, Session, ShopSettings } from './area.ts'
import { ringOf, settleKeys } from './areas/users/keys.ts'
import { readShop, type Shop } from './areas/settings/service.ts'
import { sessionOf } from './areas/users/service.ts'
import type { Book } from './book/book.ts'
import { createReadDb } from './database/bind.ts'
import { createJournal, type Committed, type Journal } from './database/command.ts'
import type { ReadDb, WriteDb } from './database/handle.ts'
import type { TableSet } from './database/table-set.ts'
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
  /** One synchronous transaction in the journal. `command` is null when it changed nothing. */
  command<T>(request: CommandRequest<T>): { readonly command: number | null; readonly result: T }
  /** One transaction on tables of this PC; `area` is told to the windows, unless null. */
  local<T>(area: string | null, work: (db: WriteDb) => T): T
}

export interface OpenBookParts {
  readonly book: Book
  readonly tables: TableSet
  /** Number of the newest migration. */
  readonly schema: number
  readonly areaOfTable: ReadonlyMap<string, string>
  readonly outside: Outside
  readonly sessions: Sessions
  readonly feed: ChangeFeed
}

export function useBook(parts: OpenBookParts): OpenBook {
  const { book, outside, sessions, feed, areaOfTable } = parts
  const journal = createJournal({
    sqlite: book.writer,
    tables: parts.tables,
    outside,
    schema: parts.schema,
    reserved: 0,
    reserve: (n) => {
      book.reserve(n)
      return n
    },
  })
  const db = createReadDb(book.reader)
  let shop = readShop(db)

  function local<T>(area: string | null, work: (tx: WriteDb) => T): T {
    const { value } = journal.run({ user: null, kind: 'local' }, work)
    if (area !== null) told(new Set([area]))
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

  function told(areas: ReadonlySet<string>): void {
    if (areas.has('settings')) shop = readShop(db)
    if (areas.has('users')) {
      agreeOnKeys(false)
      sessions.refresh((userId) => sessionOf(db, userId))
    }
    feed.changed(areas)
  }

  journal.onCommitted(({ tables }: Committed) => {
    told(new Set(tables.map((table) => areaOfTable.get(table)).filter((area) => area !== undefined)))
  })

  agreeOnKeys(true)
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
    command({ kind, session, work }) {
      const context = { session, outside, settings: shop }
      const { value, command } = journal.run({ user: session.userId, kind }, (tx) => work({ ...context, db: tx }))
      return { command, result: value }
    },
    local,
  }
}
