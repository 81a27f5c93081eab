// Names for what the three scores say together: nine groups, of which everybody with scores is in one.
// Source: the grid of recency against the mean of frequency and money that RFM tools share (Putler, Klaviyo, and others after them), with its
// overlaps decided.
import type { Scores } from './scores.ts'

/**
 * champions: here lately, often, for much. loyal: keep coming. promising: came lately, not often yet. new: came lately, once or little.
 * fading: little, and a while ago. cannot-lose: were among the best and stay away. at-risk: used to come and stay away. asleep: little, and
 * long ago. gone: little, and longest ago.
 */
export const VALUE_GROUPS = [
  'champions',
  'loyal',
  'promising',
  'new',
  'fading',
  'cannot-lose',
  'at-risk',
  'asleep',
  'gone',
] as const
export type ValueGroup = (typeof VALUE_GROUPS)[number]

interface Place {
  readonly group: ValueGroup
  /** Both ends included; `worth` is f + m, 2 to 10. */
  readonly r: readonly [least: number, most: number]
  readonly worth: readonly [least: number, most: number]
}

/** The whole grid, without gaps or overlaps; SQL is written from it too. */
export const GROUP_PLACES: readonly Place[] = [
  { group: 'champions', r: [4, 5], worth: [8, 10] },
  { group: 'loyal', r: [3, 3], worth: [6, 10] },
  { group: 'loyal', r: [4, 5], worth: [6, 7] },
  { group: 'promising', r: [3, 5], worth: [4, 5] },
  { group: 'new', r: [4, 5], worth: [2, 3] },
  { group: 'fading', r: [3, 3], worth: [2, 3] },
  { group: 'cannot-lose', r: [1, 2], worth: [8, 10] },
  { group: 'at-risk', r: [1, 2], worth: [5, 7] },
  { group: 'asleep', r: [2, 2], worth: [2, 4] },
  { group: 'gone', r: [1, 1], worth: [2, 4] },
]

export function groupOf({ r, f, m }: Scores): ValueGroup {
  const within = ([least, most]: Place['r'], value: number) => value >= least && value <= most
  const place = GROUP_PLACES.find((one) => within(one.r, r) && within(one.worth, f + m))
  if (place === undefined) throw new RangeError('scores are 1 to 5')
  return place.group
}
