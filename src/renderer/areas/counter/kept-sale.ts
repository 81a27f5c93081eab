// A sale as text and back, to keep it in the book while it is unfinished. What cannot be read is as good as none.
import * as z from 'zod'
import { Tender } from '../../../shared/contract/visits.ts'
import { Id, Money, Quantity, TaxRate, UnitPrice } from '../../../shared/contract/shapes.ts'
import type { SaleDraft } from './sale-draft.ts'

const Kept = z.object({
  begun: z.boolean(),
  contactId: Id.nullable(),
  lines: z.array(
    z.object({
      key: z.number().int(),
      productId: Id.nullable(),
      name: z.string(),
      quantity: Quantity,
      unitPrice: UnitPrice,
      discount: Money.min(0),
      taxRate: TaxRate,
      serial: z.string(),
      serialNumbered: z.boolean(),
    }),
  ),
  tender: Tender,
  parts: z.array(z.object({ key: z.number().int(), tender: Tender, amount: Money })),
  given: Money.nullable(),
  dueIn: z.number().int().min(0).max(3_650),
  servedBy: Id.nullable(),
  note: z.string(),
  returnOf: Id.nullable(),
  corrects: Id.nullable(),
})

export const writeSale = (draft: SaleDraft): string => JSON.stringify(draft)

export function readSale(text: string | undefined): SaleDraft | null {
  if (text === undefined) return null
  try {
    const read = Kept.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null // not ours
  }
}
