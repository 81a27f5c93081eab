// How answers spread over a scale: bars of even width with round bounds. Pure.
import type { AnswerType } from './rule.ts'

export interface Bar {
  /** Included. */
  readonly from: number
  /** Not included; null: from there on. */
  readonly to: number | null
  readonly people: number
}

/** An answer and how many gave it. */
export type Tally = readonly [answer: number, people: number]

/** Types of answers that stand on a scale. */
export const SPREAD_TYPES = ['count', 'number', 'money', 'days', 'percent'] as const satisfies readonly AnswerType[]

/** The last bar holds whoever lies far out: so many of a hundred at most. */
const FAR_OUT = 0.05
const MOST_BARS = 18
/** Days, weeks, months and years, as people count time. */
const DAY_WIDTHS = [1, 2, 7, 14, 28, 56, 91, 182, 364]

/** From 0 on, but where everybody lies far from it; none where nobody answers. Their sum is everybody who answered. */
export function barsOf(tallies: readonly Tally[], type: AnswerType): readonly Bar[] {
  const sorted = tallies.toSorted(([a], [b]) => a - b)
  const [first] = sorted
  if (first === undefined) return []
  const high = quantileOf(sorted, 1 - FAR_OUT) ?? first[0]
  const low = first[0] >= 0 && first[0] < high / 2 ? 0 : first[0]
  const width = widthFor(high - low, type)
  const start = Math.floor(low / width) * width
  const count = Math.min(MOST_BARS, Math.floor((high - start) / width) + 1)
  const people = new Array<number>(count + 1).fill(0)
  for (const [answer, many] of sorted) {
    const at = Math.min(count, Math.floor((answer - start) / width))
    people[at] = (people[at] ?? 0) + many
  }
  const bars = people.map((many, at) => ({
    from: start + at * width,
    to: at === count ? null : start + (at + 1) * width,
    people: many,
  }))
  return bars.at(-1)?.people === 0 ? bars.slice(0, -1) : bars
}

/** The least answer that such a share of people (0 to 1) do not exceed; null of nobody. */
export function quantileOf(tallies: readonly Tally[], share: number): number | null {
  const all = tallies.reduce((sum, [, people]) => sum + people, 0)
  let seen = 0
  for (const [answer, people] of tallies.toSorted(([a], [b]) => a - b)) {
    seen += people
    if (seen >= all * share) return answer
  }
  return null
}

function widthFor(range: number, type: AnswerType): number {
  const least = range / (MOST_BARS - 1)
  if (type === 'days') return DAY_WIDTHS.find((width) => width >= least) ?? Math.ceil(least / 364) * 364
  const whole = type !== 'number' && type !== 'percent'
  const power = 10 ** Math.floor(Math.log10(Math.max(least, whole ? 1 : 1e-6)))
  return [1, 2, 5, 10].map((times) => times * power).find((width) => width >= least) ?? power * 10
}
