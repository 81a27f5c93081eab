// When the people of the sample shop come: each has a rhythm of their own, a weekday, an hour, and a day on which they
// stop coming. Pure; what they buy is baskets.ts.
import { weekdayOf } from '../../../shared/domain/shop-day.ts'
import type { Dice } from './dice.ts'

export interface Came {
  /** Place in the list of people; -1: somebody whose name nobody asked. */
  readonly who: number
  readonly day: number
  /** Of the day, 0-1439. */
  readonly minute: number
}

export interface RhythmRequest {
  /** The shop day on which each person was first written down, by place. */
  readonly met: readonly number[]
  readonly today: number
  /** How long each lets pass between two visits, by place: 1 as everybody, 0.5 half as long. */
  readonly pace: readonly number[]
  /** Median days between two visits of a regular, over all people. */
  readonly medianGap: number
  /** Visits per person at most, on average over all: what is above is left out evenly. */
  readonly perPerson: number
  readonly dice: Dice
}

const OPENS = 7 * 60
const CLOSES = 18 * 60
const SUNDAY = 6

/** Minutes of the day that people prefer: before work, mid-morning, lunch, after work; later on Saturdays. */
const HOURS = { early: 24, morning: 26, noon: 20, afternoon: 14, evening: 16 } as const
const FROM: Readonly<Record<keyof typeof HOURS, readonly [number, number]>> = {
  early: [OPENS, 8 * 60 + 45],
  morning: [9 * 60, 11 * 60 + 30],
  noon: [11 * 60 + 45, 13 * 60 + 30],
  afternoon: [14 * 60, 16 * 60],
  evening: [16 * 60 + 15, CLOSES - 5],
}

/** Standard normal deviate (Box and Muller 1958). */
function normal(dice: Dice): number {
  return Math.sqrt(-2 * Math.log(1 - dice.fraction())) * Math.cos(2 * Math.PI * dice.fraction())
}

const exponential = (mean: number, dice: Dice) => -mean * Math.log(1 - dice.fraction())

/** A bakery is fuller before the holidays and emptier in the heat; chance that somebody comes when they would. */
function season(day: number): number {
  const month = new Date(day * 86_400_000).getUTCMonth()
  return [0.86, 0.9, 0.94, 0.96, 0.95, 0.9, 0.78, 0.76, 0.92, 0.97, 1, 1][month] ?? 1
}

/** Visits of everybody, in no order. Gaps are log-normal around a person's own median, which is log-normal around the shop's. */
export function* rhythms({ met, pace, today, medianGap, perPerson, dice }: RhythmRequest): Generator<Came> {
  const most = perPerson * 24
  for (const [who, first] of met.entries()) {
    const gap = (pace[who] ?? 1) * medianGap * Math.exp(0.8 * normal(dice))
    // One in nine comes once; others stay for a while, and some drift away.
    // Whoever is due in the next days may come a little early, so that the last days are as full as any.
    const last = dice.chance(0.11) ? first : Math.min(today + 4, first + exponential(Math.max(gap * 14, 420), dice))
    const own = dice.weighted(HOURS)
    const weekday = dice.chance(0.45) ? dice.between(0, 5) : null
    let count = 0
    for (let at = first; at <= last && count < most; at += Math.max(1, gap * Math.exp(0.45 * normal(dice)))) {
      const day = openDay(toward(Math.round(at), at > first + 1 ? weekday : null))
      if (day > today || (day > first && !dice.chance(season(day)))) continue
      count += 1
      yield { who, day, minute: minuteOf(own, day, dice) }
      if (count === 1 && last === first) break
    }
  }
}

/** Somebody who comes on Thursdays comes on the nearest one. */
function toward(day: number, weekday: number | null): number {
  if (weekday === null) return day
  const off = (weekdayOf(day) - weekday + 7) % 7
  return off > 3 ? day + 7 - off : day - off
}

/** Closed on Sundays: they come the day before. */
const openDay = (day: number) => (weekdayOf(day) === SUNDAY ? day - 1 : day)

function minuteOf(own: keyof typeof HOURS, day: number, dice: Dice): number {
  const part = dice.chance(0.7) ? own : dice.weighted(HOURS)
  const [from, to] = FROM[part]
  const minute = dice.between(from, to)
  return weekdayOf(day) === 5 && minute < 9 * 60 ? minute + 75 : minute
}

/** People nobody knows, as many a day as `share` of those who are known. */
export function* strangers(
  known: ReadonlyMap<number, number>,
  { share, dice }: { readonly share: number; readonly dice: Dice },
): Generator<Came> {
  for (const [day, count] of known) {
    const many = Math.round(count * share * (0.6 + 0.8 * dice.fraction()))
    for (let i = 0; i < many; i += 1) yield { who: -1, day, minute: minuteOf('noon', day, dice) }
  }
}
