// The shop's own fields while somebody types: each as it is typed, and what it is understood as. Pure.
import type { CustomField, CustomPatch, CustomValue, CustomValues } from '../../../shared/contract/fields.ts'
import { linkTarget } from '../../../shared/domain/custom-field.ts'
import { decimalOf, parseMoney } from '../../../shared/domain/money.ts'
import { parseTypedDate, readPartialDate } from '../../../shared/domain/partial-date.ts'
import { parseTypedNumber } from '../../../shared/domain/typed-number.ts'

export interface Entry {
  /** Null until somebody typed: then it shows `value`. */
  readonly typed: string | null
  readonly value: CustomValue | null
  /** Rule that what is typed breaks; null while it is understood. */
  readonly wrong: string | null
}

/** By field id. */
export type CustomDraft = Readonly<Record<string, Entry>>

/** Where and when it is typed. */
export interface TypedIn {
  /** BCP 47 */
  readonly locale: string
  /** ISO 4217 */
  readonly currency: string
  readonly thisYear: number
}

export const chosen = (value: CustomValue | null): Entry => ({ typed: null, value, wrong: null })

export function customDraftOf(values: CustomValues | null): CustomDraft {
  return Object.fromEntries(Object.entries(values ?? {}).map(([id, value]) => [id, chosen(value)]))
}

/** What is typed into a field that is typed into; the others are chosen. */
export function understood(field: CustomField, typed: string, place: TypedIn): Entry {
  const text = typed.trim()
  if (text === '') return { typed, value: null, wrong: null }
  const [value, wrong] = readTyped(field, text, place)
  return { typed, value, wrong: value === null ? wrong : null }
}

function readTyped({ type }: CustomField, text: string, place: TypedIn): readonly [CustomValue | null, string] {
  if (type === 'number') return [parseTypedNumber(text, place.locale), 'not_a_number']
  if (type === 'money') return [parseMoney(text, place), 'not_an_amount']
  if (type === 'link') return [linkTarget(text) === null ? null : text, 'not_a_link']
  if (type !== 'date' && type !== 'partial-date') return [text, 'not_text']
  const date = parseTypedDate(text, place)
  const whole = date !== null && /^\d/.test(date) && readPartialDate(date)?.day != null
  return [type === 'partial-date' || whole ? date : null, 'not_a_date']
}

/** How a value would be typed. */
export function typedText(field: CustomField, value: CustomValue | null, place: TypedIn): string {
  if (value === null || typeof value === 'boolean' || Array.isArray(value)) return ''
  if (typeof value === 'string') return value
  const number = field.type === 'money' ? decimalOf(value, place.currency) : value
  return new Intl.NumberFormat(place.locale, { useGrouping: false, maximumFractionDigits: 15 }).format(number)
}

export const shownText = (field: CustomField, entry: Entry | undefined, place: TypedIn): string =>
  entry?.typed ?? typedText(field, entry?.value ?? null, place)

const same = (left: CustomValue | null, right: CustomValue | null) => JSON.stringify(left) === JSON.stringify(right)

/** Only what was changed since `base`; undefined when nothing was. */
export function customPatchOf(base: CustomDraft, now: CustomDraft): CustomPatch | undefined {
  const ids = [...new Set([...Object.keys(base), ...Object.keys(now)])]
  const changed = ids.flatMap((id) => {
    const [before, after] = [base[id]?.value ?? null, now[id]?.value ?? null]
    return same(before, after) ? [] : [[id, after] as const]
  })
  return changed.length === 0 ? undefined : Object.fromEntries(changed)
}

/** The fields in which something stands that is not understood, with the rule. */
export function wrongIn(draft: CustomDraft): ReadonlyMap<string, string> {
  return new Map(Object.entries(draft).flatMap(([id, { wrong }]) => (wrong === null ? [] : [[id, wrong] as const])))
}

export interface MergedDrafts {
  /** Theirs where only they changed a field, mine where I did. */
  readonly draft: CustomDraft
  /** The same with theirs where both did; null when nobody disagrees. */
  readonly theirs: CustomDraft | null
}

/** Two who began from `base`. */
export function mergeCustom(base: CustomDraft, mine: CustomDraft, theirs: CustomDraft): MergedDrafts {
  const ids = [...new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])]
  const value = (draft: CustomDraft, id: string) => draft[id]?.value ?? null
  const here = ids.filter((id) => !same(value(base, id), value(mine, id)) || mine[id]?.wrong != null)
  const both = here.filter(
    (id) => !same(value(base, id), value(theirs, id)) && !same(value(mine, id), value(theirs, id)),
  )
  const take = (own: readonly string[]) =>
    Object.fromEntries(ids.map((id) => [id, (own.includes(id) ? mine[id] : theirs[id]) ?? chosen(null)]))
  return { draft: take(here), theirs: both.length === 0 ? null : take(here.filter((id) => !both.includes(id))) }
}
