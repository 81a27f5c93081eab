// The fields that the shop defined, as the journal knows them. The values belong to the areas of what they are said about.
import { customType, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { journaled, type TableDeclaration } from '../../database/tables.ts'

/** A column that keeps whatever type it is given. */
export const anyValue = customType<{ data: string | number | null }>({ dataType: () => 'any' })

const ownField = sqliteTable('own_field', {
  id: integer('id').primaryKey(),
  subject: text('subject').notNull(),
  name: text('name').notNull(),
  type: text('type').notNull(),
  hint: text('hint').notNull(),
  position: integer('position').notNull(),
  archived: integer('archived').notNull().default(0),
})

const ownOption = sqliteTable(
  'own_option',
  {
    id: integer('id').primaryKey(),
    fieldId: integer('field_id').notNull(),
    words: text('words').notNull(),
    position: integer('position').notNull(),
    archived: integer('archived').notNull().default(0),
  },
  (table) => [index('own_option_field').on(table.fieldId, table.position)],
)

export const tables: readonly TableDeclaration[] = [
  journaled(ownField, {
    number: 42,
    kind: 'lookup',
    columns: { subject: 1, name: 2, type: 3, hint: 4, position: 5, archived: 6 },
    archived: 'archived',
  }),
  journaled(ownOption, {
    number: 43,
    kind: 'lookup',
    columns: { field_id: 1, words: 2, position: 3, archived: 4 },
    uses: { field_id: 'own_field' },
    archived: 'archived',
  }),
]
