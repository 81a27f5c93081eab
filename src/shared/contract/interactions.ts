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

/** Who it was, as it was heard: a name, a number. */
const Caller = Line(200)

export const Interaction = z.object({
  id: Id,
  /** Null while nobody knows who said it. */
  contactId: Id.nullable(),
  contactName: z.string().nullable(),
  /** Kept after somebody was found. Null where nothing was heard. */
  caller: Caller.nullable(),
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
      /** Null: of nobody known yet. */
      contactId: Id.nullable(),
      caller: Caller.optional(),
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
  save: command('staff', z.object({ id: Id, patch: z.object({ ...Fields, caller: Caller.nullable() }).partial() }), {
    id: Id,
  }),
  /**
   * Says whose it is: somebody's it was not known of, somebody else's because it was put down under the wrong name, or nobody's again
   * (null). What hangs on it stays with it. Errors: NOT_FOUND.
   */
  attach: command('staff', z.object({ id: Id, contactId: Id.nullable() }), { id: Id }),
  /** Customers it may be of, by the number or the name that was heard, likeliest first. Errors: NOT_FOUND. */
  suggest: query(
    'staff',
    z.object({ id: Id }),
    z
      .array(z.object({ id: Id, name: z.string(), number: z.string(), matched: z.enum(['phone', 'email', 'name']) }))
      .max(5),
  ),
  remove: command('staff', z.object({ id: Id }), {}),
  get: query('everyone', z.object({ id: Id }), Interaction),
  /** Newest first. */
  list: query(
    'everyone',
    z.object({
      contactId: Id.optional(),
      /** Only what nobody is known of. */
      nobodys: z.boolean().optional(),
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
      /** Of how many nobody is known, and of how many of those somebody still has to do something. */
      nobodys: z.object({ count: z.number(), open: z.number() }),
    }),
  ),
  /** Sentences used before with a kind, for at least two people, most used first, to be said again with one key. */
  phrases: query('staff', z.object({ kind: InteractionKind }), z.array(Line(200)).max(8)),
}
