// What the learned model says of one customer: the chance that they still are one, and what they will buy in the next twelve months.
import { chanceAlive, expectedPurchases, type BgNbd } from './bg-nbd.ts'
import type { Buying } from './buying.ts'
import { expectedSpend, type GammaGamma } from './gamma-gamma.ts'

/** Fitted at weeks and minor units; null where the shop does not yet have enough customers for it. */
export interface BuyerModel {
  readonly buying: BgNbd | null
  readonly spending: GammaGamma | null
}

/** What the sums of a person say of their purchases. Shop days, minor units. */
export interface BuyerSums {
  readonly buyDays: number
  readonly firstBuyDay: number | null
  readonly lastBuyDay: number | null
  /** All purchases, and those of the first day. */
  readonly bought: number
  readonly boughtFirst: number
}

export interface Judged {
  /** 0 to 1. */
  readonly alive: number | null
  /** Days with a purchase in the next `WEEKS_AHEAD` weeks. */
  readonly expected: number | null
  /** What they spend on these, in minor units. */
  readonly worth: number | null
}

export const WEEKS_AHEAD = 52
const DAYS_A_WEEK = 7
export const NOT_JUDGED: Judged = { alive: null, expected: null, worth: null }

/**
 * How the model sees a person, in weeks; null without a purchase.
 * @param asOf shop day up to which they were observed. Who bought after it was observed up to their last purchase: it is known, so nobody is
 * judged as if it had not been.
 */
export function buyingOfSums(sums: BuyerSums, asOf: number): Omit<Buying, 'customer'> | null {
  const { buyDays, firstBuyDay, lastBuyDay } = sums
  if (buyDays === 0 || firstBuyDay === null || lastBuyDay === null) return null
  const repeats = buyDays - 1
  return {
    repeats,
    last: (lastBuyDay - firstBuyDay) / DAYS_A_WEEK,
    known: (Math.max(asOf, lastBuyDay) - firstBuyDay) / DAYS_A_WEEK,
    mean: repeats === 0 ? 0 : (sums.bought - sums.boughtFirst) / repeats,
  }
}

/** @param asOf shop day of the model; see `buyingOfSums` */
export function judge(model: BuyerModel, sums: BuyerSums, asOf: number): Judged {
  const seen = buyingOfSums(sums, asOf)
  if (seen === null || model.buying === null) return NOT_JUDGED
  // For the model whoever came once only can never be lost, however long ago: that says nothing of them.
  const alive = seen.repeats === 0 ? null : finite(chanceAlive(model.buying, seen))
  const expected = finite(expectedPurchases(model.buying, seen, WEEKS_AHEAD))
  const each = model.spending === null ? null : expectedSpend(model.spending, seen)
  return { alive, expected, worth: expected === null || each === null ? null : finite(Math.round(expected * each)) }
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value + 0 : null)
