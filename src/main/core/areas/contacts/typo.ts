// Which names of the book a mistyped word may have meant: one letter wrong, missing, too many, or two swapped, the first letter
// being right. Asked only when a search found next to nothing.
import type { ReadDb } from '../../database/handle.ts'
import { EVERYBODY } from './held-lists.ts'

const SHORTEST = 4
/** More variants than that mean the word says too little. */
const MOST = 40

/** Whether `word` is the beginning of `name`, or would be after one slip. */
export function beginsNearly(name: string, word: string): boolean {
  let at = 0
  while (at < word.length && word[at] === name[at]) at += 1
  if (at === word.length) return true
  if (at === 0) return false
  const [typed, meant] = [word.slice(at), name.slice(at)]
  return (
    meant.slice(1).startsWith(typed.slice(1)) || // another letter
    meant.startsWith(typed.slice(1)) || // one too many
    meant.slice(1).startsWith(typed) || // one missing
    (typed.length > 1 && typed[0] === meant[1] && typed[1] === meant[0] && meant.slice(2).startsWith(typed.slice(2)))
  )
}

/** Changes of more people than that are not followed: what they are called is read anew. */
const FOLLOW_AT_MOST = 50

/**
 * The words of all names in the book, sorted, by their first letter: a letter is read when it is first asked for. Those of people
 * who are touched are added; a word that nobody bears any more finds nobody, and does no harm.
 */
class Names {
  #seq = 0
  readonly #byLetter = new Map<string, string[]>()

  beginningWith(db: ReadDb, letter: string): readonly string[] {
    this.#follow(db)
    const known = this.#byLetter.get(letter)
    if (known !== undefined) return known
    const words = db.pluck<string>(
      `SELECT term FROM contact_vocabulary WHERE term >= ? AND term < ? AND col = 'names' ORDER BY term`,
      letter,
      `${letter}\u{10ffff}`,
    )
    this.#byLetter.set(letter, words)
    return words
  }

  #follow(db: ReadDb): void {
    const range = db.get<{ oldest: number | null; newest: number | null }>(
      'SELECT min(seq) AS oldest, max(seq) AS newest FROM contact_touch',
    )
    const [oldest, newest] = [range?.oldest ?? 0, range?.newest ?? 0]
    if (newest === this.#seq) return
    const touched = db.pluck<number>(
      'SELECT DISTINCT contact_id FROM contact_touch WHERE seq > ? LIMIT ?',
      this.#seq,
      FOLLOW_AT_MOST + 1,
    )
    // Undo of what filled the list, a repair: anything but the next change is not followed.
    const follows = newest > this.#seq && oldest <= this.#seq + 1
    this.#seq = newest
    if (!follows || touched.length > FOLLOW_AT_MOST || touched.includes(EVERYBODY)) this.#byLetter.clear()
    else for (const id of touched) this.#add(db, id)
  }

  #add(db: ReadDb, id: number): void {
    const names = db.pluck<string>('SELECT names FROM contact_search WHERE contact_id = ?', id)[0] ?? ''
    for (const word of names.split(' ')) {
      const known = this.#byLetter.get(word.charAt(0))
      if (known === undefined) continue
      const at = firstFrom(known, word)
      if (known[at] !== word) known.splice(at, 0, word)
    }
  }
}

/** The words in the book's names that `word` may have meant; empty for words too short to guess at. */
export function nearNames(db: ReadDb, word: string): string[] {
  if (word.length < SHORTEST || /\d/.test(word)) return []
  const letter = word.charAt(0)
  const near: string[] = []
  for (const name of db.prepared('contacts.names', () => new Names()).beginningWith(db, letter)) {
    if (beginsNearly(name, word)) near.push(name)
    if (near.length > MOST) return []
  }
  return near
}

/** The place of the first word that is not before this one. */
function firstFrom(names: readonly string[], word: string): number {
  let [low, high] = [0, names.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((names[middle] ?? '') < word) low = middle + 1
    else high = middle
  }
  return low
}
