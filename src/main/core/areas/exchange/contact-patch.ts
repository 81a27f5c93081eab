// Makes a person out of what a file says of them: each value checked and brought into our form; what does not fit any field
// is kept in the note as it stands, so that nothing is lost. Pure.
import type { ContactPatch } from '../../../../shared/contract/contacts.ts'
import type { CustomValue } from '../../../../shared/contract/fields.ts'
import { cleanEmail, isEmail } from '../../../../shared/domain/email.ts'
import { digitsOf } from '../../../../shared/domain/phone.ts'
import { countryCode } from './countries.ts'
import type { Noted, Why } from './reasons.ts'

type List<L extends 'phones' | 'emails' | 'addresses' | 'occasions' | 'numbers'> = NonNullable<ContactPatch[L]>
export type Phone = List<'phones'>[number]
export type Email = List<'emails'>[number]
export type Address = List<'addresses'>[number]
export type Occasion = List<'occasions'>[number]

export interface DraftAddress {
  readonly label: Address['label']
  readonly street: string
  readonly postcode: string
  readonly city: string
  readonly region: string
  readonly country: string
}

const CONTROLS = /[\p{Cc}]+/gu
const NOTE_CONTROLS = /(?![\n\t])[\p{Cc}]+/gu

/** One line of text: blanks run together, controls gone. */
export const oneLine = (text: string) =>
  ONE_LINE.test(text) ? text : text.replace(CONTROLS, ' ').replace(/\s+/g, ' ').trim()
/** Nothing to run together: most cells are so. */
const ONE_LINE = /^(?:[!-~]+(?: [!-~]+)*)?$/

const severalLines = (text: string) =>
  ONE_LINE.test(text) ? text : text.replace(/\r\n?/g, '\n').replace(NOTE_CONTROLS, ' ').trim()

/** Gathers one person and what was mended on the way. */
export class ContactDraft {
  readonly #patch: ContactPatch = {}
  readonly #phones: Phone[] = []
  readonly #emails: Email[] = []
  readonly #addresses: Address[] = []
  readonly #occasions: Occasion[] = []
  readonly #numbers: List<'numbers'> = []
  readonly #tags: string[] = []
  readonly #notes: string[] = []
  readonly #noted: Noted[] = []
  readonly #row: number
  #hasNote = false

  constructor(row: number) {
    this.#row = row
  }

  /** Notes what was mended, and keeps the value in the note. */
  mend(why: Why, field: string, value: string): void {
    this.#noted.push({ row: this.#row, fate: 'mended', why, field, value })
    this.#notes.push(value)
  }

  /** Notes what was mended without loss. */
  remark(why: Why, field: string, value: string): void {
    this.#noted.push({ row: this.#row, fate: 'mended', why, field, value })
  }

  /** A text of one line; what is too long stands whole in the note. */
  line(field: 'given' | 'family' | 'nickname' | 'say' | 'source' | 'gender', text: string, longest: number): void {
    const value = oneLine(text)
    if (value === '') return
    this.#patch[field] = this.#cut(field, value, longest)
  }

  kind(kind: 'person' | 'company'): void {
    this.#patch.kind = kind
  }

  language(text: string): void {
    const value = text.trim()
    if (value === '') return
    const [tag] = canonical(value)
    if (tag === undefined) this.mend('unknown-language', 'language', value)
    else this.#patch.language = tag
  }

  phone(label: Phone['label'], text: string, field = 'phone'): void {
    const typed = oneLine(text)
    if (typed === '') return
    if (digitsOf(typed).length < 2 || typed.length > 60) return this.mend('bad-phone', field, typed)
    const same = this.#phones.some((one) => digitsOf(one.typed) === digitsOf(typed))
    if (!same && this.#phones.length < 20) this.#phones.push({ label, typed })
  }

  email(label: Email['label'], text: string): void {
    const address = cleanEmail(oneLine(text))
    if (address === '') return
    if (!isEmail(address)) return this.mend('bad-email', 'email', address)
    const same = this.#emails.some((one) => one.address.toLowerCase() === address.toLowerCase())
    if (!same && this.#emails.length < 20) this.#emails.push({ label, address })
  }

  /** @param home ISO 3166-1 alpha-2, for addresses that name no country */
  address({ label, street, postcode, city, region, country }: DraftAddress, home: string): void {
    const parts = [street, postcode, city, region].map((part) => part.trim())
    if (parts.every((part) => part === '')) return
    const code = country.trim() === '' ? home : countryCode(country)
    if (code === null) this.mend('unknown-country', 'country', oneLine(country))
    if (this.#addresses.length >= 20) return
    this.#addresses.push({
      label,
      street: this.#cut('street', severalLines(street), 400),
      postcode: this.#cut('postcode', oneLine(postcode), 20),
      city: this.#cut('city', oneLine(city), 120),
      region: this.#cut('region', oneLine(region), 120),
      country: code ?? home,
    })
  }

  /** `date` as stored, or null when it could not be read. */
  occasion(kind: Occasion['kind'], date: string | null, said: string): void {
    if (said.trim() === '') return
    if (date === null) return this.mend('bad-date', kind === 'birthday' ? 'birthday' : 'occasion', oneLine(said))
    const same = this.#occasions.some((one) => one.kind === kind && one.date === date)
    if (!same && this.#occasions.length < 30) this.#occasions.push({ kind, label: '', date })
  }

  number(source: string, text: string): void {
    const number = oneLine(text)
    if (number === '') return
    if (number.length > 60) return this.mend('too-long', 'number', number)
    if (!this.#numbers.some((one) => one.number === number && one.source === source))
      this.#numbers.push({ source, number })
  }

  tags(names: readonly string[]): void {
    for (const name of names.map(oneLine)) {
      if (name === '' || !/[\p{L}\p{N}\p{S}]/u.test(name)) continue
      const tag = this.#cut('tags', name, 60)
      if (this.#tags.length < 50 && !this.#tags.some((one) => one.toLowerCase() === tag.toLowerCase()))
        this.#tags.push(tag)
    }
  }

  note(text: string): void {
    const value = severalLines(text)
    if (value === '') return
    if (this.#hasNote) this.#notes[0] = `${this.#notes[0] ?? ''}\n${value}`
    else this.#notes.unshift(value)
    this.#hasNote = true
  }

  /** Words without a field of their own. */
  extra(text: string): void {
    const value = oneLine(text)
    if (value !== '') this.#notes.push(value)
  }

  /** A value of one of the shop's own fields. */
  custom(field: number, value: CustomValue): void {
    this.#patch.custom = { ...this.#patch.custom, [String(field)]: value }
  }

  /** `extra`: the lines of the note that no note of the file's says. */
  done(): { readonly patch: ContactPatch; readonly noted: readonly Noted[]; readonly extra: readonly string[] } {
    const note = [...new Set(this.#notes)].join('\n')
    const extra = this.#notes.slice(this.#hasNote ? 1 : 0)
    if (note.length > 20_000)
      this.#noted.push({ row: this.#row, fate: 'mended', why: 'too-long', field: 'note', value: note })
    const patch: ContactPatch = {
      ...this.#patch,
      ...(note === '' ? {} : { note: note.slice(0, 20_000) }),
      ...(this.#phones.length > 0 ? { phones: this.#phones } : {}),
      ...(this.#emails.length > 0 ? { emails: this.#emails } : {}),
      ...(this.#addresses.length > 0 ? { addresses: this.#addresses } : {}),
      ...(this.#occasions.length > 0 ? { occasions: this.#occasions } : {}),
      ...(this.#numbers.length > 0 ? { numbers: this.#numbers } : {}),
      ...(this.#tags.length > 0 ? { tags: this.#tags } : {}),
    }
    return { patch, noted: this.#noted, extra }
  }

  #cut(field: string, value: string, longest: number): string {
    if (value.length <= longest) return value
    this.mend('too-long', field, value)
    return value.slice(0, longest).trim()
  }
}

const NAMES: Readonly<Record<string, string>> = {
  english: 'en',
  englisch: 'en',
  german: 'de',
  deutsch: 'de',
  french: 'fr',
  francais: 'fr',
  français: 'fr',
  spanish: 'es',
  español: 'es',
  italian: 'it',
  italiano: 'it',
  dutch: 'nl',
  nederlands: 'nl',
  polish: 'pl',
  polski: 'pl',
}

/** What was asked last: a column of languages says the same few over and over. */
const asked = new Map<string, readonly string[]>()
const REMEMBERED = 500

function canonical(text: string): readonly string[] {
  const known = asked.get(text)
  if (known !== undefined) return known
  const tags = tagsOf(text)
  if (asked.size >= REMEMBERED) asked.clear()
  asked.set(text, tags)
  return tags
}

function tagsOf(text: string): readonly string[] {
  const tag = NAMES[text.toLowerCase()] ?? text.replaceAll('_', '-')
  try {
    return /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/.test(tag) ? Intl.getCanonicalLocales(tag) : []
  } catch {
    return []
  }
}
