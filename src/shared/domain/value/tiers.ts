// Value tiers: the customers who bought and have not lapsed, in order of the loyalty model the owner chose, cut at the top 5, 20 and 50 % (or what the
// owner says). The cuts are kept, so that anybody is judged by them at once; ties share the better tier.
import type { LoyaltyModel, Standing, Tier } from './words.ts'

export const CUT_TIERS = ['very-high', 'high', 'medium'] as const
export type CutTier = (typeof CUT_TIERS)[number]
/** From which measure on somebody is of a tier. */
export type TierCuts = Readonly<Record<CutTier, number>>

/** What a model may ask of a customer. */
export interface Ranked {
  /** Minor units, returns taken off. */
  readonly spend: number
  readonly lastBuyDay: number
  /** People who were brought by them. */
  readonly brought: number
  /** r + f + m. */
  readonly scores: number
  /** What the fitted model expects of them in twelve months, in minor units. */
  readonly worth: number | null
}

/** Spend below this decides among those who brought equally many. */
export const REFERRAL_UNIT = 1e12

/** The one number a model ranks by, the more the better; null where it cannot tell. */
export function measureOf(model: LoyaltyModel, who: Ranked): number | null {
  switch (model) {
    case 'past':
      return who.spend
    case 'recency':
      return who.lastBuyDay
    case 'referral':
      return who.brought * REFERRAL_UNIT + Math.min(Math.max(who.spend, 0), REFERRAL_UNIT - 1)
    case 'rfm':
      return who.scores
    case 'projected':
      return who.worth
  }
}

/** What a cut says in the unit people know: minor units, shop day, people brought, sum of scores. */
export function cutAsShown(model: LoyaltyModel, cut: number): number {
  return model === 'referral' ? Math.floor(cut / REFERRAL_UNIT) : cut
}

/**
 * Null without anybody to cut.
 * @param measures of those who bought and have not lapsed, in any order; sorted in place @param shares in per cent, rising
 */
export function tierCutsOf(measures: Float64Array, shares: Readonly<Record<CutTier, number>>): TierCuts | null {
  const { length } = measures
  if (length === 0) return null
  measures.sort()
  const beyond = (measures[length - 1] ?? 0) + 1
  /** The measure of the last one who still is among the share; a share that begins is a customer. */
  const cut = (share: number) => {
    const among = Math.ceil((length * share) / 100)
    return among === 0 ? beyond : (measures[length - among] ?? beyond)
  }
  return { 'very-high': cut(shares['very-high']), high: cut(shares.high), medium: cut(shares.medium) }
}

/** Whoever lapsed or never bought has none of the four. */
export function tierOf(standing: Standing, measure: number | null, cuts: TierCuts | null): Tier {
  if (standing === 'none' || standing === 'lapsed') return standing
  if (cuts === null || measure === null) return 'low'
  return CUT_TIERS.find((tier) => measure >= cuts[tier]) ?? 'low'
}
