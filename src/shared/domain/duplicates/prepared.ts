// Somebody as they are compared: every word and value a number, so that millions of comparisons touch no text.
import { fold } from '../fold.ts'
import { readPartialDate } from '../partial-date.ts'
import { looksLikeBusiness, placesOfStreet, withoutLegalForms, withoutTitles } from './name-parts.ts'
import { plainWords } from './letters.ts'
import type { Counted, DuplicateModel } from './model.ts'
import type { DuplicateAddress, DuplicateRecord } from './record.ts'
import { createTally, createWords, type Tallies, type Words } from './vocabulary.ts'

/** Words with the whole run together, and how the book counts it. */
export interface PreparedName {
  readonly words: readonly number[]
  /** As one word; -1 where there is none. */
  readonly whole: number
  readonly key: number
}

export interface PreparedDate {
  /** 0 where not said. */
  readonly year: number
  readonly month: number
  readonly day: number
  readonly key: number
}

export interface PreparedEmail {
  readonly key: number
  /** What stands before the @. */
  readonly local: string
  readonly domain: string
}

export interface PreparedAddress {
  readonly street: PreparedName
  /** 12a; empty where none is said. */
  readonly house: string
  readonly postcode: string
  readonly postcodeKey: number
  readonly city: PreparedName
  /** Street within its postcode or town; -1 where either is missing. */
  readonly place: number
  readonly address: DuplicateAddress
}

export interface Prepared {
  /** Place among those compared. */
  readonly at: number
  readonly record: DuplicateRecord
  /** A company, or somebody whose name reads like one: their names are compared as words in any order. */
  readonly business: boolean
  readonly given: PreparedName
  readonly family: PreparedName
  readonly nickname: number
  /** All words of the name, each once, without legal forms. */
  readonly name: PreparedName
  readonly birthday: PreparedDate | null
  readonly phones: readonly { readonly key: number; readonly digits: string }[]
  readonly emails: readonly PreparedEmail[]
  readonly numbers: readonly { readonly key: number; readonly source: string; readonly number: string }[]
  readonly addresses: readonly PreparedAddress[]
}

/** What comparing asks of the whole book. */
export interface Book {
  readonly words: Words
  readonly tallies: Tallies
  /** What each word tells, once asked. */
  readonly bits: Readonly<Record<'name-word' | 'street-word', number[]>>
  readonly people: number
}

/** From so many on much memory is worth its time. */
const MANY = 100

export function createBook(
  people: number,
  { whole = true, common = {} }: { readonly whole?: boolean; readonly common?: Partial<DuplicateModel['common']> } = {},
): Book {
  const tally = (counted: Counted) => createTally(common[counted])
  return {
    words: createWords(whole && people > MANY),
    people,
    bits: { 'name-word': [], 'street-word': [] },
    tallies: {
      given: tally('given'),
      family: tally('family'),
      name: tally('name'),
      birthday: tally('birthday'),
      phone: tally('phone'),
      email: tally('email'),
      number: tally('number'),
      street: tally('street'),
      postcode: tally('postcode'),
      city: tally('city'),
      place: tally('place'),
      'name-word': tally('name-word'),
      'street-word': tally('street-word'),
    },
  }
}

/** Longer texts are cut: nobody's name has more words. */
const MOST_WORDS = 14
const MOST_VALUES = 12

export interface Preparing {
  readonly book: Book
  /** Whether they count in the book's tallies; no for somebody who is only typed. */
  readonly counts: boolean
}

export function prepare(record: DuplicateRecord, at: number, { book, counts }: Preparing): Prepared {
  const { words, tallies } = book
  const count = (counted: Counted, value: string): number => {
    const id = tallies[counted].idOf(value)
    if (counts) tallies[counted].add(id)
    return id
  }
  const named = (list: readonly string[], counted: Counted): PreparedName => {
    const some = list.slice(0, MOST_WORDS)
    if (some.length === 0) return NOTHING
    return {
      words: some.map(words.idOf),
      whole: words.idOf(some.join('').slice(0, 60)),
      key: count(counted, [...some].sort().join(' ')),
    }
  }
  const given = withoutTitles(plainWords(record.given))
  const family = withoutTitles(plainWords(record.family))
  const all = withoutLegalForms([...new Set([...given, ...family])])
  for (const word of all.slice(0, MOST_WORDS)) count('name-word', word)
  return {
    at,
    record,
    business: record.kind === 'company' || looksLikeBusiness(record.given, record.family),
    given: named(given, 'given'),
    family: named(family, 'family'),
    nickname: record.nickname === null ? -1 : words.idOf(plainWords(record.nickname).join('').slice(0, 60)),
    name: named(all, 'name'),
    birthday: dateOf(record.birthday, count),
    phones: unique(record.phones).map((digits) => ({ key: count('phone', digits), digits: digits.replace(/\D/g, '') })),
    emails: unique(record.emails).map((email) => emailOf(email, count)),
    numbers: record.numbers.slice(0, MOST_VALUES).map(({ source, number }) => {
      const plain = fold(number).replace(/[\s.-]+/g, '')
      return { key: count('number', `${source}\n${plain}`), source, number: plain }
    }),
    addresses: record.addresses.slice(0, MOST_VALUES).map((address) => addressOf(address, { words, count, named })),
  }
}

type Count = (counted: Counted, value: string) => number

const NOTHING: PreparedName = { words: [], whole: -1, key: -1 }

const unique = (values: readonly string[]): readonly string[] =>
  values.length < 2
    ? values.filter((value) => value !== '')
    : [...new Set(values.slice(0, MOST_VALUES))].filter((value) => value !== '')

function dateOf(birthday: string | null, count: Count): PreparedDate | null {
  const parts = birthday === null ? null : readPartialDate(birthday)
  if (parts === null || birthday === null) return null
  const { year, month, day } = parts
  return { year: year ?? 0, month: month ?? 0, day: day ?? 0, key: count('birthday', birthday) }
}

/** Without what is behind a plus and the signs that many mailboxes do not mind, spelt as names are. */
const plainLocal = (local: string): string => plainWords(local.replace(/\+.*$/, '').replace(/[._-]/g, '')).join('')

function emailOf(email: string, count: Count): PreparedEmail {
  const at = email.lastIndexOf('@')
  return {
    key: count('email', email),
    local: plainLocal(at < 1 ? email : email.slice(0, at)),
    domain: at < 1 ? '' : email.slice(at + 1),
  }
}

interface Naming {
  readonly words: Words
  readonly count: Count
  readonly named: (list: readonly string[], counted: Counted) => PreparedName
}

function addressOf(address: DuplicateAddress, { count, named }: Naming): PreparedAddress {
  const { street, house } = placesOfStreet(address.street)
  for (const word of new Set(street.slice(0, MOST_WORDS))) count('street-word', word)
  const postcode = fold(address.postcode).replace(/[^\p{L}\p{N}]+/gu, '')
  const city = plainWords(address.city)
  const town = postcode === '' ? city.join(' ') : postcode
  return {
    street: named(street, 'street'),
    house,
    postcode,
    postcodeKey: postcode === '' ? -1 : count('postcode', postcode),
    city: named(city, 'city'),
    place: street.length === 0 || town === '' ? -1 : count('place', `${[...street].sort().join(' ')}\n${town}`),
    address,
  }
}
