// Who sits at this window: sign-in state, quick switch, screen lock.
import * as z from 'zod'
import { action, nothing } from './base.ts'
import { Id, Line, RoleName, TypedPassword } from './shapes.ts'

const Me = z.object({
  state: z.enum(['signed-out', 'screened', 'signed-in']),
  user: z.object({ id: Id, name: z.string(), role: RoleName }).nullable(),
  /** Names of fields (`field.<name>`) this role does not see; they arrive as null. */
  hiddenFields: z.array(z.string()),
  /** People who can take over this window, with what they need for it. */
  people: z.array(z.object({ id: Id, name: z.string(), opensWith: z.enum(['pin', 'password']) })),
})

export const session = {
  me: action('anyone', nothing, Me, { always: true }),
  /** Somebody is at the keyboard though nothing is asked for: the page says so at most once a minute. */
  touch: action('everyone', nothing, nothing),
  /** Locks the screen of every window; jobs go on. */
  screen: action('everyone', nothing, nothing),
  /** Un-screens, or switches to another person. A PIN has five tries, counted in the book. */
  unscreen: action(
    'anyone',
    z.object({ userId: Id, pin: z.string().max(12).optional(), password: TypedPassword.optional() }),
    Me,
    {
      always: true,
      logged: true,
    },
  ),
  signOut: action('everyone', nothing, nothing, { always: true }),
  setPin: action(
    'everyone',
    z.object({
      password: TypedPassword,
      pin: z
        .string()
        .regex(/^\d{4,8}$/)
        .nullable(),
    }),
    nothing,
    {
      logged: true,
    },
  ),
  /** This person's own choices for this PC, and what they have not finished: an open sale may have hundreds of lines. */
  prefer: action('everyone', z.object({ key: Line(60).min(1), value: z.string().max(200_000).nullable() }), nothing),
  preferences: action('everyone', nothing, z.record(z.string(), z.string()), { use: false }),
}
