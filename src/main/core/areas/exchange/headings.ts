// Which of our fields the headings of a table seem to mean. Pure.
import { fold } from '../../../../shared/domain/fold.ts'
import type { ExchangeKind } from '../../../../shared/contract/exchange.ts'
import { HEADING_NAMES } from './heading-names.ts'

const NAMES: Readonly<Record<ExchangeKind, Readonly<Record<string, string>>>> = HEADING_NAMES

/** Folded words only: `Customer-ID:` is `customer id`. */
export function headingKey(heading: string): string {
  return fold(heading.replace(/([a-z])([A-Z])/g, '$1 $2'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

type Meanings = ReadonlyMap<string, readonly string[]>

const meanings = new Map<ExchangeKind, Meanings>()

function meaningsOf(kind: ExchangeKind): Meanings {
  const known = meanings.get(kind)
  if (known !== undefined) return known
  const fresh = new Map<string, string[]>()
  for (const [field, names] of Object.entries(NAMES[kind])) {
    for (const name of names.split(',')) {
      const key = headingKey(name)
      if (key === '') continue
      const fields = fresh.get(key)
      if (fields === undefined) fresh.set(key, [field])
      else fields.push(field)
    }
  }
  meanings.set(kind, fresh)
  return fresh
}

/** The fields of any kind that a heading may mean. */
export function fieldsNamed(heading: string): readonly string[] {
  const key = headingKey(heading)
  return [...new Set((Object.keys(HEADING_NAMES) as ExchangeKind[]).flatMap((kind) => meaningsOf(kind).get(key) ?? []))]
}

/** `Phone 1 - Value` is labelled by `Phone 1 - Label` or, in older files, `Phone 1 - Type`. */
const LABELLED = /^(.*\S)\s+-\s+(?:Value|Formatted|Street|City|Region|Postal Code|Country)$/i

/** The column that says which of several the one at `at` is; null where there is none. */
export function labelPlaceOf(headings: readonly string[], at: number): number | null {
  const stem = LABELLED.exec(headings[at] ?? '')?.[1]
  if (stem === undefined) return null
  const place = headings.findIndex((one) => one === `${stem} - Label` || one === `${stem} - Type`)
  return place < 0 ? null : place
}

/** What stands below a heading: whether that can be what the heading says. */
export type Fits = (field: string, at: number) => boolean

/** For each field the place (from 1) of the column that seems to hold it. A column serves one field. */
export function guessFields(
  kind: ExchangeKind,
  headings: readonly string[],
  fits: Fits = () => true,
): ReadonlyMap<string, number> {
  const known = meaningsOf(kind)
  const places = new Map<string, number>()
  const taken = new Set<number>()
  const candidates = headings.map((heading, at) =>
    (known.get(headingKey(heading)) ?? []).filter((field) => fits(field, at)),
  )
  // A heading that can mean one thing only goes first: `customer` is no number where there is a `customer id`.
  const order = [...candidates.keys()].sort((a, b) => (candidates[a]?.length ?? 0) - (candidates[b]?.length ?? 0))
  for (const field of Object.keys(NAMES[kind])) {
    const names = NAMES[kind][field] ?? ''
    const ranked = order.filter((at) => candidates[at]?.includes(field) === true && !taken.has(at))
    const first = ranked.toSorted((a, b) => rank(names, headings[a]) - rank(names, headings[b]))[0]
    if (first === undefined || places.has(field)) continue
    places.set(field, first + 1)
    taken.add(first)
  }
  return places
}

/** How early a heading stands among the names of a field: the surer ones come first. */
function rank(names: string, heading: string | undefined): number {
  const key = headingKey(heading ?? '')
  const at = names.split(',').findIndex((name) => headingKey(name) === key)
  return at < 0 ? Number.POSITIVE_INFINITY : at
}
