// Who may be one person, as people look at it: pairs joined to groups, of each the likeliest, and in it those of whom no two
// speak against each other. Pure.
import { MOST_MERGED } from '../../../../shared/domain/duplicates/most-merged.ts'
import { SURE } from '../../../../shared/domain/duplicates/record.ts'
import { pairKey } from './not-same.ts'

export interface FoundPair {
  /** The smaller id. */
  readonly a: number
  readonly b: number
  readonly score: number
  /** 1 where something speaks against it. */
  readonly against: number
}

export interface Group {
  /** Likeliest first. */
  readonly people: readonly number[]
  /** Between them, likeliest first. */
  readonly pairs: readonly FoundPair[]
  /** Of the weakest pair within `together`. */
  readonly score: number
  readonly sure: boolean
  readonly together: readonly number[]
  /** The smallest id in it. */
  readonly first: number
}

/** `pairs`: of people who are shown, without those said to be two. */
export function groupsOf(pairs: readonly FoundPair[]): Group[] {
  return componentsOf(pairs).map(groupOf)
}

/** Likeliest first; of equals those of the smaller ids. */
export const likelierGroupFirst = (one: Group, other: Group) => other.score - one.score || one.first - other.first
export const likelierFirst = (one: FoundPair, other: FoundPair) =>
  other.score - one.score || one.a - other.a || one.b - other.b

/** Pairs that hang together. */
export function componentsOf(pairs: readonly FoundPair[]): FoundPair[][] {
  const parent = new Map<number, number>()
  const rootOf = (id: number): number => {
    let root = id
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up
    for (let at = id; at !== root;) {
      const up = parent.get(at) ?? root
      parent.set(at, root)
      at = up
    }
    return root
  }
  for (const { a, b } of pairs) {
    const [one, other] = [rootOf(a), rootOf(b)]
    if (one !== other) parent.set(Math.max(one, other), Math.min(one, other))
  }
  return [...Map.groupBy(pairs, ({ a }) => rootOf(a)).values()]
}

function groupOf(all: readonly FoundPair[]): Group {
  const sorted = all.toSorted(likelierFirst)
  const people = likeliest(sorted)
  const inside = new Set(people)
  const pairs = sorted.filter(({ a, b }) => inside.has(a) && inside.has(b))
  const together = agreeing(people, pairs)
  const within = new Set(together)
  const [weakest] = pairs.filter(({ a, b }) => within.has(a) && within.has(b)).slice(-1)
  const score = weakest?.score ?? 0
  const sure = score >= SURE && together.length === people.length && pairs.every(({ against }) => against === 0)
  return { people, pairs, score, sure, together, first: Math.min(...people) }
}

/** The likeliest pair, and by their likeliest pairs whoever hangs on them, at most as many as may be merged. */
function likeliest(sorted: readonly FoundPair[]): number[] {
  const people = new Set<number>()
  let left = sorted
  while (people.size < MOST_MERGED && left.length > 0) {
    const next = people.size === 0 ? left[0] : left.find(({ a, b }) => people.has(a) !== people.has(b))
    if (next === undefined) break
    for (const id of [next.a, next.b]) people.add(id)
    // A group of a few is complete after a few rounds; one of thousands is not looked through more often than it may grow.
    left = left.filter(({ a, b }) => !people.has(a) || !people.has(b))
  }
  return [...people]
}

/** Complete linkage: whoever is a probable pair with each of those who are in, taken in the order of likeliness. */
function agreeing(people: readonly number[], pairs: readonly FoundPair[]): number[] {
  const known = new Set(pairs.map(({ a, b }) => pairKey(a, b)))
  const together: number[] = []
  for (const id of people) if (together.every((other) => known.has(pairKey(id, other)))) together.push(id)
  return together
}
