// Chance that can be repeated: everything the simulation does follows from its seed.

export interface Dice {
  /** 0 <= whole number < below */
  below(below: number): number
  chance(probability: number): boolean
  /** Undefined for an empty list. */
  pick<T>(from: readonly T[]): T | undefined
  /** A word nobody used before, so that erased words can be looked for. */
  word(): string
}

/** mulberry32 */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  let words = 0
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(fraction() * limit)
  return {
    below,
    chance: (probability) => fraction() < probability,
    pick: (from) => from[below(from.length)],
    word: () => `w${(words += 1)}x`,
  }
}
