// The contacts area: people and companies, how to reach them, what matters to them, how they are linked.
import { contract } from '../../../../shared/contract/index.ts'
import type { PairComparer } from '../../../../shared/domain/duplicates/find.ts'
import { type Area, bind } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { checkTyped } from './check-typed.ts'
import { createContact } from './create.ts'
import { facts } from './facts.ts'
import { fields } from './fields.ts'
import { listContacts, positionInList, vocabulary } from './list.ts'
import { nameOf } from './names.ts'
import { occasionsBetween } from './occasions.ts'
import { photoOf, setPhoto } from './photo.ts'
import { getContact } from './profile.ts'
import { saveContact } from './save.ts'
import { tables } from './schema.ts'
import { searchContacts } from './search.ts'
import { similarContacts } from './similar.ts'
import { mattersOf, timelineOf, type Teller } from './timeline.ts'
import { restoreContacts, trashContacts } from './trash.ts'

/**
 * `tellers`: the areas that know something about people; asked late, since they stand above this one, as does what compares two
 * people by what was learned of the book.
 */
export const contacts = (tellers: () => readonly Teller[], comparerOf: (db: ReadDb) => PairComparer): Area => ({
  name: 'contacts',
  tables,
  facts,
  fields,
  nameOf,
  records: { contact: { table: 'contact', removed: 'row' } },
  procedures: bind('contacts', contract.contacts, {
    list: listContacts,
    position: positionInList,
    search: (context, request) => searchContacts(tellers(), context, request),
    timeline: (context, request) => timelineOf(tellers(), context, request),
    matters: (context, request) => mattersOf(tellers(), context, request),
    get: (context, { id }) => getContact(context, id),
    photo: ({ db }, { id }) => ({ photo: photoOf(db, id) }),
    similar: (context, typed) => similarContacts(context, typed, comparerOf(context.db)),
    check: checkTyped,
    create: createContact,
    save: (context, request) => ({ id: saveContact(context, request) }),
    // Reading a file takes a wait, and a command may not wait: the bytes are here before it begins.
    setPhoto: async ({ book }, { id, photo }) => {
      const bytes = photo === null ? null : new Uint8Array(await photo.arrayBuffer())
      const { command } = book().command('contacts.setPhoto', ({ db }) => {
        setPhoto(db, id, bytes)
      })
      return { command }
    },
    trash: ({ db }, { ids }) => ({ count: trashContacts(db, ids) }),
    restore: ({ db }, { ids }) => ({ count: restoreContacts(db, ids) }),
    vocabulary,
    occasions: ({ db }, range) => occasionsBetween(db, range),
  }),
})
