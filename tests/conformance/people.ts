// Brings a file into an empty book through the contract and tells who is in it then, in few words, to be compared.
import type { MappingInput } from '../../src/shared/contract/exchange.ts'
import { startWithBook } from '../support/core.ts'
import { equal, type Case } from './suite.ts'

/** Somebody as a file says; what is left out must be empty. */
export interface Person {
  readonly kind?: 'company'
  readonly given?: string
  readonly family?: string
  readonly nickname?: string
  readonly say?: string
  readonly gender?: string
  readonly language?: string
  /** `label number`, as typed. */
  readonly phones?: readonly string[]
  /** `label address`. */
  readonly emails?: readonly string[]
  /** `label|street|postcode|city|region|country`, lines of the street parted by ` / `. */
  readonly addresses?: readonly string[]
  readonly birthday?: string
  readonly anniversary?: string
  readonly tags?: readonly string[]
  readonly photo?: true
}

/** Somebody expected, with words that must stand in the note. */
export interface Expected extends Person {
  readonly note?: readonly string[]
  /** The picture of the file is cut off or none: whether it was kept is no matter. */
  readonly anyPhoto?: true
}

export interface Found {
  readonly person: Person
  readonly note: string
}

export interface Brought {
  readonly people: readonly Found[]
  readonly rows: number
  readonly reasons: readonly string[]
}

/** Everybody, in the order of the file. */
export async function bringIn(file: File, mapping?: MappingInput): Promise<Brought> {
  const shop = await startWithBook()
  try {
    const { api } = shop.owner
    const report = await api.exchange.import({ file, kind: 'contacts', ...(mapping === undefined ? {} : { mapping }) })
    const { rows } = await api.contacts.list({ limit: 500 })
    const people: Found[] = []
    for (const { id } of rows.toSorted((a, b) => a.id - b.id)) people.push(found(await api.contacts.get({ id })))
    return { people, rows: report.rows, reasons: report.reasons.map(({ why }) => why) }
  } finally {
    await shop.dispose()
  }
}

type Contact = Awaited<ReturnType<Awaited<ReturnType<typeof startWithBook>>['owner']['api']['contacts']['get']>>

function found(contact: Contact): Found {
  const occasion = (kind: string) => contact.occasions.find((one) => one.kind === kind)?.date
  const person = {
    kind: contact.kind === 'company' ? ('company' as const) : undefined,
    given: contact.given,
    family: contact.family,
    nickname: contact.nickname,
    say: contact.say,
    gender: contact.gender,
    language: contact.language,
    phones: contact.phones.map(({ label, typed }) => `${label} ${typed}`),
    emails: contact.emails.map(({ label, address }) => `${label} ${address}`),
    addresses: contact.addresses.map(({ label, street, postcode, city, region, country }) =>
      [label, street.replaceAll('\n', ' / '), postcode, city, region, country].join('|'),
    ),
    birthday: occasion('birthday'),
    anniversary: occasion('anniversary'),
    tags: contact.tags.toSorted(),
    photo: contact.hasPhoto ? (true as const) : undefined,
  }
  return { person: said(person), note: contact.note ?? '' }
}

/** Without what is empty. */
function said(person: Readonly<Record<string, unknown>>): Person {
  return Object.fromEntries(
    Object.entries(person).filter(
      ([, value]) =>
        value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  )
}

/** One case for each field of each person, and one for how many there are. */
export function compared(name: string, people: readonly Found[], expected: readonly Expected[]): Case[] {
  return [
    equal(`${name}: people`, people.length, expected.length),
    ...expected.flatMap((one, at) => comparedPerson(`${name} ${String(at + 1)}`, people[at], one)),
  ]
}

function comparedPerson(name: string, one: Found | undefined, expected: Expected): Case[] {
  const { note = [], anyPhoto, ...rest } = expected
  const person = one?.person ?? {}
  const wanted: Person = { ...rest, ...(rest.tags === undefined ? {} : { tags: rest.tags.toSorted() }) }
  const fields = new Set([...Object.keys(person), ...Object.keys(wanted)] as (keyof Person)[])
  if (anyPhoto === true) fields.delete('photo')
  const missing = note.filter((words) => one?.note.includes(words) !== true)
  return [
    ...[...fields].map((field) => equal(`${name}: ${field}`, person[field], wanted[field])),
    ...(note.length === 0
      ? []
      : [
          {
            name: `${name}: note`,
            why: missing.length === 0 ? null : `without ${missing.join(' | ')}: ${one?.note ?? ''}`,
          },
        ]),
  ]
}
