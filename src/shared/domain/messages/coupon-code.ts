// Codes that customers read from paper and say aloud: letters and figures that nobody mixes up, and a reading that forgives.

/** Without I, O, 0 and 1: 32 characters, five bits each. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Only the five lowest bits of a byte are used, so each character is equally likely. */
const written = (bytes: Uint8Array): string => Array.from(bytes, (byte) => CODE_ALPHABET[byte & 31] ?? '').join('')

interface Dice {
  bytes(length: number): Uint8Array
}

/** One person's own code, 13 characters: 65 bits, so that nobody can guess another's. */
export function personalCode(random: Dice): string {
  return written(random.bytes(13))
}

/** A code that stands on every flyer, 6 characters: it is no secret, only short. */
export function sharedCode(random: Dice): string {
  return written(random.bytes(6))
}

/** As codes are kept, however they were typed: upper case, without blanks, dashes and whatever else is no letter or figure. */
export function tidyCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** As codes are shown, in groups of four or five: `KXQ2-7MHD-3VWPA`. */
export function spacedCode(code: string): string {
  const groups = Math.max(1, Math.floor(code.length / 4))
  const cuts = Array.from({ length: groups }, (_, group) => (group === groups - 1 ? undefined : (group + 1) * 4))
  return cuts.map((end, group) => code.slice(group * 4, end)).join('-')
}
