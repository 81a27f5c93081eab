// How much marketing is too much: one cap over all channels, narrower or wider by what a customer is worth where the shop says so.
import type { Tier } from '../value/words.ts'

interface CapRules {
  readonly cap: {
    readonly most: number
    /** Shop days, today included. */
    readonly inDays: number
    readonly byTier: Readonly<Partial<Record<Tier, number>>>
  }
}

export interface Cap {
  readonly most: number
  readonly inDays: number
}

/** @param tier null for somebody of whom none is known */
export function capOf({ cap }: CapRules, tier: Tier | null): Cap {
  return { most: (tier === null ? undefined : cap.byTier[tier]) ?? cap.most, inDays: cap.inDays }
}

/**
 * Whether one more on `day` would be too much.
 * @param days shop days of marketing messages they had or are about to get, on all channels, in any order
 */
export function isCapped({ most, inDays }: Cap, days: readonly number[], day: number): boolean {
  return days.filter((one) => one > day - inDays && one <= day).length >= most
}
