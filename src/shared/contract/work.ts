// Long work: what runs, how far it is, stop and go on.
import * as z from 'zod'
import { action, eventIterator, nothing, stream } from './base.ts'

export const Work = z.object({
  id: z.number().int(),
  kind: z.string(),
  state: z.enum(['running', 'stopped', 'done', 'undone', 'undoing']),
  done: z.number(),
  of: z.number(),
  startedAt: z.number(),
  /** The work this one takes back or does again; null for one that writes. */
  turns: z.number().int().nullable(),
})

export type Work = z.infer<typeof Work>

export const work = {
  list: action('everyone', nothing, z.array(Work), { use: false }),
  stop: action('staff', z.object({ id: z.number().int() }), nothing),
  goOn: action('staff', z.object({ id: z.number().int() }), nothing),
  undo: action('staff', z.object({ id: z.number().int() }), nothing),
  watch: stream('everyone', nothing, eventIterator(z.array(Work))),
}
