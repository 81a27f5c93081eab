// History: what was done and looked at, taking it back, the trash.
import { contract } from '../../../../shared/contract/index.ts'
import { accesses } from '../../access-log.ts'
import { type Area, bind } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import type { House } from '../house.ts'
import { userById } from '../../areas/users/queries.ts'
import { changesOf } from './changes.ts'
import { listDone } from './list.ts'
import { nameOf, type Naming } from './rows.ts'
import { tables } from './schema.ts'
import { bringBack, trashOf } from './trash.ts'
import { namingOf, signedIn, turnBack } from './turning-back.ts'

export function history(house: House): Area {
  const naming = (db: ReadDb) => namingOf(house, db)

  return {
    name: 'history',
    tables,
    procedures: bind('history', contract.history, {
      list: ({ db }, request) => listDone(naming(db), request),
      changes: ({ db, session }, { command }) =>
        changesOf(naming(db), command, { role: session.role, sight: house.declared().procedures.sight }),
      undo: ({ session }, asked) => turnBack(house, { ...asked, act: 'undo', session: signedIn(session) }),
      redo: ({ session }, asked) => turnBack(house, { ...asked, act: 'redo', session: signedIn(session) }),
      trash: ({ db }, { limit }) => trashOf(naming(db), limit),
      bringBack: ({ db }, { rows }) => ({ count: bringBack(db, naming(db), rows) }),
      accesses: ({ db }, { before, limit, contactId }) => {
        house.flushAccessLog()
        return listAccesses(naming(db), { before: before ?? Number.MAX_SAFE_INTEGER, limit, about: contactId })
      },
    }),
  }
}

function listAccesses(naming: Naming, request: Parameters<typeof accesses>[1]) {
  const { db, tables: set } = naming
  const rows = accesses(db, { ...request, limit: request.limit + 1 })
  return {
    more: rows.length > request.limit,
    rows: rows.slice(0, request.limit).map(({ seq, at, userId, what, about, outcome }) => {
      const table = what.startsWith('contacts.') ? set.person : what.startsWith('users.') ? set.byName('user') : null
      const name = table === null || about === null ? null : nameOf(naming, table, about)
      const user = userId === null ? '' : (userById(db, userId)?.name ?? '')
      return { seq, at, user, what, about: about === null ? null : { id: about, name: name ?? '' }, outcome }
    }),
  }
}
