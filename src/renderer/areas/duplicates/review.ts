// The list of groups while somebody works through it: what was just decided is gone at once, before the book has answered, and is
// there again when it is taken back. Pure.
import type { DuplicateGroup } from '../../../shared/contract/duplicates.ts'

/** The same people are the same group, in whichever order they come. */
export function keyOf({ people }: Pick<DuplicateGroup, 'people'>): string {
  return people
    .map(({ id }) => id)
    .toSorted((one, other) => one - other)
    .join(',')
}

export interface Review {
  /** The group that is looked at, and where it stood: when it goes, the one that moves up to its place is next. */
  readonly key: string | null
  readonly at: number
  /** Decided here, and perhaps not yet by the book. */
  readonly hidden: ReadonlySet<string>
  /** Decided and no longer among the book's groups. */
  readonly decided: ReadonlySet<string>
}

export const BEGINNING: Review = { key: null, at: 0, hidden: new Set(), decided: new Set() }

const without = (set: ReadonlySet<string>, key: string) => new Set([...set].filter((one) => one !== key))

export function select(review: Review, key: string | null, at: number): Review {
  return { ...review, key, at }
}

/** Gone at once; the one that moves up is next, or at the end of the list the one above. */
export function decide(review: Review, { groups, active }: Shown): Review {
  const group = groups[active]
  if (group === undefined) return review
  const next = groups[active + 1] ?? groups[active - 1]
  return {
    ...select(review, next === undefined ? null : keyOf(next), active),
    hidden: new Set([...review.hidden, keyOf(group)]),
  }
}

/** The book has done it, and its groups were asked for again since. */
export function settle(review: Review, key: string): Review {
  return { ...review, hidden: without(review.hidden, key), decided: new Set([...review.decided, key]) }
}

/** It could not be done: the group stands in the list again. What is looked at stays. */
export function giveBack(review: Review, key: string): Review {
  return { ...review, hidden: without(review.hidden, key) }
}

export interface Shown {
  readonly groups: readonly DuplicateGroup[]
  /** Of `groups`; -1 when there are none. */
  readonly active: number
}

/** Groups on the screen. Pages of the book's answer may overlap for a moment: the first of a key counts. */
export function showGroups(review: Review, answered: readonly DuplicateGroup[]): Shown {
  const seen = new Set(review.hidden)
  const groups = answered.filter((group) => {
    const key = keyOf(group)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
  const found = groups.findIndex((group) => keyOf(group) === review.key)
  return { groups, active: found >= 0 ? found : Math.min(review.at, groups.length - 1) }
}

/** The review with what came back by undo selected; the very same when nothing did. */
export function withReturned(review: Review, answered: readonly DuplicateGroup[]): Review {
  if (review.decided.size === 0) return review
  const back = answered.map(keyOf).find((key) => review.decided.has(key) && !review.hidden.has(key))
  return back === undefined ? review : { ...review, key: back, decided: without(review.decided, back) }
}
