// Names of people and companies: how they are shown, sorted and abbreviated, also where the family name comes first.
import { fold } from './fold.ts'

export interface NameParts {
  readonly kind: 'person' | 'company'
  readonly given: string
  /** For a company the whole name. */
  readonly family: string
  readonly nickname: string | null
  /** Whether this person's name is said family name first (Hungarian, Vietnamese); see `isFamilyFirst`. */
  readonly familyFirst: boolean
}

/** Chinese, Japanese and Korean names are written family first and without a blank between, whatever the language. */
const IDEOGRAPHS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々〆・]+$/u
const FAMILY_FIRST_LANGUAGES = new Set(['hu', 'vi', 'zh', 'ja', 'ko', 'yue', 'km', 'mn'])
// Written in Latin letters by people who deal with the West, Chinese, Japanese and Korean names are mostly turned
// round; only languages written in Latin or Cyrillic anyway keep their own order there.
const OWN_ORDER_IN_LATIN = new Set(['hu', 'vi', 'mn'])

/** Whether a name is said family name first, by its letters and, failing that, by the person's or shop's language. */
export function isFamilyFirst(given: string, family: string, language: string | null): boolean {
  if (given === '' || family === '') return false
  if (IDEOGRAPHS.test(given + family)) return true
  const base = language?.toLowerCase().split('-')[0] ?? ''
  if (!FAMILY_FIRST_LANGUAGES.has(base)) return false
  return OWN_ORDER_IN_LATIN.has(base) || !/\p{Script=Latin}/u.test(given + family)
}

/** The name as shown; empty when there is neither name nor nickname. */
export function displayName({ kind, given, family, nickname, familyFirst }: NameParts): string {
  if (kind === 'company') return family || given || (nickname ?? '')
  if (given === '' || family === '') return given || family || (nickname ?? '')
  if (!familyFirst) return `${given} ${family}`
  return IDEOGRAPHS.test(given + family) ? family + given : `${family} ${given}`
}

/** What somebody is called of whom only an address is known: its first line, or the town; empty where it says neither. */
export function addressName({ street, city }: { readonly street: string; readonly city: string }): string {
  return (street.split('\n')[0] ?? '').trim() || city.trim()
}

/** Lower-case particles are read as part of the family name but not sorted by in most address books: kept it is, so that "van Dam" is found under v, where it was typed. */
export function sortName(parts: NameParts): string {
  const name = parts.kind === 'company' || parts.family === '' ? displayName(parts) : `${parts.family} ${parts.given}`
  return fold(name).trim().replace(/\s+/g, ' ')
}

/** One or two characters for a monogram; empty when there is no name. */
export function initials(parts: NameParts): string {
  const shown = displayName(parts)
  const words = shown.split(/[\s\-‐‑]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  if (words.length === 0) return ''
  if (IDEOGRAPHS.test(shown)) return first(shown)
  if (parts.kind === 'person' && parts.given !== '' && parts.family !== '') {
    const [given, family] = [first(parts.given), first(lastCapital(parts.family))]
    return parts.familyFirst ? family + given : given + family
  }
  const [one = '', two] = words
  return first(one) + (two === undefined ? '' : first(two))
}

/** Of "van der Berg" the word that begins with a capital, or the first. */
function lastCapital(family: string): string {
  const words = family.split(/\s+/)
  return words.find((word) => /^[^\p{L}]*\p{Lu}/u.test(word)) ?? words[0] ?? ''
}

/** First letter or digit with its marks, upper case. One grapheme: "ß" stays one letter, not "SS". */
function first(word: string): string {
  const start = /[\p{L}\p{N}]\p{M}*/u.exec(word.normalize('NFC'))?.[0] ?? ''
  const upper = start.toUpperCase()
  return [...upper].length > [...start].length ? start : upper
}
