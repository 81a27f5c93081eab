// From an opened key slot, or a password, to the person who sits at the window.
import { Failure } from '../../../../shared/errors.ts'
import type { Session } from '../../area.ts'
import type { Book } from '../../book/book.ts'
import { sameName } from '../../book/unlock.ts'
import type { ReadDb } from '../../database/handle.ts'
import { allUsers, userBySlot, type UserRow } from '../../areas/users/queries.ts'
import { sessionOf, userByName } from '../../areas/users/service.ts'

/** Whose slot this is. Errors: WRONG_PASSWORD for a slot of nobody who may sign in. */
export function sessionOfSlot(db: ReadDb, slot: { readonly id: string; readonly label: string }): Session {
  const user = userBySlot(db, slot.id) ?? userByName(db, slot.label)
  const session = user === undefined ? undefined : sessionOf(db, user.id)
  if (session === undefined) throw new Failure('WRONG_PASSWORD', { waitMs: 0 })
  return session
}

/**
 * Proves the password of one person in an open book. A name that nobody bears fails like a wrong password.
 * Errors: WRONG_PASSWORD, TOO_SOON.
 */
export async function signInByPassword(
  { db, book }: { readonly db: ReadDb; readonly book: Book },
  { user, password }: { readonly user: string | undefined; readonly password: string },
): Promise<Session> {
  const name = user ?? onlyName(book)
  const row = userByName(db, name)
  // Asked under the name of the slot, which lags behind a change of name for as long as a header takes to write.
  const label = book.keySlots().find(({ id }) => id === row?.slot)?.label ?? name
  return sessionOfSlot(db, await book.verify(label, password))
}

function onlyName(book: Book): string {
  const [first, second] = book.keySlots().filter(({ kind }) => kind === 'password')
  if (first === undefined || second !== undefined) throw new Failure('WRONG_PASSWORD', { waitMs: 0 })
  return first.label
}

/** The owner who gets a new password by the printed code. Errors: NOT_FOUND. */
export function ownerToRecover(db: ReadDb, name: string | undefined, label: string): UserRow {
  const owners = allUsers(db).filter((user) => user.role === 'owner' && user.archived === 0)
  const wanted =
    owners.find((owner) => sameName(owner.name, name ?? label)) ?? (name === undefined ? owners[0] : undefined)
  if (wanted === undefined) throw new Failure('NOT_FOUND', { what: 'user' })
  return wanted
}
