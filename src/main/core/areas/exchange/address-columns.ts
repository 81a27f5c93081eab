// Which columns of a table make up one address: those whose headings share what is left without the word for their part,
// such as Home in `Home Street` and `Home City`; else those that stand in the same place of their fields.
import { allValuesOf, type Columns, type Said } from './columns.ts'
import type { Row } from './csv-rows.ts'
import { headingKey } from './heading-key.ts'
import { HEADING_NAMES } from './heading-names.ts'
import { isAddressLine, isNumberOfStreet } from './street-parts.ts'
import type { WrittenAddress } from './written-addresses.ts'

const FIELDS = ['street', 'postcode', 'city', 'region', 'country'] as const
type Field = (typeof FIELDS)[number]

const PART =
  '(?:street(?: address)?(?: line)?|strasse|anschrift|address(?: line)?|adresse|rue|calle|direccion|via|indirizzo|straat|adres|suburb|apartment suite|' +
  'city|town|ort|stadt|ville|ciudad|citta|plaats|woonplaats|state(?: province)?|province(?: code)?|region|county|bundesland(?: kanton)?|kanton|provincia|dep region|' +
  'postal code|post code|postcode|zip(?: postal)?(?: code)?|zipcode|plz|postleitzahl|code postal|codigo postal|cap|' +
  'country(?: region| code| id)?|land(?: region)?|pays(?: region)?|pais|paese)'
const AT_END = new RegExp(`(?:^|\\s)${PART}(?:\\s?(\\d+))?$`)
const AT_START = new RegExp(`^${PART}(?:\\s(\\d+))?\\s`)

let plainParts: ReadonlySet<string> | null = null

/** In the other languages a part of an address has a name of one word. */
function isPlainPart(key: string): boolean {
  plainParts ??= new Set(FIELDS.flatMap((field) => HEADING_NAMES.contacts[field].split(',').map(headingKey)))
  return plainParts.has(key)
}

interface Stem {
  readonly stem: string
  /** A second line, or a second address; empty where none is said. */
  readonly count: string
}

/** What is left of a heading without the word for the part of an address; empty for one that is nothing else. */
export function stemOf(heading: string): Stem {
  const key = headingKey(heading)
  const found = AT_END.exec(key) ?? AT_START.exec(key)
  if (found === null && isPlainPart(key)) return { stem: '', count: '' }
  return { stem: found === null ? key : key.replace(found[0], '').trim(), count: found?.[1] ?? '' }
}

/** Of a column of streets: numbers of houses and further lines belong to the street beside them. */
const stemOfStreet = (heading: string): Stem =>
  isNumberOfStreet(heading) || isAddressLine(heading) ? { stem: '', count: '' } : stemOf(heading)

const counted = ({ stem, count }: Stem) => `${stem} ${count}`.trim()

type Plan = ReadonlyMap<Field, readonly string[]>
const plans = new WeakMap<Columns, Plan | null>()

/** The address that each column of a field belongs to; null where places say it. */
function planOf(columns: Columns): Plan | null {
  const known = plans.get(columns)
  if (known !== undefined) return known
  const found = FIELDS.map(
    (field) =>
      [
        field,
        (columns.get(field)?.places ?? []).map(({ heading }) =>
          field === 'street' ? stemOfStreet(heading) : stemOf(heading),
        ),
      ] as const,
  )
  // `Street 2` is a second line of the street, but where there is a `City 2` it is another address.
  const others = new Set(found.filter(([field]) => field !== 'street').flatMap(([, all]) => all.map(counted)))
  const stems = new Map(
    found.map(
      ([field, all]) => [field, all.map((one) => (others.has(counted(one)) ? counted(one) : one.stem))] as const,
    ),
  )
  const several = [...stems.values()].some((all) => all.length > 1)
  const counts = Map.groupBy(
    [...stems.values()].flatMap((all) => [...new Set(all)]),
    (stem) => stem,
  )
  const shared = [...counts.values()].some((all) => all.length > 1)
  const streets = stems.get('street') ?? []
  const lines = new Set(streets).size < streets.length
  const plan = several && (shared || lines) ? stems : null
  plans.set(columns, plan)
  return plan
}

export interface ColumnAddress extends WrittenAddress {
  /** The words that say which address it is. */
  readonly label: string
}

/** The addresses of a row that say anything. */
export function addressesIn(columns: Columns, row: Row): readonly ColumnAddress[] {
  const plan = planOf(columns)
  const found = new Map<string, Map<Field, Said[]>>()
  for (const field of FIELDS) {
    for (const [at, said] of allValuesOf(columns, row, field).entries()) {
      const key = plan?.get(field)?.[at] ?? (plan === null ? String(at) : '')
      const address = found.get(key) ?? new Map<Field, Said[]>()
      found.set(key, address)
      address.set(field, [...(address.get(field) ?? []), said])
    }
  }
  return [...found.values()].flatMap((address) => {
    const first = (field: Field) => address.get(field)?.find(({ value }) => value !== '')?.value ?? ''
    const written = {
      street: streetOf(address.get('street') ?? []),
      postcode: first('postcode'),
      city: first('city'),
      region: first('region'),
      country: first('country'),
    }
    if (Object.values(written).every((part) => part === '')) return []
    return [{ ...written, label: [...address.values()][0]?.[0]?.label ?? '' }]
  })
}

/** A line for each column, but the number of the house stands on the line of its street, on the side where its column is. */
function streetOf(said: readonly Said[]): string {
  const lines: string[] = []
  let number = ''
  for (const { value, heading } of said) {
    if (value === '') continue
    const last = lines.at(-1)
    if (said.length < 2 || !isNumberOfStreet(heading)) {
      lines.push(number === '' ? value : `${number} ${value}`)
      number = ''
    } else if (last === undefined) number = number === '' ? value : `${number} ${value}`
    else lines[lines.length - 1] = `${last} ${value}`
  }
  return [...lines, ...(number === '' ? [] : [number])].join('\n')
}
