// Where a customer stands on a day, by their own rhythm: new, regular, overdue, slipping, lapsed. All lengths are in days, all days shop days: no
// clock, zone or instant is asked. areas/value/sql.ts says the same in SQL, and a test holds both equal.
import type { RhythmSource, Standing } from './words.ts'

/** What is known of somebody's purchases. */
export interface Rhythm {
  /** Distinct days with a purchase. */
  readonly purchaseDays: number
  readonly lastBuyDay: number | null
  /** Minor units, returns taken off. */
  readonly spend: number
  /** Median days between distinct purchase days; null below two of them. */
  readonly ownGap: number | null
  /** What is usual in the category they bought most of; null where it says nothing. */
  readonly usualGap: number | null
}

export interface RhythmRules {
  readonly overdueFactor: number
  readonly lapseFactor: number
  /** Nobody lapses before so many days. */
  readonly lapseLeast: number
  /** What is usual in the whole shop; null while nobody came twice. */
  readonly shopGap: number | null
  /** Spend from which on somebody is of the upper half of the customers; null while there are none. */
  readonly halfSpend: number | null
}

export interface GapInForce {
  readonly days: number
  readonly source: RhythmSource
}

/** The own gap, else that of the category, else that of the shop; null where nobody ever came twice. */
export function gapInForce(
  { ownGap, usualGap }: Pick<Rhythm, 'ownGap' | 'usualGap'>,
  shopGap: number | null,
): GapInForce | null {
  if (ownGap !== null) return { days: ownGap, source: 'own' }
  if (usualGap !== null) return { days: usualGap, source: 'category' }
  return shopGap === null ? null : { days: shopGap, source: 'shop' }
}

/** Shop day on which they are expected: the last purchase and the gap in force, rounded half up. */
export function nextDayOf(rhythm: Rhythm, shopGap: number | null): number | null {
  const gap = gapInForce(rhythm, shopGap)
  return gap === null || rhythm.lastBuyDay === null ? null : rhythm.lastBuyDay + Math.round(gap.days)
}

/** Days since the last purchase; 0 where it lies ahead of `today`. */
export function awayOf({ lastBuyDay }: Pick<Rhythm, 'lastBuyDay'>, today: number): number | null {
  return lastBuyDay === null ? null : Math.max(0, today - lastBuyDay)
}

/** Away for longer than this is lapsed; where no gap is known at all the least decides. */
export function lapseAfter(rhythm: Pick<Rhythm, 'ownGap' | 'usualGap'>, rules: RhythmRules): number {
  const gap = gapInForce(rhythm, rules.shopGap)
  return Math.max(rules.lapseLeast, rules.lapseFactor * (gap?.days ?? 0))
}

/** Overdue and slipping are said of whoever has a gap of their own alone: what is usual for others makes nobody late. */
export function standingOf(rhythm: Rhythm, rules: RhythmRules, today: number): Standing {
  const away = awayOf(rhythm, today)
  if (away === null) return 'none'
  if (away > lapseAfter(rhythm, rules)) return 'lapsed'
  if (rhythm.ownGap === null) return 'new'
  if (away <= rules.overdueFactor * rhythm.ownGap) return 'regular'
  return rules.halfSpend !== null && rhythm.spend >= rules.halfSpend ? 'slipping' : 'overdue'
}
