// Tables of this PC: the account with its secrets, and which mails were fed in. Nothing of them is journaled, exported or shown.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { local, type TableDeclaration } from '../../database/tables.ts'

const emailAccount = sqliteTable('email_account', {
  id: integer('id').primaryKey(),
  account: text('account').notNull(),
  password: text('password'),
  dkimDomain: text('dkim_domain'),
  dkimSelector: text('dkim_selector'),
  dkimKey: text('dkim_key'),
})

const emailFed = sqliteTable('email_fed', {
  messageHash: text('message_hash').primaryKey(),
  at: integer('at').notNull(),
  kind: text('kind').notNull(),
})

export const tables: readonly TableDeclaration[] = [
  local(emailAccount, { secret: ['password', 'dkim_key'] }),
  local(emailFed),
]
