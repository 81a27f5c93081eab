// Backups a non-expert can take, check and restore.
import * as z from 'zod'
import { action, nothing } from './base.ts'
import { Instant, TypedPassword } from './shapes.ts'

export const Backup = z.object({
  name: z.string(),
  at: Instant,
  bytes: z.number(),
  /** `good` only after the program opened and checked it. */
  state: z.enum(['good', 'damaged', 'unchecked']),
  why: z.enum(['daily', 'close', 'migration', 'restore', 'asked', 'rekey']),
})

const Checked = z.object({ name: z.string(), ok: z.boolean(), contacts: z.number(), commands: z.number(), at: Instant })

export const backup = {
  list: action('everyone', nothing, z.array(Backup), { use: false }),
  create: action('staff', nothing, Backup, { logged: true }),
  check: action('staff', z.object({ name: z.string().max(200) }), Checked),
  /** The present book is kept aside. With a password or the recovery code that was valid when the backup was made. */
  restore: action(
    'anyone',
    z.object({
      name: z.string().max(200),
      user: z.string().max(100).optional(),
      password: TypedPassword.optional(),
      code: z.string().max(60).optional(),
    }),
    z.object({ keptAside: z.string() }),
    { always: true, logged: true },
  ),
  /** The backups that can be seen before a book is open. */
  offered: action('anyone', nothing, z.array(Backup.pick({ name: true, at: true, bytes: true })), { always: true }),
}
