// The book on disk as people meet it: making one, opening it, its passwords and keys, closing it.
import { basename, dirname, join } from 'node:path'
import type { OutputOf } from '../../../../shared/contract/base.ts'
import { contract } from '../../../../shared/contract/index.ts'
import { currencyOfCountry } from '../../../../shared/domain/currency-of-country.ts'
import { Failure } from '../../../../shared/errors.ts'
import { type Area, bind, type Session } from '../../area.ts'
import type { CreatedBook } from '../../book/create.ts'
import { refuseUnknown } from '../../areas/settings/service.ts'
import { ringOf } from '../../areas/users/keys.ts'
import { changePassword } from '../../areas/users/passwords.ts'
import { createEntering } from './entering.ts'
import { tillOf } from './till.ts'
import { writeFirstRows, type FirstRows } from './first-rows.ts'
import type { House } from '../house.ts'
import { sessionOfSlot, signInByPassword } from './sign-in.ts'
import { type Suggestion, suggestionFor } from './suggestion.ts'

export function book(house: House): Area {
  const { at, books, feed, holder, sessions, place } = house
  const entering = createEntering(house)

  /** The password of whoever asks, once more, before something that cannot be taken back. */
  async function prove(session: Session | null, password: string): Promise<Session> {
    if (session === null) throw new Failure('NOT_SIGNED_IN', {})
    await signInByPassword(holder.open(), { user: session.name, password })
    return session
  }

  /** The book comes with its owner and settings in it, or not at all. */
  function make(rows: Pick<FirstRows, 'shop' | 'owner'>, password: string): Promise<CreatedBook> {
    const { tables } = house.declared()
    const first = { ...rows, tables, schema: house.schema, outside: house.outside }
    return books.create({
      folder: at.folder,
      owner: rows.owner,
      password,
      demo: house.demo,
      first: (sqlite) => {
        writeFirstRows(sqlite, first)
      },
    })
  }

  return {
    name: 'book',
    tables: [],
    procedures: bind('book', contract.book, {
      status: () => {
        if (at.awaited) return { ...AWAITED, program: house.program }
        const { names, state, ...status } = books.status(at.folder)
        return {
          ...status,
          names: [...names],
          state: holder.current === null ? state : 'open',
          folder: join(basename(dirname(at.folder)), basename(at.folder)),
          demo: status.demo || at.demo,
          unsound: holder.current?.unsound ?? false,
          program: house.program,
        }
      },
      openSample: ({ connection }) => entering.sample(connection),
      leaveSample: async () => {
        await holder.alone(async () => {
          if (!at.demo) return
          await holder.release({ backup: false })
          at.leaveSample()
        })
        feed.session()
        return {}
      },
      suggest: () => suggestionFor(place()),
      create: ({ connection }, { shop, owner, password, ...said }) =>
        holder.alone(async () => {
          if (holder.current !== null) throw new Failure('BOOK_EXISTS', {})
          const where = chosen(suggestionFor(place()), said)
          const settings = { shop, ...where, ...tillOf(where.country) }
          refuseUnknown(settings)
          const { book: made, recoveryCode } = await make({ shop: settings, owner }, password)
          const { db } = holder.take(made)
          if (sessions.find(connection) !== undefined) sessions.signIn(connection, sessionOfSlot(db, made.facts.by))
          return { recoveryCode }
        }),
      open: ({ connection }, { user, password }) => entering.byPassword(connection, { user, password }),
      recover: ({ connection }, { code, user, password }) => entering.byCode(connection, { code, user, password }),
      openWithKeychain: ({ connection }) => entering.byKeychain(connection),
      close: async () => {
        await holder.alone(() => holder.release({ backup: true }))
        return {}
      },
      changePassword: async ({ session, book: door }, { old, password }) => {
        const { userId } = await prove(session, old)
        await changePassword({ book: door, ring: () => ringOf(holder.open().book) }, { userId, password })
        return {}
      },
      newRecoveryCode: async ({ session }, { password }) => {
        const { name } = await prove(session, password)
        return { recoveryCode: await holder.open().book.newRecoveryCode(name) }
      },
      setKeychain: async ({ session }, { on, password }) => {
        const { name } = await prove(session, password)
        await holder.open().book.setKeychain(on, name)
        return {}
      },
      rekey: async ({ session }, { password }) => {
        await prove(session, password)
        return { recoveryCode: await holder.alone(() => holder.rekey()) }
      },
      keys: () => {
        const slots = holder.open().book.keySlots()
        return slots.map(({ kind, label, since }) => ({ kind, label, since }))
      },
    }),
  }
}

/** A sample shop that nobody has entered yet. */
const AWAITED = {
  state: 'closed',
  folder: '',
  names: [],
  lastUser: null,
  keychain: false,
  cloud: null,
  newestBackup: null,
  waitMs: 0,
  demo: true,
  unsound: false,
} satisfies Omit<OutputOf<typeof contract.book.status>, 'program'>

/** What was said, else what is suggested; a country said without a currency brings its own. */
function chosen(
  suggested: Suggestion,
  said: { readonly [K in keyof Suggestion]?: Suggestion[K] | undefined },
): Suggestion {
  const country = said.country ?? suggested.country
  return {
    country,
    currency: said.currency ?? currencyOfCountry(country) ?? suggested.currency,
    zone: said.zone ?? suggested.zone,
    dayTurn: said.dayTurn ?? suggested.dayTurn,
    language: said.language ?? suggested.language,
  }
}
