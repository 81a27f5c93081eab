// Which names of the book a mistyped word may have meant: one letter wrong, missing, too many, or two swapped, the first letter
// being right. Asked only when a search found next to nothing.
import type { ReadDb } from '../../database/handle.ts'
import { nameWords } from './name-words.ts'

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

/** The words in the book's names that `word` may have meant; empty for words too short to guess at. */
export function nearNames(db: ReadDb, word: string): string[] {
  if (word.length < SHORTEST || /\d/.test(word)) return []
  const letter = word.charAt(0)
  const near: string[] = []
  for (const name of nameWords(db, letter)) {
    if (beginsNearly(name, word)) near.push(name)
    if (near.length > MOST) return []
  }
  return near
}
