// Files of people and firms of whom is known who stands in them twice. What tells the truth (rec_id, True Id, unique_id) is read for
// judging alone and never brought in.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { csvLine } from '../../src/shared/domain/csv.ts'

export interface LinkageFile {
  readonly name: string
  readonly note: string
  /** As it is brought in: its own headings, and a column that numbers the rows for judging, which the finder does not see. */
  readonly csv: string
  readonly kind: 'contacts' | 'companies'
  /** ISO 3166-1 alpha-2 of the shop that brings it in. */
  readonly country: string
  /** Whose each row is. */
  readonly truth: readonly string[]
}

type Row = Readonly<Record<string, string>>

/** Plain tables with commas, quotes and blanks behind commas. */
function rowsOf(text: string): readonly Row[] {
  const rows: string[][] = []
  for (const [cell] of text.matchAll(/(?:\s*"(?:[^"]|"")*"\s*|[^,\r\n]*)(?:,|\r?\n|$)/g)) {
    const last = rows.at(-1)
    const value = cell
      .replace(/,$|\r?\n$/, '')
      .trim()
      .replace(/^"|"$/g, '')
      .replaceAll('""', '"')
    if (last === undefined || last.at(-1) === END) rows.push([value])
    else last.push(value)
    if (!cell.endsWith(',')) rows.at(-1)?.push(END)
  }
  const [head = [], ...body] = rows.map((row) => row.filter((cell) => cell !== END))
  return body
    .filter((row) => row.length > 1)
    .map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])))
}
const END = '\u0000'

function table(rows: readonly Row[], columns: readonly string[]): string {
  const lines = rows.map((row, at) => csvLine([...columns.map((column) => row[column] ?? ''), `row ${String(at)}`]))
  return csvLine([...columns, 'note']) + lines.join('')
}

const FEBRL = [
  'given_name',
  'surname',
  'street_number',
  'address_1',
  'address_2',
  'suburb',
  'postcode',
  'state',
  'date_of_birth',
]

/** Those that are there. */
export function linkageFiles(data: string): readonly LinkageFile[] {
  const read = (...parts: readonly string[]): readonly Row[] | null => {
    const path = join(data, ...parts)
    return existsSync(path) ? rowsOf(readFileSync(path, 'utf8')) : null
  }
  const files: LinkageFile[] = []
  const febrl = (name: string, parts: readonly string[]): void => {
    const tables = parts.map((part) => read('febrl', part))
    if (tables.includes(null)) return
    const rows = tables.flatMap((some) => some ?? [])
    const truth = rows.map((row) => row['rec_id']?.split('-')[1] ?? '')
    const of = { kind: 'contacts' as const, country: 'AU', truth }
    files.push({ ...of, name: `Febrl ${name}`, note: 'without soc_sec_id', csv: table(rows, FEBRL) })
    files.push({ ...of, name: `Febrl ${name}`, note: 'all columns', csv: table(rows, [...FEBRL, 'soc_sec_id']) })
  }
  febrl('1', ['dataset1.csv'])
  febrl('2', ['dataset2.csv'])
  febrl('4', ['dataset4a.csv', 'dataset4b.csv'])
  const restaurants = read('restaurant-dedupe', 'restaurant-nophone-training.csv')
  if (restaurants !== null) {
    const truth = restaurants.map((row) => row['unique_id'] ?? '')
    const csv = table(restaurants, ['name', 'address', 'city'])
    files.push({ name: 'Restaurants', note: 'as people', kind: 'contacts', country: 'US', csv, truth })
    files.push({ name: 'Restaurants', note: 'as companies', kind: 'companies', country: 'US', csv, truth })
  }
  const sites = read('dedupe-examples', 'csv_example_input_with_true_ids.csv')
  if (sites !== null) {
    const truth = sites.map((row) => row['True Id'] ?? '')
    const csv = table(sites, ['Site name', 'Address', 'Zip', 'Phone'])
    files.push({ name: 'Early childhood sites', note: 'as people', kind: 'contacts', country: 'US', csv, truth })
    files.push({ name: 'Early childhood sites', note: 'as companies', kind: 'companies', country: 'US', csv, truth })
  }
  return files
}
