// Erases people: the one thing that is never undone.
import type { Journal } from './command.ts'
import { markErased } from './erasure.ts'
import { settleNow } from './settle.ts'

export interface EraseRequest {
  readonly user: number | null
  /** Ids of people; everyone merged with them is erased too. */
  readonly people: readonly number[]
}

export interface Erased {
  readonly command: number
  /** All ids, to be kept beside the book: a backup taken before would bring these people back. */
  readonly ids: readonly number[]
}

/**
 * Takes every value of these people and of their parts out of tables, images and journal; ledger rows stay without their
 * free text. Afterwards the search index must be optimised and the WAL truncated (checkpoint.ts), or words stay on disk.
 */
export function erase(journal: Journal, { user, people }: EraseRequest): Erased {
  const { person, movable } = journal.tables
  if (person === null) throw new Error('the book has no people')
  const touches = [person, ...movable].map((table) => table.name)
  const { value, command } = journal.runEngine({ user, kind: 'erase', args: { people }, touches }, (tx) => {
    const ids = markErased(tx, person, people)
    settleNow(tx, journal.tables, ids)
    return ids
  })
  if (command === null) throw new Error('an erasure is a command')
  return { command, ids: value }
}

/** Erases again whom the book erased after this file was backed up. No command: nobody does anything new. */
export function applyErased(journal: Journal, ids: readonly number[]): void {
  const { person, movable } = journal.tables
  if (person === null || ids.length === 0) return
  journal.maintain(
    [person, ...movable].map((table) => table.name),
    (tx) => settleNow(tx, journal.tables, markErased(tx, person, ids)),
  )
}
