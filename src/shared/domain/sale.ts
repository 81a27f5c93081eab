// The arithmetic of a sale: line totals, tax, cash rounding. Pure and exact: every amount is a whole number of minor units,
// rounded once, where the shop's receipt rounds it.
//
// Sources: rounding per line, then summing, and tax per rate and sale: EN 16931-1, 6.5 (calculations) and BR-CO-10, BR-CO-14,
// BR-CO-17; half up is commercial rounding (DIN 1333, 4.5.1). Rounding goes away from zero, so that a return is the exact
// mirror of its sale. Cash rounding: to the nearest multiple of the smallest coin, on the sum paid in cash alone, as the
// Canadian and the Finnish rules for it say (Department of Finance Canada, "Eliminating the penny"; Finnish act 890/2000).

/** What one line asks for. */
export interface SaleLine {
  /** Thousandths; negative for what comes back. */
  readonly quantity: number
  /** Thousandths of the minor unit. */
  readonly unitPrice: number
  /** Minor units, not negative: off the line, in its own direction. */
  readonly discount: number
  /** Thousandths of a per cent. */
  readonly taxRate: number
}

/** What came in of one tax rate. Minor units. */
export interface TaxSum {
  readonly rate: number
  readonly net: number
  readonly tax: number
}

export interface SaleSum {
  /** With tax. */
  readonly total: number
  readonly tax: number
  /** By rate, lowest first. */
  readonly taxes: readonly TaxSum[]
}

const THOUSANDTHS_TWICE = 1_000_000
/** 100 %, in thousandths of a per cent. */
const WHOLE = 100_000

/** a × b / c, rounded half away from zero; exact also where the product is beyond 2^53. c > 0, all whole numbers. */
export function timesOver(a: number, b: number, c: number): number {
  const product = a * b
  if (Number.isSafeInteger(product) && Math.abs(product) < Number.MAX_SAFE_INTEGER - c)
    return roundedQuotient(product, c)
  const [exact, divisor] = [BigInt(a) * BigInt(b), BigInt(c)]
  const size = exact < 0n ? -exact : exact
  const rounded = (2n * size + divisor) / (2n * divisor)
  return Number(exact < 0n ? -rounded : rounded)
}

function roundedQuotient(product: number, divisor: number): number {
  const size = Math.abs(product)
  const rest = size % divisor
  const rounded = (size - rest) / divisor + (2 * rest >= divisor ? 1 : 0)
  return product < 0 && rounded !== 0 ? -rounded : rounded
}

/** Minor units of so many thousandths of something, before any discount. Also what a line costs the shop. */
export function lineAmount(quantity: number, unitPrice: number): number {
  return timesOver(unitPrice, quantity, THOUSANDTHS_TWICE)
}

/** What a line comes to, discount taken off. */
export function lineTotal({ quantity, unitPrice, discount }: SaleLine): number {
  const total = lineAmount(quantity, unitPrice) - (quantity < 0 ? -discount : discount)
  return total === 0 ? 0 : total
}

/** Net and tax of the summed line totals of one rate. */
export function taxOf(sum: number, rate: number, taxIncluded: boolean): TaxSum {
  const tax = timesOver(sum, rate, taxIncluded ? WHOLE + rate : WHOLE)
  return { rate, net: taxIncluded ? sum - tax : sum, tax }
}

/** Sums a sale; `total` of each line as `lineTotal` says. */
export function sumSale(
  lines: readonly { readonly total: number; readonly taxRate: number }[],
  taxIncluded: boolean,
): SaleSum {
  const byRate = new Map<number, number>()
  for (const { total, taxRate } of lines) byRate.set(taxRate, (byRate.get(taxRate) ?? 0) + total)
  const taxes = [...byRate].sort(([a], [b]) => a - b).map(([rate, sum]) => taxOf(sum, rate, taxIncluded))
  const tax = taxes.reduce((sum, one) => sum + one.tax, 0)
  return { total: taxes.reduce((sum, one) => sum + one.net, 0) + tax, tax, taxes }
}

/** The nearest multiple of `step`, halves away from zero. */
export function roundedCash(amount: number, step: number): number {
  return roundedQuotient(amount, step) * step
}

/** Zero is no `-0`, which JSON and Object.is tell apart. */
export const mirrored = (amount: number): number => (amount === 0 ? 0 : -amount)
