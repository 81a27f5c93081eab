// How long a password would hold against guessing, in five steps with words. A rough count of bits: it need not be
// exact, it must not praise "password1".
export type Strength = 'empty' | 'short' | 'weak' | 'fair' | 'good' | 'strong'

export const LEAST_LENGTH = 8

/** What nearly everybody tries first. Matched anywhere in the password, without case. */
const USUAL = ['password', 'passwort', 'qwert', 'asdf', 'letmein', 'welcome', 'iloveyou', 'admin', 'regulars']
const RUNS = 'abcdefghijklmnopqrstuvwxyz 01234567890 9876543210'
/** Bits of one word out of a few thousand usual ones. */
const BITS_OF_WORD = 11

function setSize(password: string): number {
  const sets: readonly (readonly [RegExp, number])[] = [
    [/\p{Ll}/u, 26],
    [/\p{Lu}/u, 26],
    [/\d/, 10],
    [/[^\p{L}\d]/u, 20],
  ]
  return sets.reduce((sum, [set, size]) => (set.test(password) ? sum + size : sum), 0)
}

/** Characters that add something: repeats ("aaaa") and runs ("1234") count once, usual words not at all. */
function tellingLength(password: string): number {
  const rest = USUAL.reduce((text, usual) => text.replaceAll(usual, ''), password.toLowerCase())
  return [...rest].filter((letter, at, all) => {
    const before = all[at - 1]
    return before === undefined || (letter !== before && !RUNS.includes(before + letter))
  }).length
}

/** `known`: words an acquaintance would try, such as the name of the shop. */
export function strengthOf(password: string, known: readonly string[] = []): Strength {
  if (password === '') return 'empty'
  if ([...password].length < LEAST_LENGTH) return 'short'
  const plain = known
    .flatMap((one) => one.toLowerCase().split(/\s+/))
    .filter((one) => one.length > 2)
    .reduce((text, one) => text.replaceAll(one, ''), password.toLowerCase())
  const words = new Set(plain.split(/[\s.,_-]+/).filter((one) => one.length > 2))
  const byLetters = tellingLength(plain) * Math.log2(Math.max(2, setSize(password)))
  const bits = words.size >= 3 ? Math.min(byLetters, words.size * BITS_OF_WORD) : byLetters
  if (bits < 30) return 'weak'
  if (bits < 42) return 'fair'
  return bits < 60 ? 'good' : 'strong'
}
