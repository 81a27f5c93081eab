// Sitting down at a window of the book: opening it where it is closed, proving who one is where it is open.
import type { BookDoor, Session } from '../../area.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { Opener } from '../../book/unlock.ts'
import type { OpenBook } from '../../open-book.ts'
import { SAMPLE_OWNER, SAMPLE_PASSWORD } from '../../../../shared/domain/sample-password.ts'
import { ringOf } from '../../areas/users/keys.ts'
import { changePassword } from '../../areas/users/passwords.ts'
import { sessionOf } from '../../areas/users/service.ts'
import type { House } from '../house.ts'
import { ownerToRecover, sessionOfSlot, signInByPassword } from './sign-in.ts'

export interface Opened {
  readonly user: string
  readonly clockBehind: boolean
  readonly restored: boolean
}

export interface Entering {
  byPassword(
    connection: number,
    request: { readonly user: string | undefined; readonly password: string },
  ): Promise<Opened>
  byCode(connection: number, request: CodeRequest): Promise<Opened>
  byKeychain(connection: number): Promise<Opened>
  /** Goes to the sample shop, making it where there is none, and sits down as its owner. */
  sample(connection: number): Promise<Opened>
}

export interface CodeRequest {
  readonly code: string
  readonly user: string | undefined
  /** The owner's new password. */
  readonly password: string
}

export function createEntering({ at, books, holder, sessions }: House): Entering {
  function sit(connection: number, session: Session, { book }: OpenBook): Opened {
    // The window may have gone while the password was tried.
    if (sessions.find(connection) !== undefined) sessions.signIn(connection, session)
    return { user: session.name, clockBehind: book.facts.clockBehind !== null, restored: book.facts.restored }
  }

  /** Opens a closed book; one that nobody may sit down at is closed again. */
  async function unlocked(opener: Opener, who: (open: OpenBook) => Promise<Session> | Session, connection: number) {
    const open = holder.take(await books.open({ folder: at.folder, opener }))
    try {
      return sit(connection, await who(open), open)
    } catch (error) {
      await holder.release({ backup: false })
      throw error
    }
  }

  const bySlot = ({ db, book }: OpenBook) => sessionOfSlot(db, book.facts.by)

  return {
    byPassword: (connection, { user, password }) =>
      holder.alone(async () => {
        const open = holder.current
        if (open === null) return unlocked({ password, user }, bySlot, connection)
        return sit(connection, await signInByPassword(open, { user, password }), open)
      }),
    byCode: (connection, { code, user, password }) =>
      holder.alone(async () => {
        const recovered = async (open: OpenBook, label: string) => {
          const { id } = ownerToRecover(open.db, user, label)
          const door = doorOf(open)
          await changePassword({ book: () => door, ring: () => ringOf(open.book) }, { userId: id, password })
          return ownSession(open, id)
        }
        const open = holder.current
        if (open === null) return unlocked({ code }, (book) => recovered(book, book.book.facts.by.label), connection)
        const { label } = await open.book.verifyCode(code)
        return sit(connection, await recovered(open, label), open)
      }),
    sample: (connection) =>
      holder.alone(async () => {
        if (!at.demo || at.awaited) {
          // A locked or foreign window does not close the shop's own book.
          if (holder.current !== null && sessions.of(connection).session === null)
            throw new Failure('NOT_SIGNED_IN', {})
          await holder.release({ backup: true })
          await at.visitSample()
        }
        const open = holder.current
        const owner = { user: SAMPLE_OWNER, password: SAMPLE_PASSWORD }
        if (open === null) return unlocked(owner, bySlot, connection)
        return sit(connection, await signInByPassword(open, owner), open)
      }),
    byKeychain: (connection) =>
      holder.alone(async () => {
        // A book that is open but that nobody sits at asks for a person: PIN or password.
        if (holder.current !== null) throw new Failure('PASSWORD_NEEDED', {})
        return unlocked({ keychain: true }, bySlot, connection)
      }),
  }
}

const doorOf = (open: OpenBook): Pick<BookDoor, 'db' | 'local'> => ({
  db: open.db,
  local: (work) => open.local('users', work),
})

function ownSession({ db }: OpenBook, userId: number): Session {
  const session = sessionOf(db, userId)
  if (session === undefined) throw new Failure('NOT_FOUND', { what: 'user' })
  return session
}
