// What was said: calls, talks, notes, letters, messages, each with its tone, who began it and in which phase.
import * as z from 'zod'
import { command, query } from './base.ts'
import { Id, Instant, Line, ShopDay, Text } from './shapes.ts'

export const InteractionKind = z.enum(['call', 'talk', 'note', 'letter', 'message'])
/** Before, during or after a purchase. */
export const Phase = z.enum(['before', 'during', 'after'])
export const Beginner = z.enum(['customer', 'shop'])
export const Tone = z.enum(['compliment', 'complaint', 'question'])

const Fields = {
  kind: InteractionKind,
  words: Text(20_000),
  /** In from the customer or out to them; null for a note. */
  direction: z.enum(['in', 'out']).nullable(),
  phase: Phase.nullable(),
  begunBy: Beginner.nullable(),
  tone: Tone.nullable(),
  /** Somebody still has to do something about it: pinned on top of the profile until it is closed. */
  open: z.boolean(),
}

export const Interaction = z.object({
  id: Id,
  contactId: Id.nullable(),
  contactName: z.string().nullable(),
  ...Fields,
  at: Instant,
  day: ShopDay,
  userId: Id,
  userName: z.string(),
})
export type Interaction = z.infer<typeof Interaction>

export const interactions = {
  /**
   * Now and by whoever is signed in, unless said. Not in the future. A call, talk, letter or message is begun by the customer
   * unless direction or beginner say otherwise. A complaint or question that is not the shop's own begins open unless said.
   */
  add: command(
    'staff',
    z.object({
      contactId: Id,
      kind: Fields.kind,
      words: Fields.words.default(''),
      direction: Fields.direction.optional(),
      phase: Fields.phase.optional(),
      begunBy: Fields.begunBy.optional(),
      tone: Fields.tone.optional(),
      open: Fields.open.optional(),
      at: Instant.optional(),
    }),
    { id: Id },
  ),
  save: command('staff', z.object({ id: Id, patch: z.object(Fields).partial() }), { id: Id }),
  remove: command('staff', z.object({ id: Id }), {}),
  get: query('everyone', z.object({ id: Id }), Interaction),
  /** Newest first. */
  list: query(
    'everyone',
    z.object({
      contactId: Id.optional(),
      kind: InteractionKind.optional(),
      tone: Tone.optional(),
      open: z.boolean().optional(),
      from: ShopDay.optional(),
      to: ShopDay.optional(),
      /** For the next page: the instant of the last row, and its id, since two things may be said at one instant. */
      before: Instant.optional(),
      beforeId: Id.optional(),
      limit: z.number().int().min(1).max(500).default(50),
    }),
    z.object({ rows: z.array(Interaction), count: z.number() }),
  ),
  /** How many of each, of one customer or of all, between two shop days inclusive. */
  counts: query(
    'everyone',
    z.object({ contactId: Id.optional(), from: ShopDay.optional(), to: ShopDay.optional() }),
    z.object({
      tones: z.array(z.object({ tone: Tone, count: z.number(), open: z.number() })),
      kinds: z.array(z.object({ kind: InteractionKind, count: z.number() })),
      /** The touchpoint map: phase by who began it; null where it was not said. Notes are none: nobody met. */
      touchpoints: z.array(z.object({ phase: Phase.nullable(), begunBy: Beginner.nullable(), count: z.number() })),
    }),
  ),
  /** Sentences used before with a kind, for at least two people, most used first, to be said again with one key. */
  phrases: query('staff', z.object({ kind: InteractionKind }), z.array(Line(200)).max(8)),
}
