// What is compared of somebody the book knows with what a file says of them, read for a whole batch at once.
import type { ContactPatch } from '../../../../shared/contract/contacts.ts'
import type { CustomValues } from '../../../../shared/contract/fields.ts'
import { emailKey } from '../../../../shared/domain/email.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { digitsOf, readPhone } from '../../../../shared/domain/phone.ts'
import type { ReadDb } from '../../database/handle.ts'
import { customOf } from '../fields/service.ts'

export type ListOf<L extends 'phones' | 'emails' | 'addresses' | 'occasions' | 'numbers'> = NonNullable<ContactPatch[L]>

/** By which two spellings of the same thing are one. */
export type Keyed<T> = T & { readonly key: string }

export interface KnownPerson {
  readonly kind: 'person' | 'company'
  readonly given: string
  readonly family: string
  readonly nickname: string | null
  readonly say: string | null
  readonly source: string | null
  readonly language: string | null
  readonly gender: string | null
  readonly note: string | null
  readonly photo: boolean
  readonly phones: readonly Keyed<ListOf<'phones'>[number]>[]
  readonly emails: readonly Keyed<ListOf<'emails'>[number]>[]
  readonly addresses: readonly ListOf<'addresses'>[number][]
  /** The address they share with others, which is not their own to change; none or one. */
  readonly homes: readonly ListOf<'addresses'>[number][]
  readonly occasions: readonly ListOf<'occasions'>[number][]
  readonly numbers: readonly Keyed<ListOf<'numbers'>[number]>[]
  /** Values of the shop's own fields, by the field's id. */
  readonly custom: CustomValues
  /** Names. */
  readonly tags: readonly string[]
  /** Names of the lists they are in. */
  readonly lists: readonly string[]
}

export const phoneKey = (typed: string, country: string) => readPhone(typed, country).e164 ?? digitsOf(typed)
export const numberKey = ({ source, number }: ListOf<'numbers'>[number]) => `${source}\n${fold(number)}`

type Row = Omit<
  KnownPerson,
  'photo' | 'phones' | 'emails' | 'addresses' | 'homes' | 'occasions' | 'numbers' | 'custom' | 'tags' | 'lists'
> & {
  readonly id: number
  readonly photo: number
}

const OF = 'FROM json_each(?) m CROSS JOIN'
const BY_PLACE = 'ON t.owner_id = m.value ORDER BY t.owner_id, t.position, t.id'
const PEOPLE = `SELECT t.id, t.kind, t.given, t.family, t.nickname, t.say, t.source, t.language, t.gender, t.note,
  EXISTS (SELECT 1 FROM contact_photo p WHERE p.owner_id = t.id) AS photo ${OF} contact t ON t.id = m.value`
const PHONES = `SELECT t.owner_id AS owner, t.id, t.label, t.typed, t.e164 ${OF} phone t ${BY_PLACE}`
const EMAILS = `SELECT t.owner_id AS owner, t.id, t.label, t.address ${OF} email t ${BY_PLACE}`
const ADDRESSES = `SELECT t.owner_id AS owner, t.id, t.label, t.street, t.postcode, t.city, t.region, t.country ${OF} address t ${BY_PLACE}`
const HOMES = `SELECT t.contact_id AS owner, 'home' AS label, t.street, t.postcode, t.city, t.region, t.country ${OF} contact_home t
  ON t.contact_id = m.value WHERE t.street || t.postcode || t.city || t.region <> ''`
const OCCASIONS = `SELECT t.owner_id AS owner, t.id, t.kind, t.label, t.date ${OF} occasion t ${BY_PLACE}`
const NUMBERS = `SELECT t.owner_id AS owner, t.id, t.source, t.number ${OF} contact_number t ${BY_PLACE}`
const TAGS = `SELECT t.owner_id AS owner, g.name ${OF} contact_tag t ON t.owner_id = m.value CROSS JOIN tag g ON g.id = t.tag_id
  GROUP BY t.owner_id, g.id ORDER BY t.owner_id, g.key, g.id`
const LISTS = `SELECT t.owner_id AS owner, l.name ${OF} list_member t ON t.owner_id = m.value CROSS JOIN people_list l ON l.id = t.list_id
  WHERE l.archived = 0 GROUP BY t.owner_id, l.id ORDER BY t.owner_id, l.id`

interface Owned {
  readonly owner: number
}

/** By id; whoever is not shown is missing. */
export function readKnown(
  db: ReadDb,
  ids: readonly number[],
  { country, custom }: { readonly country: string; readonly custom: boolean },
): ReadonlyMap<number, KnownPerson> {
  if (ids.length === 0) return new Map()
  const wanted = JSON.stringify(ids)
  const of = <R, T>(sql: string, shape: (row: R) => T): ((id: number) => readonly T[]) => {
    const found = new Map<number, T[]>()
    for (const { owner, ...row } of db.all<R & Owned>(sql, wanted)) {
      const known = found.get(owner)
      const shaped = shape(row as R) // without the owner it is a row again
      if (known === undefined) found.set(owner, [shaped])
      else known.push(shaped)
    }
    return (id) => found.get(id) ?? []
  }
  const phones = of(PHONES, ({ e164, ...row }: ListOf<'phones'>[number] & { readonly e164: string | null }) => ({
    ...row,
    key: e164 ?? phoneKey(row.typed, country),
  }))
  const emails = of(EMAILS, (row: ListOf<'emails'>[number]) => ({ ...row, key: emailKey(row.address) }))
  const addresses = of(ADDRESSES, (row: ListOf<'addresses'>[number]) => row)
  const homes = of(HOMES, (row: ListOf<'addresses'>[number]) => row)
  const occasions = of(OCCASIONS, (row: ListOf<'occasions'>[number]) => row)
  const numbers = of(NUMBERS, (row: ListOf<'numbers'>[number]) => ({ ...row, key: numberKey(row) }))
  const values = custom ? customOf(db, 'contacts', ids) : new Map<number, CustomValues>()
  const tags = of(TAGS, ({ name }: { readonly name: string }) => name)
  const lists = of(LISTS, ({ name }: { readonly name: string }) => name)
  return new Map(
    db.all<Row>(PEOPLE, wanted).map(({ id, photo, ...row }) => [
      id,
      {
        ...row,
        photo: photo === 1,
        phones: phones(id),
        emails: emails(id),
        addresses: addresses(id),
        homes: homes(id),
        occasions: occasions(id),
        numbers: numbers(id),
        custom: values.get(id) ?? {},
        tags: tags(id),
        lists: lists(id),
      },
    ]),
  )
}

/** Somebody as a patch leaves them, for whoever the book cannot be asked about yet. */
export function afterPatch(
  before: KnownPerson | null,
  patch: ContactPatch,
  { lists, photo, country }: { readonly lists: readonly string[]; readonly photo: boolean; readonly country: string },
): KnownPerson {
  const text = (field: 'nickname' | 'say' | 'source' | 'language' | 'gender' | 'note') =>
    patch[field] === undefined ? (before?.[field] ?? null) : patch[field]
  return {
    kind: patch.kind ?? before?.kind ?? 'person',
    given: patch.given ?? before?.given ?? '',
    family: patch.family ?? before?.family ?? '',
    nickname: text('nickname'),
    say: text('say'),
    source: text('source'),
    language: text('language'),
    gender: text('gender'),
    note: text('note'),
    photo: photo || (before?.photo ?? false),
    phones: patch.phones?.map((one) => ({ ...one, key: phoneKey(one.typed, country) })) ?? before?.phones ?? [],
    emails: patch.emails?.map((one) => ({ ...one, key: emailKey(one.address) })) ?? before?.emails ?? [],
    addresses: patch.addresses ?? before?.addresses ?? [],
    homes: before?.homes ?? [],
    occasions: patch.occasions ?? before?.occasions ?? [],
    numbers: patch.numbers?.map((one) => ({ ...one, key: numberKey(one) })) ?? before?.numbers ?? [],
    custom: { ...before?.custom, ...saidOf(patch.custom) },
    tags: patch.tags ?? before?.tags ?? [],
    lists: [...(before?.lists ?? []), ...lists],
  }
}

const saidOf = (custom: ContactPatch['custom'] = {}): CustomValues =>
  Object.fromEntries(Object.entries(custom).flatMap(([id, value]) => (value === null ? [] : [[id, value]])))
