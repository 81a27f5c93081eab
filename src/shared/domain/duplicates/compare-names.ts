// How two names compare: given, family, and the names of companies, whose words come in any order.
import { LEVELS } from './levels.ts'
import type { Book, Prepared, PreparedName } from './prepared.ts'
import { telling } from './rarity.ts'
import { ALIKE, type Words } from './vocabulary.ts'

const GIVEN = levelsOf(LEVELS.given)
const FAMILY = levelsOf(LEVELS.family)
const NAME = levelsOf(LEVELS.name)

function levelsOf<L extends string>(levels: readonly L[]): Readonly<Record<L, number>> {
  return Object.fromEntries(levels.map((level, at) => [level, at])) as Record<L, number>
}

/** Both have a given name. */
export function compareGiven(words: Words, a: Prepared, b: Prepared): number {
  const [one, other] = [a.given, b.given]
  if (one.key === other.key || one.whole === other.whole) return GIVEN.same
  const whole = words.alike(one.whole, other.whole)
  if (whole === ALIKE.nickname) return GIVEN.nickname
  if (whole === ALIKE.close) return GIVEN.close
  const [first = -1] = one.words
  const [second = -1] = other.words
  const firsts = one.words.length > 1 || other.words.length > 1 ? words.alike(first, second) : whole
  if (a.nickname >= 0 || b.nickname >= 0) {
    if (a.nickname === other.whole || b.nickname === one.whole || a.nickname === second || b.nickname === first)
      return GIVEN.nickname
  }
  if (firsts === ALIKE.equal || firsts === ALIKE.initial || contains(one, other)) return GIVEN.part
  if (firsts === ALIKE.nickname) return GIVEN.nickname
  if (firsts === ALIKE.close) return GIVEN.close
  if (firsts === ALIKE.short && words.lengthOf(first) >= 2) return GIVEN.part
  if (firsts === ALIKE.sounds) return GIVEN.sounds
  return GIVEN.different
}

const contains = (a: PreparedName, b: PreparedName): boolean => {
  const [few, many] = a.words.length <= b.words.length ? [a, b] : [b, a]
  return few.words.every((word) => many.words.includes(word))
}

/** Both have a family name; also a given name that stands where the other has the family name, so keys say nothing here. */
export function compareFamily(words: Words, a: PreparedName, b: PreparedName): number {
  if (a.whole === b.whole) return FAMILY.same
  const whole = words.alike(a.whole, b.whole)
  if (whole === ALIKE.close) return FAMILY.close
  if (a.words.length > 1 || b.words.length > 1) {
    for (const one of a.words) {
      if (words.lengthOf(one) < 4) continue
      for (const other of b.words) {
        const alike = words.alike(one, other)
        if (alike === ALIKE.equal || alike === ALIKE.close) return FAMILY.part
      }
    }
  }
  if (whole === ALIKE.sounds) return FAMILY.sounds
  if (whole === ALIKE.initial) return FAMILY.part
  return FAMILY.different
}

export interface Overlap {
  /** Share of what both say that both say, 0 to 1. */
  readonly both: number
  /** Share of what the shorter says that the longer says too. */
  readonly within: number
  /** Bits that they share. */
  readonly shared: number
}

const WORTH: Readonly<Record<number, number>> = {
  [ALIKE.equal]: 1,
  [ALIKE.close]: 0.9,
  [ALIKE.short]: 0.85,
  [ALIKE.nickname]: 0.7,
  [ALIKE.sounds]: 0.6,
  [ALIKE.initial]: 0.3,
  [ALIKE.not]: 0,
}

/** How far two runs of words say the same, each word by what it tells, in any order. */
export function overlap(book: Book, a: PreparedName, b: PreparedName, counted: 'name-word' | 'street-word'): Overlap {
  const { words } = book
  const asked =
    a.words.length < b.words.length ||
    (a.words.length === b.words.length && words.textOf(a.whole) <= words.textOf(b.whole))
  const [few, many] = asked ? [a.words, b.words] : [b.words, a.words]
  let taken = 0
  let shared = 0
  let fewBits = 0
  let manyBits = 0
  for (const word of many) manyBits += telling(book, counted, word)
  for (const word of few) {
    const bits = telling(book, counted, word)
    fewBits += bits
    let best = 0
    let bestAt = -1
    for (let at = 0; at < many.length; at += 1) {
      if ((taken & (1 << at)) !== 0) continue
      const worth = WORTH[words.alike(word, many[at] ?? -1)] ?? 0
      if (worth > best) {
        best = worth
        bestAt = at
      }
    }
    if (bestAt < 0) continue
    taken |= 1 << bestAt
    shared += best * Math.min(bits, telling(book, counted, many[bestAt] ?? -1))
  }
  const least = Math.min(fewBits, manyBits)
  return {
    both: (2 * shared) / Math.max(1e-9, fewBits + manyBits),
    within: shared / Math.max(1e-9, least),
    shared,
  }
}

/** Companies' names. */
export function compareNames(book: Book, a: PreparedName, b: PreparedName): number {
  if (a.key === b.key || a.whole === b.whole) return NAME.same
  const whole = book.words.alike(a.whole, b.whole)
  if (whole === ALIKE.close) return NAME.close
  const { both, within, shared } = overlap(book, a, b, 'name-word')
  if (both >= 0.88) return NAME.close
  if (both >= 0.7) return NAME.near
  if (within >= 0.8 && shared >= 4) return NAME.part
  if (both >= 0.35 || within >= 0.5) return NAME.some
  return NAME.different
}
