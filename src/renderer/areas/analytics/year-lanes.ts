// Where offers stand on the strip of a year: from when to when, and under each other where their days overlap. Pure.
import { dayOfDate } from '../../../shared/domain/shop-day.ts'

interface Spanned {
  readonly id: number
  /** Shop days, both included. */
  readonly from: number
  readonly until: number
}

export interface OnStrip {
  readonly id: number
  /** Places from 0, the year's beginning, to 1, its end. */
  readonly begins: number
  readonly ends: number
  /** Its words stand before it, where there is no room after it. */
  readonly late: boolean
  /** 0 is the first line. */
  readonly lane: number
}

/** Share of the year that the words beside an offer take. */
const WORDS = 0.14

/** Those with a day in the year, from the first on. */
export function offersInYear(offers: readonly Spanned[], year: number): readonly OnStrip[] {
  const first = dayOfDate({ year, month: 1, day: 1 })
  const days = dayOfDate({ year: year + 1, month: 1, day: 1 }) - first
  const lanes: number[] = []
  return offers
    .filter(({ from, until }) => until >= first && from < first + days)
    .toSorted((a, b) => a.from - b.from || a.id - b.id)
    .map(({ id, from, until }) => {
      const begins = Math.max(0, from - first)
      const ends = Math.min(days, until + 1 - first)
      const late = begins / days > 1 - WORDS
      const free = lanes.findIndex((taken) => taken <= begins - (late ? WORDS * days : 0))
      const lane = free === -1 ? lanes.length : free
      lanes[lane] = late ? days : ends + WORDS * days
      return { id, begins: begins / days, ends: ends / days, late, lane }
    })
}
