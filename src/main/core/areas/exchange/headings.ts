// Which of our fields the headings of a table seem to mean. Pure.
import type { ExchangeKind } from '../../../../shared/contract/exchange.ts'
import { headingKey } from './heading-key.ts'
import { HEADING_NAMES } from './heading-names.ts'
import { houseNumbers, isAddressLine } from './street-parts.ts'

const NAMES: Readonly<Record<ExchangeKind, Readonly<Record<string, string>>>> = HEADING_NAMES

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
  return [...new Set((Object.keys(HEADING_NAMES) as ExchangeKind[]).flatMap((kind) => fieldsOf(kind, heading)))]
}

/** Of these a table may have several columns: `Phone 1` and `Phone 2`, `Address 1` and `Address 2`. */
const SEVERAL: ReadonlySet<string> = new Set([
  ...['phone', 'mobile', 'work-phone', 'email'],
  ...['street', 'postcode', 'city', 'region', 'country'],
])

/** `phone 2` is `phone`, counted; null where nothing is counted. */
function counted(key: string): { readonly name: string; readonly count: number } | null {
  const found = /^(.*\p{L}) ?(\d{1,2})$/u.exec(key)
  return found === null ? null : { name: found[1] ?? '', count: Number(found[2]) }
}

function fieldsOf(kind: ExchangeKind, heading: string): readonly string[] {
  const key = headingKey(heading)
  const known = meaningsOf(kind)
  const own = known.get(key) ?? []
  const plain = counted(key)
  if (plain === null) return own
  return [...new Set([...own, ...(known.get(plain.name) ?? []).filter((field) => SEVERAL.has(field))])]
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

/** Places of columns, from 1, the first one first. */
export type Places = readonly number[]

/** For each field the columns that seem to hold it. A column serves one field. */
export function guessFields(
  kind: ExchangeKind,
  headings: readonly string[],
  fits: Fits = () => true,
): ReadonlyMap<string, Places> {
  const places = new Map<string, number[]>()
  const taken = new Set<number>()
  const house = kind === 'contacts' || kind === 'companies' ? houseNumbers(headings) : []
  const candidates = headings.map((heading, at) =>
    house.includes(at) ? [] : fieldsOf(kind, heading).filter((field) => fits(field, at)),
  )
  // A heading that can mean one thing only goes first: `customer` is no number where there is a `customer id`.
  const order = [...candidates.keys()].sort((a, b) => (candidates[a]?.length ?? 0) - (candidates[b]?.length ?? 0))
  for (const field of Object.keys(NAMES[kind])) {
    const names = NAMES[kind][field] ?? ''
    const ranked = order.filter((at) => candidates[at]?.includes(field) === true && !taken.has(at))
    const first = ranked.toSorted((a, b) => rank(names, headings[a]) - rank(names, headings[b]))[0]
    if (first === undefined) continue
    places.set(field, [first + 1])
    taken.add(first)
  }
  for (const [at, heading] of headings.entries()) {
    if (taken.has(at)) continue
    const line = house.includes(at) || (!hasMeaning(candidates[at]) && isAddressLine(heading))
    const field = line ? 'street' : candidates[at]?.find((one) => repeats(one, heading))
    const known = field === undefined ? undefined : places.get(field)
    if (known === undefined) continue
    known.push(at + 1)
    taken.add(at)
  }
  places.get('street')?.sort((a, b) => a - b)
  return places
}

const hasMeaning = (fields: readonly string[] | undefined) => fields !== undefined && fields.length > 0

/** Whether a further column says the same once more: any telephone does, but of an address only what is counted. */
function repeats(field: string, heading: string): boolean {
  if (!SEVERAL.has(field)) return false
  return isReached(field) || (counted(headingKey(heading))?.count ?? 0) > 1
}

const isReached = (field: string) => /phone|mobile|email/.test(field)

/** How early a heading stands among the names of a field: the surer ones come first, a second one behind all first ones. */
function rank(names: string, heading: string | undefined): number {
  const key = headingKey(heading ?? '')
  const keys = names.split(',').map(headingKey)
  const at = keys.indexOf(key)
  if (at >= 0) return at
  const plain = counted(key)
  const like = plain === null ? -1 : keys.indexOf(plain.name)
  if (plain === null || like < 0) return Number.POSITIVE_INFINITY
  return plain.count > 1 ? keys.length + plain.count : like + 0.5
}
