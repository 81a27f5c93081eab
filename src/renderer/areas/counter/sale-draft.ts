// A sale while it is being typed: who, what, how it is paid. Pure changes of one value, so that every step can be tested.
// Amounts are minor units, prices thousandths of one, quantities thousandths.
import type * as z from 'zod'
import type { Tender } from '../../../shared/contract/visits.ts'
import { lineTotal, sumSale, type SaleSum } from '../../../shared/domain/sale.ts'

export type TenderName = z.infer<typeof Tender>

export interface DraftLine {
  /** Tells the lines of one draft apart. */
  readonly key: number
  readonly productId: number | null
  /** The product's name, or the free words. */
  readonly name: string
  readonly quantity: number
  readonly unitPrice: number
  readonly discount: number
  readonly taxRate: number
  readonly serial: string
  readonly serialNumbered: boolean
}

/** A part that is paid in another way than the rest. */
export interface TenderPart {
  readonly key: number
  readonly tender: TenderName
  readonly amount: number
}

export interface SaleDraft {
  /** Somebody stands at the counter, known or not. */
  readonly begun: boolean
  readonly contactId: number | null
  readonly lines: readonly DraftLine[]
  /** How what the parts leave is paid. */
  readonly tender: TenderName
  readonly parts: readonly TenderPart[]
  /** Cash handed over, for the change; null while nothing was typed. */
  readonly given: number | null
  /** For what goes on account: due so many days from today. */
  readonly dueIn: number
  /** Null: whoever is signed in. */
  readonly servedBy: number | null
  readonly note: string
  /** The sale from which something is brought back. */
  readonly returnOf: number | null
  /** The visit that this one is to stand in place of. */
  readonly corrects: number | null
  /** The code of a coupon that is honoured with it, as it is kept. */
  readonly coupon: string | null
}

export const EMPTY_SALE: SaleDraft = {
  begun: false,
  contactId: null,
  lines: [],
  tender: 'cash',
  parts: [],
  given: null,
  dueIn: 14,
  servedBy: null,
  note: '',
  returnOf: null,
  corrects: null,
  coupon: null,
}

type NewLine = Pick<DraftLine, 'productId' | 'name' | 'quantity' | 'unitPrice' | 'taxRate'> &
  Partial<Pick<DraftLine, 'discount' | 'serial' | 'serialNumbered'>>

const nextKey = (all: readonly { readonly key: number }[]) => all.reduce((most, { key }) => Math.max(most, key), 0) + 1

/** The same product at the same price counts up instead of standing there twice; what has serial numbers never does. */
export function addLine(draft: SaleDraft, line: NewLine): SaleDraft {
  const same = draft.lines.find(
    (one) =>
      line.productId !== null &&
      one.productId === line.productId &&
      one.unitPrice === line.unitPrice &&
      one.discount === 0 &&
      (line.discount ?? 0) === 0 &&
      !one.serialNumbered &&
      one.quantity > 0 === line.quantity > 0,
  )
  if (same !== undefined) return changeLine(draft, same.key, { quantity: same.quantity + line.quantity })
  const added = { discount: 0, serial: '', serialNumbered: false, ...line, key: nextKey(draft.lines) }
  return { ...draft, begun: true, lines: [...draft.lines, added] }
}

/** Nothing of something is no line. A discount never exceeds its line. */
export function changeLine(draft: SaleDraft, key: number, change: Partial<Omit<DraftLine, 'key'>>): SaleDraft {
  const lines = draft.lines
    .map((line) => (line.key === key ? bounded({ ...line, ...change }) : line))
    .filter(({ quantity }) => quantity !== 0)
  return { ...draft, lines }
}

function bounded(line: DraftLine): DraftLine {
  const gross = Math.abs(lineTotal({ ...line, discount: 0 }))
  return line.discount > gross ? { ...line, discount: gross } : line
}

export function removeLine(draft: SaleDraft, key: number): SaleDraft {
  return { ...draft, lines: draft.lines.filter((line) => line.key !== key) }
}

export function addPart(draft: SaleDraft, part: Omit<TenderPart, 'key'>): SaleDraft {
  return { ...draft, parts: [...draft.parts, { ...part, key: nextKey(draft.parts) }] }
}

/** What goes on account needs somebody who owes it. */
export function withContact(draft: SaleDraft, contactId: number | null): SaleDraft {
  const unknown = contactId === null
  return {
    ...draft,
    begun: true,
    contactId,
    tender: unknown && draft.tender === 'account' ? 'cash' : draft.tender,
    parts: unknown ? draft.parts.filter(({ tender }) => tender !== 'account') : draft.parts,
  }
}

/** The same arithmetic as the book's own. */
export function sumOf({ lines }: Pick<SaleDraft, 'lines'>, taxIncluded: boolean): SaleSum {
  return sumSale(
    lines.map((line) => ({ total: lineTotal(line), taxRate: line.taxRate })),
    taxIncluded,
  )
}

/** There is something that would be a pity to lose. */
export function isBegun(draft: SaleDraft): boolean {
  return draft.begun || draft.lines.length > 0
}
