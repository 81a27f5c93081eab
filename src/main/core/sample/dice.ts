// Repeatable dice for the sample shop: the same seed gives the same people on every machine.
import type { Random } from '../outside.ts'

export interface Dice extends Random {
  /** Whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  pick<T>(from: readonly T[]): T
  /** True in `share` (0-1) of the throws. */
  chance(share: number): boolean
  /** One of the keys, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K
}

/** Mulberry32 (public domain, Tommy Ettinger): 32 bits of state, good enough for people, not for secrets. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number): number => low + Math.floor(fraction() * (high - low + 1))
  return {
    fraction,
    between,
    bytes: (length) => Uint8Array.from({ length }, () => Math.floor(fraction() * 256)),
    pick: (from) => {
      const found = from[between(0, from.length - 1)]
      if (found === undefined) throw new RangeError('nothing to pick from')
      return found
    },
    chance: (share) => fraction() < share,
    weighted: (weights) => {
      const entries = Object.entries(weights) as [keyof typeof weights, number][]
      const total = entries.reduce((sum, [, weight]) => sum + weight, 0)
      let rest = fraction() * total
      for (const [key, weight] of entries) {
        rest -= weight
        if (rest < 0) return key
      }
      const last = entries.at(-1)
      if (!last) throw new RangeError('nothing to weigh')
      return last[0]
    },
  }
}
