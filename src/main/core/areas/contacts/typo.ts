// Which names of the book a mistyped word may have meant: one letter wrong, missing, too many, or two swapped, the first letter
// being right. Asked only when a search found next to nothing.
import type { ReadDb } from '../../database/handle.ts'

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

class Names {
  #seq = -1
  #sorted: readonly string[] = []

  /** Every word of a name in the book, sorted; read again when somebody was touched since. */
  sorted(db: ReadDb): readonly string[] {
    const seq = db.pluck<number | null>('SELECT max(seq) FROM contact_touch')[0] ?? 0
    if (seq !== this.#seq) {
      this.#sorted = db.pluck<string>(`SELECT term FROM contact_vocabulary WHERE col = 'names' ORDER BY term`)
      this.#seq = seq
    }
    return this.#sorted
  }
}

/** The words in the book's names that `word` may have meant; empty for words too short to guess at. */
export function nearNames(db: ReadDb, word: string): string[] {
  if (word.length < SHORTEST || /\d/.test(word)) return []
  const names = db.prepared('contacts.names', () => new Names()).sorted(db)
  const near: string[] = []
  for (let at = firstFrom(names, word.charAt(0)); at < names.length; at += 1) {
    const name = names[at] ?? ''
    if (!name.startsWith(word.charAt(0)) || near.length > MOST) break
    if (beginsNearly(name, word)) near.push(name)
  }
  return near.length > MOST ? [] : near
}

function firstFrom(names: readonly string[], letter: string): number {
  let [low, high] = [0, names.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((names[middle] ?? '') < letter) low = middle + 1
    else high = middle
  }
  return low
}
