// Giving, changing and taking away passwords: a key slot in the header and a line in the book, one change at a time.
import { Failure } from '../../../../shared/errors.ts'
import type { BookDoor } from '../../area.ts'
import type { KeyRing } from './keys.ts'
import { deleteSignIn, writeSignIn } from './queries.ts'
import { userOrFail, usersHold } from './service.ts'

export interface PasswordChange {
  readonly userId: number
  /** Null takes the sign-in away. */
  readonly password: string | null
}

export interface PasswordParts {
  /** Asked anew after every wait. */
  readonly book: () => Pick<BookDoor, 'db' | 'local'>
  readonly ring: () => KeyRing
}

/** Errors: NOT_FOUND, LAST_OWNER, DISK_FULL, FOLDER_READ_ONLY. */
export async function changePassword({ book, ring }: PasswordParts, change: PasswordChange): Promise<void> {
  const { userId, password } = change
  const { name, archived, slot: old } = userOrFail(book().db, userId)
  if (archived === 1) throw new Failure('NOT_FOUND', { what: 'user' })
  if (password !== null) {
    const slot = await ring().setPassword(name, password)
    book().local((db) => {
      writeSignIn(db, userId, slot)
    })
    return
  }
  if (old === null) return
  book().local((db) => {
    deleteSignIn(db, userId)
    usersHold(db)
  })
  ring().removePassword(name)
}
