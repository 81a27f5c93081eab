// What the columns of a file mean: read from a mapping, and changed by hand. Pure.
import type { exchange, ExchangeKind, Mapping } from '../../../shared/contract/exchange.ts'
import {
  CONSENT_FIELDS,
  CONTACT_FIELDS,
  PEOPLE_FIELDS,
  PRODUCT_FIELDS,
  SALES_FIELDS,
  SUPPRESSION_FIELDS,
} from '../../../shared/domain/file-fields.ts'
import type { OutputOf } from '../../../shared/contract/base.ts'

export type Preview = OutputOf<(typeof exchange)['preview']>
type Columns = Preview['columns']

/** The mapping was changed by hand; `settled`: the field whose open question that answers. */
export type OnMapping = (mapping: Mapping, settled?: string) => void

/** Every field there is, in the order in which they are offered. */
export const FIELDS = {
  contacts: CONTACT_FIELDS,
  companies: CONTACT_FIELDS,
  sales: SALES_FIELDS,
  products: PRODUCT_FIELDS,
  tags: PEOPLE_FIELDS.filter((field) => field !== 'list'),
  lists: PEOPLE_FIELDS.filter((field) => field !== 'tags'),
  consent: CONSENT_FIELDS,
  suppression: SUPPRESSION_FIELDS,
  archive: [],
} as const satisfies Record<ExchangeKind, readonly string[]>

/** Ways of writing that can be chosen where what was found out is wrong. */
export const DATE_FORMATS = ['D/M/YYYY', 'M/D/YYYY', 'YYYY-MM-DD', 'YYYYMMDD', 'D.M.YYYY'] as const
export const AMOUNT_FORMATS = ['1,234.56', '1.234,56', '1234.56', 'minor'] as const

const DATES: readonly string[] = ['date', 'birthday', 'anniversary', 'name-day', 'wedding', 'consent-date']
const AMOUNTS: readonly string[] = ['unit-price', 'line-total', 'discount', 'price', 'cost']

export function isDate(field: string): boolean {
  return DATES.includes(field)
}

/** How the values of a field may be written; null where there is only one way. */
export function formatsOf(field: string): readonly string[] | null {
  if (isDate(field)) return DATE_FORMATS
  return AMOUNTS.includes(field) ? AMOUNT_FORMATS : null
}

type Source = Mapping['fields'][string]
type Column = NonNullable<Source['column']>

/** Fields that may stand several times: a second column of theirs comes beside the first instead of taking its place. */
const SEVERAL: readonly string[] = [
  'phone',
  'mobile',
  'work-phone',
  'email',
  'street',
  'address',
  'note',
  'tags',
  'list',
]

const isColumn = (column: Column | undefined, columns: Columns, at: number): boolean =>
  column === at + 1 || (typeof column === 'string' && columns[at]?.name === column)

const columnsOf = ({ column, more = [] }: Source): readonly Column[] =>
  column === undefined ? more : [column, ...more]

/** The field a column gives, or null where it is left out. `at` counts from 0. */
export function fieldAt(mapping: Mapping, columns: Columns, at: number): string | null {
  const found = Object.entries(mapping.fields).find(([, source]) =>
    columnsOf(source).some((column) => isColumn(column, columns, at)),
  )
  return found?.[0] ?? null
}

/** A source without this column; null when nothing is left of it. */
function without(source: Source, columns: Columns, at: number): Source | null {
  const kept = columnsOf(source).filter((column) => !isColumn(column, columns, at))
  if (kept.length === columnsOf(source).length) return source
  const { column: _first, more: _more, ...rest } = source
  const [column, ...more] = kept
  if (column === undefined) return rest.constant === undefined ? null : rest
  return { ...rest, column, ...(more.length > 0 && { more }) }
}

/**
 * The column gives this field, or nothing; a column that gave the field before gives nothing any more, unless the field may
 * stand several times.
 */
export function withFieldAt(
  mapping: Mapping,
  columns: Columns,
  { at, field }: { readonly at: number; readonly field: string | null },
): Mapping {
  const fields: Mapping['fields'] = {}
  for (const [known, source] of Object.entries(mapping.fields)) {
    const kept = without(source, columns, at)
    if (kept !== null) fields[known] = kept
  }
  if (field !== null) {
    const before = fields[field]
    const first = before?.column
    fields[field] =
      before !== undefined && first !== undefined && SEVERAL.includes(field)
        ? { ...before, more: [...(before.more ?? []), at + 1] }
        : { column: at + 1 }
  }
  return { ...mapping, fields: Object.keys(fields).length === 0 ? NOTHING : fields }
}

/** A mapping without any field is found out anew; this one says that no column means anything. */
const NOTHING: Mapping['fields'] = { name: {} }

/** Fields that say the same in every row, with their words. */
export function constantsOf(mapping: Mapping): readonly (readonly [field: string, words: string])[] {
  return Object.entries(mapping.fields).flatMap(([field, { column, constant }]) =>
    column === undefined && constant !== undefined ? [[field, constant] as const] : [],
  )
}

/** The same words in every row; null: no more. */
export function withConstant(mapping: Mapping, field: string, constant: string | null): Mapping {
  const { [field]: _before, ...others } = mapping.fields
  return { ...mapping, fields: constant === null ? others : { ...others, [field]: { constant } } }
}

/** What must not be taken for settled: how these fields are written was only guessed. */
export function unsettled(mapping: Mapping, fields: readonly string[]): Mapping {
  return fields.reduce((left, field) => (left.fields[field] ? withFormat(left, field, null) : left), mapping)
}

export function withFormat(mapping: Mapping, field: string, format: string | null): Mapping {
  const { format: _before, ...source } = mapping.fields[field] ?? {}
  return { ...mapping, fields: { ...mapping.fields, [field]: format === null ? source : { ...source, format } } }
}

/** Everything about how the file is written is found out anew from here. */
export function reread(
  mapping: Mapping,
  change: Partial<Pick<Mapping, 'delimiter' | 'encoding' | 'header' | 'sheet'>>,
): Mapping {
  return { ...mapping, ...change, fields: {} }
}

/** Whether the file says of somebody that they agreed to be written to or called. */
export function saysConsent(kind: ExchangeKind, mapping: Mapping): boolean {
  return kind === 'consent' || Object.keys(mapping.fields).some((field) => field.endsWith('-consent'))
}

/** Kinds of file whose rows may be about somebody the book knows. */
export function aboutPeople(kind: ExchangeKind): boolean {
  return kind !== 'products' && kind !== 'suppression' && kind !== 'archive'
}
