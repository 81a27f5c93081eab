// A real encrypted book with every table, and short ways to call the area's services.
import type { CommandContext, QueryContext } from '../../../src/main/core/area.ts'
import type { ShopSettings } from '../../../src/main/core/shop-settings.ts'
import { createContact } from '../../../src/main/core/areas/contacts/create.ts'
import { listContacts } from '../../../src/main/core/areas/contacts/list.ts'
import { getContact } from '../../../src/main/core/areas/contacts/profile.ts'
import { saveContact, type SaveRequest } from '../../../src/main/core/areas/contacts/save.ts'
import { searchContacts } from '../../../src/main/core/areas/contacts/search.ts'
import { trashContacts } from '../../../src/main/core/areas/contacts/trash.ts'
import type { Migration } from '../../../src/main/core/database/migrate.ts'
import { MIGRATIONS } from '../../../src/main/core/database/migrations.ts'
import type { TableDeclaration } from '../../../src/main/core/database/tables.ts'
import { redo, undo } from '../../../src/main/core/database/undo.ts'
import type { ContactFilter, ContactPatch } from '../../../src/shared/contract/contacts.ts'
import { isFailure } from '../../../src/shared/errors.ts'
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

export interface ShopBook extends Disposable {
  readonly book: TestBook
  readonly context: QueryContext
  /** Runs a command; answers its number and what the work answered. */
  command<T>(work: (context: CommandContext) => T): { readonly command: number | null; readonly value: T }
  make(patch: ContactPatch): number
  save(request: SaveRequest): number | null
  trash(...ids: readonly number[]): number | null
  undo(command: number | null): number
  redo(command: number | null): number
  get(id: number): ReturnType<typeof getContact>
  /** Names found by a search, best first. */
  found(text: string): string[]
  /** Names of a whole list. */
  listed(filter?: ContactFilter): string[]
}

interface Tables {
  readonly declarations: readonly TableDeclaration[]
  readonly migrations: readonly Migration[]
}

const OWN: Tables = { declarations: REAL_TABLES, migrations: MIGRATIONS }

export function shopBook(settings: ShopSettings = BAKERY, tables: Tables = OWN): ShopBook {
  const book = testBook(tables)
  const outside = {
    clock: { now: book.now, after: () => () => undefined },
    random: seededRandom(),
    files: {} as QueryContext['outside']['files'], // contacts touch no file
    log: { info: () => undefined, error: () => undefined },
  }
  const session = { userId: 1, name: 'Rosa', role: 'owner' } as const
  const context: QueryContext = { db: book.db, session, outside, settings }
  const command = <T>(work: (context: CommandContext) => T) => {
    book.turn(1_000)
    return book.journal.run({ user: 1, kind: 'contacts.test' }, (tx) => work({ ...context, db: tx }))
  }
  const turning = { journal: book.journal, userName: () => 'Rosa' }
  const known = (number: number | null): number => {
    if (number === null) throw new Error('that command changed nothing')
    book.turn(1_000)
    return number
  }
  return {
    book,
    context,
    command,
    make: (patch) => command((given) => createContact(given, patch)).value.id,
    save: (request) => command((given) => saveContact(given, request)).command,
    trash: (...ids) => command(({ db }) => trashContacts(db, ids)).command,
    undo: (number) => undo(turning, { user: 1, command: known(number) }),
    redo: (number) => redo(turning, { user: 1, command: known(number) }),
    get: (id) => getContact(context, id),
    found: (text) => searchContacts([], context, { text, limit: 20 }).map((hit) => hit.name),
    listed: (filter = {}) =>
      listContacts(context, { filter, sort: 'name', descending: false, from: 0, limit: 500 }).rows.map(
        (row) => row.name,
      ),
    [Symbol.dispose]: () => book[Symbol.dispose](),
  }
}

/** The code and issues of what a call refuses; null when it refuses nothing. */
export function refusal(call: () => unknown): { readonly code: string; readonly rules: readonly string[] } | null {
  try {
    call()
    return null
  } catch (error) {
    if (!isFailure(error)) throw error
    const rules = isFailure(error, 'BAD_INPUT') ? error.data.issues.map(({ path, rule }) => `${path} ${rule}`) : []
    return { code: error.code, rules }
  }
}
