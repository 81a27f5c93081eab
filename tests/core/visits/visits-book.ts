// A real encrypted book with every table, and short ways to call the services of visits as one who is signed in.
import type { CommandContext, QueryContext } from '../../../src/main/core/area.ts'
import type { ShopSettings } from '../../../src/main/core/shop-settings.ts'
import { createContacts } from '../../../src/main/core/areas/contacts/create.ts'
import { restoreContacts, trashContacts } from '../../../src/main/core/areas/contacts/trash.ts'
import { MIGRATIONS } from '../../../src/main/core/database/migrations.ts'
import { redo, undo } from '../../../src/main/core/database/undo.ts'
import { testBook, type TestBook } from '../../support/journal-book.ts'
import { REAL_TABLES } from '../../support/journal-real.ts'
import { seededRandom } from '../../support/outside.ts'

export const BAKERY: ShopSettings = {
  shop: 'Bakery',
  country: 'DE',
  currency: 'EUR',
  zone: 'Europe/Berlin',
  dayTurn: 4,
  language: 'en',
  taxIncluded: true,
  cashStep: 1,
}

export interface VisitsBook extends Disposable {
  readonly book: TestBook
  readonly context: QueryContext
  /** Runs a command a second later; answers its number and what the work answered. */
  command<T>(work: (context: CommandContext) => T): { readonly command: number | null; readonly value: T }
  people(count: number): number[]
  trash(id: number): number | null
  restore(id: number): number | null
  merge(loser: number, winner: number): number | null
  undo(command: number): void
  redo(command: number): void
}

export function visitsBook(settings: ShopSettings = BAKERY): VisitsBook {
  const book = testBook({ declarations: REAL_TABLES, migrations: MIGRATIONS })
  const outside = {
    clock: { now: book.now, after: () => () => undefined },
    random: seededRandom(),
    files: {} as QueryContext['outside']['files'], // visits touch no file
    log: { info: () => undefined, error: () => undefined },
  }
  const session = { userId: 1, name: 'Rosa', role: 'owner' } as const
  const context: QueryContext = { db: book.db, session, outside, settings }
  const command = <T>(work: (context: CommandContext) => T) => {
    book.turn(1_000)
    return book.journal.run({ user: 1, kind: 'visits.test' }, (tx) => work({ ...context, db: tx }))
  }
  const turning = { journal: book.journal, userName: () => 'Rosa' }
  return {
    book,
    context,
    command,
    people: (count) =>
      command((given) =>
        createContacts(
          given,
          Array.from({ length: count }, (_, at) => ({ patch: { given: 'Guest', family: `No. ${String(at + 1)}` } })),
        ),
      ).value.map(({ id }) => id),
    trash: (id) => command(({ db }) => trashContacts(db, [id])).command,
    restore: (id) => command(({ db }) => restoreContacts(db, [id])).command,
    merge: (loser, winner) =>
      command(({ db }) => db.run('UPDATE contact SET merged_into = ? WHERE id = ?', winner, loser)).command,
    undo: (number) => {
      book.turn(1_000)
      undo(turning, { user: 1, command: number })
    },
    redo: (number) => {
      book.turn(1_000)
      redo(turning, { user: 1, command: number })
    },
    [Symbol.dispose]: () => book[Symbol.dispose](),
  }
}
