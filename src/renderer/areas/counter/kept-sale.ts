// A sale as text and back, to keep it in the book while it is unfinished. What cannot be read is as good as none: it may
// come from another version of the program.
import type { DraftLine, SaleDraft, TenderName, TenderPart } from './sale-draft.ts'

type Check = (value: unknown) => boolean
type Checks<T> = { readonly [K in keyof T]: Check }

const whole: Check = (value) => Number.isSafeInteger(value)
const natural: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0
const text: Check = (value) => typeof value === 'string'
const yesOrNo: Check = (value) => typeof value === 'boolean'
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)

const TENDERS: Readonly<Record<TenderName, true>> = {
  cash: true,
  card: true,
  voucher: true,
  account: true,
  transfer: true,
  other: true,
}
const tender: Check = (value) => typeof value === 'string' && Object.hasOwn(TENDERS, value)

function isAll<T>(checks: Checks<T>): Check {
  const entries = Object.entries<Check>(checks)
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    entries.every(([name, check]) => check((value as Readonly<Record<string, unknown>>)[name]))
}
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)

const LINE: Checks<DraftLine> = {
  key: whole,
  productId: orNull(natural),
  name: text,
  quantity: whole,
  unitPrice: natural,
  discount: natural,
  taxRate: natural,
  serial: text,
  serialNumbered: yesOrNo,
}
const PART: Checks<TenderPart> = { key: whole, tender, amount: whole }
const SALE: Checks<SaleDraft> = {
  begun: yesOrNo,
  contactId: orNull(natural),
  lines: listOf(isAll(LINE)),
  tender,
  parts: listOf(isAll(PART)),
  given: orNull(whole),
  dueIn: natural,
  servedBy: orNull(natural),
  note: text,
  returnOf: orNull(natural),
  corrects: orNull(natural),
  coupon: orNull(text),
}
const isSale = isAll(SALE)

export const writeSale = (draft: SaleDraft): string => JSON.stringify(draft)

export function readSale(kept: string | undefined): SaleDraft | null {
  if (kept === undefined) return null
  try {
    const read: unknown = JSON.parse(kept)
    return isSale(read) ? (read as SaleDraft) : null // every field was looked at
  } catch {
    return null // not ours
  }
}
