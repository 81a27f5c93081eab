// People as vCards, version 3.0 (RFC 2426) and 4.0 (RFC 6350): what telephones and mail programs read, and our own import.
// Pure. What a version has no property for is written as Apple does, in a group with its label.
import type { Contact } from '../../../../../shared/contract/contacts.ts'
import { readPartialDate } from '../../../../../shared/domain/partial-date.ts'

export const VCARD_TYPE = 'text/vcard'

export type VCardVersion = '3.0' | '4.0'

/** Whom a card tells of: as a profile shows them, without what whoever asks may not see. */
export type CardPerson = Pick<
  Contact,
  | 'kind'
  | 'name'
  | 'given'
  | 'family'
  | 'nickname'
  | 'say'
  | 'gender'
  | 'language'
  | 'note'
  | 'phones'
  | 'emails'
  | 'addresses'
  | 'occasions'
  | 'links'
  | 'tags'
>

export interface CardPhoto {
  /** Media type. */
  readonly type: string
  readonly bytes: Uint8Array
}

/** One card, its lines folded and ended by CR LF. */
export function vcardOf(person: CardPerson, photo: CardPhoto | null, version: VCardVersion): string {
  let groups = 0
  /** A property with the words its owner calls it by. */
  const labelled = (property: string, label: string) => {
    const group = `item${String(++groups)}`
    return [`${group}.${property}`, `${group}.X-ABLabel:${escaped(label)}`]
  }
  const lines = [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    ...nameLines(person, version),
    ...said('NICKNAME', person.nickname),
    ...said('X-PHONETIC-FIRST-NAME', person.say),
    ...genderLine(person.gender, version),
    ...said('LANG', person.language),
    ...person.phones.map(({ label, typed }) => `TEL${typeOf(PHONE_TYPES[label], version)}:${escaped(typed)}`),
    ...person.emails.map(({ label, address }) => `EMAIL${typeOf(PLACES[label] ?? '', version)}:${escaped(address)}`),
    ...person.addresses.flatMap((address) => {
      const place = PLACES[address.label]
      const line = addressLine(address, place ?? '', version)
      return place === undefined ? labelled(line, address.label) : [line]
    }),
    ...person.occasions.flatMap((occasion) => occasionLines(occasion, version, labelled)),
    ...(person.tags.length === 0 ? [] : [`CATEGORIES:${person.tags.map(escaped).join(',')}`]),
    ...person.links.flatMap((link) => labelled(`X-ABRELATEDNAMES:${escaped(link.otherName)}`, relation(link))),
    ...said('NOTE', person.note),
    ...(photo === null ? [] : [photoLine(photo, version)]),
    'END:VCARD',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function nameLines({ kind, name, given, family }: CardPerson, version: VCardVersion): readonly string[] {
  if (kind === 'company') {
    const shows = version === '4.0' ? 'KIND:org' : 'X-ABShowAs:COMPANY'
    return [shows, `FN:${escaped(family)}`, ...(version === '3.0' ? ['N:;;;;'] : []), `ORG:${escaped(family)}`]
  }
  // Whoever has no name is called nothing, rather than by something that would be read as a name.
  const shown = given === '' && family === '' ? '' : name
  return [`FN:${escaped(shown)}`, `N:${escaped(family)};${escaped(given)};;;`]
}

const said = (property: string, value: string | null) =>
  value === null || value === '' ? [] : [`${property}:${escaped(value)}`]

const SEXES: Readonly<Record<string, string>> = { male: 'M', female: 'F', other: 'O' }

/** Sex, then words; before version 4.0 there is no such property. */
function genderLine(gender: string | null, version: VCardVersion): readonly string[] {
  if (gender === null || gender === '') return []
  const sex = SEXES[gender]
  return [`${version === '4.0' ? 'GENDER' : 'X-GENDER'}:${sex ?? `;${escaped(gender)}`}`]
}

const PHONE_TYPES = { mobile: 'cell', home: 'home', work: 'work', other: 'voice' } as const
const PLACES: Readonly<Record<string, string>> = { home: 'home', work: 'work', other: '' }

const typeOf = (type: string, version: VCardVersion) =>
  type === '' ? '' : `;TYPE=${version === '3.0' ? type.toUpperCase() : type}`

/** Box; extended; street; locality; region; code; country. */
function addressLine(
  { street, city, region, postcode, country }: CardPerson['addresses'][number],
  place: string,
  version: VCardVersion,
): string {
  const parts = ['', '', street, city, region, postcode, country].map(escaped)
  return `ADR${typeOf(place, version)}:${parts.join(';')}`
}

type Labelled = (property: string, label: string) => readonly string[]

function occasionLines(
  { kind, label, date }: CardPerson['occasions'][number],
  version: VCardVersion,
  labelled: Labelled,
): readonly string[] {
  const value = dateValue(date, version)
  if (kind === 'birthday') return [`BDAY${value}`]
  if (kind === 'anniversary') return [`${version === '4.0' ? 'ANNIVERSARY' : 'X-ANNIVERSARY'}${value}`]
  return labelled(`X-ABDATE${value}`, kind === 'other' && label !== '' ? label : kind)
}

/** Where nobody knows the year, version 4.0 leaves it out, and Apple's way for 3.0 is a year that is marked as none. */
function dateValue(date: string, version: VCardVersion): string {
  const parts = readPartialDate(date)
  if (version === '4.0' || parts === null) return `:${version === '4.0' ? basic(date) : escaped(date)}`
  return parts.year === null ? `;X-APPLE-OMIT-YEAR=1604:1604${date.slice(1)}` : `:${date}`
}

/** ISO 8601 basic form, but for the month of a year, which has none: `19840512`, `--0512`, `1984-05`, `1984`. */
const basic = (date: string) => (/^\d{4}-\d{2}$/.test(date) ? date : date.replace(/(?<=\d)-/g, ''))

const relation = ({ kind, words }: CardPerson['links'][number]) => words || kind

function photoLine({ type, bytes }: CardPhoto, version: VCardVersion): string {
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  if (version === '4.0') return `PHOTO:data:${type};base64,${base64}`
  return `PHOTO;ENCODING=b;TYPE=${type.replace(/^image\//, '').toUpperCase()}:${base64}`
}

/** RFC 6350 3.4. A lone return is a line too; other signs that no text may hold are left out. */
function escaped(value: string): string {
  return value
    .toWellFormed()
    .replace(/\r\n?/g, '\n')

    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replace(/[\\,;]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
}

const OCTETS = 75

/** At most 75 octets a line, a sign never torn apart; what follows begins with a blank. */
function folded(line: string): string {
  if (line.length <= OCTETS / 3) return line
  const lines: string[] = []
  let [current, octets] = ['', 0]
  for (const sign of line) {
    const size = Buffer.byteLength(sign)
    if (octets + size > OCTETS) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += sign
    octets += size
  }
  return [...lines, current].join('\r\n')
}
