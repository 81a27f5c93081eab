// One way to make typed text comparable, used for sorting, searching and finding duplicates alike:
// lower case, without accents, letters that have no decomposition spelt out.

/** Letters that Unicode does not decompose into a base letter and a mark. */
const SPELT: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  ĸ: 'k',
  ƒ: 'f',
  ə: 'e',
  ς: 'σ',
}

// Only marks of scripts in which they are accents or optional points. The vowel signs of Devanagari, Thai and
// their relatives are marks for Unicode too, but words without them are other words.
const ACCENTS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0591-\u05c7\u064b-\u065f\u0670]/g
const UNDECOMPOSED = /[łøßæœđðþħıŋŧĸƒəς]/g
const PLAIN = /^[\x20-\x40\x5b-\x7e]*$/
/** Nothing to decompose: the short way for most texts of most shops. */
const ASCII = /^[\x20-\x7e]*$/
const NOT_AN_ASCII_WORD = /[^a-z0-9]+/
const NOT_A_WORD = /[^\p{L}\p{N}\p{M}]+/u

/**
 * Folds text for comparison: compatibility forms resolved (NFKD), accents dropped, lower case, ł ø ß æ œ đ þ … spelt
 * out. Idempotent. The result is never shown.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return PLAIN.test(text) ? text : text.toLowerCase()
  const plain = text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(ACCENTS, '')
  return plain.replace(UNDECOMPOSED, (letter) => SPELT[letter] ?? letter)
}

/** The folded words of a text, in order: everything between characters that are neither letter, mark nor digit. */
export function foldedWords(text: string): string[] {
  const folded = fold(text)
  return folded.split(ASCII.test(folded) ? NOT_AN_ASCII_WORD : NOT_A_WORD).filter((word) => word !== '')
}

// Germans write Mueller for Müller, Danes Aage for Åge; both spellings should find both.
const TWO_LETTERS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' }
const HAS_TWO_LETTERS = /[äöüåø]/g
const ASCII_JOINER = /['`\-.]/
const JOINERS = /(?<=[\p{L}\p{N}])['’ʼ`´\-‐‑.](?=[\p{L}\p{N}])/gu

/**
 * The words under which a name should be found: its folded words, the same run together where an apostrophe, hyphen
 * or dot joins them (O'Brien: o, brien, obrien), and the two-letter spelling of umlauts (Müller: muller, mueller).
 */
export function searchWords(text: string): string[] {
  const words = new Set(foldedWords(text))
  if (ASCII.test(text) && !ASCII_JOINER.test(text)) return [...words]
  const joined = text.replace(JOINERS, '')
  if (joined !== text) for (const word of foldedWords(joined)) words.add(word)
  const lower = joined.normalize('NFC').toLowerCase()
  const spelt = lower.replace(HAS_TWO_LETTERS, (letter) => TWO_LETTERS[letter] ?? letter)
  if (spelt !== lower) for (const word of foldedWords(spelt)) words.add(word)
  return [...words]
}
