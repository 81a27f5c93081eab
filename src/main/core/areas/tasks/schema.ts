// The table of tasks, as the journal knows it. A task is the shop's own: it stays when the person it is about goes.
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { journaled, type TableDeclaration } from '../../database/tables.ts'
import { anyValue } from '../fields/service.ts'

export const task = sqliteTable(
  'task',
  {
    id: integer('id').primaryKey(),
    words: text('words').notNull(),
    note: text('note'),
    due: integer('due'),
    assignedTo: integer('assigned_to'),
    aboutWhat: text('about_what'),
    aboutId: integer('about_id'),
    doneAt: integer('done_at'),
    doneBy: integer('done_by'),
    madeAt: integer('made_at').notNull(),
    madeBy: integer('made_by').notNull(),
    contactId: integer('contact_id'),
  },
  (table) => [
    index('task_contact')
      .on(table.contactId)
      .where(sql`contact_id IS NOT NULL`),
    index('task_open')
      .on(table.due, table.id)
      .where(sql`done_at IS NULL`),
    index('task_done')
      .on(table.doneAt, table.id)
      .where(sql`done_at IS NOT NULL`),
  ],
)

/** What is said in the shop's own fields. */
const taskValue = sqliteTable(
  'task_value',
  {
    taskId: integer('task_id').notNull(),
    fieldId: integer('field_id').notNull(),
    item: integer('item').notNull(),
    value: anyValue('value'),
  },
  (table) => [
    primaryKey({ columns: [table.taskId, table.fieldId, table.item] }),
    index('task_value_task').on(table.taskId),
    index('task_value_field').on(table.fieldId),
  ],
)

export const tables: readonly TableDeclaration[] = [
  journaled(task, {
    number: 41,
    kind: 'part',
    person: null,
    columns: {
      words: 1,
      note: 2,
      due: 3,
      assigned_to: 4,
      about_what: 5,
      about_id: 6,
      done_at: 7,
      done_by: 8,
      made_at: 9,
      made_by: 10,
      contact_id: 11,
    },
    references: ['contact_id'],
  }),
  journaled(taskValue, {
    number: 47,
    kind: 'part',
    person: null,
    columns: { value: 1 },
    uses: { task_id: 'task', field_id: 'own_field' },
  }),
]
