// What the columns of a file mean: read from a mapping, and changed by hand. Pure.
import type {
  ContactField,
  exchange,
  ExchangeKind,
  Mapping,
  ProductField,
  SalesField,
} from '../../../shared/contract/exchange.ts'
import type { OutputOf } from '../../../shared/contract/base.ts'

export type Preview = OutputOf<(typeof exchange)['preview']>
type Columns = Preview['columns']

/** Every field there is, in the order in which they are offered; the compiler asks for those that are added. */
export const FIELDS = {
  contacts: Object.keys({
    number: true,
    name: true,
    given: true,
    family: true,
    company: true,
    nickname: true,
    phone: true,
    mobile: true,
    'work-phone': true,
    email: true,
    street: true,
    postcode: true,
    city: true,
    region: true,
    country: true,
    birthday: true,
    note: true,
    tags: true,
    source: true,
    language: true,
    gender: true,
  } satisfies Record<ContactField, true>),
  sales: Object.keys({
    receipt: true,
    date: true,
    time: true,
    'customer-number': true,
    'customer-name': true,
    'customer-phone': true,
    'customer-email': true,
    sku: true,
    product: true,
    category: true,
    quantity: true,
    'unit-price': true,
    'line-total': true,
    discount: true,
    'tax-rate': true,
    tender: true,
    'served-by': true,
    note: true,
    kind: true,
  } satisfies Record<SalesField, true>),
  products: Object.keys({
    kind: true,
    name: true,
    sku: true,
    category: true,
    unit: true,
    price: true,
    cost: true,
    'tax-rate': true,
    'service-interval': true,
    'serial-numbered': true,
    'goes-with': true,
    archived: true,
  } satisfies Record<ProductField, true>),
} as const satisfies Record<ExchangeKind, readonly string[]>

/** Ways of writing that can be chosen where what was found out is wrong. */
export const DATE_FORMATS = ['D/M/YYYY', 'M/D/YYYY', 'YYYY-MM-DD', 'YYYYMMDD', 'D.M.YYYY'] as const
export const AMOUNT_FORMATS = ['1,234.56', '1.234,56', '1234.56', 'minor'] as const

const DATES: readonly string[] = ['date', 'birthday']
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
