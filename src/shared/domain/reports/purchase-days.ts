// The days on which everybody bought, side by side: what the reports over time are worked out of. Shop days alone, no instants.

export interface PurchaseDays {
  /** Ids. */
  readonly people: Float64Array
  /** Where the days of each begin in `days`; one longer than `people`. */
  readonly starts: Int32Array
  /** Shop days with a purchase: distinct, and ascending for each person. */
  readonly days: Int32Array
}

/** The same of the people at those places, in their order. */
export function ofPlaces({ people, starts, days }: PurchaseDays, places: readonly number[]): PurchaseDays {
  const ends = new Int32Array(places.length + 1)
  for (const [at, place] of places.entries()) {
    ends[at + 1] = (ends[at] ?? 0) + (starts[place + 1] ?? 0) - (starts[place] ?? 0)
  }
  const theirs = new Int32Array(ends[places.length] ?? 0)
  for (const [at, place] of places.entries()) theirs.set(days.subarray(starts[place], starts[place + 1]), ends[at])
  return { people: Float64Array.from(places, (place) => people[place] ?? 0), starts: ends, days: theirs }
}

/** How many of the days of one person, which lie in `days` from `start` to before `end`, are earlier than `day`. */
export function countBefore(days: Int32Array, [start, end]: readonly [number, number], day: number): number {
  let [low, high] = [start, end]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] ?? 0) < day) low = middle + 1
    else high = middle
  }
  return low - start
}

/** Median of the gaps between distinct days in order, in days; null below two of them. */
export function medianOfGaps(days: Int32Array): number | null {
  const count = days.length - 1
  if (count < 1) return null
  const gaps = days.slice(1)
  for (let at = 0; at < count; at += 1) gaps[at] = (gaps[at] ?? 0) - (days[at] ?? 0)
  gaps.sort()
  const upper = gaps[count >> 1] ?? 0
  return count % 2 === 1 ? upper : (upper + (gaps[(count >> 1) - 1] ?? 0)) / 2
}
