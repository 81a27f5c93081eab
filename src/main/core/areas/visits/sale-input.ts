// Turns what was typed at the counter into entries of the ledger: prices of that day, line totals, tax, tenders that add up.
// Gathers what it needs first, then decides; answers every issue at once.
import type * as z from 'zod'
import type { LineInput, TenderInput } from '../../../../shared/contract/visits.ts'
import { lineAmount, lineTotal, roundedCash, sumSale, type SaleSum } from '../../../../shared/domain/sale.ts'
import type { QueryContext } from '../../area.ts'
import { productsAt, type ProductOnDay } from '../products/service.ts'
import type { LineEntry, PaymentEntry, VisitKind } from './write.ts'

type Line = z.infer<typeof LineInput>
type TenderLine = z.infer<typeof TenderInput>

export interface Issue {
  readonly path: string
  readonly rule: string
  readonly limit?: number
}

/** What the contract can say in an amount. */
export const MOST = 9_000_000_000_000
/** What stands on account is due after so many days unless somebody says otherwise. */
const DUE_AFTER = 14

export interface Sold {
  readonly lines: readonly LineEntry[]
  readonly sum: SaleSum
  readonly issues: readonly Issue[]
}

/** The lines as they were sold on a shop day. Where there are issues the rest means nothing. */
export function soldLines(
  { db, settings }: Pick<QueryContext, 'db' | 'settings'>,
  lines: readonly Line[],
  day: number,
): Sold {
  const ids = lines.flatMap(({ productId }) => (productId === null ? [] : [productId]))
  const products: ReadonlyMap<number, ProductOnDay> = ids.length === 0 ? new Map() : productsAt(db, ids, day)
  const sold = lines.map((line, at) => soldLine(line, products, `lines.${String(at)}`))
  const issues = sold.flatMap((one) => one.issues)
  const entries = sold.map((one) => one.entry)
  if (issues.length > 0) return { lines: [], sum: NOTHING, issues }
  const sum = sumSale(entries, settings.taxIncluded)
  return { lines: entries, sum, issues: Math.abs(sum.total) > MOST ? [tooLarge('lines')] : [] }
}

const NOTHING: SaleSum = { total: 0, tax: 0, taxes: [] }
const tooLarge = (path: string): Issue => ({ path, rule: 'too_large', limit: MOST })

function soldLine(line: Line, products: ReadonlyMap<number, ProductOnDay>, path: string) {
  const { productId, quantity, discount, serial } = line
  const product = productId === null ? undefined : products.get(productId)
  const words = line.words === '' ? null : line.words
  const unitPrice = line.unitPrice ?? product?.price
  const taxRate = line.taxRate ?? product?.taxRate ?? 0
  const gross = lineAmount(quantity, unitPrice ?? 0)
  const cost = product?.cost == null ? null : lineAmount(quantity, product.cost)
  const issues: Issue[] = []
  if (productId !== null && product === undefined) issues.push({ path: `${path}.productId`, rule: 'unknown' })
  if (productId === null && words === null) issues.push({ path: `${path}.words`, rule: 'too_short', limit: 1 })
  if (unitPrice === undefined && productId === null) issues.push({ path: `${path}.unitPrice`, rule: 'missing' })
  if (quantity === 0) issues.push({ path: `${path}.quantity`, rule: 'nothing' })
  if (Math.max(Math.abs(gross), Math.abs(cost ?? 0)) > MOST) issues.push(tooLarge(path))
  else if (discount > Math.abs(gross)) {
    issues.push({ path: `${path}.discount`, rule: 'too_large', limit: Math.abs(gross) })
  }
  const total = lineTotal({ quantity, unitPrice: unitPrice ?? 0, discount, taxRate })
  const entry: LineEntry = {
    productId,
    words,
    quantity,
    unitPrice: unitPrice ?? 0,
    discount,
    taxRate,
    total,
    cost,
    serial: serial === '' ? null : serial,
  }
  return { entry, issues }
}

export interface Due {
  readonly total: number
  /** Shop day. */
  readonly day: number
  readonly cashStep: number
  readonly known: boolean
}

export interface Paid {
  readonly payments: readonly PaymentEntry[]
  /** What cash rounding added to the total. */
  readonly rounding: number
  readonly issues: readonly Issue[]
}

/** Tenders that add up to what is due; only what is paid in cash may be rounded to the smallest coin. All in cash if none is said. */
export function paidWith(tenders: readonly TenderLine[], { total, day, cashStep, known }: Due): Paid {
  if (tenders.length === 0) {
    const cash = roundedCash(total, cashStep)
    const payments: readonly PaymentEntry[] = cash === 0 ? [] : [{ tender: 'cash', amount: cash, dueDay: null }]
    return { payments, rounding: cash - total, issues: [] }
  }
  const issues = tenders.flatMap((tender, at) => accountIssues(tender, `tenders.${String(at)}`, { day, known }))
  const sum = (some: readonly TenderLine[]) => some.reduce((all, { amount }) => all + amount, 0)
  const cash = tenders.filter(({ tender }) => tender === 'cash')
  const inCash = total - sum(tenders.filter(({ tender }) => tender !== 'cash'))
  const paid = sum(cash)
  const adds = paid === inCash || (cash.length > 0 && paid === roundedCash(inCash, cashStep))
  if (!adds) issues.push({ path: 'tenders', rule: 'does_not_add_up', limit: total })
  const payments = tenders
    .filter(({ amount }) => amount !== 0)
    .map(({ tender, amount, dueDay }) => ({
      tender,
      amount,
      dueDay: tender === 'account' && amount > 0 ? (dueDay ?? day + DUE_AFTER) : null,
    }))
  return { payments, rounding: adds ? paid - inCash : 0, issues }
}

function accountIssues(
  { tender, dueDay }: TenderLine,
  path: string,
  { day, known }: { readonly day: number; readonly known: boolean },
): Issue[] {
  if (tender !== 'account') return []
  return [
    ...(known ? [] : [{ path: `${path}.tender`, rule: 'needs_a_customer' }]),
    ...(dueDay !== null && dueDay < day ? [{ path: `${path}.dueDay`, rule: 'too_small', limit: day }] : []),
  ]
}

/** Whoever only brings something back makes no purchase; an exchange is one while it is worth nothing or more. */
export function kindOf(lines: readonly { readonly quantity: number }[], total: number): VisitKind {
  if (lines.length === 0) return 'visit'
  return total < 0 || lines.every(({ quantity }) => quantity < 0) ? 'return' : 'sale'
}
