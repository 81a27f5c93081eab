// The users area: owner, manager, staff, bookkeeper, and staff who never sign in.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind } from '../../area.ts'
import { oneAfterAnother } from '../../one-after-another.ts'
import type { KeyRing } from './keys.ts'
import { changePassword } from './passwords.ts'
import { allUsers } from './queries.ts'
import { tables } from './schema.ts'
import { addUser, asUser, saveUser, setArchived, userOrFail } from './service.ts'

/** `ring` throws BOOK_CLOSED while there is none. */
export function users(ring: () => KeyRing): Area {
  const alone = oneAfterAnother()
  return {
    name: 'users',
    tables,
    fields: [
      { name: 'user.name', type: 'text', personal: false },
      { name: 'user.role', type: 'choice', personal: false },
    ],
    nameOf: (table, { name }) => (table === 'user' && typeof name === 'string' ? name : null),
    records: { user: { table: 'user' } },
    procedures: bind('users', contract.users, {
      list: ({ db }, { archived }) =>
        allUsers(db)
          .filter((row) => row.archived === 0 || archived === true)
          .map(asUser),
      add: ({ book }, { name, role, password }) =>
        alone(async () => {
          // The person first: a key without a name would open the book, a name without a key opens nothing.
          const { result: userId } = book().command('users.add', ({ db }) => addUser(db, name, role))
          if (password !== undefined) await changePassword({ book, ring }, { userId, password })
          return asUser(userOrFail(book().db, userId))
        }),
      save: ({ db }, change) => ({ user: saveUser(db, change) }),
      setPassword: ({ book }, { id, password }) =>
        alone(async () => {
          await changePassword({ book, ring }, { userId: id, password })
          return {}
        }),
      archive: ({ db }, { id, archived }) => {
        const hadPassword = userOrFail(db, id).slot !== null
        setArchived(db, id, archived)
        return { hadPassword }
      },
    }),
  }
}
