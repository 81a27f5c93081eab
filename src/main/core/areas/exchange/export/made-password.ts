// A password that the program makes up for an encrypted file: short enough to be read out on the telephone.
import type { Random } from '../../../outside.ts'

/** Crockford's letters, small: no i, l, o, u, which are misread. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'
const GROUPS = 4
const GROUP = 4

/** Four groups of four signs, 80 random bits: `k7mq-29xa-c4tz-pe3w`. */
export function madePassword(random: Random): string {
  const signs = [...random.bytes(GROUPS * GROUP)].map((byte) => LETTERS.charAt(byte & 31))
  return Array.from({ length: GROUPS }, (_, at) => signs.slice(at * GROUP, (at + 1) * GROUP).join('')).join('-')
}
