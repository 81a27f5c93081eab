// The printed recovery code: 23 random characters and one that tells a typing mistake before it is tried.
// Crockford's 32 letters (no I, L, O, U); the check is a weighted sum in GF(32), which finds every single wrong
// character and every exchange of two characters.

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM_LENGTH = 23
const LENGTH = RANDOM_LENGTH + 1
const GROUP = 4

/** Multiplication by x in GF(2^5) with x^5 + x^2 + 1. */
function timesX(value: number): number {
  const doubled = value << 1
  return doubled & 0x20 ? doubled ^ 0x25 : doubled
}

/** Horner's rule: character i weighs x^(24 - i); the weights of all 24 places differ. */
function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value) => timesX(sum ^ value), 0)
}

/** A code of 115 bits from 23 random bytes, grouped for paper: `ABCD-EFGH-…`. */
export function recoveryCodeFrom(random: Uint8Array): string {
  if (random.length < RANDOM_LENGTH) throw new RangeError('23 random bytes needed')
  const values = [...random.subarray(0, RANDOM_LENGTH)].map((byte) => byte & 31)
  const letters = [...values, checkOf(values)].map((value) => LETTERS.charAt(value)).join('')
  return groupRecoveryCode(letters)
}

/** Six groups of four with hyphens. */
export function groupRecoveryCode(letters: string): string {
  return (letters.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-')
}

export type ReadRecoveryCode =
  | { readonly ok: true; readonly code: string }
  /** `missing`: how many characters are too few (negative: too many). */
  | { readonly ok: false; readonly wrong: 'length'; readonly missing: number }
  /** `letter`: what cannot stand in a code. */
  | { readonly ok: false; readonly wrong: 'letter'; readonly letter: string }
  | { readonly ok: false; readonly wrong: 'typo' }

/**
 * What somebody typed, as a code of 24 letters without hyphens. Case, blanks and hyphens do not matter;
 * O is read as 0, I and L as 1, U as V.
 */
export function readRecoveryCode(typed: string): ReadRecoveryCode {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replaceAll('U', 'V')
  const strange = [...letters].find((letter) => !LETTERS.includes(letter))
  if (strange !== undefined) return { ok: false, wrong: 'letter', letter: strange }
  if (letters.length !== LENGTH) return { ok: false, wrong: 'length', missing: LENGTH - letters.length }
  const values = [...letters].map((letter) => LETTERS.indexOf(letter))
  if (checkOf(values.slice(0, RANDOM_LENGTH)) !== values[RANDOM_LENGTH]) return { ok: false, wrong: 'typo' }
  return { ok: true, code: letters }
}
