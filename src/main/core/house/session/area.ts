// Who sits at this window: sign-in state, quick switch, screen lock, PINs, own choices.
import { contract } from '../../../../shared/contract/index.ts'
import { Failure } from '../../../../shared/errors.ts'
import { type Area, bind, type Session } from '../../area.ts'
import type { House } from '../house.ts'
import { signInByPassword } from '../book/sign-in.ts'
import { PIN_TRIES, checkPin, makePin } from '../../areas/users/pin.ts'
import {
  allUsers,
  deletePin,
  pinOf,
  preferencesOf,
  writePin,
  writePreference,
  writeTriesLeft,
  type UserRow,
} from '../../areas/users/queries.ts'
import { sessionOf, userOrFail } from '../../areas/users/service.ts'

export function session(house: House): Area {
  const { holder, sessions, feed } = house

  function me(connection: number) {
    const seat = sessions.of(connection)
    const now = seat.session
    const here = now ?? seat.before
    const open = holder.current
    return {
      state: seat.state,
      user: here && { id: here.userId, name: here.name, role: here.role },
      hiddenFields: now === null ? [] : house.declared().procedures.sight.hiddenFrom(now.role),
      people:
        open === null
          ? []
          : allUsers(open.db)
              .filter(signsIn)
              .map((user) => ({
                id: user.id,
                name: user.name,
                opensWith: seat.state !== 'signed-out' && pinWorks(user) ? ('pin' as const) : ('password' as const),
              })),
    }
  }

  /** A PIN lifts the screen lock or switches people; a window that nobody signed in at needs a password. */
  async function byPin(connection: number, user: UserRow, pin: string): Promise<void> {
    if (sessions.of(connection).state === 'signed-out') throw new Failure('PASSWORD_NEEDED', {})
    await checkPin(pin, {
      read: () => pinOf(holder.open().db, user.id),
      writeTriesLeft: (left) =>
        holder.open().local(null, (db) => {
          writeTriesLeft(db, user.id, left)
        }),
    })
  }

  async function unscreen(connection: number, { userId, pin, password }: UnscreenInput): Promise<void> {
    const open = holder.open()
    const user = userOrFail(open.db, userId)
    if (!signsIn(user)) throw new Failure('NOT_FOUND', { what: 'user' })
    if (password !== undefined) await signInByPassword(open, { user: user.name, password })
    else if (pin !== undefined) await byPin(connection, user, pin)
    else throw new Failure('PASSWORD_NEEDED', {})
    const fresh = sessionOf(holder.open().db, userId)
    if (fresh === undefined) throw new Failure('NOT_FOUND', { what: 'user' })
    if (password !== undefined) restoreTries(userId)
    if (sessions.find(connection) !== undefined) sessions.signIn(connection, fresh)
  }

  /** A right password gives the PIN its five tries back. */
  function restoreTries(userId: number): void {
    const open = holder.open()
    if (pinOf(open.db, userId) !== undefined)
      open.local(null, (db) => {
        writeTriesLeft(db, userId, PIN_TRIES)
      })
  }

  return {
    name: 'session',
    tables: [],
    procedures: bind('session', contract.session, {
      me: ({ connection }) => me(connection),
      touch: () => ({}),
      screen: () => {
        sessions.screen()
        return {}
      },
      unscreen: async ({ connection }, input) => {
        await unscreen(connection, input)
        return me(connection)
      },
      signOut: ({ connection }) => {
        sessions.signOut(connection)
        return {}
      },
      setPin: async ({ session: now, outside, book }, { password, pin }) => {
        const { userId, name } = known(now)
        await signInByPassword(holder.open(), { user: name, password })
        const made = pin === null ? null : await makePin(pin, outside.random)
        book().local((db) => {
          if (made === null) deletePin(db, userId)
          else writePin(db, userId, made)
        })
        feed.changed(['users'])
        return {}
      },
      prefer: ({ session: now, book }, choice) => {
        book().local((db) => {
          writePreference(db, known(now).userId, choice)
        })
        return {}
      },
      preferences: ({ session: now, book }) =>
        Object.fromEntries(preferencesOf(book().db, known(now).userId).map(({ key, value }) => [key, value])),
    }),
  }
}

interface UnscreenInput {
  readonly userId: number
  readonly pin?: string | undefined
  readonly password?: string | undefined
}

const signsIn = (user: UserRow) => user.archived === 0 && user.slot !== null
const pinWorks = (user: UserRow) => (user.triesLeft ?? 0) > 0

function known(session: Session | null): Session {
  if (session === null) throw new Failure('NOT_SIGNED_IN', {})
  return session
}
