// What somebody means to do: due on a day, for somebody, about a customer, a visit, an interaction, or nothing at all.
import * as z from 'zod'
import { command, query } from './base.ts'
import { CustomPatch, CustomValues } from './fields.ts'
import { Id, Instant, Line, ShopDay, Text } from './shapes.ts'

export const TaskAbout = z.enum(['visit', 'interaction', 'product'])

const Fields = {
  words: Line(300).min(1),
  note: Text(20_000).nullable(),
  contactId: Id.nullable(),
  due: ShopDay.nullable(),
  assignedTo: Id.nullable(),
}

export const Task = z.object({
  id: Id,
  ...Fields,
  contactName: z.string().nullable(),
  assignedName: z.string().nullable(),
  /** What it came from, besides a customer. */
  about: z.object({ what: TaskAbout, id: Id }).nullable(),
  done: z.boolean(),
  doneAt: Instant.nullable(),
  doneByName: z.string().nullable(),
  madeAt: Instant,
  /** The shop's own fields, as far as something is said there. */
  custom: CustomValues,
})
export type Task = z.infer<typeof Task>

export const tasks = {
  add: command(
    'staff',
    z.object({
      words: Fields.words,
      note: Fields.note.default(null),
      contactId: Fields.contactId.default(null),
      due: Fields.due.default(null),
      /** Whoever is signed in unless said. */
      assignedTo: Fields.assignedTo.optional(),
      about: z.object({ what: TaskAbout, id: Id }).nullable().default(null),
      custom: CustomPatch.optional(),
    }),
    { id: Id },
  ),
  save: command('staff', z.object({ id: Id, patch: z.object({ ...Fields, custom: CustomPatch }).partial() }), {
    id: Id,
  }),
  setDone: command('staff', z.object({ ids: z.array(Id).min(1).max(500), done: z.boolean() }), { count: z.number() }),
  remove: command('staff', z.object({ ids: z.array(Id).min(1).max(500) }), { count: z.number() }),
  get: query('everyone', z.object({ id: Id }), Task),
  /** Open ones by due day, those without a day last; done ones newest first. */
  list: query(
    'everyone',
    z.object({
      done: z.boolean().default(false),
      contactId: Id.optional(),
      assignedTo: Id.optional(),
      /** Due on this shop day or before. */
      dueBy: ShopDay.optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    z.object({ rows: z.array(Task), count: z.number(), overdue: z.number() }),
  ),
}
