// How a change of many changes one of them: pure. The preview shows it and the work writes it, so both are the same.
import type { BulkChange, BulkField, CANNOT } from '../../../../shared/contract/bulk.ts'
import type { CustomField, CustomPatch, CustomValue } from '../../../../shared/contract/fields.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { storedCustom } from '../fields/service.ts'
import type { AddressNow, PersonNow, StatedColumns, TagNow } from './edit-many-state.ts'
import { tagKey } from './tags.ts'

/** As many as one person's form holds. */
const MOST_TAGS = 50

export interface FieldChange {
  readonly field: BulkField
  /** A field of the shop's own. */
  readonly own: number | null
  readonly old: CustomValue | null
  readonly new: CustomValue | null
}

export interface PersonPlan {
  readonly person: PersonNow
  readonly changes: readonly FieldChange[]
  /** Why a part of the change is not for them. */
  readonly cannot: (typeof CANNOT)[number] | null
  readonly columns: Readonly<Partial<StatedColumns>>
  /** Names. */
  readonly addedTags: readonly string[]
  readonly removedTags: readonly TagNow[]
  readonly addresses: readonly AddressNow[]
  readonly custom: CustomPatch
}

/** `fields`: all that the change names. */
export function planEdit(person: PersonNow, change: BulkChange, fields: readonly CustomField[]): PersonPlan {
  const columns = columnsOf(person, change)
  const tags = tagsOf(person, change)
  const places = placesOf(person, change)
  const custom = customOf(person, change, fields)
  return {
    person,
    changes: [
      ...Object.entries(columns).map(([field, value]) => {
        const name = field as keyof StatedColumns // the keys of `columns` are no others
        return { field: name, own: null, old: person[name], new: value }
      }),
      ...tags.changes,
      ...places.changes,
      ...custom.changes,
    ],
    cannot: tags.cannot ?? places.cannot,
    columns,
    addedTags: tags.added,
    removedTags: tags.removed,
    addresses: places.addresses,
    custom: custom.patch,
  }
}

const COLUMNS = ['kind', 'source', 'preferredChannel', 'language', 'lookedAfterBy'] as const

function columnsOf(person: PersonNow, change: BulkChange): Partial<StatedColumns> {
  const said = COLUMNS.flatMap((name) => {
    const value = change[name]
    const wanted = typeof value === 'string' && value.trim() === '' ? null : value
    return wanted === undefined || wanted === person[name] ? [] : [[name, wanted] as const]
  })
  return Object.fromEntries(said)
}

function tagsOf({ tags }: PersonNow, { addTags = [], removeTags = [] }: BulkChange) {
  const keys = new Set(tags.map(({ key }) => key))
  const unwanted = new Set(removeTags.map(tagKey))
  const removed = tags.filter(({ key }) => unwanted.has(key))
  const wanted = new Map(addTags.map((name) => [tagKey(name), name]))
  const missing = [...wanted].filter(([key]) => !keys.has(key)).map(([, name]) => name)
  const full = tags.length - removed.length + missing.length > MOST_TAGS
  const added = full ? [] : missing
  const kept = tags.filter(({ key }) => !unwanted.has(key)).map(({ name }) => name)
  return {
    added,
    removed,
    changes:
      added.length + removed.length === 0
        ? []
        : [{ field: 'tags' as const, own: null, old: tags.map(({ name }) => name), new: [...kept, ...added] }],
    cannot: full ? ('too_many' as const) : null,
  }
}

function placesOf({ addresses, home }: PersonNow, { city, country }: BulkChange) {
  const fits = (asked: string | undefined, there: string) => asked === undefined || fold(asked) === fold(there)
  const corrected = <P extends Pick<AddressNow, 'city' | 'country'>>(place: P): P => ({
    ...place,
    city: city !== undefined && fits(city.from, place.city) ? city.to : place.city,
    country: country !== undefined && fits(country.from, place.country) ? country.to : place.country,
  })
  const after = addresses.map(corrected)
  const homeAfter = home === null ? null : corrected(home)
  const shared = homeAfter?.city !== home?.city || homeAfter?.country !== home?.country
  const changed = after.filter((one, at) => one.city !== addresses[at]?.city || one.country !== addresses[at]?.country)
  const everyAddress =
    (city !== undefined && city.from === undefined) || (country !== undefined && country.from === undefined)
  const said = (rows: readonly AddressNow[], field: 'city' | 'country') =>
    [...new Set(rows.map((row) => row[field]))].filter((text) => text !== '').join(', ')
  return {
    addresses: changed,
    changes: (['city', 'country'] as const).flatMap((field) => {
      const differs = after.some((one, at) => one[field] !== addresses[at]?.[field])
      return differs ? [{ field, own: null, old: said(addresses, field) || null, new: said(after, field) }] : []
    }),
    cannot: shared
      ? ('household' as const)
      : everyAddress && addresses.length === 0 && home === null
        ? ('no_address' as const)
        : null,
  }
}

function customOf({ custom }: PersonNow, change: BulkChange, fields: readonly CustomField[]) {
  const patch: Record<string, CustomValue | null> = {}
  const changes: FieldChange[] = []
  for (const field of fields) {
    const old = custom[String(field.id)] ?? null
    const wanted = storedCustom(field, wantedOf(field, old, change))
    if (sameValue(old, wanted)) continue
    patch[String(field.id)] = wanted
    changes.push({ field: 'custom', own: field.id, old, new: wanted })
  }
  return { patch, changes }
}

function wantedOf({ id }: CustomField, old: CustomValue | null, change: BulkChange): CustomValue | null {
  const key = String(id)
  const said = change.custom?.[key]
  if (said !== undefined) return said
  const without = new Set((change.removeOptions?.[key] ?? []).map((words) => fold(words.trim())))
  const chosen = (Array.isArray(old) ? old : []).filter((words) => !without.has(fold(words)))
  return [...chosen, ...(change.addOptions?.[key] ?? [])]
}

const sameValue = (a: CustomValue | null, b: CustomValue | null) => JSON.stringify(a) === JSON.stringify(b)
