// The rules about users: names are unique among the living, and the book never ends without an owner who can sign in.
import { Failure } from '../../../../shared/errors.ts'
import type { Role } from '../../../../shared/roles.ts'
import type { Session } from '../../area.ts'
import { sameName } from '../../book/unlock.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import { allUsers, insertUser, updateArchived, updateUser, userById, type UserRow } from './queries.ts'

export interface User {
  readonly id: number
  readonly name: string
  readonly role: Role
  readonly signsIn: boolean
  readonly hasPin: boolean
  readonly archived: boolean
}

export const asUser = ({ id, name, role, slot, hasPin, archived }: UserRow): User => ({
  id,
  name,
  role,
  signsIn: slot !== null,
  hasPin: hasPin === 1,
  archived: archived === 1,
})

/** The living user of that name, if any. */
export function userByName(db: ReadDb, name: string): UserRow | undefined {
  return allUsers(db).find((user) => user.archived === 0 && sameName(user.name, name))
}

/** Errors: NOT_FOUND. */
export function userOrFail(db: ReadDb, id: number): UserRow {
  const user = userById(db, id)
  if (user === undefined) throw new Failure('NOT_FOUND', { what: 'user' })
  return user
}

/** Errors: NAME_TAKEN. */
export function refuseTakenName(db: ReadDb, name: string, self?: number): void {
  const holder = userByName(db, name)
  if (holder !== undefined && holder.id !== self) throw new Failure('NAME_TAKEN', { name: holder.name })
}

/** Errors: NAME_TAKEN. */
export function addUser(db: WriteDb, name: string, role: Role): number {
  refuseTakenName(db, name)
  return insertUser(db, name, role)
}

/** Errors: NOT_FOUND, NAME_TAKEN. LAST_OWNER comes from `ownerRemains`. */
export function saveUser(
  db: WriteDb,
  change: { readonly id: number; readonly name: string; readonly role: Role },
): User {
  userOrFail(db, change.id)
  refuseTakenName(db, change.name, change.id)
  updateUser(db, change)
  return asUser(userOrFail(db, change.id))
}

/** Errors: NOT_FOUND, NAME_TAKEN (somebody else took the name meanwhile). */
export function setArchived(db: WriteDb, id: number, archived: boolean): void {
  const user = userOrFail(db, id)
  if (!archived) refuseTakenName(db, user.name, id)
  updateArchived(db, id, archived)
}

/** Who somebody is now, or undefined when they may not be signed in any more. */
export function sessionOf(db: ReadDb, userId: number): Session | undefined {
  const user = userById(db, userId)
  if (user === undefined || user.archived === 1 || user.slot === null) return undefined
  return { userId: user.id, name: user.name, role: user.role }
}

/**
 * What must hold after whatever touched users, undo included. Errors: LAST_OWNER; NAME_TAKEN when an undo would bring
 * back a name that somebody else bears now.
 */
export function usersHold(db: ReadDb): void {
  const living = allUsers(db).filter((user) => user.archived === 0)
  if (!living.some((user) => user.role === 'owner' && user.slot !== null)) throw new Failure('LAST_OWNER', {})
  const twice = living.find((user, index) => living.slice(0, index).some((other) => sameName(other.name, user.name)))
  if (twice !== undefined) throw new Failure('NAME_TAKEN', { name: twice.name })
}
