// What a book must not be without, written together with it: its owner and the shop's settings.
import type { Role } from '../../../../shared/roles.ts'
import { createJournal } from '../../database/command.ts'
import type { Sqlite } from '../../database/open.ts'
import type { TableSet } from '../../database/table-set.ts'
import type { Outside } from '../../outside.ts'
import { saveShop, UNSAID, type Shop } from '../../areas/settings/service.ts'
import { FIRST_SLOT } from '../../areas/users/keys.ts'
import { writeSignIn } from '../../areas/users/queries.ts'
import { addUser } from '../../areas/users/service.ts'

export interface FirstRows {
  readonly shop: Omit<Shop, 'accent' | 'phone' | 'lockAfter'>
  readonly owner: string
  readonly tables: TableSet
  readonly schema: number
  readonly outside: Outside
}

/** The kind of the first command of every book; it is never undone. */
export const FIRST_COMMAND = 'book.create'
const OWNER: Role = 'owner'

export function writeFirstRows(sqlite: Sqlite, { shop, owner, tables, schema, outside }: FirstRows): void {
  const journal = createJournal({ sqlite, tables, outside, schema })
  journal.run({ user: null, kind: FIRST_COMMAND }, (db) => {
    // The key slot is told to the book when it is opened, a moment later.
    writeSignIn(db, addUser(db, owner, OWNER), FIRST_SLOT)
    // All of them are said now, so that the first change of each has a value to go back to.
    saveShop(db, { ...UNSAID, ...shop })
  })
}
