// What the columns of a file mean: read from a mapping, and changed by hand. Pure.
import {
  ConsentField,
  ContactField,
  PeopleField,
  ProductField,
  SalesField,
  SuppressionField,
  type exchange,
  type ExchangeKind,
  type Mapping,
} from '../../../shared/contract/exchange.ts'
import type { OutputOf } from '../../../shared/contract/base.ts'

export type Preview = OutputOf<(typeof exchange)['preview']>
type Columns = Preview['columns']

/** Every field there is, in the order in which they are offered. */
export const FIELDS = {
  contacts: ContactField.options,
  companies: ContactField.options,
  sales: SalesField.options,
  products: ProductField.options,
  tags: PeopleField.options.filter((field) => field !== 'list'),
  lists: PeopleField.options.filter((field) => field !== 'tags'),
  consent: ConsentField.options,
  suppression: SuppressionField.options,
  archive: [],
} as const satisfies Record<ExchangeKind, readonly string[]>

/** Ways of writing that can be chosen where what was found out is wrong. */
export const DATE_FORMATS = ['D/M/YYYY', 'M/D/YYYY', 'YYYY-MM-DD', 'YYYYMMDD', 'D.M.YYYY'] as const
export const AMOUNT_FORMATS = ['1,234.56', '1.234,56', '1234.56', 'minor'] as const

const DATES: readonly string[] = ['date', 'birthday', 'anniversary', 'name-day', 'wedding', 'consent-date']
const AMOUNTS: readonly string[] = ['unit-price', 'line-total', 'discount', 'price', 'cost']

/** How the values of a field may be written; null where there is only one way. */
export function formatsOf(field: string): readonly string[] | null {
  if (DATES.includes(field)) return DATE_FORMATS
  return AMOUNTS.includes(field) ? AMOUNT_FORMATS : null
}

function isColumn(source: Mapping['fields'][string], columns: Columns, at: number): boolean {
  return source.column === at + 1 || (typeof source.column === 'string' && columns[at]?.name === source.column)
}

/** The field a column gives, or null where it is left out. `at` counts from 0. */
export function fieldAt(mapping: Mapping, columns: Columns, at: number): string | null {
  return Object.entries(mapping.fields).find(([, source]) => isColumn(source, columns, at))?.[0] ?? null
}

/** The column gives this field, or nothing; a column that gave the field before gives nothing any more. */
export function withFieldAt(
  mapping: Mapping,
  columns: Columns,
  { at, field }: { readonly at: number; readonly field: string | null },
): Mapping {
  const kept = Object.entries(mapping.fields).filter(
    ([known, source]) => known !== field && !isColumn(source, columns, at),
  )
  const fields = Object.fromEntries(kept)
  if (field !== null) fields[field] = { column: at + 1 }
  return { ...mapping, fields: Object.keys(fields).length === 0 ? NOTHING : fields }
}

/** A mapping without any field is found out anew; this one says that no column means anything. */
const NOTHING: Mapping['fields'] = { name: {} }

export function withFormat(mapping: Mapping, field: string, format: string | null): Mapping {
  const { format: _before, ...source } = mapping.fields[field] ?? {}
  return { ...mapping, fields: { ...mapping.fields, [field]: format === null ? source : { ...source, format } } }
}

/** Everything about how the file is written is found out anew from here. */
export function reread(mapping: Mapping, change: Partial<Pick<Mapping, 'delimiter' | 'encoding' | 'header'>>): Mapping {
  return { ...mapping, ...change, fields: {} }
}
