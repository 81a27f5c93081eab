// Decides what a person is listed as and found by: pure, from everything said about them.
import { customerNumber } from '../../../../shared/domain/customer-number.ts'
import { fold, foldedWords, searchWords } from '../../../../shared/domain/fold.ts'
import { addressName, displayName, initials, sortName, type NameParts } from '../../../../shared/domain/person-name.ts'
import { nameKey } from '../../../../shared/domain/similarity.ts'

/** Bits of `contact_list.has`. */
export const HAS = { phone: 1, email: 2, address: 4, birthday: 8, photo: 16 } as const

/** Sorts after every city, so that people without one come last. */
export const NO_CITY = '\u{10ffff}'

export interface Said extends NameParts {
  readonly id: number
  readonly note: string | null
  readonly phones: readonly { readonly shown: string; readonly digits: string }[]
  readonly emails: readonly string[]
  readonly addresses: readonly {
    readonly street: string
    readonly postcode: string
    readonly city: string
    readonly region: string
  }[]
  readonly tags: readonly string[]
  readonly preferences: readonly string[]
  /** What other programs call this person. */
  readonly numbers: readonly string[]
  readonly birthday: boolean
  readonly photo: boolean
}

export interface Listed {
  readonly name: string
  readonly initials: string
  readonly sortName: string
  readonly nameKey: string | null
  readonly city: string | null
  readonly cityKey: string
  readonly phone: string | null
  readonly email: string | null
  readonly has: number
}

/** Somebody without a name is called by number or address, which is how the shop knows them. */
export function listed(said: Said): Listed {
  const own = displayName(said)
  const known = said.phones[0]?.shown || said.emails[0] || said.numbers[0]
  const place = said.addresses.map(addressName).find((one) => one !== '')
  const name = own || known || place || customerNumber(said.id)
  const city = said.addresses.map((address) => address.city).find((one) => one !== '') ?? null
  return {
    name,
    initials: initials(said),
    sortName: own === '' ? fold(name) : sortName(said),
    nameKey: nameKey(said.given, said.family) || null,
    city,
    cityKey: city === null ? NO_CITY : fold(city),
    phone: said.phones[0]?.shown ?? null,
    email: said.emails[0] ?? null,
    has:
      (said.phones.length > 0 ? HAS.phone : 0) |
      (said.emails.length > 0 ? HAS.email : 0) |
      (said.addresses.length > 0 ? HAS.address : 0) |
      (said.birthday ? HAS.birthday : 0) |
      (said.photo ? HAS.photo : 0),
  }
}

export interface FoundBy {
  readonly names: string
  readonly reach: string
  readonly digits: string
  readonly more: string
}

/** The search columns: folded words, each with a blank before it, so that ` an` finds what begins with "an". */
export function foundBy(said: Said): FoundBy {
  const places = said.addresses.flatMap(({ street, postcode, city, region }) => [street, postcode, city, region])
  return {
    names: spaced([displayName(said), said.given, said.family, said.nickname ?? ''].flatMap(searchWords)),
    reach: spaced([
      ...said.emails.flatMap(foldedWords),
      ...said.tags.flatMap(searchWords),
      ...said.numbers.flatMap(searchWords),
    ]),
    digits: said.phones.map((phone) => phone.digits).join(' '),
    more: spaced([said.note ?? '', ...said.preferences, ...places].flatMap(searchWords)),
  }
}

function spaced(words: readonly string[]): string {
  return [...new Set(words)].map((word) => ` ${word}`).join('')
}
