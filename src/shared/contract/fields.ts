// Fields of the shop's own: what this shop wants to know of customers, visits, products and tasks, beyond what every shop does.
import * as z from 'zod'
import { LONGEST_VALUE, MOST_FIELDS, MOST_OPTIONS } from '../domain/custom-field.ts'
import { command, query } from './base.ts'
import { Id, Line } from './shapes.ts'

export const FieldSubject = z.enum(['contacts', 'visits', 'products', 'tasks'])
export type FieldSubject = z.infer<typeof FieldSubject>

export const FieldType = z.enum([
  'text',
  'number',
  'money',
  'date',
  'partial-date',
  'list',
  'multi-list',
  'yes-no',
  'link',
])
export type FieldType = z.infer<typeof FieldType>

/**
 * text, link: as typed; number: itself; money: minor units; date `YYYY-MM-DD`; partial date as everywhere; list: the option's
 * words; multi-list: the words of each; yes-no: true or false. Whether it fits the field is checked by the service.
 */
export const CustomValue = z.union([
  z.string().max(LONGEST_VALUE),
  z.number(),
  z.boolean(),
  z.array(z.string().max(LONGEST_VALUE)).max(MOST_OPTIONS),
])
export type CustomValue = z.infer<typeof CustomValue>

/** By field id, in decimal. */
const Key = z.string().regex(/^[1-9]\d{0,14}$/)
export const CustomValues = z.record(Key, CustomValue)
export type CustomValues = z.infer<typeof CustomValues>
/** Only the fields that are named are changed; null clears. */
export const CustomPatch = z.record(Key, CustomValue.nullable())
export type CustomPatch = z.infer<typeof CustomPatch>

export const CustomField = z.object({
  id: Id,
  subject: FieldSubject,
  name: z.string(),
  type: FieldType,
  /** What to write there, shown beside the field. */
  hint: z.string(),
  archived: z.boolean(),
  /** In their order. An archived one is kept where it was chosen, and cannot be chosen anew. */
  options: z.array(z.object({ id: Id, words: z.string(), archived: z.boolean() })),
})
export type CustomField = z.infer<typeof CustomField>

const Words = Line(80).min(1)

export const fields = {
  /** In the order in which forms show them. */
  list: query(
    'everyone',
    z.object({ subject: FieldSubject.optional(), archived: z.boolean().default(false) }),
    z.array(CustomField),
  ),
  /** How many have a value: before a field is put aside, and to know whether its type may change. Errors: NOT_FOUND. */
  used: query('everyone', z.object({ id: Id }), z.object({ count: z.number(), ever: z.boolean() })),
  /**
   * A new field, last in its order. Errors: NAME_TAKEN by another field in use of this subject; BAD_INPUT for too many
   * fields (`subject too_many`), for options that are said twice (`options.<n> twice`) or that this type has none of
   * (`options not_for_this_type`).
   */
  define: command(
    'manager',
    z.object({
      subject: FieldSubject,
      name: Line(60).min(1),
      type: FieldType,
      hint: Line(200).default(''),
      options: z.array(Words).max(MOST_OPTIONS).default([]),
    }),
    { id: Id },
  ),
  /**
   * Writes what is named. `options` are all there shall be, in their order: one with an id is renamed wherever it was chosen,
   * one that is left out is archived. Errors: NOT_FOUND, NAME_TAKEN; BAD_INPUT as above, and for another type of a field that
   * has or had values (`type has_values`).
   */
  change: command(
    'manager',
    z.object({
      id: Id,
      name: Line(60).min(1).optional(),
      hint: Line(200).optional(),
      type: FieldType.optional(),
      options: z
        .array(z.object({ id: Id.optional(), words: Words }))
        .max(MOST_OPTIONS)
        .optional(),
    }),
    { id: Id },
  ),
  /** Puts the fields of a subject into this order; those left out come after them. Errors: NOT_FOUND. */
  order: command('manager', z.object({ subject: FieldSubject, ids: z.array(Id).max(MOST_FIELDS) }), {}),
  /** Puts a field aside with its values, or takes it back. Errors: NOT_FOUND, NAME_TAKEN; BAD_INPUT for too many. */
  archive: command('manager', z.object({ id: Id, archived: z.boolean() }), {}),
}
