// Rows of a product file into products. Pure but for the breaths between pieces of the file.
import { fold } from '../../../../shared/domain/fold.ts'
import { minorDigits } from '../../../../shared/domain/money.ts'
import { isAmountFormat, readAmount } from './amounts.ts'
import { valuesOf, type Columns, type Values } from './columns.ts'
import { oneLine } from './contact-patch.ts'
import { namesIn } from './named-lists.ts'
import type { ContactsRequest } from './contact-rows.ts'
import type { Row } from './csv-rows.ts'
import type { PlannedProduct, ProductsPlan } from './plan.ts'
import type { Noted } from './reasons.ts'

/** Errors: FILE_UNREADABLE. */
export async function planProducts({ sheet, surveyed, mapping, settings }: ContactsRequest): Promise<ProductsPlan> {
  const noted: Noted[] = [...surveyed.noted]
  const units: PlannedProduct[] = []
  const reading = { columns: surveyed.columns, minor: minorDigits(settings.currency), noted }
  for await (const some of sheet.rows()) {
    for (const row of some) {
      const unit = productOf(row, valuesOf(surveyed.columns, row), reading)
      if (unit === null) noted.push({ row: row.line, fate: 'skipped', why: 'no-name' })
      else units.push(unit)
    }
  }
  return { kind: 'products', mapping, rows: surveyed.rows, skipped: surveyed.rows - units.length, noted, units }
}

interface Reading {
  readonly columns: Columns
  readonly minor: number
  readonly noted: Noted[]
}

const YES = new Set('1 true yes y x ja j wahr oui o vrai si sim tak t waar sand kylla ano active'.split(' '))
const SERVICES = /^(service|dienst|leistung|prestation|servicio|servizio|servico|usluga|tjanst|palvelu)/

function productOf(row: Row, value: Values, reading: Reading): PlannedProduct | null {
  const [name, sku] = [cut('name', 200), cut('sku', 60)]
  if (name === '' && sku === '') return null
  const price = amount('price', reading.minor + 3)
  const cost = amount('cost', reading.minor + 3)
  const interval = /^\d{1,5}$/.test(value('service-interval')) ? Number(value('service-interval')) : null
  return {
    row: row.line,
    name,
    sku: sku || null,
    kind: SERVICES.test(fold(value('kind')).trim()) ? 'service' : 'item',
    category: cut('category', 80) || null,
    unit: cut('unit', 20) || null,
    taxRate: taxRate(),
    price: price ?? 0,
    cost,
    serviceInterval: interval === 0 || (interval ?? 0) > 36_500 ? null : interval,
    serialNumbered: yes('serial-numbered'),
    archived: yes('archived'),
    goesWith: namesIn(value('goes-with')).map(oneLine),
    said: new Set([...reading.columns.keys()].filter((field) => value(field) !== '')),
  }

  function yes(field: string): boolean {
    return YES.has(fold(value(field)).trim())
  }
  function cut(field: string, longest: number): string {
    const text = oneLine(value(field))
    if (text.length > longest)
      reading.noted.push({ row: row.line, fate: 'mended', why: 'too-long', field, value: text })
    return text.slice(0, longest)
  }
  function amount(field: string, scale: number): number | null {
    const text = value(field)
    if (text === '') return null
    const format = reading.columns.get(field)?.format ?? '1,234.56'
    const read = isAmountFormat(format) ? readAmount(text, { format, scale, minor: reading.minor }) : null
    if (read !== null && read.units >= 0) return read.units
    reading.noted.push({ row: row.line, fate: 'mended', why: 'bad-amount', field, value: text })
    return null
  }
  function taxRate(): number {
    const rate =
      value('tax-rate') === '' ? null : readAmount(value('tax-rate').replace('%', ''), { format: '1,234.56', scale: 3 })
    return rate === null ? 0 : Math.min(100_000, Math.max(0, rate.units))
  }
}
