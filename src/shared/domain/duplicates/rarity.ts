// How rare a value is in the book: agreeing in a rare one says more.
import type { Counted } from './model.ts'
import type { Book } from './prepared.ts'

interface Rarity {
  /** How many of those who bear it are the two themselves. */
  readonly own: number
  /** Bearers outside the book, so that a small book does not take every name for rare … */
  readonly unseen: number
  /** … among so many. */
  readonly among: number
}

const RARITY: Readonly<Record<Counted, Rarity>> = {
  given: { own: 1, unseen: 1.5, among: 300 },
  family: { own: 1, unseen: 0.7, among: 1000 },
  name: { own: 1, unseen: 0.3, among: 1000 },
  birthday: { own: 2, unseen: 0.06, among: 1000 },
  phone: { own: 2, unseen: 0.01, among: 1000 },
  email: { own: 2, unseen: 0.005, among: 1000 },
  number: { own: 2, unseen: 0.01, among: 1000 },
  street: { own: 1, unseen: 0.5, among: 500 },
  postcode: { own: 1, unseen: 1, among: 20 },
  city: { own: 1, unseen: 2, among: 20 },
  place: { own: 1, unseen: 0.5, among: 500 },
  'name-word': { own: 1, unseen: 0.5, among: 500 },
  'street-word': { own: 1, unseen: 0.5, among: 500 },
}

/** log2 of the share of people who bear a value, by the book's own count. */
export function rarity({ tallies, people }: Book, counted: Counted, key: number): number {
  const { own, unseen, among } = RARITY[counted]
  const others = Math.max(0, tallies[counted].countOf(key) - own)
  return Math.log2((others + unseen) / (people + among))
}

/** What a word tells: bits, by how few names or streets hold it. Only once everybody is prepared. */
export function telling(
  { tallies, people, words, bits }: Book,
  counted: 'name-word' | 'street-word',
  word: number,
): number {
  const known = bits[counted][word]
  if (known !== undefined) return known
  const tally = tallies[counted]
  const count = tally.countOf(tally.idOf(words.textOf(word)))
  const told = Math.max(0.5, Math.log2((people + 500) / (Math.max(0, count - 1) + 2)))
  bits[counted][word] = told
  return told
}
