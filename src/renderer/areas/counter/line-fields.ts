// Reads the fields of one line: a quantity, and a discount as an amount or a share. Pure.
import { parseMoney, type MoneyFormat } from '../../../shared/domain/money.ts'
import { lineAmount } from '../../../shared/domain/sale.ts'

const MOST = 1_000_000_000

/** `2`, `-1`, `0.35`, `0,35` → thousandths; null for what is no number of things, and for none at all. */
export function readQuantity(typed: string): number | null {
  const found = /^(-?)(\d{1,6})(?:[.,](\d{1,3}))?$/.exec(typed.normalize('NFKC').replaceAll('−', '-').trim())
  if (found === null) return null
  const size = Number(found[2]) * 1_000 + Number((found[3] ?? '').padEnd(3, '0'))
  if (size === 0 || size > MOST) return null
  return found[1] === '-' ? -size : size
}

interface DiscountOf extends MoneyFormat {
  readonly quantity: number
  readonly unitPrice: number
}

/** `1.50` or `10 %` → minor units, never more than the line; empty is none; null for anything else. */
export function readDiscount(typed: string, { quantity, unitPrice, ...format }: DiscountOf): number | null {
  const text = typed.trim()
  if (text === '') return 0
  const gross = Math.abs(lineAmount(quantity, unitPrice))
  const share = /^(\d{1,3})(?:[.,](\d))?\s*%$/.exec(text)
  const off =
    share === null
      ? parseMoney(text, format)
      : Math.round((gross * (Number(share[1]) * 10 + Number(share[2] ?? 0))) / 1_000)
  return off === null || off < 0 || off > gross ? null : off
}
