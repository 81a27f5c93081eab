// Lists of people made by hand: who is invited, who gets the calendar. Beside filters, which find people by what they are.
import * as z from 'zod'
import { action, command, query } from './base.ts'
import { ContactListQuery, ContactRow } from './contacts.ts'
import { Id, Instant, Line, Text } from './shapes.ts'

export const PeopleList = z.object({
  id: Id,
  name: z.string(),
  note: z.string().nullable(),
  /** Members that are not in the trash. */
  count: z.number(),
  madeAt: Instant,
  madeByName: z.string().nullable(),
  archived: z.boolean(),
})
export type PeopleList = z.infer<typeof PeopleList>

const Members = z.object({ id: Id, contactIds: z.array(Id).min(1).max(500) })

export const lists = {
  /** By name. */
  list: query('everyone', z.object({ archived: z.boolean().default(false) }), z.array(PeopleList)),
  /** The lists somebody is in, by name; archived ones left out. */
  of: query('everyone', z.object({ contactId: Id }), z.array(PeopleList.pick({ id: true, name: true }))),
  /** By name. */
  members: query(
    'everyone',
    z.object({
      id: Id,
      from: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    z.object({ rows: z.array(ContactRow), total: z.number() }),
  ),
  /** Errors: NAME_TAKEN. */
  create: command('staff', z.object({ name: Line(80).min(1), note: Text(2_000).default('') }), { id: Id }),
  /** A note that is not given stays. Errors: NOT_FOUND, NAME_TAKEN. */
  rename: command('staff', z.object({ id: Id, name: Line(80).min(1), note: Text(2_000).optional() }), { id: Id }),
  /** Puts a list aside with its members, or takes it back. Errors: NOT_FOUND, NAME_TAKEN. */
  archive: command('staff', z.object({ id: Id, archived: z.boolean() }), {}),
  /** `count`: who was not in it yet. Errors: NOT_FOUND. */
  add: command('staff', Members, { count: z.number() }),
  /** `count`: who was in it. Errors: NOT_FOUND. */
  take: command('staff', Members, { count: z.number() }),
  /**
   * Adds everybody a list of customers shows but `except`, as long work that is undone as one. `count`: who was not in it yet; `command`:
   * null when that was nobody. Errors: NOT_FOUND, BUSY, BAD_INPUT.
   */
  addMatching: action(
    'staff',
    z.object({ id: Id, query: ContactListQuery, except: z.array(Id).max(500).default([]) }),
    z.object({ count: z.number(), command: z.number().int().nullable() }),
  ),
  /** The members as a CSV file. Errors: NOT_FOUND. */
  export: action('bookkeeper', z.object({ id: Id }), z.object({ file: z.file() }), { logged: true }),
}
