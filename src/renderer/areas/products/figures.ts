// Prices and amounts of products, typed and shown. Pure. A unit price is in thousandths of the minor unit, a quantity in
// thousandths, a tax rate in thousandths of a per cent.
import { minorDigits, parseMoney, type MoneyFormat } from '../../../shared/domain/money.ts'

/**
 * Reads a typed price; up to three places finer than the coins, for what is sold by the gram.
 * @returns thousandths of the minor unit, or null where it is no price
 */
export function parseUnitPrice(typed: string, format: MoneyFormat): number | null {
  const whole = parseMoney(typed, format)
  if (whole !== null) return whole < 0 ? null : whole * 1_000
  const digits = minorDigits(format.currency)
  const found = /^(\d{1,9})[.,](\d+)$/.exec(typed.trim())
  if (!found?.[1] || !found[2] || found[2].length <= digits || found[2].length > digits + 3) return null
  return Number(found[1] + found[2].padEnd(digits + 3, '0'))
}

/** As `parseUnitPrice` reads it again, without the currency's sign. */
export function typedUnitPrice(price: number, format: MoneyFormat): string {
  const digits = minorDigits(format.currency)
  const figures = String(price).padStart(digits + 4, '0')
  const whole = figures.slice(0, -(digits + 3))
  const part = figures.slice(-(digits + 3))
  const kept = part.slice(0, digits) + part.slice(digits).replace(/0+$/, '')
  const sign = new Intl.NumberFormat(format.locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value
  return kept === '' ? whole : `${whole}${sign ?? '.'}${kept}`
}

/** Shown with its currency; finer than the coins only where it is. */
export function shownUnitPrice(price: number, format: MoneyFormat): string {
  const digits = minorDigits(format.currency)
  const finer =
    price % 1_000 === 0
      ? digits
      : digits +
        String(price % 1_000)
          .padStart(3, '0')
          .replace(/0+$/, '').length
  return new Intl.NumberFormat(format.locale, {
    style: 'currency',
    currency: format.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: finer,
  }).format(price / 10 ** (digits + 3))
}

/** `7.25`, `7,25 %` → 7250; null where it is no rate from 0 to 100. */
export function parseRate(typed: string): number | null {
  const plain = typed.trim().replace(/\s*%$/, '').replace(',', '.')
  if (!/^\d{1,3}(\.\d{1,3})?$/.test(plain)) return null
  const rate = Math.round(Number(plain) * 1_000)
  return rate > 100_000 ? null : rate
}

export function typedRate(rate: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(rate / 1_000)
}
