// How users and key slots stay together: a slot carries the name of its user, and goes when its user goes. The header
// and the book are two files, so a program stopped between them leaves a difference; it is settled here.
import type { Book } from '../../book/book.ts'
import { sameName } from '../../book/unlock.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import { allUsers, deleteSignIn, writeSignIn, type UserRow } from './queries.ts'

export interface PasswordSlot {
  readonly id: string
  readonly label: string
}

/** The password slots of the open book. Changes are on the disk when the call returns. */
export interface KeyRing {
  passwords(): readonly PasswordSlot[]
  /** Gives this name a password, or another one; answers the slot's id. */
  setPassword(label: string, password: string): Promise<string>
  removePassword(label: string): void
  rename(label: string, to: string): void
}

export const ringOf = (book: Book): KeyRing => ({
  passwords: () => book.keySlots().filter(({ kind }) => kind === 'password'),
  setPassword: async (label, password) => (await book.setPassword(label, password)).id,
  removePassword: (label) => {
    book.removePassword(label)
  },
  rename: (label, to) => {
    book.renameKey(label, to)
  },
})

/** A slot in `sign_in` that was made together with the book, before its id could be written there. */
export const FIRST_SLOT = 'first'

export type KeyStep =
  /** The book learns which slot is this user's. */
  | { readonly do: 'adopt'; readonly userId: number; readonly slot: string }
  /** The user signs in no more. */
  | { readonly do: 'forget'; readonly userId: number }
  | { readonly do: 'remove'; readonly label: string }
  | { readonly do: 'rename'; readonly label: string; readonly to: string }

/** What is to be done so that users and slots agree. Pure. `strays`: also remove slots that are nobody's. */
export function keySteps(
  users: readonly UserRow[],
  slots: readonly PasswordSlot[],
  strays: boolean,
): readonly KeyStep[] {
  const owned = new Set<string>()
  const steps = users.flatMap((user): readonly KeyStep[] => {
    if (user.slot === null) return []
    const byId = slots.find(({ id }) => id === user.slot)
    if (user.archived === 1) {
      const removal: KeyStep[] = byId === undefined ? [] : [{ do: 'remove', label: byId.label }]
      if (byId !== undefined) owned.add(byId.id)
      return [...removal, { do: 'forget', userId: user.id }]
    }
    if (byId !== undefined) {
      owned.add(byId.id)
      return byId.label === user.name ? [] : [{ do: 'rename', label: byId.label, to: user.name }]
    }
    const byLabel = slots.find(({ label }) => sameName(label, user.name))
    if (byLabel === undefined) return []
    owned.add(byLabel.id)
    return [{ do: 'adopt', userId: user.id, slot: byLabel.id }]
  })
  // Where the book knows none of the header's slots the two are not of one age: better a key too many than none.
  if (!strays || owned.size === 0) return steps
  const nobodys = slots.filter(({ id }) => !owned.has(id))
  return [...steps, ...nobodys.map(({ label }): KeyStep => ({ do: 'remove', label }))]
}

/** Makes users and slots agree; true if something was to be done. */
export function settleKeys(
  book: { readonly db: ReadDb; local(work: (db: WriteDb) => void): void },
  ring: KeyRing,
  strays: boolean,
): boolean {
  const steps = keySteps(allUsers(book.db), ring.passwords(), strays)
  for (const step of steps) {
    switch (step.do) {
      case 'adopt':
        book.local((db) => {
          writeSignIn(db, step.userId, step.slot)
        })
        break
      case 'forget':
        book.local((db) => {
          deleteSignIn(db, step.userId)
        })
        break
      case 'remove':
        ring.removePassword(step.label)
        break
      case 'rename':
        ring.rename(step.label, step.to)
        break
    }
  }
  return steps.length > 0
}
