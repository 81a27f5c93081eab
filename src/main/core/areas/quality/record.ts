// Some people as they are judged: what is written about them, read with a handful of statements for all of them.
import type { ReadDb } from '../../database/handle.ts'

export interface KnownPhone {
  readonly id: number
  readonly typed: string
  /** The country it was typed in. */
  readonly country: string
  readonly e164: string | null
  readonly canText: boolean
}

export interface KnownEmail {
  readonly id: number
  readonly address: string
}

export interface KnownAddress {
  readonly id: number
  readonly street: string
  readonly postcode: string
  readonly city: string
  readonly country: string
}

export interface KnownPerson {
  readonly id: number
  readonly kind: 'person' | 'company'
  readonly given: string
  readonly family: string
  readonly nickname: string
  readonly familyFirst: boolean
  /** As it is shown; empty where there is none. */
  readonly name: string
  readonly language: string | null
  /** Years, as they were said on the shop day `ageOn`. */
  readonly age: number | null
  readonly ageOn: number | null
  readonly phones: readonly KnownPhone[]
  readonly emails: readonly KnownEmail[]
  /** Their own. */
  readonly addresses: readonly KnownAddress[]
  /** Lives with others at an address. */
  readonly home: boolean
  readonly birthdays: readonly { readonly id: number; readonly date: string }[]
}

const PEOPLE = `SELECT c.id, c.kind, c.given, c.family, coalesce(c.nickname, '') AS nickname,
    c.family_first AS familyFirst, l.name, c.language, c.age,
    c.age_on AS ageOn, EXISTS (SELECT 1 FROM contact_home h WHERE h.contact_id = c.id AND h.street <> '' AND h.city <> '') AS home
  FROM json_each(?) m CROSS JOIN contact c ON c.id = m.value CROSS JOIN contact_list l ON l.contact_id = c.id`
const PHONES = `SELECT p.owner_id AS owner, p.id, p.typed, p.country, p.e164, p.can_text AS canText
  FROM json_each(?) m CROSS JOIN phone p ON p.owner_id = m.value ORDER BY p.owner_id, p.position, p.id`
const EMAILS = `SELECT e.owner_id AS owner, e.id, e.address
  FROM json_each(?) m CROSS JOIN email e ON e.owner_id = m.value ORDER BY e.owner_id, e.position, e.id`
const ADDRESSES = `SELECT a.owner_id AS owner, a.id, a.street, a.postcode, a.city, a.country
  FROM json_each(?) m CROSS JOIN address a ON a.owner_id = m.value ORDER BY a.owner_id, a.position, a.id`
const BIRTHDAYS = `SELECT o.owner_id AS owner, o.id, o.date
  FROM json_each(?) m CROSS JOIN occasion o ON o.owner_id = m.value WHERE o.kind = 'birthday' ORDER BY o.owner_id, o.position, o.id`

type Plain = Omit<KnownPerson, 'home' | 'familyFirst' | 'phones' | 'emails' | 'addresses' | 'birthdays'> & {
  readonly home: number
  readonly familyFirst: number
}
type Owned<R> = R & { readonly owner: number }

/** Those of `ids` who are shown. */
export function knownPeople(db: ReadDb, ids: readonly number[]): KnownPerson[] {
  const some = JSON.stringify(ids)
  const of = <R>(sql: string) => Map.groupBy(db.all<Owned<R>>(sql, some), ({ owner }) => owner)
  const phones = of<Omit<KnownPhone, 'canText'> & { readonly canText: number }>(PHONES)
  const emails = of<KnownEmail>(EMAILS)
  const addresses = of<KnownAddress>(ADDRESSES)
  const birthdays = of<KnownPerson['birthdays'][number]>(BIRTHDAYS)
  return db.all<Plain>(PEOPLE, some).map((person) => ({
    ...person,
    home: person.home === 1,
    familyFirst: person.familyFirst === 1,
    phones: (phones.get(person.id) ?? []).map((phone) => ({ ...phone, canText: phone.canText === 1 })),
    emails: emails.get(person.id) ?? [],
    addresses: addresses.get(person.id) ?? [],
    birthdays: birthdays.get(person.id) ?? [],
  }))
}
