// What one person's visits come to: pure, from their visits in order of days.
import { dateOfDay } from '../../../../shared/domain/shop-day.ts'
import type { VisitKind } from './write.ts'

export interface SumRow {
  /** Shop day. */
  readonly day: number
  readonly kind: VisitKind
  readonly total: number
  readonly correctedBy: number | null
}

export interface VisitTotals {
  readonly visits: number
  readonly buys: number
  readonly firstDay: number | null
  readonly lastDay: number | null
  readonly spend: number
  readonly returned: number
  readonly firstBuyDay: number | null
  readonly lastBuyDay: number | null
  /** Distinct days of purchase. */
  readonly buyDays: number
  /** Sales that stand, without returns; and those of the first day of purchase. */
  readonly bought: number
  readonly boughtFirst: number
  /** Median days between distinct days of purchase; null below two of them. */
  readonly gap: number | null
  /** The mean of the same; shown beside the median, which decides. */
  readonly meanGap: number | null
  /** Last purchase plus the gap, rounded to a day. */
  readonly nextDay: number | null
}

interface YearSums {
  readonly year: number
  readonly visits: number
  readonly buys: number
  readonly spend: number
  /** A bit for each month with a visit: January 1, December 2048. */
  readonly months: number
}

/**
 * Adds up one person's visits in order of days. Counter-entries and what they take back are no visits; their money counts on the day each
 * has, so it cancels.
 */
export class VisitTally {
  #visits = 0
  #buys = 0
  #spend = 0
  #returned = 0
  #bought = 0
  #boughtFirst = 0
  #firstDay: number | null = null
  #lastDay: number | null = null
  readonly #days: number[] = []

  /** Answers whether it was a visit. */
  add(day: number, kind: VisitKind, total: number, takenBack: boolean): boolean {
    this.#spend += total
    if (kind === 'return' || (kind === 'correction' && total > 0)) this.#returned -= total
    if (kind === 'correction' || takenBack) return false
    this.#visits += 1
    this.#firstDay ??= day
    this.#lastDay = day
    if (kind === 'sale') {
      this.#buys += 1
      if (this.#days.at(-1) !== day) this.#days.push(day)
      this.#bought += total
      if (this.#days.length === 1) this.#boughtFirst += total
    }
    return true
  }

  totals(): VisitTotals {
    const days = this.#days
    const [first = null] = days
    const last = days.at(-1) ?? null
    const gap = medianGap(days)
    return {
      visits: this.#visits,
      buys: this.#buys,
      firstDay: this.#firstDay,
      lastDay: this.#lastDay,
      spend: this.#spend,
      returned: this.#returned === 0 ? 0 : this.#returned,
      firstBuyDay: first,
      lastBuyDay: last,
      buyDays: days.length,
      bought: this.#bought,
      boughtFirst: this.#boughtFirst,
      gap,
      meanGap: first === null || last === null || first === last ? null : (last - first) / (days.length - 1),
      nextDay: last === null || gap === null ? null : last + Math.round(gap),
    }
  }
}

type Year = { -readonly [K in keyof YearSums]: number }

/** What nobody is judged by: of who wants no profile made of them only the money and the days that the shop has to keep. */
export const unprofiled = (totals: VisitTotals): VisitTotals => ({
  ...totals,
  firstBuyDay: null,
  lastBuyDay: null,
  buyDays: 0,
  bought: 0,
  boughtFirst: 0,
  gap: null,
  meanGap: null,
  nextDay: null,
})

/** @param rows in order of `day` */
export function visitSums(rows: readonly SumRow[]): {
  readonly all: VisitTotals
  readonly years: readonly YearSums[]
} {
  const tally = new VisitTally()
  const years = new Map<number, Year>()
  for (const { day, kind, total, correctedBy } of rows) {
    const { year, month } = dateOfDay(day)
    const of = years.get(year) ?? { year, visits: 0, buys: 0, spend: 0, months: 0 }
    years.set(year, of)
    of.spend += total
    if (!tally.add(day, kind, total, correctedBy !== null)) continue
    of.visits += 1
    of.months |= 1 << (month - 1)
    if (kind === 'sale') of.buys += 1
  }
  return {
    all: tally.totals(),
    // A year of nothing but entries that cancel says nothing.
    years: [...years.values()].filter((one) => one.visits > 0 || one.spend !== 0),
  }
}

/** @param days distinct, in order */
function medianGap(days: readonly number[]): number | null {
  if (days.length < 2) return null
  const gaps = new Float64Array(days.length - 1)
  for (let at = 0; at < gaps.length; at += 1) gaps[at] = (days[at + 1] ?? 0) - (days[at] ?? 0)
  gaps.sort()
  return medianOfSorted(gaps)
}

/** The middle of values in order, or the mean of the two in the middle. @param sorted at least one */
export function medianOfSorted(sorted: Float64Array): number {
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}
