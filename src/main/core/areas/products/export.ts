// The catalogue as a CSV file that this program, and any other, can read again: RFC 4180, UTF-8 with byte order mark, headings
// as the import knows them, amounts as decimal numbers with a point.
import { BYTE_ORDER_MARK, CSV_TYPE, csvLine, guarded } from '../../../../shared/domain/csv.ts'
import { type ProductField, ProductField as Fields } from '../../../../shared/contract/exchange.ts'
import { minorDigits } from '../../../../shared/domain/money.ts'
import { mayAccess } from '../../../../shared/roles.ts'
import type { ActionContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { priceOn } from './prices.ts'
import { todayOf } from './write.ts'

interface Row {
  readonly kind: string
  readonly name: string
  readonly sku: string | null
  readonly category: string | null
  readonly unit: string | null
  readonly taxRate: number
  readonly serviceInterval: number | null
  readonly serialNumbered: number
  readonly archived: number
  readonly price: number | null
  readonly cost: number | null
  /** JSON array. */
  readonly goesWith: string
}

const ROWS = `SELECT p.kind, p.name, p.sku, p.category, p.unit, p.tax_rate AS taxRate, p.service_interval AS serviceInterval,
    p.serial_numbered AS serialNumbered, p.archived, pp.price, pp.cost,
    (SELECT json_group_array(named.name) FROM (SELECT coalesce(o.sku, o.name) AS name
      FROM product_match m CROSS JOIN product o ON o.id = m.other_id WHERE m.product_id = p.id ORDER BY o.name_key, o.id) named) AS goesWith
  FROM json_each(?) j CROSS JOIN product p ON p.id = j.value LEFT JOIN product_price pp ON pp.id = ${priceOn('p.id')}
  ORDER BY j.key`

/** Between what goes with a product; a number or name that holds one is put between quotation marks. */
const SEPARATOR = '; '

const yesNo = (value: number) => (value === 1 ? 'yes' : 'no')

function valuesOf(row: Row, currency: string): Readonly<Record<ProductField, string>> {
  const unitDigits = minorDigits(currency) + 3
  const amount = (value: number | null) => (value === null ? '' : decimal(value, unitDigits, minorDigits(currency)))
  return {
    kind: row.kind,
    name: row.name,
    sku: row.sku ?? '',
    category: row.category ?? '',
    unit: row.unit ?? '',
    price: amount(row.price),
    cost: amount(row.cost),
    'tax-rate': decimal(row.taxRate, 3, 0),
    'service-interval': row.serviceInterval === null ? '' : String(row.serviceInterval),
    'serial-numbered': yesNo(row.serialNumbered),
    'goes-with': (JSON.parse(row.goesWith) as string[]).map(listed).join(SEPARATOR),
    archived: yesNo(row.archived),
  }
}

/** An exact decimal number of a whole number of 10^-digits, with at least `least` decimals. */
function decimal(value: number, digits: number, least: number): string {
  const figures = String(value).padStart(digits + 1, '0')
  const [whole, parts] = [figures.slice(0, figures.length - digits), figures.slice(figures.length - digits)]
  const short = parts.replace(/0+$/, '').padEnd(least, '0')
  return short === '' ? whole : `${whole}.${short}`
}

const listed = (name: string) => (/[;"]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)

export interface CatalogueRequest {
  readonly currency: string
  readonly today: number
  /** Whether whoever asks may see what the shop pays; without, the file has no such column. */
  readonly costs: boolean
}

export interface Catalogue {
  /** Headings as the import knows them. */
  readonly fields: readonly ProductField[]
  /** Ids of the products, by name. */
  readonly ids: readonly number[]
  /** The values of some of them, in the order of `fields`; amounts as decimal numbers with a point. */
  rows(ids: readonly number[]): readonly (readonly string[])[]
}

export function catalogue(db: ReadDb, { currency, today, costs }: CatalogueRequest): Catalogue {
  const fields = Fields.options.filter((field) => costs || field !== 'cost')
  return {
    fields,
    ids: db.pluck<number>('SELECT id FROM product ORDER BY name_key, id'),
    rows: (ids) =>
      db.all<Row>(ROWS, JSON.stringify(ids), today, today).map((row) => {
        const values = valuesOf(row, currency)
        return fields.map((field) => values[field])
      }),
  }
}

export function exportProducts({ book, outside, session }: ActionContext): { readonly file: File } {
  const { db, settings } = book()
  const costs = session !== null && mayAccess(session.role, 'bookkeeper')
  const { fields, ids, rows } = catalogue(db, {
    currency: settings.currency,
    today: todayOf({ settings, outside }),
    costs,
  })
  const lines = [fields, ...rows(ids)].map((row) => csvLine(row.map(guarded)))
  return { file: new File([BYTE_ORDER_MARK, ...lines], 'products.csv', { type: CSV_TYPE }) }
}
