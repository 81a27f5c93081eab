// Joins what was asked for with what a file shows: which column each field comes from, and how its values are written, found
// out over the whole file.
import { unguarded } from '../../../../shared/domain/csv.ts'
import type { ExchangeKind, Mapping } from '../../../../shared/contract/exchange.ts'
import {
  ConsentField,
  ContactField,
  PeopleField,
  ProductField,
  SalesField,
  SuppressionField,
} from '../../../../shared/contract/exchange.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ShopSettings } from '../../shop-settings.ts'
import { decimalSignOf, formatOf, isAmountFormat, newAmountSurvey, surveyAmount, type AmountSurvey } from './amounts.ts'
import type { Row } from './csv-rows.ts'
import { headingKey } from './heading-key.ts'
import { labelPlaceOf } from './headings.ts'
import { DAY_ORDERS, dateFormatOf, isDateFormat, newDateSurvey, surveyDate, type DateSurvey } from './moments.ts'
import type { Noted } from './reasons.ts'
import type { Sheet } from './sheet.ts'
import { withoutControls } from './text-encoding.ts'

interface Place {
  /** From 0. */
  readonly at: number
  readonly heading: string
  /** The column that says which of several it is, such as `Phone 1 - Label`. */
  readonly labelAt: number | null
}

interface Source {
  /** The columns that mean this, the first one first; none where it is the same words in every row. */
  readonly places: readonly Place[]
  readonly constant: string
  readonly format: string | undefined
  /** Year, month and day in columns of their own, in this order. */
  readonly parted: boolean
}

/** Where each field comes from. */
export type Columns = ReadonlyMap<string, Source>

export const FIELDS: Readonly<Record<ExchangeKind, readonly string[]>> = {
  contacts: ContactField.options,
  companies: ContactField.options,
  sales: SalesField.options,
  products: ProductField.options,
  tags: PeopleField.options,
  lists: PeopleField.options,
  consent: ConsentField.options,
  suppression: SuppressionField.options,
  archive: [],
}

/** Kinds of file that may fill the shop's own fields. */
const WITH_OWN_FIELDS: ReadonlySet<ExchangeKind> = new Set(['contacts', 'companies', 'sales', 'products'])
const OWN_FIELD = /^custom:[1-9]\d{0,14}$/

const isField = (kind: ExchangeKind, field: string) =>
  FIELDS[kind].includes(field) || (WITH_OWN_FIELDS.has(kind) && OWN_FIELD.test(field))

const DATES: ReadonlySet<string> = new Set(['date', 'birthday', 'anniversary', 'name-day', 'wedding', 'consent-date'])
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
  const issues: { path: string; rule: string }[] = []
  const columns = new Map<string, Source>()
  for (const [field, { column, more = [], constant, format }] of Object.entries(mapping.fields)) {
    const path = `mapping.fields.${field}`
    if (!isField(kind, field)) {
      issues.push({ path, rule: 'unknown' })
      continue
    }
    const asked = column === undefined ? more : [column, ...more]
    if (asked.length === 0 && constant === undefined) continue
    const found = asked.map((one) => placeOf(sheet, one))
    if (found.includes('none')) issues.push({ path: `${path}.column`, rule: 'unknown' })
    if (format !== undefined && !isFormat(field, format)) issues.push({ path: `${path}.format`, rule: 'unknown' })
    const places = [...new Set(found.filter((at) => at !== 'none'))].map((at) => ({
      at,
      heading: sheet.headings[at] ?? '',
      labelAt: labelPlaceOf(sheet.headings, at),
    }))
    columns.set(field, { places, constant: constant ?? '', format, parted: DATES.has(field) && isParted(places) })
  }
  if (issues.length > 0) throw new Failure('BAD_INPUT', { issues })
  return columns
}

const PARTS = [
  /year|jahr|ann[eé]e|a[nñ]o|anno|jaar/i,
  /month|monat|mois|mes\b|mese|maand/i,
  /day|tag|jour|d[ií]a|giorno|dag/i,
]

/** `Birth Year`, `Birth Month`, `Birth Day`. */
function isParted(places: readonly Place[]): boolean {
  return places.length === 3 && places.every(({ heading }, at) => PARTS[at]?.test(heading) === true)
}

/** As a date is stored, with what is known of it. */
function partedDate(row: Row, places: readonly Place[]): string {
  const [year = '', month = '', day = ''] = places.map(({ at }) => cellOf(row, at))
  if (year === '' && month === '' && day === '') return ''
  const two = (part: string) => part.padStart(2, '0')
  if (/^0*$/.test(year)) return `--${two(month)}-${two(day)}`
  return [year, ...(month === '' ? [] : [two(month), ...(day === '' ? [] : [two(day)])])].join('-')
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

/** Who came and when, without a word on what was bought. */
export function tellsOfVisits(columns: Columns): boolean {
  const any = (...fields: readonly string[]) => fields.some((field) => columns.has(field))
  return (
    any('customer-number', 'customer-name', 'customer-phone', 'customer-email') &&
    !any('unit-price', 'line-total', 'quantity', 'product', 'sku', 'discount')
  )
}

/** What must be said of a file of this kind and comes from nowhere. */
export function missingFields(kind: ExchangeKind, columns: Columns): readonly string[] {
  const any = (...fields: readonly string[]) => fields.some((field) => columns.has(field))
  const whom = any('number', 'name', 'phone', 'email') ? [] : ['email']
  const needed = (...fields: readonly string[]) => fields.filter((field) => !any(field))
  switch (kind) {
    case 'contacts':
    case 'companies':
      return any('name', 'given', 'family', 'company', 'nickname', 'phone', 'mobile', 'work-phone', 'email', 'number')
        ? []
        : ['name']
    case 'sales':
      return [...needed('date'), ...(any('unit-price', 'line-total') || tellsOfVisits(columns) ? [] : ['unit-price'])]
    case 'products':
      return any('name', 'sku') ? [] : ['name']
    case 'tags':
      return [...whom, ...needed('tags')]
    case 'lists':
      return [...whom, ...needed('list')]
    case 'consent':
      return [...whom, ...needed('state')]
    case 'suppression':
      return any('email', 'phone') ? [] : ['email']
    case 'archive':
      return []
  }
}

/** A row as the fields see it: trimmed, without controls; of several columns the first that says something, else the constant. */
export type Values = (field: string) => string

export function valuesOf(columns: Columns, row: Row): Values {
  return (field) => {
    const source = columns.get(field)
    if (source === undefined) return ''
    if (source.parted) return partedDate(row, source.places) || source.constant
    for (const { at } of source.places) {
      const cell = cellOf(row, at)
      if (cell !== '') return cell
    }
    return source.constant
  }
}

/** One of several values of the same meaning. */
export interface Said {
  readonly value: string
  /** What tells which of several it is: the words of the column that labels it, else its heading. */
  readonly label: string
  readonly heading: string
}

/** What every column of this meaning says, empty ones too, so that those of one address keep together. */
export function allValuesOf(columns: Columns, row: Row, field: string): readonly Said[] {
  const source = columns.get(field)
  if (source === undefined) return []
  const said = source.places.map(({ at, heading, labelAt }) => ({
    value: cellOf(row, at),
    label: (labelAt === null ? '' : cellOf(row, labelAt)) || heading,
    heading,
  }))
  if (source.constant === '' || said.some(({ value }) => value !== '')) return said
  return [{ value: source.constant, label: '', heading: '' }]
}

function cellOf(row: Row, at: number): string {
  const cell = (row.cells[at] ?? '').trim()
  if (cell === '') return ''
  return withoutControls(cell.charCodeAt(0) === APOSTROPHE ? withoutApostrophes(cell) : cell)
}

const APOSTROPHE = 39

/** One alone keeps a spreadsheet from calculating; two are the quotes of another program. */
const withoutApostrophes = (cell: string) =>
  (cell.length > 2 && /^'[^']*'$/.test(cell) ? cell.slice(1, -1) : unguarded(cell)).trim()

export interface Surveyed {
  /** Every format that had to be found out is. */
  readonly columns: Columns
  readonly rows: number
  readonly noted: readonly Noted[]
  /** Columns of dates of which nothing says whether the day or the month stands first. */
  readonly questions: readonly Question[]
}

export interface Question {
  readonly field: string
  /** The one that was taken first. */
  readonly formats: readonly string[]
  readonly samples: readonly string[]
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
  const samples = new Map<string, string[]>()
  for await (const some of sheet.rows()) {
    rows += some.length
    first ??= some[0]
    for (const row of some) {
      const value = valuesOf(columns, row)
      for (const [field, survey] of dates) {
        const said = value(field)
        // 0/0/00 and the like stand where nobody knows.
        if (!/[1-9]|\p{L}/u.test(said)) continue
        surveyDate(survey, said)
        keepSample(samples, field, said)
      }
      for (const [field, survey] of amounts) surveyAmount(survey, value(field))
    }
  }
  const noted: Noted[] = []
  const questions: Question[] = []
  const found = new Map(columns)
  for (const [field, survey] of dates) {
    const { format, guessed } = dateFormatOf(survey, country)
    set(found, field, format)
    if (!guessed) continue
    noted.push({ row: first?.line ?? 1, fate: 'mended', why: 'date-order-guessed', field, value: format })
    questions.push({
      field,
      formats: [format, ...DAY_ORDERS.filter((one) => one !== format)],
      samples: samples.get(field) ?? [],
    })
  }
  const own = decimalSignOf(language)
  for (const [field, survey] of amounts) set(found, field, formatOf(survey, own))
  return { columns: found, rows, noted, questions }
}

const SAMPLES = 5

function keepSample(samples: Map<string, string[]>, field: string, said: string): void {
  const kept = samples.get(field)
  if (kept === undefined) samples.set(field, [said.slice(0, 40)])
  else if (kept.length < SAMPLES && !kept.includes(said)) kept.push(said.slice(0, 40))
}

function set(columns: Map<string, Source>, field: string, format: string): void {
  const source = columns.get(field)
  if (source !== undefined) columns.set(field, { ...source, format })
}

/** The mapping as it can be shown, changed and given back. */
export function mappingOf(asked: Mapping, sheet: Sheet, columns: Columns): Mapping {
  const named = (at: number) => {
    const heading = sheet.headings[at] ?? ''
    const sole = heading !== '' && heading.length <= 200 && sheet.headings.filter((one) => one === heading).length === 1
    return sole ? heading : at + 1
  }
  const fields = [...columns].map(([field, { places, constant, format }]) => {
    const [first, ...more] = places.map(({ at }) => named(at))
    return [
      field,
      {
        ...(first === undefined ? {} : { column: first }),
        ...(more.length === 0 ? {} : { more }),
        ...(constant === '' ? {} : { constant }),
        ...(format === undefined ? {} : { format }),
      },
    ] as const
  })
  return {
    ...asked,
    ...(sheet.delimiter === null ? {} : { delimiter: sheet.delimiter }),
    encoding: sheet.encoding,
    header: sheet.header,
    ...(sheet.sheet === null ? {} : { sheet: sheet.sheet }),
    fields: Object.fromEntries(fields),
    source: asked.source ?? DEFAULT_SOURCE,
  }
}

export const DEFAULT_SOURCE = 'till'
