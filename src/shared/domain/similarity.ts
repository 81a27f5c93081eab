// How alike two people on record look, for the warning while somebody types: exact signs first (number, address,
// name, birthday), then names that differ by a slip. Pure; the caller gathers the candidates.
import { foldedWords } from './fold.ts'

/**
 * Optimal string alignment distance (insert, delete, replace, swap of neighbours), counted up to `most`:
 * anything farther is `most + 1`. Source: Boytsov 2011, "Indexing methods for approximate dictionary searching".
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1)
      row.push(best)
    }
    if (Math.min(...row) > most) return most + 1
    before = last
    last = row
  }
  return Math.min(last[b.length] ?? 0, most + 1)
}

/**
 * Jaro-Winkler similarity, 0 (nothing alike) to 1 (equal), prefix scale 0.1 over at most four characters.
 * Source: Winkler 1990, "String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model".
 */
export function jaroWinkler(a: string, b: string): number {
  const jaro = jaroOf(a, b)
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

function jaroOf(a: string, b: string): number {
  if (a === b) return 1
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Array<boolean>(b.length).fill(false)
  const matched: string[] = []
  for (let i = 0; i < a.length; i += 1) {
    for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j += 1) {
      if (taken[j] || a[i] !== b[j]) continue
      taken[j] = true
      matched.push(a.charAt(i))
      break
    }
  }
  if (matched.length === 0) return 0
  const others = [...b].filter((_, index) => taken[index])
  const swapped = matched.filter((letter, index) => letter !== others[index]).length / 2
  const m = matched.length
  return (m / a.length + m / b.length + (m - swapped) / m) / 3
}

/** The words of a name in alphabetical order: the same for "Anna Berg", "berg, anna" and "BERG Anna". */
export function nameKey(given: string, family: string): string {
  return foldedWords(`${given} ${family}`).sort().join(' ')
}

export interface Resemblance {
  /** From `nameKey`. */
  readonly nameKey: string
  /** E.164 */
  readonly phones: readonly string[]
  /** From `emailKey`. */
  readonly emails: readonly string[]
  /** Partial date, null when unknown. */
  readonly birthday: string | null
}

export const REASONS = ['phone', 'email', 'name-and-birthday', 'name', 'similar-name'] as const
export type Reason = (typeof REASONS)[number]

/** Weights only order the warnings: a shared number counts most, since a family may share a name but rarely types it twice. */
const WEIGHT: Readonly<Record<Reason, number>> = {
  phone: 5,
  email: 5,
  'name-and-birthday': 6,
  name: 4,
  'similar-name': 2,
}

/** Below this the slip is too large: "Anna Berg" and "Anna Bergmann" are two people. */
const CLOSE = 0.93

/** Why two records may be the same person, strongest first; empty when they do not look alike. */
export function resemblance(a: Resemblance, b: Resemblance): Reason[] {
  const reasons = new Set<Reason>()
  if (a.phones.some((phone) => b.phones.includes(phone))) reasons.add('phone')
  if (a.emails.some((email) => b.emails.includes(email))) reasons.add('email')
  const birthday = sameBirthday(a.birthday, b.birthday)
  const same = a.nameKey !== '' && a.nameKey === b.nameKey
  if (same) reasons.add(birthday === 'same' ? 'name-and-birthday' : 'name')
  else if (birthday !== 'different' && isCloseName(a.nameKey, b.nameKey)) reasons.add('similar-name')
  return [...reasons].sort((one, other) => WEIGHT[other] - WEIGHT[one])
}

/** Larger is likelier; only for ordering. */
export function likelihood(reasons: readonly Reason[]): number {
  return reasons.reduce((sum, reason) => sum + WEIGHT[reason], 0)
}

/** Two names of at least two words each that differ by a slip, in every word. */
export function isCloseName(a: string, b: string): boolean {
  const [left, right] = [a.split(' '), b.split(' ')]
  if (a === b || left.length < 2 || left.length !== right.length) return false
  return jaroWinkler(a, b) >= CLOSE && pairsUp(left, right)
}

/** Every word has a partner that is equal or one slip (two in long words) away. Initials count as their names. */
function pairsUp(left: readonly string[], right: readonly string[]): boolean {
  const open = [...right]
  return left.every((word) => {
    const at = open.findIndex((other) => isSlip(word, other))
    if (at >= 0) open.splice(at, 1)
    return at >= 0
  })
}

function isSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length)
  if (shorter < 3) return a === b
  const most = shorter >= 7 ? 2 : 1
  return editDistance(a, b, most) <= most
}

/** What two birthdays say about each other: a missing year agrees with any year. */
export function sameBirthday(a: string | null, b: string | null): 'same' | 'different' | 'unknown' {
  if (a === null || b === null) return 'unknown'
  if (a === b) return a.length >= 7 ? 'same' : 'unknown'
  if (a.startsWith('--') || b.startsWith('--')) {
    const [one, other] = [a.slice(-5), b.slice(-5)]
    return a.length < 7 || b.length < 7 ? 'unknown' : one === other ? 'same' : 'different'
  }
  return a.startsWith(b) || b.startsWith(a) ? 'unknown' : 'different'
}
