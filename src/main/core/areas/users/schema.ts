// Who works in the shop, and what this PC keeps for them: key slot, PIN, own choices.
import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Role } from '../../../../shared/roles.ts'
import { journaled, local, type TableDeclaration } from '../../database/tables.ts'
import { usersHold } from './service.ts'

export const user = sqliteTable('user', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  role: text('role').$type<Role>().notNull(),
  archived: integer('archived').notNull().default(0),
})

export const signIn = sqliteTable('sign_in', {
  userId: integer('user_id').primaryKey(),
  slot: text('slot').notNull(),
})

export const pin = sqliteTable('pin', {
  userId: integer('user_id').primaryKey(),
  salt: blob('salt', { mode: 'buffer' }).notNull(),
  hash: blob('hash', { mode: 'buffer' }).notNull(),
  triesLeft: integer('tries_left').notNull(),
})

export const preference = sqliteTable(
  'preference',
  {
    userId: integer('user_id').notNull(),
    key: text('key').notNull(),
    value: text('value').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.key] })],
)

export const tables: readonly TableDeclaration[] = [
  journaled(user, {
    number: 101,
    kind: 'lookup',
    columns: { name: 1, role: 2, archived: 3 },
    archived: 'archived',
    // Nothing is derived here; but it runs inside whatever touches users, undo included, and refuses what must not be. What
    // two machines allowed, each rightly, is not refused when it meets.
    derive: (tx, ids, arrived) => {
      if (!arrived && ids.length > 0) usersHold(tx)
    },
  }),
  local(signIn),
  local(pin, { secret: ['hash', 'salt'] }),
  local(preference),
]
