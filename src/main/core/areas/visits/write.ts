// Writes visits with their lines and payments into the ledgers: one at the counter, thousands in an import. Everything has
// been worked out before; here it only has to be quick.
import type { VisitKind, Tender } from '../../../../shared/contract/visits.ts'
import type { SqlValue, WriteDb } from '../../database/handle.ts'
import type * as z from 'zod'

export type VisitKind = z.infer<typeof VisitKind>
export type Tender = z.infer<typeof Tender>

/** Amounts in minor units; quantity in thousandths, unit price in thousandths of the minor unit. */
export interface LineEntry {
  readonly productId: number | null
  readonly words: string | null
  readonly quantity: number
  readonly unitPrice: number
  readonly discount: number
  /** Thousandths of a per cent. */
  readonly taxRate: number
  readonly total: number
  /** Of the whole line; null where it is not known. */
  readonly cost: number | null
  readonly serial: string | null
}

export interface PaymentEntry {
  readonly tender: Tender
  readonly amount: number
  /** For `account`. */
  readonly dueDay: number | null
}

export interface VisitEntry {
  /** UTC epoch ms; `day` and `slot` are what `shopCalendar(…).momentOf(at)` says. */
  readonly at: number
  readonly day: number
  readonly slot: number
  /** Of whom it is said; null for nobody known. */
  readonly contactId: number | null
  /** Whose it is now, where that is not the same: after a merge somebody else's, null while they are in the trash. */
  readonly ownerId?: number | null
  readonly kind: VisitKind
  readonly servedBy: number | null
  readonly outletId: number | null
  readonly receipt: string | null
  /** Where it was written down: null at the counter. */
  readonly source: string | null
  readonly note: string | null
  /** With tax, without cash rounding. */
  readonly total: number
  readonly tax: number
  readonly rounding: number
  readonly returnOf?: number | null
  /** A counter-entry: the visit it takes back, of which its lines are the mirror. */
  readonly corrects?: number | null
  readonly lines: readonly LineEntry[]
  readonly payments: readonly PaymentEntry[]
}

const VISIT =
  'id, contact_id, owner_id, kind, at, day, slot, served_by, outlet_id, total, tax, rounding, receipt, source, note, return_of, corrects'
const LINE =
  'id, contact_id, owner_id, visit_id, day, product_id, words, quantity, unit_price, discount, tax_rate, total, cost, serial, counter'
const PAYMENT = 'id, contact_id, owner_id, visit_id, later, tender, amount, at, day, due_day, note'

/**
 * Writes visits within the open command and answers the id of the first; the others follow it in order. Whoever calls has
 * checked everything.
 */
export function writeVisits(db: WriteDb, visits: readonly VisitEntry[]): number {
  if (visits.length === 0) return 0
  const first = db.newIds('visit', visits.length)
  const into = {
    visit: gathering(db, 'visit', VISIT),
    line: gathering(db, 'sale_line', LINE),
    payment: gathering(db, 'payment', PAYMENT),
  }
  const lineCount = visits.reduce((sum, { lines }) => sum + lines.length, 0)
  const paymentCount = visits.reduce((sum, { payments }) => sum + payments.length, 0)
  let line = lineCount === 0 ? 0 : db.newIds('sale_line', lineCount)
  let payment = paymentCount === 0 ? 0 : db.newIds('payment', paymentCount)
  let id = first
  // Table by table: births of one table in a row are one entry of the journal.
  for (const v of visits) {
    const owner = ownerOf(v)
    into.visit.add(
      id,
      v.contactId,
      owner,
      v.kind,
      v.at,
      v.day,
      v.slot,
      v.servedBy,
      v.outletId,
      v.total,
      v.tax,
      v.rounding,
      v.receipt,
      v.source,
      v.note,
      v.returnOf ?? null,
      v.corrects ?? null,
    )
    id += 1
  }
  into.visit.end()
  id = first
  for (const v of visits) {
    const owner = ownerOf(v)
    const counter = v.corrects == null ? 0 : 1
    for (const l of v.lines) {
      into.line.add(
        line,
        v.contactId,
        owner,
        id,
        v.day,
        l.productId,
        l.words,
        l.quantity,
        l.unitPrice,
        l.discount,
        l.taxRate,
        l.total,
        l.cost,
        l.serial,
        counter,
      )
      line += 1
    }
    id += 1
  }
  into.line.end()
  id = first
  for (const v of visits) {
    const owner = ownerOf(v)
    for (const p of v.payments) {
      into.payment.add(payment, v.contactId, owner, id, 0, p.tender, p.amount, v.at, v.day, p.dueDay, null)
      payment += 1
    }
    id += 1
  }
  into.payment.end()
  return first
}

const ownerOf = ({ contactId, ownerId }: Pick<VisitEntry, 'contactId' | 'ownerId'>) =>
  ownerId === undefined ? contactId : ownerId

export interface LaterPayment {
  readonly visitId: number
  /** Those of the visit. */
  readonly contactId: number | null
  readonly ownerId: number | null
  readonly tender: Tender
  readonly amount: number
  /** UTC epoch ms, and its shop day. */
  readonly at: number
  readonly day: number
  readonly note: string | null
}

/** Money that came after the visit it pays. */
export function writeLaterPayments(db: WriteDb, payments: readonly LaterPayment[]): void {
  if (payments.length === 0) return
  const first = db.newIds('payment', payments.length)
  const into = gathering(db, 'payment', PAYMENT)
  for (const [at, p] of payments.entries()) {
    into.add(first + at, p.contactId, p.ownerId, p.visitId, 1, p.tender, p.amount, p.at, p.day, null, p.note)
  }
  into.end()
}

const AT_ONCE = 20

interface Gathering {
  add(...values: readonly SqlValue[]): void
  /** Writes what is left. */
  end(): void
}

/** Several rows a statement are a quarter quicker than one. */
function gathering(db: WriteDb, table: string, columns: string): Gathering {
  const row = `(${columns.replace(/\w+/g, '?')})`
  const insert = (rows: number) =>
    `INSERT INTO ${table} (${columns}) VALUES ${Array.from({ length: rows }, () => row).join(', ')}`
  const [one, many] = [insert(1), insert(AT_ONCE)]
  const width = columns.split(',').length
  let waiting: SqlValue[] = []
  return {
    add(...values) {
      waiting.push(...values)
      if (waiting.length < width * AT_ONCE) return
      db.run(many, ...waiting)
      waiting = []
    },
    end() {
      for (let at = 0; at < waiting.length; at += width) db.run(one, ...waiting.slice(at, at + width))
      waiting = []
    },
  }
}
