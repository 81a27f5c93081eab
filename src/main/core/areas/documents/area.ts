// The documents area: files kept in the book with a customer, or with something of the shop.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind, type FieldDeclaration } from '../../area.ts'
import { keepPicture, logoFile, pictureFile, removeLogo, type DocumentParts } from './pictures.ts'
import { fileOf, listDocuments } from './read.ts'
import { tables } from './schema.ts'
import { addDocument, removeDocuments, renameDocument } from './write.ts'

const TYPES = {
  'document.name': 'text',
  'document.note': 'text',
  'document.type': 'text',
  'document.size': 'number',
  'document.about_what': 'choice',
  'document.about_id': 'number',
  'document.added_at': 'instant',
  'document.added_by': 'staff',
  'document.removed': 'yes-no',
} as const satisfies Record<string, FieldDeclaration['type']>

export const documents = (parts: DocumentParts): Area => ({
  name: 'documents',
  tables,
  fields: Object.entries(TYPES).map(([name, type]) => ({
    name,
    type,
    personal: name === 'document.name' || name === 'document.note',
  })),
  nameOf: (table, { name }) => (table === 'document' && typeof name === 'string' && name !== '' ? name : null),
  records: { document: { table: 'document', removed: { column: 'removed' } } },
  procedures: bind('documents', contract.documents, {
    add: (context, request) => addDocument(parts.files(), context, request),
    list: ({ db }, about) => listDocuments(db, about),
    get: async ({ book }, { id }) => ({ file: await fileOf(book().db, parts.files(), id) }),
    rename: (context, request) => {
      renameDocument(context, request)
      return { id: request.id }
    },
    remove: (context, { ids }) => ({ count: removeDocuments(context, ids) }),
    logo: ({ book }) => logoFile(book().db, parts.files),
    setLogo: async (context, { file }) => {
      const { command } = await keepPicture(parts, context, { use: 'logo', file })
      return { command }
    },
    removeLogo(context) {
      removeLogo(context)
      return {}
    },
    addPicture: (context, { file }) => keepPicture(parts, context, { use: 'picture', file }),
    picture: ({ book }, request) => pictureFile(book().db, parts.files, request),
  }),
})
