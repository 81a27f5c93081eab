// The fields area: what this shop wants to know beyond what every shop does. The values belong to the areas above it.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind, type FieldDeclaration } from '../../area.ts'
import { facts } from './facts.ts'
import { allFields, fieldsOf } from './read.ts'
import { tables } from './schema.ts'
import { toldField } from './told.ts'
import { VALUE_TABLES } from './values.ts'
import { archiveField, changeField, defineField, orderFields, usedField } from './write.ts'

const TYPES = {
  'own_field.subject': 'choice',
  'own_field.name': 'text',
  'own_field.type': 'choice',
  'own_field.hint': 'text',
  'own_field.position': 'number',
  'own_field.archived': 'yes-no',
  'own_option.words': 'text',
  'own_option.position': 'number',
  'own_option.archived': 'yes-no',
} as const satisfies Record<string, FieldDeclaration['type']>

export const fields: Area = {
  name: 'fields',
  tables,
  facts,
  fields: Object.entries(TYPES).map(([name, type]) => ({ name, type, personal: false })),
  ownFields: { tables: VALUE_TABLES, of: toldField },
  nameOf: (table, { name, words }) => {
    const said = table === 'own_field' ? name : words
    return typeof said === 'string' ? said : null
  },
  procedures: bind('fields', contract.fields, {
    list: ({ db }, { subject, archived }) => [
      ...(subject === undefined
        ? allFields(db, archived)
        : fieldsOf(db, subject, archived).filter((field) => field.archived === archived)),
    ],
    used: (context, { id }) => usedField(context, id),
    define: (context, request) => ({ id: defineField(context, request) }),
    change: (context, request) => {
      changeField(context, request)
      return { id: request.id }
    },
    order: (context, request) => {
      orderFields(context, request)
      return {}
    },
    archive: (context, request) => {
      archiveField(context, request)
      return {}
    },
  }),
}
