// Who came back: of those active in one stretch of time, how many were active in each later one. Of people, not of purchases.
import type { PurchaseDays } from './purchase-days.ts'

export interface Activity {
  readonly people: Float64Array
  /** Where the stretches of each begin; one longer than `people`. */
  readonly starts: Int32Array
  /** Numbers of the stretches in which they bought, distinct and ascending for each person. */
  readonly active: Int32Array
}

/**
 * Stretches are numbered from 0 by where they begin; each ends where the next begins.
 * @param begins shop days, ascending; what lies before the first is left out @param end shop day, the last that counts
 */
export function activityOf({ people, starts, days }: PurchaseDays, begins: readonly number[], end: number): Activity {
  const numbers = numbersOfDays(begins, end)
  const origin = begins[0] ?? end + 1
  const active = new Int32Array(days.length)
  const from = new Int32Array(starts.length)
  let length = 0
  for (let person = 0; person < people.length; person += 1) {
    let before = -1
    for (let at = starts[person] ?? 0; at < (starts[person + 1] ?? 0); at += 1) {
      const number = numbers[(days[at] ?? 0) - origin] ?? -1
      if (number <= before) continue
      active[length] = number
      length += 1
      before = number
    }
    from[person + 1] = length
  }
  return { people, starts: from, active: active.slice(0, length) }
}

/** For each day from the first stretch on the number of its own. */
function numbersOfDays(begins: readonly number[], end: number): Int32Array {
  const origin = begins[0] ?? end + 1
  const numbers = new Int32Array(Math.max(0, end + 1 - origin))
  for (const [number, begin] of begins.entries()) numbers.fill(number, begin - origin)
  return numbers
}

/** `active`: whoever bought in it; `new`: whoever bought for the first time. */
export type CohortKind = 'active' | 'new'

export interface CohortTable {
  /** Of the cohorts from `first` to `last`: how many they were. */
  readonly sizes: readonly number[]
  /** The n-th cohort's people in the k-th stretch after it, k from 1. */
  readonly later: readonly (readonly number[])[]
  /** Those of the n-th cohort who bought in any later stretch. */
  readonly cameBack: readonly number[]
}

export interface CohortRange {
  readonly first: number
  readonly last: number
  readonly by: CohortKind
}

/** @param activity for `new` from the first sale on @param range `last` is the newest stretch of the activity */
export function cohortTable({ people, starts, active }: Activity, { first, last, by }: CohortRange): CohortTable {
  const count = last - first + 1
  const counts = new Int32Array(count * count)
  const returned = new Int32Array(count)
  for (let person = 0; person < people.length; person += 1) {
    const end = starts[person + 1] ?? 0
    const begin = starts[person] ?? 0
    const stop = by === 'new' ? Math.min(begin + 1, end) : end
    for (let from = begin; from < stop; from += 1) {
      const row = (active[from] ?? 0) - first
      if (row < 0) continue
      if (from + 1 < end) returned[row] = (returned[row] ?? 0) + 1
      for (let to = from; to < end; to += 1) {
        const cell = row * count + (active[to] ?? 0) - first
        counts[cell] = (counts[cell] ?? 0) + 1
      }
    }
  }
  const rows = Array.from({ length: count }, (_, row) => [...counts.subarray(row * count + row, (row + 1) * count)])
  return { sizes: rows.map(([size = 0]) => size), later: rows.map(([, ...later]) => later), cameBack: [...returned] }
}

/** Places of the people of a cohort who bought in the k-th stretch after it; 0: all of the cohort; `later`: in any later one. */
export function inCohort(
  activity: Activity,
  cohort: { readonly number: number; readonly by: CohortKind },
  k: number | 'later',
) {
  const { people, starts, active } = activity
  const { number, by } = cohort
  const found: number[] = []
  for (let person = 0; person < people.length; person += 1) {
    const mine = active.subarray(starts[person], starts[person + 1])
    const place = mine.indexOf(number)
    if (place === -1 || (by === 'new' && place > 0)) continue
    if (k === 'later' ? place + 1 < mine.length : mine.includes(number + k, place)) found.push(person)
  }
  return found
}
