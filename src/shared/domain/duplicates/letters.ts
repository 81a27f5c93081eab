// How a word is made comparable across languages and typing habits: its plain spelling, how it sounds, and how far two words are apart.
import { fold } from '../fold.ts'

const NOT_A_WORD = /[^\p{L}\p{N}\p{M}]+/u
const JOINED = /(?<=\p{L})['’ʼ`´](?=\p{L})/gu
const UMLAUT = /([aou])e/g

/** The words of a text, folded, apostrophes dropped, Mueller and Müller alike. */
export function plainWords(text: string): string[] {
  if (text === '') return []
  return fold(text.replace(JOINED, ''))
    .split(NOT_A_WORD)
    .filter((word) => word !== '')
    .map((word) => word.replace(UMLAUT, '$1'))
}

const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/sch|sh|ch|cz|sz|tsch|ş|š|č|ж|ш/g, 'S'],
  [/ph|pf/g, 'f'],
  [/[vw]/g, 'f'],
  [/ck|qu?|x|c(?![eiy])|g/g, 'k'],
  [/tz|ts|ds|z|c/g, 's'],
  [/th|dt|d/g, 't'],
  [/b/g, 'p'],
  [/n(?=[pbf])|m/g, 'n'],
  [/j|y|i/g, 'i'],
  [/(?<=.)h/g, ''],
]
const VOWELS_INSIDE = /(?<=.)[aeiou]+/g
const DOUBLED = /(.)\1+/g

/**
 * How a folded word sounds, roughly and in several languages at once: consonants in groups that are heard alike, vowels only where they
 * stand first, and then all alike. Meyer, Maier and Mair are one; so are Schmidt and Schmitt, Philipp and Filip.
 */
export function soundOf(word: string): string {
  let sound = word
  for (const [written, heard] of SOUNDS) sound = sound.replace(written, heard)
  return sound
    .replace(VOWELS_INSIDE, '')
    .replace(/^[aeiou]/, 'a')
    .replace(DOUBLED, '$1')
}

/** Which letters and digits a word holds, one bit each: two words one slip apart differ in few bits. */
export function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

export function differingLetters(a: number, b: number): number {
  let bits = a ^ b
  bits -= (bits >>> 1) & 0x55555555
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

const WIDEST = 64
const [rowA, rowB, rowC] = [new Uint8Array(WIDEST + 1), new Uint8Array(WIDEST + 1), new Uint8Array(WIDEST + 1)]

/**
 * Optimal string alignment distance up to `most`, as `editDistance` of ../similarity.ts, but without a new array for each row: the finder
 * asks it millions of times. Words longer than 64 letters are as far apart as can be unless they are equal.
 */
export function slips(a: string, b: string, most: number): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > most || a.length > WIDEST || b.length > WIDEST) return most + 1
  let before = rowA
  let last = rowB
  let row = rowC
  for (let j = 0; j <= b.length; j += 1) last[j] = j
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i
    let least = i
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      const turned =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      if (turned) best = Math.min(best, (before[j - 2] ?? 0) + 1)
      row[j] = best
      if (best < least) least = best
    }
    if (least > most) return most + 1
    const free = before
    before = last
    last = row
    row = free
  }
  return Math.min(last[b.length] ?? 0, most + 1)
}
