// What a window is told without asking.
import * as z from 'zod'
import { eventIterator, nothing, stream } from './base.ts'

export const events = {
  /** One event per commit (coalesced): the areas whose queries should be asked again, and what was done for the toast. */
  changes: stream(
    'anyone',
    nothing,
    eventIterator(
      z.discriminatedUnion('type', [
        z.object({ type: z.literal('changed'), areas: z.array(z.string()) }),
        /** Session or book state changed: ask `session.me` and `book.status` again. */
        z.object({ type: z.literal('session') }),
        z.object({ type: z.literal('backup'), state: z.enum(['running', 'good', 'failed']), at: z.number() }),
        z.object({ type: z.literal('raise') }),
      ]),
    ),
    { always: true },
  ),
}
