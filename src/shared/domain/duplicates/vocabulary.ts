// Every word and value of a book once, as a number, with what comparing asks of it over and over: how many people bear it, how it
// sounds, which nicknames it has. Two words are compared once; the answer is kept.
import { differingLetters, lettersOf, slips, soundOf } from './letters.ts'
import type { Counted } from './model.ts'
import { nicknameGroups } from './nicknames.ts'

/** How two words are alike, surest first. `short`: the one shortens the other, Del. and Delicatessen; `initial`: J. */
export const ALIKE = { equal: 5, nickname: 4, close: 3, sounds: 2, short: 1, initial: 6, not: 0 } as const

export interface Words {
  idOf(word: string): number
  textOf(id: number): string
  soundOf(id: number): number
  lengthOf(id: number): number
  /** One of `ALIKE`. */
  alike(a: number, b: number): number
}

/** Pairs of words whose comparison is kept, for a whole book and for single people: powers of two. */
const KEPT_BITS = 20
const FEW_BITS = 8

export function createWords(many: boolean): Words {
  const ids = new Map<string, number>()
  const texts: string[] = []
  const sounds: number[] = []
  const letters: number[] = []
  const numeric: boolean[] = []
  const nicknames: (readonly number[])[] = []
  const soundIds = new Map<string, number>()
  // Pairs of words met before, by a hash: an older one gives way.
  const bits = many ? KEPT_BITS : FEW_BITS
  const keptA = new Int32Array(1 << bits)
  const keptB = new Int32Array(1 << bits)
  const kept = new Int8Array(1 << bits)

  function compared(a: number, b: number): number {
    const [one, other] = [texts[a] ?? '', texts[b] ?? '']
    const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one]
    if (shorter.length === 1) return longer.startsWith(shorter) && /\p{L}/u.test(shorter) ? ALIKE.initial : ALIKE.not
    if (shareGroup(nicknames[a] ?? [], nicknames[b] ?? [])) return ALIKE.nickname
    const digits = numeric[a] === true || numeric[b] === true
    if (!digits && shorter.length >= 3) {
      const most = shorter.length >= 7 ? 2 : 1
      const few = differingLetters(letters[a] ?? 0, letters[b] ?? 0) <= 2 * most
      if (few && slips(one, other, most) <= most) return ALIKE.close
      if (sounds[a] === sounds[b] && (texts[a] ?? '')[0] === (texts[b] ?? '')[0]) return ALIKE.sounds
    }
    return !digits && shortens(shorter, longer) ? ALIKE.short : ALIKE.not
  }

  return {
    idOf(word) {
      const known = ids.get(word)
      if (known !== undefined) return known
      const id = texts.length
      ids.set(word, id)
      texts.push(word)
      const sound = soundOf(word)
      let soundId = soundIds.get(sound)
      if (soundId === undefined) {
        soundId = soundIds.size
        soundIds.set(sound, soundId)
      }
      sounds.push(soundId)
      letters.push(lettersOf(word))
      numeric.push(/\d/.test(word))
      nicknames.push(nicknameGroups(word))
      return id
    },
    textOf: (id) => texts[id] ?? '',
    soundOf: (id) => sounds[id] ?? -1,
    lengthOf: (id) => texts[id]?.length ?? 0,
    alike(a, b) {
      if (a === b) return ALIKE.equal
      const [low, high] = a < b ? [a, b] : [b, a]
      const at = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - bits)
      if (keptA[at] === low && keptB[at] === high) return kept[at] ?? 0
      const found = compared(low, high)
      keptA[at] = low
      keptB[at] = high
      kept[at] = found
      return found
    },
  }
}

const shareGroup = (a: readonly number[], b: readonly number[]): boolean =>
  a.length > 0 && b.length > 0 && a.some((group) => b.includes(group))

/** Ave and Avenue, Dev and Development, St and Street, Ctr and Center: same beginning, its letters in order. */
function shortens(shorter: string, longer: string): boolean {
  if (shorter.length < 2 || longer.length < shorter.length + 1 || shorter[0] !== longer[0]) return false
  if (longer.startsWith(shorter)) return shorter.length >= 3 || longer.length <= 7
  if (shorter.length > 4) return false
  let at = 0
  for (const letter of longer) if (letter === shorter[at]) at += 1
  return at === shorter.length && shorter.at(-1) === longer.at(-1)
}

/** How many people bear each value of one kind. */
export interface Tally {
  idOf(value: string): number
  add(id: number): void
  countOf(id: number): number
  /** Values with at least `least` bearers, the most frequent first, at most `most` of them. */
  frequent(least: number, most: number): Record<string, number>
}

export function createTally(known: Readonly<Record<string, number>> = {}): Tally {
  const ids = new Map<string, number>()
  const counts: number[] = []
  const tally: Tally = {
    idOf(value) {
      const id = ids.get(value)
      if (id !== undefined) return id
      ids.set(value, counts.length)
      counts.push(0)
      return counts.length - 1
    },
    add: (id) => void (counts[id] = (counts[id] ?? 0) + 1),
    countOf: (id) => counts[id] ?? 0,
    frequent(least, most) {
      const found = [...ids].filter(([, id]) => (counts[id] ?? 0) >= least)
      found.sort((a, b) => (counts[b[1]] ?? 0) - (counts[a[1]] ?? 0) || (a[0] < b[0] ? -1 : 1))
      return Object.fromEntries(found.slice(0, most).map(([value, id]) => [value, counts[id] ?? 0]))
    },
  }
  for (const [value, count] of Object.entries(known)) counts[tally.idOf(value)] = count
  return tally
}

export type Tallies = Readonly<Record<Counted, Tally>>
