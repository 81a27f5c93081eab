// What a window is told without asking.
import * as z from 'zod'
import { eventIterator, nothing, stream } from './base.ts'

/** `changed` is one event per commit (put together where they come fast): whose queries should be asked again. */
export const ChangeEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('changed'), areas: z.array(z.string()) }),
  /** Session or book state changed: ask `session.me` and `book.status` again. */
  z.object({ type: z.literal('session') }),
  z.object({ type: z.literal('backup'), state: z.enum(['running', 'good', 'failed']), at: z.number() }),
  /** Another start of the program asks this one to come to the front. */
  z.object({ type: z.literal('raise') }),
])
export type ChangeEvent = z.infer<typeof ChangeEvent>

export const events = {
  /** Works in every state; a locked or signed-out window hears of sessions only. */
  changes: stream('anyone', nothing, eventIterator(ChangeEvent), { always: true }),
}
