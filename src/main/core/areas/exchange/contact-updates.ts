// What a file changes of somebody the book knows: decided field by field, so that a rehearsal and the real thing cannot differ.
// Blanks never erase, and of lists nothing is taken away. Pure.
import type { ContactPatch } from '../../../../shared/contract/contacts.ts'
import type { Mapping } from '../../../../shared/contract/exchange.ts'
import type { CustomValue } from '../../../../shared/contract/fields.ts'
import { customerNumber } from '../../../../shared/domain/customer-number.ts'
import { emailKey } from '../../../../shared/domain/email.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { readPartialDate } from '../../../../shared/domain/partial-date.ts'
import type { ContactChange } from '../contacts/service.ts'
import { numberKey, phoneKey, type KnownPerson, type ListOf } from './known-person.ts'
import type { FoundBy } from './match-keys.ts'
import type { PlannedContact } from './plan.ts'
import type { Change, Why } from './reasons.ts'

export interface Look {
  readonly why: Extract<Why, 'name-differs' | 'birthday-differs'>
  readonly field: string
  readonly value: string
}

export interface Update {
  readonly change: ContactChange
  /** Names of lists they come into. */
  readonly lists: readonly string[]
  readonly photo: boolean
  readonly changes: readonly Change[]
  /** What contradicts the book. */
  readonly looks: readonly Look[]
  /** How they stand then. */
  readonly after: KnownPerson
}

export interface UpdateRequest {
  readonly id: number
  /** The import made them itself: a dry run has no number for them yet, so theirs counts for nothing. */
  readonly newborn: boolean
  readonly by: FoundBy
  readonly updates: Mapping['updates']
  /** ISO 3166-1 alpha-2 of the shop. */
  readonly country: string
}

const TEXTS = ['nickname', 'say', 'source', 'language', 'gender'] as const
const MOST = { phones: 20, emails: 20, addresses: 20, occasions: 30, numbers: 50, tags: 50 } as const

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export function updateOf(known: KnownPerson, unit: PlannedContact, request: UpdateRequest): Update {
  const change: Draft['change'] = { id: request.id, columns: {}, added: {}, changed: {}, tags: [], custom: {} }
  const draft: Draft = { known, said: unit.patch, request, change, after: { ...known }, changes: [], looks: [] }
  updateName(draft)
  for (const field of TEXTS) updateText(draft, field)
  updateNote(draft, unit.extra ?? [])
  addPhones(draft)
  addEmails(draft)
  updateAddresses(draft)
  updateOccasions(draft)
  addNumbers(draft)
  addTags(draft)
  updateOwnFields(draft)
  const member = new Set(known.lists.map(fold))
  const lists = (unit.lists ?? []).filter((name) => !member.has(fold(name)) && member.add(fold(name)))
  for (const name of lists) draft.changes.push({ field: 'list', old: '', new: name })
  const photo = unit.photo !== null && !known.photo
  if (photo) draft.changes.push({ field: 'photo', old: '', new: '+' })
  const after = { ...draft.after, lists: [...known.lists, ...lists], photo: known.photo || photo }
  return { change, lists, photo, changes: draft.changes, looks: draft.looks, after }
}

interface Draft {
  readonly known: KnownPerson
  readonly said: ContactPatch
  readonly request: UpdateRequest
  readonly change: Mutable<ContactChange>
  readonly after: Mutable<KnownPerson>
  readonly changes: Change[]
  readonly looks: Look[]
}

const replaces = ({ request }: Draft) => request.updates === 'replace'

/** By their own number somebody may be called otherwise now; by a phone, an address or a name it may be somebody else. */
function updateName(draft: Draft): void {
  const { known, said, request } = draft
  const { given = '', family = '' } = said
  if (given === '' && family === '') return
  if (known.given === '' && known.family === '') {
    setName(draft, { given, family })
    if (said.kind && said.kind !== known.kind) {
      draft.change.columns = { ...draft.change.columns, kind: said.kind }
      draft.after.kind = said.kind
    }
    return
  }
  const wanted = { given: given || known.given, family: family || known.family }
  if (wanted.given === known.given && wanted.family === known.family) return
  const completes =
    (known.given === '' || fold(known.given) === fold(wanted.given)) &&
    (known.family === '' || fold(known.family) === fold(wanted.family))
  const sure = request.by === 'found-by-number'
  if (completes) {
    setName(draft, sure && replaces(draft) ? wanted : { given: known.given || given, family: known.family || family })
    return
  }
  if (sure && replaces(draft)) setName(draft, wanted)
  else draft.looks.push({ why: 'name-differs', field: 'name', value: [given, family].filter(Boolean).join(' ') })
}

function setName(draft: Draft, name: { readonly given: string; readonly family: string }): void {
  for (const part of ['given', 'family'] as const) {
    if (name[part] === draft.known[part]) continue
    draft.change.columns = { ...draft.change.columns, [part]: name[part] }
    draft.after[part] = name[part]
    draft.changes.push({ field: part, old: draft.known[part], new: name[part] })
  }
}

function updateText(draft: Draft, field: (typeof TEXTS)[number]): void {
  const value = draft.said[field]
  const old = draft.known[field] ?? ''
  if (!value || value === old || (old !== '' && !replaces(draft))) return
  setText(draft, field, value)
  draft.changes.push({ field, old, new: value })
}

function setText(draft: Draft, field: (typeof TEXTS)[number] | 'note', value: string): void {
  draft.change.columns = { ...draft.change.columns, [field]: value }
  draft.after[field] = value
}

const LONGEST_NOTE = 20_000

/** The file's own note replaces; words without a field of their own are only ever added. */
function updateNote(draft: Draft, extra: readonly string[]): void {
  const old = draft.known.note ?? ''
  const said = draft.said.note ?? ''
  if (said === '' || said === old) return
  const lines = new Set(extra)
  const own = said
    .split('\n')
    .filter((line) => !lines.has(line))
    .join('\n')
    .trim()
  const kept = own === '' || old.includes(own) || (old !== '' && !replaces(draft)) ? old : own
  const missing = extra.filter((line) => !kept.includes(line))
  const note = [kept, ...(old === '' || replaces(draft) ? missing : [])].filter((part) => part !== '').join('\n')
  if (note === old || note.length > LONGEST_NOTE) return
  setText(draft, 'note', note)
  draft.changes.push({ field: 'note', old, new: note })
}

/** What the list lacks, added at its end. */
function joined<T extends { readonly key: string }>(
  has: readonly T[],
  offered: readonly T[],
  most: number,
): readonly T[] {
  const keys = new Set(has.map(({ key }) => key))
  return offered.filter(({ key }) => !keys.has(key) && keys.add(key)).slice(0, Math.max(0, most - has.length))
}

const unkeyed = <T extends { readonly key: string }>({ key: _key, ...row }: T): Omit<T, 'key'> => row

function addPhones(draft: Draft): void {
  const { known, said, request } = draft
  if (said.phones === undefined) return
  const offered = said.phones.map((one) => ({ ...one, key: phoneKey(one.typed, request.country) }))
  const fresh = joined(known.phones, offered, MOST.phones)
  if (fresh.length === 0) return
  draft.change.added = { ...draft.change.added, phones: fresh.map(unkeyed) }
  draft.after.phones = [...known.phones, ...fresh]
  for (const { typed } of fresh) draft.changes.push({ field: 'phone', old: '', new: typed })
}

function addEmails(draft: Draft): void {
  const { known, said } = draft
  if (said.emails === undefined) return
  const offered = said.emails.map((one) => ({ ...one, key: emailKey(one.address) }))
  const fresh = joined(known.emails, offered, MOST.emails)
  if (fresh.length === 0) return
  draft.change.added = { ...draft.change.added, emails: fresh.map(unkeyed) }
  draft.after.emails = [...known.emails, ...fresh]
  for (const { address } of fresh) draft.changes.push({ field: 'email', old: '', new: address })
}

/** The book's own number of somebody is theirs already. */
function addNumbers(draft: Draft): void {
  const { known, said, request } = draft
  if (said.numbers === undefined) return
  const own = request.newborn ? null : bare(customerNumber(request.id))
  const offered = said.numbers
    .filter(({ number }) => bare(number) !== own)
    .map((one) => ({ ...one, key: numberKey(one) }))
  const fresh = joined(known.numbers, offered, MOST.numbers)
  if (fresh.length === 0) return
  draft.change.added = { ...draft.change.added, numbers: fresh.map(unkeyed) }
  draft.after.numbers = [...known.numbers, ...fresh]
  for (const { number } of fresh) draft.changes.push({ field: 'number', old: '', new: number })
}

/** Without hyphens and blanks. */
const bare = (number: string) => fold(number).replace(/[^\p{L}\p{N}]/gu, '')

function addTags(draft: Draft): void {
  const { known, said } = draft
  if (said.tags === undefined) return
  const has = new Set(known.tags.map(tagKey))
  const fresh = said.tags
    .filter((tag) => !has.has(tagKey(tag)) && has.add(tagKey(tag)))
    .slice(0, MOST.tags - known.tags.length)
  if (fresh.length === 0) return
  draft.change.tags = fresh
  draft.after.tags = [...known.tags, ...fresh]
  for (const tag of fresh) draft.changes.push({ field: 'tags', old: '', new: tag })
}

/** Of several choices nothing is taken away; any other value takes the place of what stands. */
function updateOwnFields(draft: Draft): void {
  const { known, said } = draft
  for (const [id, value] of Object.entries(said.custom ?? {})) {
    const old = known.custom[id]
    if (value === null || words(old) === words(value)) continue
    const wanted = Array.isArray(old) && Array.isArray(value) ? [...new Set([...old, ...value])] : value
    if (words(old) === words(wanted) || (words(old) !== '' && !Array.isArray(old) && !replaces(draft))) continue
    draft.change.custom = { ...draft.change.custom, [id]: wanted }
    draft.after.custom = { ...draft.after.custom, [id]: wanted }
    draft.changes.push({ field: `custom:${id}`, old: words(old), new: words(wanted) })
  }
}

const words = (value: CustomValue | undefined) =>
  value === undefined ? '' : Array.isArray(value) ? value.join('; ') : String(value)

const tagKey = (name: string) => fold(name).trim().replace(/\s+/g, ' ')

type Address = ListOf<'addresses'>[number]
const PARTS = ['street', 'postcode', 'city', 'region'] as const

/** Everything the file says of an address is there already. The home country is what a file means that names none. */
function saysNothingNew(has: Address, said: Address, home: string): boolean {
  return (
    PARTS.every((part) => said[part] === '' || fold(said[part]) === fold(has[part])) &&
    (said.country === has.country || said.country === home)
  )
}

/** Another address of the same label takes its place, part by part, where both sides have one of it; otherwise it is added. */
function updateAddresses(draft: Draft): void {
  const { known, said, request } = draft
  if (said.addresses === undefined) return
  const next: Address[] = [...known.addresses]
  const added: Address[] = []
  const changed: Address[] = []
  const changes: Change[] = []
  const fresh = said.addresses.filter(
    (one) => ![...known.homes, ...known.addresses].some((has) => saysNothingNew(has, one, request.country)),
  )
  for (const one of fresh) {
    const label = (other: Address) => other.label === one.label
    const at = next.findIndex(label)
    const alone = fresh.filter(label).length === 1 && next.filter(label).length === 1
    const has = next[at]
    if (has !== undefined && alone) {
      if (!replaces(draft)) continue
      const moved = mixed(has, one, request.country)
      next[at] = moved
      changed.push(moved)
      changes.push({ field: 'address', old: oneLineOf(has), new: oneLineOf(moved) })
    } else if (next.length < MOST.addresses) {
      next.push(one)
      added.push(one)
      changes.push({ field: 'address', old: '', new: oneLineOf(one) })
    }
  }
  if (changes.length === 0) return
  draft.change.added = { ...draft.change.added, addresses: added }
  draft.change.changed = { ...draft.change.changed, addresses: changed }
  draft.after.addresses = next
  draft.changes.push(...changes)
}

function mixed(has: Address, said: Address, home: string): Address {
  const part = (name: (typeof PARTS)[number]) => said[name] || has[name]
  return {
    ...has,
    street: part('street'),
    postcode: part('postcode'),
    city: part('city'),
    region: part('region'),
    country: said.country === home && said.city === '' && said.postcode === '' ? has.country : said.country,
  }
}

const oneLineOf = ({ street, postcode, city, region, country }: Address) =>
  [street.replaceAll('\n', ', '), `${postcode} ${city}`.trim(), region, country]
    .filter((part) => part !== '')
    .join(', ')

type Occasion = ListOf<'occasions'>[number]

/** Everybody was born once: another birthday contradicts. Of what recurs under one name the same is true. */
const isOnce = ({ kind }: Occasion) => kind !== 'other'

function updateOccasions(draft: Draft): void {
  const { known, said } = draft
  if (said.occasions === undefined) return
  const next: Occasion[] = [...known.occasions]
  const added: Occasion[] = []
  const changed: Occasion[] = []
  const changes: Change[] = []
  for (const one of said.occasions) {
    const at = next.findIndex((has) => has.kind === one.kind && (isOnce(one) || has.date === one.date))
    const has = next[at]
    if (has === undefined) {
      if (next.length >= MOST.occasions) continue
      next.push(one)
      added.push(one)
      changes.push({ field: fieldOf(one), old: '', new: one.date })
      continue
    }
    const knows = moreOf(has.date, one.date)
    if (knows === has.date) continue
    if (knows === null) {
      if (one.kind === 'birthday') draft.looks.push({ why: 'birthday-differs', field: 'birthday', value: one.date })
      if (!replaces(draft)) continue
    }
    const date = knows ?? one.date
    const corrected = { ...has, date }
    next[at] = corrected
    changed.push(corrected)
    changes.push({ field: fieldOf(one), old: has.date, new: date })
  }
  if (changes.length === 0) return
  draft.change.added = { ...draft.change.added, occasions: added }
  draft.change.changed = { ...draft.change.changed, occasions: changed }
  draft.after.occasions = next
  draft.changes.push(...changes)
}

const fieldOf = ({ kind }: Occasion) => (kind === 'other' ? 'occasion' : kind)

/** Of two dates that do not contradict each other the one that says more; null when they do. */
function moreOf(has: string, said: string): string | null {
  if (has === said) return has
  const [a, b] = [readPartialDate(has), readPartialDate(said)]
  if (a === null || b === null) return null
  const agree = (['year', 'month', 'day'] as const).every(
    (part) => a[part] === null || b[part] === null || a[part] === b[part],
  )
  if (!agree) return null
  const known = (date: typeof a) => [date.year, date.month, date.day].filter((part) => part !== null).length
  return known(b) > known(a) ? said : has
}
