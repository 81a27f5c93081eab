// Large files travel in parts of at most 1 MB, so that nothing waits behind them. The client and the router use
// these by themselves wherever a File larger than that stands in an input or an answer.
import * as z from 'zod'
import { action, nothing } from './base.ts'

const Ticket = z.string().max(64)

export const files = {
  begin: action(
    'everyone',
    z.object({ name: z.string().max(255), type: z.string().max(255), size: z.number().int().min(0) }),
    z.object({ ticket: Ticket }),
  ),
  append: action(
    'everyone',
    z.object({ ticket: Ticket, at: z.number().int().min(0), part: z.file().max(1_048_576) }),
    nothing,
  ),
  read: action(
    'everyone',
    z.object({ ticket: Ticket, at: z.number().int().min(0) }),
    z.object({ part: z.file(), end: z.boolean() }),
  ),
  drop: action('everyone', z.object({ ticket: Ticket }), nothing),
}
