// The programs whose tables are known by their headings, and what each column of theirs means. Pure.
import type { ExchangeKind, Mapping } from '../../../../shared/contract/exchange.ts'
import { headingKey } from './heading-key.ts'
import { VENDORS, type Vendor } from './preset-tables.ts'

export interface Preset {
  readonly name: string
  /** What its numbers are called; null where it has none of its own. */
  readonly source: string | null
  readonly fields: Mapping['fields']
}

interface Known {
  readonly vendor: Vendor
  readonly signs: readonly string[]
}

const keysOf = (names: string) =>
  names
    .split(',')
    .map(headingKey)
    .filter((key) => key !== '')

let known: readonly Known[] | null = null

function vendors(): readonly Known[] {
  // The more signs, the surer: a program that adds columns to those of another is tried first.
  known ??= VENDORS.map((vendor) => ({ vendor, signs: keysOf(vendor.signs) })).toSorted(
    (a, b) => b.signs.length - a.signs.length,
  )
  return known
}

/** Null where nobody known writes such headings, or not for this kind of file. */
export function presetFor(kind: ExchangeKind, headings: readonly string[]): Preset | null {
  const places = new Map<string, number>()
  for (const [at, heading] of headings.entries()) {
    const key = headingKey(heading)
    if (key !== '' && !places.has(key)) places.set(key, at + 1)
  }
  for (const { vendor, signs } of vendors()) {
    if (!vendor.kinds.includes(kind) || !signs.every((sign) => places.has(sign))) continue
    return { name: vendor.name, source: vendor.source ?? null, fields: fieldsOf(vendor, places) }
  }
  return null
}

/** Numbered columns repeat as long as the file has them. */
const MOST_NUMBERED = 10

function fieldsOf({ fields, constants = {} }: Vendor, places: ReadonlyMap<string, number>): Mapping['fields'] {
  const found = Object.entries(fields).flatMap(([field, names]) => {
    const columns = names
      .split(',')
      .flatMap((name) => numbered(name))
      .flatMap((name) => places.get(headingKey(name)) ?? [])
    const [column, ...more] = new Set(columns)
    if (column === undefined) return []
    return [[field, { column, ...(more.length === 0 ? {} : { more }) }] as const]
  })
  const said = Object.entries(constants).map(([field, constant]) => [field, { constant }] as const)
  return Object.fromEntries<Mapping['fields'][string]>([...found, ...said])
}

function numbered(name: string): readonly string[] {
  if (!name.includes('#')) return [name]
  return Array.from({ length: MOST_NUMBERED }, (_, at) => name.replace('#', String(at + 1)))
}
