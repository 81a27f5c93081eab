// Saved views of a list: columns, order, filters by name; own or for everybody.
import * as z from 'zod'
import { command, query } from './base.ts'
import { Id, Line } from './shapes.ts'

export const SavedView = z.object({
  id: Id,
  list: z.string(),
  name: z.string(),
  /** Who made it; null columns of others are never shown unless shared. */
  mine: z.boolean(),
  shared: z.boolean(),
  /** The list's own query as the list understands it; checked again when used. */
  query: z.string(),
})

export const views = {
  list: query('everyone', z.object({ list: Line(40) }), z.array(SavedView)),
  save: command(
    'everyone',
    z.object({
      id: Id.optional(),
      list: Line(40).min(1),
      name: Line(80).min(1),
      shared: z.boolean(),
      query: z.string().max(8_000),
    }),
    { id: Id },
  ),
  remove: command('everyone', z.object({ id: Id }), {}),
}
