// Joins what was asked for with what a file shows: which column each field comes from, and how its values are written, found
// out over the whole file.
import type { ExchangeKind, Mapping } from '../../../../shared/contract/exchange.ts'
import { ContactField, ProductField, SalesField } from '../../../../shared/contract/exchange.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ShopSettings } from '../../area.ts'
import { decimalSignOf, formatOf, isAmountFormat, newAmountSurvey, surveyAmount, type AmountSurvey } from './amounts.ts'
import type { Row } from './csv-rows.ts'
import { guessFields, headingKey } from './headings.ts'
import { dateFormatOf, isDateFormat, newDateSurvey, surveyDate, type DateSurvey } from './moments.ts'
import type { Noted } from './reasons.ts'
import type { Sheet } from './sheet.ts'
import { withoutControls } from './text-encoding.ts'

interface Source {
  /** Place of the column, from 0; null when it comes from none. */
  readonly at: number | null
  readonly constant: string
  readonly format: string | undefined
}

/** Where each field comes from. */
export type Columns = ReadonlyMap<string, Source>

export const FIELDS: Readonly<Record<ExchangeKind, readonly string[]>> = {
  contacts: ContactField.options,
  sales: SalesField.options,
  products: ProductField.options,
}

const DATES: ReadonlySet<string> = new Set(['date', 'birthday'])
const AMOUNTS: ReadonlySet<string> = new Set([
  'quantity',
  'unit-price',
  'line-total',
  'discount',
  'tax-rate',
  'price',
  'cost',
])

/** Errors: BAD_INPUT with paths under `mapping.fields`. */
export function columnsOf(kind: ExchangeKind, sheet: Sheet, mapping: Mapping): Columns {
  const asked = Object.entries(mapping.fields)
  if (asked.length === 0) {
    const guessed = [...guessFields(kind, sheet.headings)]
    return new Map(guessed.map(([field, place]) => [field, { at: place - 1, constant: '', format: undefined }]))
  }
  const issues: { path: string; rule: string }[] = []
  const columns = new Map<string, Source>()
  for (const [field, { column, constant, format }] of asked) {
    const path = `mapping.fields.${field}`
    if (!FIELDS[kind].includes(field)) {
      issues.push({ path, rule: 'unknown' })
      continue
    }
    if (column === undefined && constant === undefined) continue
    const at = column === undefined ? null : placeOf(sheet, column)
    if (at === 'none') issues.push({ path: `${path}.column`, rule: 'unknown' })
    if (format !== undefined && !isFormat(field, format)) issues.push({ path: `${path}.format`, rule: 'unknown' })
    columns.set(field, { at: at === 'none' ? null : at, constant: constant ?? '', format })
  }
  if (issues.length > 0) throw new Failure('BAD_INPUT', { issues })
  return columns
}

function placeOf({ headings }: Sheet, column: string | number): number | 'none' {
  if (typeof column === 'number') return column <= headings.length ? column - 1 : 'none'
  const exact = headings.indexOf(column.trim())
  const at = exact >= 0 ? exact : headings.findIndex((one) => one !== '' && headingKey(one) === headingKey(column))
  return at < 0 ? 'none' : at
}

function isFormat(field: string, format: string): boolean {
  if (DATES.has(field)) return isDateFormat(format)
  return AMOUNTS.has(field) ? isAmountFormat(format) : true
}

/** What must be said of a file of this kind and comes from nowhere. */
export function missingFields(kind: ExchangeKind, columns: Columns): readonly string[] {
  const any = (...fields: readonly string[]) => fields.some((field) => columns.has(field))
  switch (kind) {
    case 'contacts':
      return any('name', 'given', 'family', 'company', 'nickname', 'phone', 'mobile', 'work-phone', 'email', 'number')
        ? []
        : ['name']
    case 'sales':
      return [...(any('date') ? [] : ['date']), ...(any('unit-price', 'line-total') ? [] : ['unit-price'])]
    case 'products':
      return any('name', 'sku') ? [] : ['name']
  }
}

/** A row as the fields see it: trimmed, without controls, the constant where the column is empty. */
export type Values = (field: string) => string

export function valuesOf(columns: Columns, row: Row): Values {
  return (field) => {
    const source = columns.get(field)
    if (source === undefined) return ''
    const cell = source.at === null ? '' : (row.cells[source.at] ?? '').trim()
    return cell === '' ? source.constant : withoutControls(cell)
  }
}

export interface Surveyed {
  /** Every format that had to be found out is. */
  readonly columns: Columns
  readonly rows: number
  readonly noted: readonly Noted[]
}

/** Looks through the whole file once. Errors: FILE_UNREADABLE. */
export async function surveyed(
  sheet: Sheet,
  columns: Columns,
  { country, language }: Pick<ShopSettings, 'country' | 'language'>,
): Promise<Surveyed> {
  const dates = new Map<string, DateSurvey>()
  const amounts = new Map<string, AmountSurvey>()
  for (const [field, { format }] of columns) {
    if (format !== undefined) continue
    if (DATES.has(field)) dates.set(field, newDateSurvey())
    if (AMOUNTS.has(field)) amounts.set(field, newAmountSurvey())
  }
  let rows = 0
  let first: Row | undefined
  for await (const some of sheet.rows()) {
    rows += some.length
    first ??= some[0]
    for (const row of some) {
      const value = valuesOf(columns, row)
      for (const [field, survey] of dates) surveyDate(survey, value(field))
      for (const [field, survey] of amounts) surveyAmount(survey, value(field))
    }
  }
  const noted: Noted[] = []
  const found = new Map(columns)
  for (const [field, survey] of dates) {
    const { format, guessed } = dateFormatOf(survey, country)
    set(found, field, format)
    if (guessed) noted.push({ row: first?.line ?? 1, fate: 'mended', why: 'date-order-guessed', field, value: format })
  }
  const own = decimalSignOf(language)
  for (const [field, survey] of amounts) set(found, field, formatOf(survey, own))
  return { columns: found, rows, noted }
}

function set(columns: Map<string, Source>, field: string, format: string): void {
  const source = columns.get(field)
  if (source !== undefined) columns.set(field, { ...source, format })
}

/** The mapping as it can be shown, changed and given back. */
export function mappingOf(asked: Mapping, sheet: Sheet, columns: Columns): Mapping {
  const fields = [...columns].map(([field, { at, constant, format }]) => {
    const heading = at === null ? '' : (sheet.headings[at] ?? '')
    const sole = heading !== '' && heading.length <= 200 && sheet.headings.filter((one) => one === heading).length === 1
    return [
      field,
      {
        ...(at === null ? {} : { column: sole ? heading : at + 1 }),
        ...(constant === '' ? {} : { constant }),
        ...(format === undefined ? {} : { format }),
      },
    ] as const
  })
  return {
    ...asked,
    delimiter: sheet.delimiter,
    encoding: sheet.encoding,
    header: sheet.header,
    fields: Object.fromEntries(fields),
    source: asked.source ?? DEFAULT_SOURCE,
  }
}

export const DEFAULT_SOURCE = 'till'
