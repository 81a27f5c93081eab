// From the sale on the screen to what the book is asked to log, and back from a visit to a sale on the screen.
import type * as z from 'zod'
import type { Visit, VisitInput } from '../../../shared/contract/visits.ts'
import type { Payment } from './payment.ts'
import { EMPTY_SALE, type DraftLine, type SaleDraft } from './sale-draft.ts'

/** What is sent; the contract fills in the rest. */
export type VisitCall = z.input<typeof VisitInput>

export function visitInput(draft: SaleDraft, payment: Payment): VisitCall {
  return {
    contactId: draft.contactId,
    ...(draft.servedBy !== null && { servedBy: draft.servedBy }),
    lines: draft.lines.map((line) => ({
      productId: line.productId,
      words: line.productId === null ? line.name : null,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      discount: line.discount,
      taxRate: line.taxRate,
      serial: line.serial.trim() === '' ? null : line.serial,
    })),
    tenders: payment.tenders.map((one) => ({ ...one })),
    note: draft.note.trim() === '' ? null : draft.note,
    returnOf: draft.returnOf,
  }
}

type SoldLine = Visit['sold'][number]

const lineOf = (line: SoldLine, key: number, quantity: number): DraftLine => ({
  key,
  productId: line.productId,
  name: line.name,
  quantity,
  unitPrice: line.unitPrice,
  discount: line.discount,
  taxRate: line.taxRate,
  serial: line.serial ?? '',
  serialNumbered: line.serial !== null,
})

/** Everything of a sale, brought back; what stays with the customer is taken off the list. */
export function bringingBack(draft: SaleDraft, sale: Visit): SaleDraft {
  const first = draft.lines.reduce((most, { key }) => Math.max(most, key), 0) + 1
  const back = sale.sold
    .filter(({ quantity }) => quantity > 0)
    .map((line, at) => lineOf(line, first + at, -line.quantity))
  return {
    ...draft,
    begun: true,
    contactId: draft.contactId ?? sale.contactId,
    lines: [...draft.lines, ...back],
    returnOf: sale.id,
  }
}

/** A visit as it was typed, to be put right. What was paid stays as it was until somebody says otherwise. */
export function correcting(visit: Visit): SaleDraft {
  const paid = visit.paid.filter(({ later }) => !later)
  const [main, ...others] = paid.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
  return {
    ...EMPTY_SALE,
    begun: true,
    contactId: visit.contactId,
    lines: visit.sold.map((line, at) => lineOf(line, at + 1, line.quantity)),
    tender: main?.tender ?? 'cash',
    parts: others.map(({ tender, amount }, at) => ({ key: at + 1, tender, amount })),
    servedBy: visit.servedBy,
    note: visit.note ?? '',
    returnOf: visit.returnOf,
    corrects: visit.id,
  }
}
