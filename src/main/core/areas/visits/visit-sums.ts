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

interface VisitSums {
  readonly all: {
    readonly visits: number
    readonly buys: number
    readonly firstDay: number | null
    readonly lastDay: number | null
    readonly lastBuyDay: number | null
    readonly spend: number
    readonly returned: number
    readonly firstBuyDay: number | null
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
  readonly years: readonly {
    readonly year: number
    readonly visits: number
    readonly buys: number
    readonly spend: number
    /** A bit for each month with a visit: January 1, December 2048. */
    readonly months: number
  }[]
}

type Year = { -readonly [K in keyof VisitSums['years'][number]]: number }

/**
 * Counter-entries and what they take back are no visits; their money counts on the day each has, so it cancels.
 * @param rows in order of `day`
 */
export function visitSums(rows: readonly SumRow[]): VisitSums {
  const years = new Map<number, Year>()
  const days: number[] = []
  let [visits, buys, spend, returned, bought, boughtFirst] = [0, 0, 0, 0, 0, 0]
  let [firstDay, lastDay]: [number | null, number | null] = [null, null]
  for (const { day, kind, total, correctedBy } of rows) {
    const { year, month } = dateOfDay(day)
    const of = years.get(year) ?? { year, visits: 0, buys: 0, spend: 0, months: 0 }
    years.set(year, of)
    spend += total
    of.spend += total
    if (kind === 'return' || (kind === 'correction' && total > 0)) returned -= total
    if (kind === 'correction' || correctedBy !== null) continue
    visits += 1
    of.visits += 1
    of.months |= 1 << (month - 1)
    firstDay ??= day
    lastDay = day
    if (kind !== 'sale') continue
    buys += 1
    of.buys += 1
    if (days.at(-1) !== day) days.push(day)
    bought += total
    if (days.length === 1) boughtFirst += total
  }
  const firstBuyDay = days[0] ?? null
  const lastBuyDay = days.at(-1) ?? null
  const gap = medianGap(days)
  const nextDay = lastBuyDay === null || gap === null ? null : lastBuyDay + Math.round(gap)
  return {
    all: {
      visits,
      buys,
      firstDay,
      lastDay,
      lastBuyDay,
      spend,
      returned: returned === 0 ? 0 : returned,
      firstBuyDay,
      buyDays: days.length,
      bought,
      boughtFirst,
      gap,
      meanGap: firstBuyDay === null || lastBuyDay === null ? null : meanGap(firstBuyDay, lastBuyDay, days.length),
      nextDay,
    },
    // A year of nothing but entries that cancel says nothing.
    years: [...years.values()].filter((one) => one.visits > 0 || one.spend !== 0),
  }
}

function meanGap(first: number, last: number, days: number): number | null {
  return days < 2 ? null : (last - first) / (days - 1)
}

/** @param days distinct, in order */
function medianGap(days: readonly number[]): number | null {
  if (days.length < 2) return null
  const gaps = new Float64Array(days.length - 1)
  for (let at = 0; at < gaps.length; at += 1) gaps[at] = (days[at + 1] ?? 0) - (days[at] ?? 0)
  gaps.sort()
  const middle = gaps.length >> 1
  const upper = gaps[middle] ?? 0
  return gaps.length % 2 === 1 ? upper : ((gaps[middle - 1] ?? 0) + upper) / 2
}
