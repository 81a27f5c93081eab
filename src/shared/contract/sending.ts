// The outbox under campaigns, single messages and the asking for consent: what goes when, what became of it, and who may send.
import * as z from 'zod'
import { CATCH_UPS, MESSAGE_CHANNELS, MESSAGE_CLASSES, SEND_SOURCES, SEND_STATES } from '../domain/messages/words.ts'
import { command, nothing, query } from './base.ts'
import { Id, Instant, Line, Text } from './shapes.ts'

export const MessageChannel = z.enum(MESSAGE_CHANNELS)
export const MessageClass = z.enum(MESSAGE_CLASSES)
export const SendState = z.enum(SEND_STATES)

/** Minutes since midnight, in the recipient's zone. */
const Minute = z.number().int().min(0).max(1_440)

/** The shop's own rules; the pack of the country narrows them further and is never widened by them. */
export const SendRules = z.object({
  /** Marketing goes between these, every day of `days` (0 Monday … 6 Sunday), in the recipient's zone. */
  from: Minute,
  until: Minute,
  days: z.array(z.number().int().min(0).max(6)).min(1).max(7),
  /** At most so many marketing messages to a person in so many days, all channels together; by tier where it differs. */
  cap: z.object({
    most: z.number().int().min(0).max(1_000),
    inDays: z.number().int().min(1).max(366),
    byTier: z.partialRecord(z.enum(['very-high', 'high', 'medium', 'low']), z.number().int().min(0).max(1_000)),
  }),
  /** After so many marketing messages without any answer, visit or purchase a person is left in peace; 0: never. */
  sunsetAfter: z.number().int().min(0).max(1_000),
  catchUp: z.enum(CATCH_UPS),
  /** `late`: only so many days late; then it is skipped. */
  catchUpDays: z.number().int().min(0).max(366),
  /** The shop's postal address, which every marketing mail has to carry where the pack says so. */
  postalAddress: Text(500),
  /** After so many days a look at opt-outs and returned mail is too long ago: every pre-flight warns. */
  optOutDays: z.number().int().min(1).max(30),
})
export type SendRules = z.infer<typeof SendRules>

export const Send = z.object({
  id: Id,
  contact: z.object({ id: Id, name: z.string() }).nullable(),
  source: z.enum(SEND_SOURCES),
  sourceId: Id,
  /** The campaign's name, the subject of a single message. */
  sourceName: z.string().nullable(),
  /** Which of several messages of one campaign to one person: 0, or the shop day of the occasion. */
  step: z.number().int(),
  channel: MessageChannel,
  class: MessageClass,
  /** Where it goes or went. */
  address: z.string().nullable(),
  state: SendState,
  /** Since when it stands so. */
  since: Instant,
  /** When it goes, or is tried again. */
  due: Instant.nullable(),
  attempts: z.number(),
  /** What the other side answered (`code`, `text`), or why it was skipped. */
  why: z.string().nullable(),
  code: z.string().nullable(),
  text: z.string().nullable(),
  /** The rules that were in force: `us-2025-04`. */
  pack: z.string(),
})
export type Send = z.infer<typeof Send>

export const sending = {
  /** Who may send. One PC only; another takes the role over on purpose. */
  role: query(
    'everyone',
    nothing,
    z.object({
      mine: z.boolean(),
      /** Null: nobody has sent yet; the first that sends takes it. */
      holder: z.object({ machine: z.number(), name: z.string(), since: Instant }).nullable(),
    }),
  ),
  /** This PC sends from now on. Whatever the other had in hand and did not report is left to it. */
  takeRole: command('owner', z.object({ name: Line(60).min(1) }), {}),
  rules: query('everyone', nothing, SendRules),
  changeRules: command('owner', SendRules.partial(), {}),
  /** How it goes: counts of what is not settled yet, what holds it up, what is left of the limits. */
  summary: query(
    'everyone',
    nothing,
    z.object({
      counts: z.partialRecord(SendState, z.number()),
      /** When the next one goes; null: nothing waits. */
      next: Instant.nullable(),
      /** Nothing goes on its own: somebody paused it, another PC has the role, no account, too many errors in a row. */
      held: z.enum(['paused', 'role', 'account', 'errors', 'offline']).nullable(),
      /** The newest refusal in words of the other side, where errors hold it up. */
      text: z.string().nullable(),
      sentToday: z.number(),
      /** How many more may go today by the account's limits; null without an account. */
      leftToday: z.number().nullable(),
      /** When somebody last said that opt-outs and bounces were looked at; null: never. */
      optOutsCheckedAt: Instant.nullable(),
    }),
  ),
  outbox: query(
    'everyone',
    z.object({
      states: z.array(SendState).max(SEND_STATES.length).optional(),
      source: z.enum(SEND_SOURCES).optional(),
      sourceId: Id.optional(),
      contactId: Id.optional(),
      from: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    z.object({ rows: z.array(Send), total: z.number() }),
    { logged: true },
  ),
  /**
   * What a message says that was written to one person, or asks for their yes; null where its campaign says it, or nobody knows any more.
   * Errors: NOT_FOUND.
   */
  words: query(
    'everyone',
    z.object({ id: Id }),
    z
      .object({
        subject: z.string(),
        text: z.string(),
        /** Why it was no advertising; empty where it was some. */
        because: z.string(),
      })
      .nullable(),
    { logged: true },
  ),
  /** What was handed over and never confirmed: it arrived, or it did not. Not sent again either way. Errors: NOT_FOUND. */
  resolve: command('staff', z.object({ ids: z.array(Id).min(1).max(500), arrived: z.boolean() }), {}),
  /** What came too late: send it all the same, or leave it. Errors: NOT_FOUND. */
  decideLate: command('staff', z.object({ ids: z.array(Id).min(1).max(5_000), send: z.boolean() }), {}),
  /** Takes messages out that have not left. Errors: NOT_FOUND. */
  cancel: command('staff', z.object({ ids: z.array(Id).min(1).max(5_000) }), {}),
  pause: command('staff', z.object({ on: z.boolean() }), {}),
  /** Somebody looked for answers that want no more, and for mail that came back. */
  checkedOptOuts: command('staff', nothing, {}),
  /**
   * One message to one person, now. Errors: NOT_FOUND; BAD_INPUT with the rule that forbids it (`contactId`: one of WRITE_REASONS,
   * `capped`, `quiet`; `selling` at `subject` or `text` where the class says that nothing is sold; `required` at `because`).
   */
  single: command(
    'staff',
    z.object({
      contactId: Id,
      class: MessageClass,
      subject: Line(200).min(1),
      /** Plain text; it is printed as written, without placeholders. */
      text: Text(20_000).min(1),
      /** Why this is no marketing, where the class says so. */
      because: Line(200).default(''),
    }),
    { id: Id },
  ),
}
