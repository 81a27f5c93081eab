// Owner, manager, staff and bookkeeper; and staff who never sign in but serve customers.
import * as z from 'zod'
import { action, command, nothing, query } from './base.ts'
import { Id, Line, RoleName } from './shapes.ts'

export const User = z.object({
  id: Id,
  name: z.string(),
  role: RoleName,
  signsIn: z.boolean(),
  hasPin: z.boolean(),
  archived: z.boolean(),
})

export const users = {
  list: query('everyone', z.object({ archived: z.boolean().optional() }), z.array(User)),
  /** Without a password: staff without sign-in. */
  add: action(
    'owner',
    z.object({ name: Line(100).min(1), role: RoleName, password: z.string().min(8).max(1_000).optional() }),
    User,
    {
      logged: true,
    },
  ),
  save: command('owner', z.object({ id: Id, name: Line(100).min(1), role: RoleName }), { user: User }),
  /** Gives, changes or (null) takes away the sign-in. Taking it away offers `book.rekey`. */
  setPassword: action('owner', z.object({ id: Id, password: z.string().min(8).max(1_000).nullable() }), nothing, {
    logged: true,
  }),
  /** Takes the sign-in away as well; `hadPassword` offers `book.rekey`. Brought back, the person needs a new password. */
  archive: command(
    'owner',
    z.object({ id: Id, archived: z.boolean() }),
    { hadPassword: z.boolean() },
    {
      logged: true,
    },
  ),
}
