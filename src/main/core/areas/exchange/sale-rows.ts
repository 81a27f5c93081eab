// Rows of a sales file into visits: rows of one receipt and customer are one, also when they do not follow each other; without
// a receipt, those of one customer at one instant. Pure but for the breaths between pieces of the file.
import { lineAmount, lineTotal, timesOver } from '../../../../shared/domain/sale.ts'
import { minorDigits } from '../../../../shared/domain/money.ts'
import { dateOfDay, shopCalendar } from '../../../../shared/domain/shop-day.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import type { Tender } from '../visits/service.ts'
import type { ShopSettings } from '../../shop-settings.ts'
import { isAmountFormat, readAmount, type Amount } from './amounts.ts'
import { DEFAULT_SOURCE, tellsOfVisits, valuesOf, type Columns, type Surveyed, type Values } from './columns.ts'
import { oneLine } from './contact-patch.ts'
import { instantOf, readClock, readMoment, type Instant } from './moments.ts'
import type { PlannedLine, PlannedSale, SalesPlan } from './plan.ts'
import type { Noted, Why } from './reasons.ts'
import type { Sheet } from './sheet.ts'
import type { Mapping } from '../../../../shared/contract/exchange.ts'
import type { Row } from './csv-rows.ts'

export interface SalesRequest {
  readonly sheet: Sheet
  readonly surveyed: Surveyed
  readonly mapping: Mapping
  readonly settings: ShopSettings
  /** UTC epoch ms: what is later was not sold yet. */
  readonly now: number
}

/** No shop that keeps its book here is older. */
const FIRST = Date.UTC(1900, 0, 1)
const MOST = 9_000_000_000_000
const MOST_PIECES = 1_000_000_000
const FULL_TAX = 100_000
const ONE = 1_000

/** Errors: FILE_UNREADABLE. */
export async function planSales(request: SalesRequest): Promise<SalesPlan> {
  const gathering = new Gathering(request)
  for await (const rows of request.sheet.rows()) for (const row of rows) gathering.take(row)
  return gathering.plan()
}

/** Why a row cannot be taken. */
class Skip extends Error {
  readonly why: Why
  readonly field: string
  readonly value: string

  constructor(why: Why, field: string, value: string) {
    super(why)
    this.why = why
    this.field = field
    this.value = value
  }
}

interface OpenSale extends Omit<PlannedSale, 'lines' | 'rows' | 'shared'> {
  readonly lines: PlannedLine[]
  readonly rows: number[]
}

interface NamedOnce {
  readonly name: string
  readonly sku: string | null
  readonly category: string | null
  taxRate: number
  price: number
}

class Gathering {
  readonly #request: SalesRequest
  readonly #columns: Columns
  readonly #noted: Noted[] = []
  readonly #sales = new Map<string, OpenSale>()
  readonly #customers: { number: string; name: string; phone: string; email: string }[] = []
  readonly #customerPlaces = new Map<string, number>()
  readonly #products: NamedOnce[] = []
  readonly #productPlaces = new Map<string, number>()
  readonly #moments = new Map<string, Instant | Skip>()
  readonly #calendar
  readonly #minor: number
  readonly #visitsOnly: boolean
  readonly #thisYear: number
  #skipped = 0

  constructor(request: SalesRequest) {
    const { settings, now, surveyed } = request
    this.#request = request
    this.#columns = surveyed.columns
    this.#visitsOnly = tellsOfVisits(surveyed.columns)
    this.#noted.push(...surveyed.noted)
    this.#calendar = shopCalendar(settings.zone, settings.dayTurn)
    this.#minor = minorDigits(settings.currency)
    this.#thisYear = dateOfDay(this.#calendar.dayOf(now)).year
  }

  take(row: Row): void {
    const values = valuesOf(this.#columns, row)
    try {
      this.#add(row, values)
    } catch (skip) {
      if (!(skip instanceof Skip)) throw skip
      this.#skipped += 1
      this.#noted.push({ row: row.line, fate: 'skipped', why: skip.why, field: skip.field, value: skip.value })
    }
  }

  plan(): SalesPlan {
    const open = [...this.#sales.values()]
    const receipts = Map.groupBy(open, ({ receipt }) => receipt)
    const units = open.map((sale) => ({
      ...sale,
      shared: sale.receipt !== null && (receipts.get(sale.receipt)?.length ?? 0) > 1,
    }))
    const { mapping, surveyed } = this.#request
    return {
      kind: 'sales',
      mapping,
      rows: surveyed.rows,
      skipped: this.#skipped,
      noted: this.#noted,
      units,
      customers: this.#customers,
      products: this.#products,
    }
  }

  #add(row: Row, values: Values): void {
    const { at, clock } = this.#instant(values('date'), values('time'))
    const lines = this.#visitsOnly ? [] : [this.#line(row, values)]
    const customer = this.#customer(values)
    const receipt = oneLine(values('receipt')).slice(0, 60) || null
    if (clock !== 'once') this.#mend(row, clock === 'twice' ? 'time-twice' : 'time-never', 'date', values('date'))
    const key =
      receipt === null && customer === null
        ? `row ${String(row.line)}`
        : JSON.stringify([receipt, customer, receipt === null ? at : null])
    const known = this.#sales.get(key)
    if (known !== undefined) {
      known.lines.push(...lines)
      known.rows.push(row.line)
      return
    }
    const { day, slot } = this.#calendar.momentOf(at)
    this.#sales.set(key, {
      receipt,
      customer,
      at,
      day,
      slot,
      tender: tenderOf(values('tender')),
      servedBy: oneLine(values('served-by')),
      note: values('note').slice(0, 2_000) || null,
      lines,
      rows: [row.line],
    })
  }

  #mend(row: Row, why: Why, field: string, value: string): void {
    this.#noted.push({ row: row.line, fate: 'mended', why, field, value })
  }

  /** Many rows bear one date: each is read once. */
  #instant(date: string, time: string): Instant {
    const key = time === '' ? date : `${date}\n${time}`
    let known = this.#moments.get(key)
    if (known === undefined) {
      known = this.#readInstant(date, time)
      this.#moments.set(key, known)
    }
    if (known instanceof Skip) throw known
    return known
  }

  #readInstant(date: string, time: string): Instant | Skip {
    if (date === '') return new Skip('no-date', 'date', '')
    const { settings, now } = this.#request
    const format = this.#columns.get('date')?.format ?? 'YYYY-MM-DD'
    const moment = readMoment(date, { format, locale: settings.language, thisYear: this.#thisYear })
    if (moment === null) return new Skip('bad-date', 'date', date)
    const seconds = time === '' ? moment.seconds : (readClock(time) ?? 'none')
    if (seconds === 'none') return new Skip('bad-date', 'time', time)
    const instant = instantOf({ day: moment.day, seconds }, settings.zone)
    // What bears no time stands at noon; that of today may lie ahead of us.
    const at =
      seconds === null && instant.at > now && this.#calendar.dayOf(instant.at) === this.#calendar.dayOf(now)
        ? now
        : instant.at
    if (at > now) return new Skip('in-future', 'date', date)
    return at < FIRST ? new Skip('too-old', 'date', date) : { ...instant, at }
  }

  #customer(values: Values): number | null {
    const number = numberOf(values('customer-number'))
    const name = oneLine(values('customer-name'))
    const phone = oneLine(values('customer-phone'))
    const email = oneLine(values('customer-email'))
    const key = number
      ? `n${fold(number)}`
      : phone
        ? `p${phone}`
        : email
          ? `e${email.toLowerCase()}`
          : name
            ? `a${fold(name)}`
            : ''
    if (key === '') return null
    const place = this.#customerPlaces.get(key)
    const known = place === undefined ? undefined : this.#customers[place]
    if (place === undefined || known === undefined) {
      this.#customerPlaces.set(key, this.#customers.length)
      return this.#customers.push({ number, name, phone, email }) - 1
    }
    known.name ||= name
    known.phone ||= phone
    known.email ||= email
    return place
  }

  #line(row: Row, values: Values): PlannedLine {
    const amounts = this.#amounts(row, values)
    const taxRate = this.#taxRate(row, values('tax-rate'))
    const sku = oneLine(values('sku')).slice(0, 60)
    const name = oneLine(values('product')).slice(0, 200)
    const product =
      sku === '' && name === ''
        ? null
        : this.#product({ sku, name, category: values('category'), taxRate, price: amounts.unitPrice })
    const words = product === null ? (this.#request.mapping.source ?? DEFAULT_SOURCE) : null
    return { row: row.line, product, words, taxRate, ...amounts }
  }

  #product({
    sku,
    name,
    category,
    taxRate,
    price,
  }: {
    sku: string
    name: string
    category: string
    taxRate: number | null
    price: number
  }): number {
    const key = sku === '' ? `n${fold(name)}` : `s${fold(sku)}`
    const place = this.#productPlaces.get(key)
    const known = place === undefined ? undefined : this.#products[place]
    if (place === undefined || known === undefined) {
      this.#productPlaces.set(key, this.#products.length)
      const cut = oneLine(category).slice(0, 80)
      return this.#products.push({ name, sku: sku || null, category: cut || null, taxRate: taxRate ?? 0, price }) - 1
    }
    if (known.name === '' && name !== '') this.#products[place] = { ...known, name }
    // What it cost last is what it costs.
    if (price > 0) known.price = price
    return place
  }

  /** Quantity, price, discount and total that agree with each other to the minor unit. */
  #amounts(row: Row, values: Values): Pick<PlannedLine, 'quantity' | 'unitPrice' | 'discount' | 'total'> {
    const back = isReturn(values('kind'))
    const said = this.#read(row, values, 'quantity', 3)
    const price = this.#read(row, values, 'unit-price', this.#minor + 3)
    const total = this.#read(row, values, 'line-total', this.#minor)
    const off = Math.abs(this.#read(row, values, 'discount', this.#minor) ?? 0)
    if (price === null && total === null) throw new Skip('no-amount', 'unit-price', '')
    const counted =
      said ?? (total !== null && price !== null && price !== 0 ? timesOver(total, ONE * ONE, Math.abs(price)) : ONE)
    const pieces = back && counted > 0 ? -counted : counted
    if (pieces === 0) throw new Skip('no-quantity', 'quantity', values('quantity'))
    const lineSum = total !== null && back && total > 0 ? -total : total
    const way = (price ?? 0) < 0 || (lineSum !== null && price === null && lineSum < 0 && pieces > 0) ? -1 : 1
    if ((price ?? 0) < 0) this.#mend(row, 'negative-price', 'unit-price', values('unit-price'))
    const quantity = way * pieces
    const amounts =
      price === null
        ? ofTotal(quantity, lineSum ?? 0)
        : ofPrice({ quantity, price: Math.abs(price), off, total: lineSum })
    if (amounts.differs) this.#mend(row, 'total-differs', 'line-total', values('line-total'))
    const { differs: _differs, ...taken } = amounts
    if (Math.abs(quantity) > MOST_PIECES || Math.abs(taken.total) > MOST || taken.unitPrice > MOST) {
      throw new Skip('too-large', 'quantity', values('quantity'))
    }
    return { quantity, ...taken }
  }

  /** In the small unit of so many decimals; null where nothing stands. */
  #read(row: Row, values: Values, field: string, scale: number): number | null {
    const text = values(field)
    if (text === '') return null
    const format = this.#columns.get(field)?.format ?? '1,234.56'
    const amount: Amount | null = isAmountFormat(format)
      ? readAmount(text, { format, scale, minor: field === 'quantity' ? 0 : this.#minor })
      : null
    if (amount === null) throw new Skip('bad-amount', field, text)
    if (amount.rounded) this.#mend(row, 'rounded', field, text)
    return amount.units
  }

  /** 20, 20 % and 0.2 are all a fifth. */
  #taxRate(row: Row, text: string): number | null {
    if (text === '') return null
    const format = this.#columns.get('tax-rate')?.format ?? '1,234.56'
    const rate = isAmountFormat(format)
      ? readAmount(text, { format: format === 'minor' ? '1,234.56' : format, scale: 5 })
      : null
    const share =
      rate === null
        ? null
        : rate.units > 0 && rate.units < FULL_TAX && !text.includes('%')
          ? rate.units
          : rate.units / 100
    if (share === null || share < 0 || share > FULL_TAX) {
      this.#mend(row, 'bad-amount', 'tax-rate', text)
      return null
    }
    return Math.round(share)
  }
}

/** Spreadsheets make 17850.0 of 17850. */
const numberOf = (text: string) =>
  oneLine(text)
    .replace(/^(\d+)\.0+$/, '$1')
    .slice(0, 60)

interface Agreed {
  readonly unitPrice: number
  readonly discount: number
  readonly total: number
  /** The file's own total is another one; it stands. */
  readonly differs: boolean
}

/** Only the total is known: the price of one that comes to it, by a discount where it does not divide. */
function ofTotal(quantity: number, total: number): Agreed {
  const size = Math.abs(total)
  const near = timesOver(size, ONE * ONE, Math.abs(quantity))
  const over = lineAmount(Math.abs(quantity), near) >= size ? near : timesOver(size + 1, ONE * ONE, Math.abs(quantity))
  const discount = lineAmount(Math.abs(quantity), over) - size
  const agreed = { unitPrice: over, discount }
  return { ...agreed, total: lineTotal({ quantity, taxRate: 0, ...agreed }), differs: false }
}

interface Priced {
  readonly quantity: number
  readonly price: number
  readonly off: number
  readonly total: number | null
}

function ofPrice({ quantity, price, off, total }: Priced): Agreed {
  const gross = lineAmount(quantity, price)
  const discount = Math.min(off, Math.abs(gross))
  const own = lineTotal({ quantity, unitPrice: price, discount, taxRate: 0 })
  if (total === null || own === total) return { unitPrice: price, discount, total: own, differs: false }
  if (gross === total) return { unitPrice: price, discount: 0, total, differs: false }
  // Somebody took something off without saying so; or else the price is not what was paid.
  const same = Math.sign(total) === Math.sign(gross) || total === 0
  if (same && Math.abs(total) < Math.abs(gross)) {
    return { unitPrice: price, discount: Math.abs(gross) - Math.abs(total), total, differs: off > 0 }
  }
  return { ...ofTotal(quantity, Math.sign(quantity) * Math.abs(total)), differs: true }
}

const RETURNS = new Set(
  'return,returned,refund,refunded,credit,credit note,creditnote,credit memo,ruckgabe,retoure,gutschrift,storno,erstattung,retour,remboursement,avoir,devolucion,reembolso,abono,reso,rimborso,nota di credito,devolucao,retourzending,creditnota,zwrot,retur,palautus'.split(
    ',',
  ),
)
const isReturn = (kind: string) => kind !== '' && RETURNS.has(fold(kind).trim())

const TENDERS: readonly (readonly [Tender, RegExp])[] = [
  ['cash', /^(cash|bar|bargeld|especes|efectivo|contanti|dinheiro|contant|gotowka|kontant|kateinen|hotovost)/],
  ['voucher', /(voucher|gift|gutschein|cheque cadeau|bon d|vale|tarjeta regalo|buono|cadeaubon)/],
  ['account', /(account|invoice|rechnung|on credit|a credit|factura|fattura|op rekening)/],
  ['transfer', /(transfer|uberweisung|virement|transferencia|bonifico|overboeking|przelew|paypal|bank)/],
  [
    'card',
    /(card|karte|carte|tarjeta|carta|cartao|pin|karta|kort|visa|master|amex|debit|girocard|maestro|apple pay|google pay|contactless)/,
  ],
]

/** Null words say nothing: other. What stands on account in another program was paid there or not; here it is only told. */
function tenderOf(text: string): Tender {
  const said = fold(text).trim()
  const found = said === '' ? undefined : TENDERS.find(([, words]) => words.test(said))?.[0]
  return found === undefined || found === 'account' ? 'other' : found
}
