// The mail account of this PC: kept in the encrypted book, its password and key never answered to anybody.
import type { EmailAccount } from '../../../../shared/contract/email.ts'
import { isEmail } from '../../../../shared/domain/email.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import type { MailAccount } from '../../gateways.ts'
import type { MailSettings } from '../sending/service.ts'
import { publicHalf } from './own-key.ts'

interface Row {
  readonly account: string
  readonly password: string | null
  readonly domain: string | null
  readonly selector: string | null
  readonly key: string | null
}

export interface Stored {
  readonly account: EmailAccount
  readonly password: string
  readonly dkim: MailAccount['dkim']
}

const THE_ACCOUNT = `SELECT account, password, dkim_domain AS domain, dkim_selector AS selector, dkim_key AS key
  FROM email_account WHERE id = 1`

export function storedAccount(db: ReadDb): Stored | null {
  const row = db.get<Row>(THE_ACCOUNT)
  if (row === undefined) return null
  const { domain, selector, key } = row
  return {
    account: JSON.parse(row.account) as EmailAccount, // written by `saveAccount`
    password: row.password ?? '',
    dkim: domain === null || selector === null || key === null ? null : { domain, selector, key },
  }
}

/** What sending needs to know of the account; null: there is none. */
export function mailSettingsOf(db: ReadDb): MailSettings | null {
  const stored = storedAccount(db)
  if (stored === null) return null
  const { fromName, fromAddress, replyTo, perHour, perDay, oneClickUrl } = stored.account
  return {
    account: toConnect(stored),
    from: { name: fromName, address: fromAddress },
    replyTo,
    perHour,
    perDay,
    oneClickUrl,
  }
}

export function toConnect({ account, password, dkim }: Stored): MailAccount {
  const { host, port, security, user, connections } = account
  return { host, port, security, user, password, connections, dkim }
}

/** Without secrets. */
export function shownAccount(db: ReadDb) {
  const stored = storedAccount(db)
  return {
    account: stored?.account ?? null,
    hasPassword: stored !== null && stored.password !== '',
    dkim: stored?.dkim == null ? null : publicHalf(stored.dkim),
  }
}

const HERE = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i

/** Errors: BAD_INPUT with every field that cannot be. */
export function checkAccount(account: EmailAccount): void {
  const issues = [
    account.security === 'none' && !HERE.test(account.host) && { path: 'account.security', rule: 'only_this_pc' },
    !/^[\w.:-]+$/u.test(account.host) && { path: 'account.host', rule: 'not_a_host' },
    !isEmail(account.fromAddress) && { path: 'account.fromAddress', rule: 'not_an_email' },
    account.replyTo !== null && !isEmail(account.replyTo) && { path: 'account.replyTo', rule: 'not_an_email' },
    account.oneClickUrl !== null && !isHttps(account.oneClickUrl) && { path: 'account.oneClickUrl', rule: 'not_https' },
  ].filter((issue) => issue !== false)
  if (issues.length > 0) throw new Failure('BAD_INPUT', { issues })
}

function isHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:'
}

/**
 * What a password not given again means: the kept one, as long as it goes to the same login at the same server. Another server never gets
 * it by a slip.
 */
export function passwordFor(db: ReadDb, account: EmailAccount, given: string | undefined): string {
  if (given !== undefined) return given
  const stored = storedAccount(db)
  const same = stored !== null && stored.account.host === account.host && stored.account.user === account.user
  return same ? stored.password : ''
}

/** Errors: as `checkAccount`. */
export function saveAccount(db: WriteDb, account: EmailAccount, given: string | undefined): void {
  checkAccount(account)
  const password = passwordFor(db, account, given)
  db.run(
    `INSERT INTO email_account (id, account, password) VALUES (1, ?, ?)
      ON CONFLICT (id) DO UPDATE SET account = excluded.account, password = excluded.password`,
    JSON.stringify(account),
    password === '' ? null : password,
  )
}

export function removeAccount(db: WriteDb): void {
  db.run('DELETE FROM email_account')
}
