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
  /** 0 is the first line. */
  readonly lane: number
}

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
      const free = lanes.findIndex((taken) => taken <= begins)
      const lane = free === -1 ? lanes.length : free
      lanes[lane] = ends
      return { id, begins: begins / days, ends: ends / days, lane }
    })
}
