// The words of all names in the book, held in memory to be looked through in no time: what a slip may have meant, and whether a word
// stands in any name at all.
import type { ReadDb } from '../../database/handle.ts'
import { EVERYBODY } from './held-lists.ts'

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

/** Sorted; every word of a name that begins with this letter, and perhaps some that no name has any more. */
export function nameWords(db: ReadDb, letter: string): readonly string[] {
  return db.prepared('contacts.names', () => new Names()).beginningWith(db, letter)
}

/** Whether a name in the book has the word, or has one that begins with it. Never no where it should be yes. */
export function standsInNames(db: ReadDb, word: string): { readonly whole: boolean; readonly begun: boolean } {
  const words = nameWords(db, word.charAt(0))
  const next = words[firstFrom(words, word)]
  return { whole: next === word, begun: next?.startsWith(word) ?? false }
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
