// RFM scores, 1 to 5 each: how recently somebody bought (r), on how many days (f), for how much (m).
// Source: Hughes 1994, "Strategic Database Marketing": quintiles of the shop's own customers. Quintiles here are of values, not of ranks: whoever
// is equal scores equal.

/** Four cuts a score. `f`, `m` ascend: at or above the n-th scores n + 1. `r`, days away, descends: at or below the n-th scores n + 1. */
export interface ScoreCuts {
  readonly r: readonly number[]
  /** Days of purchase. */
  readonly f: readonly number[]
  /** Minor units. */
  readonly m: readonly number[]
}

export interface Scores {
  readonly r: number
  readonly f: number
  readonly m: number
}

/** What a score is given for. */
export interface Scored {
  /** Days since the last purchase. */
  readonly away: number
  readonly purchaseDays: number
  /** Minor units, returns taken off. */
  readonly spend: number
}

/** Below so many customers a fifth of them is nobody to speak of: the cuts are fixed. */
export const FEWEST_FOR_QUINTILES = 25

const FIXED_DAYS_AWAY = [365, 180, 90, 30] as const
const FIXED_PURCHASE_DAYS = [2, 4, 8, 16] as const
const FIXED_SPEND = [50, 150, 400, 1_000] as const
/** What has no smaller unit is counted in units worth about a cent. */
const WITHOUT_DIGITS = 100

/** @param digits decimal places of the currency */
export function fixedCuts(digits: number): ScoreCuts {
  const unit = digits === 0 ? WITHOUT_DIGITS : 10 ** digits
  return { r: FIXED_DAYS_AWAY, f: FIXED_PURCHASE_DAYS, m: FIXED_SPEND.map((amount) => amount * unit) }
}

/**
 * Cuts by quintiles: the score of a value is 1 + the whole fifths of customers who have less, so that equals share the lower score. A score
 * nobody reaches has a cut beyond all.
 * @param values of all customers, in any order; they are sorted in place
 */
export function quintileCuts(values: Float64Array): number[] {
  values.sort()
  const beyond = (values.at(-1) ?? 0) + 1
  return [1, 2, 3, 4].map((fifth) => {
    let at = Math.ceil((values.length * fifth) / 5)
    // Into the next value, where the cut would part equals.
    while (at > 0 && at < values.length && values[at] === values[at - 1]) at += 1
    return values[at] ?? beyond
  })
}

/** The same for what is better the less it is: the cuts descend. The values are turned and sorted in place. */
export function quintileCutsDown(values: Float64Array): number[] {
  for (let at = 0; at < values.length; at += 1) values[at] = -(values[at] ?? 0)
  return quintileCuts(values).map((cut) => 0 - cut)
}

export function scoresOf({ away, purchaseDays, spend }: Scored, { r, f, m }: ScoreCuts): Scores {
  let score = 1
  for (const cut of r) if (away <= cut) score += 1
  return { r: score, f: 1 + reached(f, purchaseDays), m: 1 + reached(m, spend) }
}

function reached(cuts: readonly number[], value: number): number {
  let count = 0
  for (const cut of cuts) if (value >= cut) count += 1
  return count
}

/** Whether cuts may be taken as they are: they rise (r: fall), so that every score can be had. */
export function areCuts({ r, f, m }: ScoreCuts): boolean {
  const rise = (cuts: readonly number[]) => cuts.every((cut, at) => at === 0 || cut > (cuts[at - 1] ?? cut))
  return rise(f) && rise(m) && rise(r.map((cut) => -cut))
}
