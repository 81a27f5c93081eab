// What was spent against what came back: margin, return, the part that would not have come by itself. Minor units throughout.
import { percentOf } from '../value/shares.ts'
import type { ArmSums } from './attribution.ts'
import type { RETURN_BASES } from './words.ts'

/** Money taken, and of the part whose cost is known: what was taken for it and what it cost. */
export interface Sold {
  readonly total: number
  readonly costed: number
  readonly cost: number
}

/**
 * Which part of the money stays after the cost of the goods, 0 to 1 and below nothing where they sell at a loss. Null where the cost is known of less
 * than half of what the shop ever sold: then nothing is said of margins.
 */
export function marginRate({ total, costed, cost }: Sold): number | null {
  return costed <= 0 || costed * 2 < total ? null : (costed - cost) / costed
}

/** What is left of one sale. What it is not known of leaves as much as the shop's goods do on the whole, so that sums of sums are right. */
export function marginOf({ total, costed, cost }: Sold, rate: number): number {
  return costed - cost + Math.round((total - costed) * rate)
}

/** `by`: whether it is the margin that came back or, where the cost of goods is not known, the revenue. */
export interface Return {
  readonly percent: number
  readonly by: (typeof RETURN_BASES)[number]
}

interface Money {
  readonly revenue: number
  readonly margin: number | null
}

/** Return on what was spent: (margin − cost) ÷ cost in whole per cent. 0: it came back and no more. Null where it cost nothing. */
export function returnOn({ revenue, margin }: Money, cost: number): Return | null {
  const percent = percentOf((margin ?? revenue) - cost, cost)
  return percent === null ? null : { percent, by: margin === null ? 'revenue' : 'margin' }
}

/**
 * What a group brought beyond what as many of the other group would have: each of those held out stands for the same number of them. Below nothing
 * where those who heard nothing bought more. Null where one of the groups is empty.
 */
export function extraOf(meant: ArmSums, held: ArmSums): { readonly revenue: number; readonly margin: number } | null {
  if (meant.people === 0 || held.people === 0) return null
  const beyond = (mine: number, theirs: number) => Math.round(mine - (theirs * meant.people) / held.people)
  return { revenue: beyond(meant.revenue, held.revenue), margin: beyond(meant.margin, held.margin) }
}

/**
 * A whole amount in parts as their weights are, which add up to it exactly: what rounding leaves goes to the largest remainders, of equal ones to
 * the earlier. All of it to the first where nothing has a weight.
 * @param weights none below 0, at least one
 */
export function spread(amount: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  if (whole === 0) return weights.map((_, at) => (at === 0 ? amount : 0))
  const exact = weights.map((weight) => (amount * weight) / whole)
  const parts = exact.map((part) => Math.floor(part))
  const left = amount - parts.reduce((sum, part) => sum + part, 0)
  const first = exact
    .map((part, at) => ({ at, rest: part - Math.floor(part) }))
    .sort((one, other) => other.rest - one.rest || one.at - other.at)
  for (const { at } of first.slice(0, left)) parts[at] = (parts[at] ?? 0) + 1
  return parts
}
