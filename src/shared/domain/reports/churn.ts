// Who left and when, by the rule of lapsing: every customer's time as stretches in which they were one.
import { medianOfGaps, type PurchaseDays } from './purchase-days.ts'
import { lapseAfter, type RhythmRules } from '../value/standing.ts'

/** Stretches in which people were customers, by ascending person, each person's in order. */
export interface Stays {
  /** Places of the people. */
  readonly person: Int32Array
  /** Shop day of the purchase it begins with. */
  readonly begin: Int32Array
  /** Shop day on which they had stayed away too long; one that is yet to come says that they are still here. */
  readonly end: Int32Array
}

/**
 * A stay ends on the first day on which somebody is away longer than the rule allows by the gap they had then: the median of their own until
 * the last purchase, else what is usual in the category or the shop. Whoever buys on that very day has not left.
 * @param usual days between purchases that are usual for a person of one day; NaN where nothing is known
 */
export function staysOf({ people, starts, days }: PurchaseDays, usual: Float64Array, rules: RhythmRules): Stays {
  const room = days.length
  const stays = { person: new Int32Array(room), begin: new Int32Array(room), end: new Int32Array(room) }
  let length = 0
  for (let person = 0; person < people.length; person += 1) {
    const [start, stop] = [starts[person] ?? 0, starts[person + 1] ?? 0]
    const usualGap = Number.isNaN(usual[person] ?? Number.NaN) ? null : (usual[person] ?? null)
    let begin = days[start] ?? 0
    for (let at = start; at < stop; at += 1) {
      const [day, next] = [days[at] ?? 0, at + 1 < stop ? (days[at + 1] ?? 0) : Number.POSITIVE_INFINITY]
      // Nobody lapses before so many days: only then is it asked what is usual for them.
      if (next - day - 1 <= rules.lapseLeast) continue
      const ownGap = medianOfGaps(days.subarray(start, at + 1))
      const lapsed = day + Math.floor(lapseAfter({ ownGap, usualGap }, rules)) + 1
      if (next <= lapsed) continue
      stays.person[length] = person
      stays.begin[length] = begin
      stays.end[length] = lapsed
      length += 1
      begin = next
    }
  }
  return {
    person: stays.person.slice(0, length),
    begin: stays.begin.slice(0, length),
    end: stays.end.slice(0, length),
  }
}

/** `active`: customers at the start of the days; `left`: of these, who left in them; `regained`: had left and bought again; `new`: bought for the first time. */
export const FLOWS = ['active', 'left', 'regained', 'new'] as const
export type Flow = (typeof FLOWS)[number]

/** Places of the people who flowed so in days that begin with `from` and end with `to`, each once. */
export function flowing(
  stays: Stays,
  flow: Flow,
  { from, to }: { readonly from: number; readonly to: number },
): number[] {
  const { person, begin, end } = stays
  const found: number[] = []
  for (let at = 0; at < person.length; at += 1) {
    const who = person[at] ?? 0
    const stay = { begin: begin[at] ?? 0, end: end[at] ?? 0, isFirst: at === 0 || person[at - 1] !== who }
    if (flows(flow, stay, { from, to }) && found.at(-1) !== who) found.push(who)
  }
  return found
}

interface Stay {
  readonly begin: number
  readonly end: number
  readonly isFirst: boolean
}

function flows(
  flow: Flow,
  { begin, end, isFirst }: Stay,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  switch (flow) {
    case 'active':
      // As it stood when the day before was over.
      return begin < from && end >= from
    case 'left':
      return begin < from && end >= from && end <= to
    case 'regained':
      return !isFirst && begin >= from && begin <= to
    case 'new':
      return isFirst && begin >= from && begin <= to
  }
}

/** How many flowed so in each of several stretches of days, one after the other without a gap, as `flowing` tells them. */
export function countFlows(
  stays: Stays,
  stretches: readonly { readonly from: number; readonly to: number }[],
): Record<Flow, number>[] {
  const counts = stretches.map(() => ({ active: 0, left: 0, regained: 0, new: 0 }))
  const origin = stretches[0]?.from ?? 0
  const last = stretches.at(-1)?.to ?? -1
  /** In which stretch a day lies. */
  const numbers = new Int32Array(Math.max(0, last - origin + 1))
  for (const [number, { from, to }] of stretches.entries()) numbers.fill(number, from - origin, to - origin + 1)
  const numberOf = (day: number) => (day < origin ? -1 : day > last ? stretches.length : (numbers[day - origin] ?? 0))
  const { person, begin, end } = stays
  let cameBack = -1
  for (let at = 0; at < person.length; at += 1) {
    const isFirst = at === 0 || person[at - 1] !== person[at]
    const came = numberOf(begin[at] ?? 0)
    const went = numberOf(end[at] ?? 0)
    // There when each stretch after the one they came in began, until the one they went in.
    for (let number = came + 1; number <= went && number < counts.length; number += 1) bump(counts, number, 'active')
    if (went > came) bump(counts, went, 'left')
    if (isFirst) bump(counts, came, 'new')
    else if (cameBack !== came) bump(counts, came, 'regained')
    cameBack = isFirst ? -1 : came
  }
  return counts
}

function bump(counts: readonly Record<Flow, number>[], number: number, flow: Flow): void {
  const mine = counts[number]
  if (mine !== undefined) mine[flow] += 1
}
