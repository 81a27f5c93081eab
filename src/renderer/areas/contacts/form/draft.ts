// What stands in the form while somebody types: every field as text or choice, and the smallest patch that says
// what was changed. Pure: no calls, no clock.
import type { Contact, ContactPatch } from '../../../../shared/contract/contacts.ts'
import { customDraftOf, customPatchOf, wrongIn, type CustomDraft } from '../../fields/custom-draft.ts'

type ListOf<K extends 'phones' | 'emails' | 'addresses' | 'preferences' | 'links' | 'occasions'> = NonNullable<
  ContactPatch[K]
>[number]

/** A row of a list has a key of its own, so that typing keeps its place when rows are added or taken away. */
interface Row {
  readonly key: string
  readonly id?: number | undefined
}

export interface PhoneRow extends Row {
  readonly typed: string
  readonly label: ListOf<'phones'>['label']
}
export interface EmailRow extends Row {
  readonly address: string
  readonly label: ListOf<'emails'>['label']
}
export interface AddressRow extends Row {
  readonly label: ListOf<'addresses'>['label']
  readonly street: string
  readonly postcode: string
  readonly city: string
  readonly region: string
  readonly country: string
}
export interface OccasionRow extends Row {
  readonly kind: ListOf<'occasions'>['kind']
  readonly label: string
  /** As typed; `date` is what it was understood as, null while it is not understood. */
  readonly typed: string
  readonly date: string | null
}
export interface PreferenceRow extends Row {
  readonly kind: ListOf<'preferences'>['kind']
  readonly words: string
}
export interface LinkRow extends Row {
  readonly kind: ListOf<'links'>['kind']
  /** Null until somebody is chosen. */
  readonly otherId: number | null
  readonly otherName: string
  readonly words: string
}

/** What another program calls them. */
export interface NumberRow extends Row {
  readonly source: string
  readonly number: string
}

export interface Draft {
  readonly kind: 'person' | 'company'
  readonly given: string
  readonly family: string
  readonly nickname: string
  readonly say: string
  readonly source: string
  readonly preferredChannel: NonNullable<ContactPatch['preferredChannel']> | null
  readonly language: string
  readonly lookedAfterBy: number | null
  readonly note: string
  readonly gender: string
  readonly age: string
  readonly familyStatus: string
  readonly householdIncome: string
  readonly businessIncome: string
  readonly interests: string
  readonly phones: readonly PhoneRow[]
  readonly emails: readonly EmailRow[]
  readonly addresses: readonly AddressRow[]
  /** The birthday is one of the occasions for the core, but has its own place in the form. */
  readonly birthday: OccasionRow
  readonly occasions: readonly OccasionRow[]
  readonly preferences: readonly PreferenceRow[]
  readonly links: readonly LinkRow[]
  readonly numbers: readonly NumberRow[]
  readonly tags: readonly string[]
  /** The shop's own fields, by their ids. */
  readonly custom: CustomDraft
}

export type DraftField = keyof Draft

let made = 0
/** A key for a new row; unique while the window lives. */
export function rowKey(): string {
  made += 1
  return `new-${String(made)}`
}

export function emptyPhone(): PhoneRow {
  return { key: rowKey(), typed: '', label: 'mobile' }
}
export function emptyEmail(): EmailRow {
  return { key: rowKey(), address: '', label: 'home' }
}
export function emptyAddress(country: string): AddressRow {
  return { key: rowKey(), label: 'home', street: '', postcode: '', city: '', region: '', country }
}
export function emptyOccasion(kind: OccasionRow['kind']): OccasionRow {
  return { key: rowKey(), kind, label: '', typed: '', date: null }
}
export function emptyPreference(): PreferenceRow {
  return { key: rowKey(), kind: 'likes', words: '' }
}
export function emptyLink(): LinkRow {
  return { key: rowKey(), kind: 'family', otherId: null, otherName: '', words: '' }
}
export function emptyNumber(): NumberRow {
  return { key: rowKey(), source: '', number: '' }
}

export function emptyDraft(): Draft {
  return {
    kind: 'person',
    given: '',
    family: '',
    nickname: '',
    say: '',
    source: '',
    preferredChannel: null,
    language: '',
    lookedAfterBy: null,
    note: '',
    gender: '',
    age: '',
    familyStatus: '',
    householdIncome: '',
    businessIncome: '',
    interests: '',
    phones: [emptyPhone()],
    emails: [emptyEmail()],
    addresses: [],
    birthday: emptyOccasion('birthday'),
    occasions: [],
    preferences: [],
    links: [],
    numbers: [],
    tags: [],
    custom: {},
  }
}

/** A new customer from what was typed into the filter: a number, an address, or a name whose last word is the family's. */
export function draftFromText(text: string): Draft {
  const words = text.trim().split(/\s+/)
  const empty = emptyDraft()
  if (/^[+\d()\s./-]{5,}$/.test(text)) return { ...empty, phones: [{ ...emptyPhone(), typed: text.trim() }] }
  if (text.includes('@')) return { ...empty, emails: [{ ...emptyEmail(), address: text.trim() }] }
  const capital = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  const [only = ''] = capital
  if (capital.length === 1) return { ...empty, given: only }
  return { ...empty, given: capital.slice(0, -1).join(' '), family: capital.at(-1) ?? '' }
}

const keyed = <T extends { readonly id: number }>(part: T) => ({ ...part, key: String(part.id) })

/**
 * The draft of somebody who is already in the book.
 * @param showDate writes a stored partial date the way it would be typed, in the language of the screen
 */
export function draftOf(contact: Contact, showDate: (date: string) => string): Draft {
  const occasion = (part: Contact['occasions'][number]): OccasionRow => ({
    key: String(part.id),
    id: part.id,
    kind: part.kind,
    label: part.label,
    typed: showDate(part.date),
    date: part.date,
  })
  const birthday = contact.occasions.find((part) => part.kind === 'birthday')
  const phones = contact.phones.map(({ id, typed, label }) => keyed({ id, typed, label }))
  const emails = contact.emails.map(({ id, address, label }) => keyed({ id, address, label }))
  return {
    kind: contact.kind,
    given: contact.given,
    family: contact.family,
    nickname: contact.nickname ?? '',
    say: contact.say ?? '',
    source: contact.source ?? '',
    preferredChannel: contact.preferredChannel,
    language: contact.language ?? '',
    lookedAfterBy: contact.lookedAfterBy,
    note: contact.note ?? '',
    gender: contact.gender ?? '',
    age: contact.age === null ? '' : String(contact.age),
    familyStatus: contact.familyStatus ?? '',
    householdIncome: contact.householdIncome ?? '',
    businessIncome: contact.businessIncome ?? '',
    interests: contact.interests ?? '',
    phones: phones.length > 0 ? phones : [emptyPhone()],
    emails: emails.length > 0 ? emails : [emptyEmail()],
    addresses: contact.addresses.map((part) => keyed(part)),
    birthday: birthday ? occasion(birthday) : emptyOccasion('birthday'),
    occasions: contact.occasions.filter((part) => part !== birthday).map(occasion),
    preferences: contact.preferences.map(({ id, kind, words }) => keyed({ id, kind, words })),
    links: contact.links
      .filter((link) => !link.incoming)
      .map(({ id, kind, otherId, otherName, words }) => keyed({ id, kind, otherId, otherName, words })),
    numbers: contact.numbers.map((part) => keyed(part)),
    tags: contact.tags,
    custom: customDraftOf(contact.custom),
  }
}

type Lists = Required<
  Pick<ContactPatch, 'phones' | 'emails' | 'addresses' | 'occasions' | 'preferences' | 'links' | 'numbers' | 'tags'>
>
type ListName = keyof { [K in keyof Lists]: NonNullable<Lists[K]> }

const withId = (row: Row) => (row.id === undefined ? {} : { id: row.id })

/** The lists as the core takes them: empty rows fall away, keys too. */
export function listsOf(draft: Draft) {
  return {
    phones: draft.phones
      .filter((row) => row.typed.trim() !== '')
      .map((row) => ({ ...withId(row), typed: row.typed.trim(), label: row.label })),
    emails: draft.emails
      .filter((row) => row.address.trim() !== '')
      .map((row) => ({ ...withId(row), address: row.address.trim(), label: row.label })),
    addresses: draft.addresses
      .filter((row) => `${row.street}${row.postcode}${row.city}${row.region}`.trim() !== '')
      .map(({ label, street, postcode, city, region, country, ...row }) => ({
        ...withId(row),
        label,
        street: street.trim(),
        postcode: postcode.trim(),
        city: city.trim(),
        region: region.trim(),
        country,
      })),
    occasions: [draft.birthday, ...draft.occasions].flatMap((row) =>
      row.date === null || row.typed.trim() === ''
        ? []
        : [{ ...withId(row), kind: row.kind, label: row.label.trim(), date: row.date }],
    ),
    preferences: draft.preferences
      .filter((row) => row.words.trim() !== '')
      .map((row) => ({ ...withId(row), kind: row.kind, words: row.words.trim() })),
    links: draft.links.flatMap((row) =>
      row.otherId === null ? [] : [{ ...withId(row), kind: row.kind, otherId: row.otherId, words: row.words.trim() }],
    ),
    numbers: draft.numbers
      .filter((row) => row.number.trim() !== '')
      .map((row) => ({ ...withId(row), source: row.source.trim(), number: row.number.trim() })),
    tags: [...draft.tags],
  } satisfies { [K in ListName]: NonNullable<Lists[K]> }
}

function valuesOf(draft: Draft): Required<Omit<ContactPatch, 'custom'>> {
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
  return {
    kind: draft.kind,
    given: draft.kind === 'company' ? '' : draft.given.trim(),
    family: draft.family.trim(),
    nickname: orNull(draft.nickname),
    say: orNull(draft.say),
    source: orNull(draft.source),
    preferredChannel: draft.preferredChannel,
    language: orNull(draft.language),
    lookedAfterBy: draft.lookedAfterBy,
    note: orNull(draft.note),
    gender: orNull(draft.gender),
    age: draft.age.trim() === '' ? null : Number(draft.age),
    familyStatus: orNull(draft.familyStatus),
    householdIncome: orNull(draft.householdIncome),
    businessIncome: orNull(draft.businessIncome),
    interests: orNull(draft.interests),
    ...listsOf(draft),
  }
}

const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right)

/** Only what was changed since `base`; empty when nothing was. For a new contact `base` is the empty draft. */
export function patchOf(base: Draft, now: Draft): ContactPatch {
  const before = valuesOf(base)
  const after = valuesOf(now)
  const changed = Object.entries(after).filter(([field, value]) => !same(before[field as keyof typeof before], value))
  const custom = customPatchOf(base.custom, now.custom)
  return { ...Object.fromEntries(changed), ...(custom !== undefined && { custom }) }
}

/** True when leaving would lose something somebody typed, including what is not understood yet. */
export function isDirty(base: Draft, now: Draft): boolean {
  return (
    Object.keys(patchOf(base, now)).length > 0 ||
    base.birthday.typed !== now.birthday.typed ||
    wrongIn(now.custom).size > 0 ||
    now.occasions.some((row) => row.typed.trim() !== '' && row.date === null)
  )
}

/** At least a name or something to know them by. */
export function hasName(draft: Draft): boolean {
  return `${draft.given}${draft.family}${draft.nickname}`.trim() !== ''
}
