// Whom the book knows by what a file says of them: another program's number, our own, a phone number, an e-mail address, and
// at last a name that only one person bears. Asked anew for every batch, so that what happened meanwhile counts.
import type { ContactPatch } from '../../../../shared/contract/contacts.ts'
import { idOfCustomerNumber } from '../../../../shared/domain/customer-number.ts'
import { emailKey } from '../../../../shared/domain/email.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { readPhone } from '../../../../shared/domain/phone.ts'
import { nameKey } from '../../../../shared/domain/similarity.ts'
import type { ReadDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import type { Why } from './reasons.ts'

/** By what somebody can be known. */
export interface Traits {
  readonly numbers: readonly { readonly source: string; readonly number: string }[]
  /** E.164. */
  readonly phones: readonly string[]
  /** Keys of addresses. */
  readonly emails: readonly string[]
  readonly given: string
  readonly family: string
}

export function traitsOf({ given = '', family = '', phones, emails, numbers }: ContactPatch, country: string): Traits {
  return {
    numbers: numbers ?? [],
    phones: (phones ?? []).flatMap(({ typed }) => readPhone(typed, country).e164 ?? []),
    emails: (emails ?? []).map(({ address }) => emailKey(address)),
    given,
    family,
  }
}

export interface Found {
  readonly id: number
  readonly by: Extract<Why, 'found-by-number' | 'found-by-phone' | 'found-by-email' | 'found-by-name'>
}

interface Named {
  readonly given: string
  readonly family: string
}

interface Bearer {
  readonly value: string
  readonly id: number
  readonly source?: string
  readonly given: string
  readonly family: string
  readonly nickname: string | null
}

const bearing = (table: 'contact_number' | 'phone' | 'email', column: string, more = '') =>
  `SELECT w.value, t.owner_id AS id, c.given, c.family, c.nickname${more} FROM json_each(?) w CROSS JOIN ${table} t ON t.${column} = w.value
    CROSS JOIN contact c ON c.id = t.owner_id ORDER BY t.owner_id`
const BY_NUMBER = bearing('contact_number', 'key', ', t.source')
const BY_PHONE = bearing('phone', 'e164')
const BY_EMAIL = bearing('email', 'key')

/** How closely a name must agree: a sale follows a phone number, a new record of somebody else must not be lost in it. */
export type Strictness = 'join' | 'same-person'

/** One answer for each, in order; null for whom the book does not know. */
export function knownPeople(db: ReadDb, people: readonly Traits[], strictness: Strictness): (Found | null)[] {
  const rows = (sql: string, values: readonly string[]) =>
    values.length === 0
      ? new Map<string, Bearer[]>()
      : Map.groupBy(db.all<Bearer>(sql, JSON.stringify([...new Set(values)])), ({ value }) => value)
  const numbers = rows(
    BY_NUMBER,
    people.flatMap((one) => one.numbers.map(({ number }) => fold(number))),
  )
  const phones = rows(
    BY_PHONE,
    people.flatMap((one) => one.phones),
  )
  const emails = rows(
    BY_EMAIL,
    people.flatMap((one) => one.emails),
  )
  return people.map((one): Found | null => {
    const numbered = one.numbers
      .flatMap(({ source, number }) => (numbers.get(fold(number)) ?? []).filter((bearer) => bearer.source === source))
      .at(0)
    const id = numbered?.id ?? ownNumber(db, one)
    if (id !== undefined) return { id, by: 'found-by-number' }
    const request = { db, wanted: one, strictness }
    const called = best(
      request,
      one.phones.flatMap((phone) => phones.get(phone) ?? []),
    )
    if (called !== undefined) return { id: called, by: 'found-by-phone' }
    const written = best(
      request,
      one.emails.flatMap((email) => emails.get(email) ?? []),
    )
    return written === undefined ? null : { id: written, by: 'found-by-email' }
  })
}

/** A-1001 is the book's own number of somebody. */
function ownNumber(db: ReadDb, { numbers }: Traits): number | undefined {
  for (const { number } of numbers) {
    const id = idOfCustomerNumber(number)
    if (id === null) continue
    const now = canonOf(db, id)
    if (db.get('SELECT 1 FROM contact WHERE id = ?', now) !== undefined) return now
  }
  return undefined
}

interface Choice {
  readonly db: ReadDb
  readonly wanted: Traits
  readonly strictness: Strictness
}

/** Of those who share a phone or an address, the one of that name. */
function best({ db, wanted, strictness }: Choice, bearers: readonly Bearer[]): number | undefined {
  const possible = bearers.filter(({ id }) => !numberedOtherwise(db, id, wanted))
  const same = possible.find((bearer) => namesAgree(wanted, bearer))
  return same?.id ?? (strictness === 'join' ? possible[0]?.id : undefined)
}

/** The same program calls them by another number, so it takes them for two people. */
function numberedOtherwise(db: ReadDb, id: number, { numbers }: Traits): boolean {
  if (numbers.length === 0) return false
  const sources = new Set(db.pluck<string>('SELECT source FROM contact_number WHERE owner_id = ?', id))
  return numbers.some(({ source }) => sources.has(source))
}

/** Whether both may be one person: what both sides say of the name is the same. A family shares phones, not first names. */
export function namesAgree(a: Named, b: Named): boolean {
  const mine = wordsOf(a.given, a.family)
  const theirs = wordsOf(b.given, b.family)
  if (mine.size === 0 || theirs.size === 0) return true
  const [less, more] = mine.size <= theirs.size ? [mine, theirs] : [theirs, mine]
  return [...less].every((word) => more.has(word))
}

const wordsOf = (given: string, family: string): ReadonlySet<string> =>
  new Set(
    nameKey(given, family)
      .split(' ')
      .filter((word) => word !== ''),
  )

/** The only person of this name; `several` where more than one bear it. */
export function onlyOneNamed(db: ReadDb, given: string, family: string): number | 'several' | null {
  const key = nameKey(given, family)
  if (key === '') return null
  const ids = db.pluck<number>('SELECT contact_id FROM contact_list WHERE name_key = ? LIMIT 2', key)
  return ids.length > 1 ? 'several' : (ids[0] ?? null)
}
