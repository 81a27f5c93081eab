// May we write to them? What people said about each channel, with its proof; and the addresses that must never be written to.
import * as z from 'zod'
import {
  CONSENT_ACTS,
  CONSENT_CHANNELS,
  CONSENT_PURPOSES,
  SUPPRESSION_REASONS,
  WRITE_REASONS,
} from '../domain/consent.ts'
import { RULE_SOURCES, SOURCE_READINGS } from '../domain/rules/packs.ts'
import { command, nothing, query } from './base.ts'
import { Id, Instant, Line, Text } from './shapes.ts'

export const ConsentChannel = z.enum(CONSENT_CHANNELS)
export const ConsentPurpose = z.enum(CONSENT_PURPOSES)
export const ConsentAct = z.enum(CONSENT_ACTS)
export const ConsentState = z.enum([...CONSENT_ACTS, 'unknown'])
export const SuppressionReason = z.enum(SUPPRESSION_REASONS)
export const SuppressionKind = z.enum(['email', 'phone'])

/** How it was said (`at the counter`, `on the form of the fair`), the exact words, and where they can be seen again. */
const Evidence = {
  how: z.string(),
  words: z.string(),
  proof: z.string(),
  /** The parent who agreed for a child. */
  parent: z.string(),
}

const Said = z.object({
  id: Id,
  channel: ConsentChannel,
  purpose: ConsentPurpose,
  act: ConsentAct,
  /** When it was said. */
  at: Instant,
  ...Evidence,
  /** Who of the shop wrote it down. */
  by: z.string(),
})
export type Said = z.infer<typeof Said>

export const ChannelConsent = z.object({
  channel: ConsentChannel,
  purpose: ConsentPurpose,
  state: ConsentState,
  /** When what the state rests on was said; null when nothing ever was. */
  since: Instant.nullable(),
  how: z.string().nullable(),
  words: z.string().nullable(),
  proof: z.string().nullable(),
  parent: z.string().nullable(),
  by: z.string().nullable(),
  /** Of a yes: what it was said in spite of. */
  overrides: z.array(Said),
  /** Where the channel reaches them, and what of it is on the do-not-disturb list; letters have no such list. */
  addresses: z.array(z.object({ value: z.string(), suppressed: z.boolean() })),
  /** At least one address of theirs is suppressed. */
  suppressed: z.boolean(),
  mayWrite: z.boolean(),
  /** Every reason why not. */
  why: z.array(z.enum(WRITE_REASONS)),
})
export type ChannelConsent = z.infer<typeof ChannelConsent>

const Channels = z.array(ConsentChannel).min(1).max(CONSENT_CHANNELS.length)
const Saying = {
  contactId: Id,
  channels: Channels,
  purpose: ConsentPurpose.default('marketing'),
  proof: Text(4_000).default(''),
  /** When it was said; now unless said, and not in the future. */
  at: Instant.optional(),
}
/** A no needs no reason and no proof. */
const No = z.object({ ...Saying, how: Line(200).default(''), words: Text(2_000).default('') })

export const Suppressed = z.object({
  id: Id,
  kind: SuppressionKind,
  reason: SuppressionReason,
  note: z.string(),
  /** How it came onto the list: `typed`, or the name of a file. */
  source: z.string(),
  at: Instant,
  by: z.string(),
  /** Who had the address when it was put on the list, if anybody in the book still is that person. */
  contact: z.object({ id: Id, name: z.string() }).nullable(),
})
export type Suppressed = z.infer<typeof Suppressed>

const Counts = z.object({
  channel: ConsentChannel,
  purpose: ConsentPurpose,
  given: z.number(),
  refused: z.number(),
  withdrawn: z.number(),
  suspended: z.number(),
  /** Never asked. */
  unknown: z.number(),
})

export const Asking = z.object({
  /** Days between the two requests, and from the second until somebody counts as suspended. */
  secondAfter: z.number().int().min(1).max(60),
  suspendAfter: z.number().int().min(1).max(60),
  /** The words of the request, of the sentence that says yes, and of the welcome. */
  subject: Line(200),
  text: Text(5_000),
  /** The way a yes was given that came by the shop's own form, as it is written down there: these alone are welcomed. */
  ownForm: Line(200),
  /** Who came by the shop's own form is welcomed after so many days; null: not at all. */
  welcomeAfter: z.number().int().min(1).max(60).nullable(),
  welcomeSubject: Line(200),
  welcomeText: Text(5_000),
})
export type Asking = z.infer<typeof Asking>

const Hours = z.array(z.object({ days: z.array(z.number()), from: z.number(), until: z.number() }))

export const consent = {
  /** Errors: NOT_FOUND for nobody, and for somebody in the trash. */
  state: query(
    'everyone',
    z.object({ contactId: Id }),
    z.object({
      contactId: Id,
      /** Under age, or perhaps: a yes must come from a parent. */
      minor: z.boolean(),
      /** Since when they want no profile made of them; null: one is. */
      noProfileSince: Instant.nullable(),
      channels: z.array(ChannelConsent),
    }),
    { logged: true },
  ),
  /** All that was ever said, newest first; of a yes that no longer counts too. Errors: NOT_FOUND. */
  events: query('everyone', z.object({ contactId: Id }), z.array(Said.extend({ live: z.boolean() })), { logged: true }),
  /**
   * They agree. It counts against every no that was said before it; against later ones it does not.
   * Errors: NOT_FOUND; BAD_INPUT `in_future`, and `parent` with the rule `minor` where a child's parent is not named.
   */
  give: command(
    'staff',
    z.object({
      ...Saying,
      how: Line(200).min(1),
      words: Text(2_000).refine((words) => words.trim() !== ''),
      parent: Line(120).default(''),
    }),
    {},
  ),
  /** Asked, and they said no. Never undone; a new yes counts. Errors: NOT_FOUND; BAD_INPUT `in_future`. */
  refuse: command('staff', No, {}),
  /** They take back what they gave, for themselves and everybody merged with them. Never undone. Errors as `refuse`. */
  withdraw: command('staff', No, {}),
  /**
   * Puts an address onto the do-not-disturb list: whoever it belongs to, nothing but what safety asks for may go there. Kept as a
   * keyed hash that outlives the person. Never undone. Errors: BAD_INPUT `not_an_email`, `not_a_phone`.
   */
  suppress: command(
    'staff',
    z.object({
      kind: SuppressionKind,
      value: Line(254).min(1),
      reason: SuppressionReason.default('asked'),
      note: Line(300).default(''),
    }),
    {
      /** It stood on the list for this reason before. */
      known: z.boolean(),
    },
  ),
  /**
   * Takes an address off the list, because it was a mistake or its owner asked to be written to again. What stood there and why
   * it went stay on record. Errors: NOT_FOUND.
   */
  lift: command('owner', z.object({ id: Id, why: Line(300).min(1) }), {}),
  /** The list, newest first; with `address`, only what stands for exactly that e-mail address or phone number. */
  suppressed: query(
    'everyone',
    z.object({
      address: Line(254).optional(),
      from: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    z.object({ rows: z.array(Suppressed), total: z.number() }),
    { logged: true },
  ),
  /** How many people of the book are in which state, by channel; and how long the do-not-disturb list is. */
  summary: query(
    'everyone',
    z.object({}),
    z.object({
      people: z.number(),
      channels: z.array(Counts),
      suppressed: z.object({ email: z.number(), phone: z.number() }),
    }),
  ),
  /**
   * The rules of sending that are in force, with what each rests on. Words: `rules.pack.<pack>`.
   */
  rules: query(
    'everyone',
    nothing,
    z.object({
      /** The pack of the shop's country unless the owner chose another one: `us-2025-04`. */
      pack: z.string(),
      chosen: z.boolean(),
      /** That of the shop's country. */
      own: z.string(),
      packs: z.array(
        z.object({
          pack: z.string(),
          /** Since when it is the law there, `YYYY-MM-DD`; read again at. */
          from: z.string(),
          read: z.string(),
          /** Words: `rules.source.<source>`; what of it was read (`rules.seen.<seen>`), and when. */
          sources: z.array(z.object({ source: z.enum(RULE_SOURCES), seen: z.enum(SOURCE_READINGS), read: z.string() })),
          /** States that let fewer hours for calls and texts, each with its law; hours as in `hours`. */
          states: z.array(
            z.object({ state: z.string(), law: z.string(), seen: z.enum(SOURCE_READINGS), hours: Hours }),
          ),
          /** When marketing may arrive, by channel: minutes since midnight, Monday 0 … Sunday 6, on the recipient's clock; absent: always. */
          hours: z.partialRecord(ConsentChannel, Hours),
          postalAddress: z.boolean(),
          optOutLine: z.boolean(),
          /** Who was never asked may be written to until they say no: never, customers (own similar products), or who was there lately. */
          unasked: z.enum(['never', 'customers', 'recent']),
          /** A yes by mail has to be confirmed from the mailbox (double opt-in). */
          confirmed: z.boolean(),
          /** Whether a mail that only asks for consent may go to somebody who did not leave their address for that. */
          askByMail: z.boolean(),
          minorsUnder: z.number(),
          /** Working days in which a no has to be honoured; here it is at once. */
          honourDays: z.number(),
        }),
      ),
    }),
  ),
  /** Null: the pack of the shop's country. Errors: NOT_FOUND. */
  choosePack: command('owner', z.object({ pack: Line(40).nullable() }), {}),
  /**
   * Asks people whether they may be written to (double opt-in): a first mail now, a second after `secondAfter` days, and without an answer
   * suspended. Who said anything already, is being asked, cannot be reached or needs a parent is left out. `source`: where the addresses
   * come from; `leftForThis`: they left them to hear from the shop, which the rules of most countries want (`askByMail`). Errors:
   * BAD_INPUT `not_said` at `subject` while nobody wrote the words of the request, `not_left` at `leftForThis`.
   */
  ask: command(
    'staff',
    z.object({
      contactIds: z.array(Id).min(1).max(5_000),
      source: Line(200).min(1),
      leftForThis: z.boolean().default(false),
    }),
    {
      asked: z.number(),
      /** Of those named, who was not. */
      left: z.number(),
    },
  ),
  /** Whether one person can be asked by mail, and how far asking them is. Errors: NOT_FOUND. */
  mayAsk: query(
    'everyone',
    z.object({ contactId: Id }),
    z.object({
      /** Nobody asked them, they said nothing, a mail reaches them, and they are no child. */
      may: z.boolean(),
      /** Somebody wrote the words of the request. */
      said: z.boolean(),
      /** The rules let the shop ask also who did not leave their address for that. */
      anybody: z.boolean(),
      /** How a yes on the shop's own form is written down; empty: not said. */
      ownForm: z.string(),
      /** Being asked: how many mails so far, since when, and when it goes on. */
      open: z.object({ attempt: z.number(), at: Instant, next: Instant }).nullable(),
    }),
  ),
  /** Who was asked and has not answered, longest ago first. */
  asked: query(
    'everyone',
    z.object({ from: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100) }),
    z.object({
      rows: z.array(
        z.object({
          contact: z.object({ id: Id, name: z.string() }),
          /** Mails so far: 0, 1 or 2. */
          attempt: z.number(),
          /** Of the newest mail, or of the decision to ask. */
          at: Instant,
          source: z.string(),
          /** When they are mailed again, or count as suspended. */
          next: Instant,
        }),
      ),
      total: z.number(),
    }),
    { logged: true },
  ),
  /** The yes or no of somebody who was asked, as their answer has it, and how it came. Errors: NOT_FOUND. */
  answer: command(
    'staff',
    z.object({ contactId: Id, yes: z.boolean(), how: Line(200).min(1), words: Text(2_000) }),
    {},
  ),
  /** How asking and welcoming go. */
  asking: query('everyone', nothing, Asking),
  changeAsking: command('owner', Asking.partial(), {}),
  /** No profile is made of them: no scores, in no report that rests on scores. What they bought stays, as the law wants. Errors: NOT_FOUND. */
  profile: command('staff', z.object({ contactId: Id, allowed: z.boolean() }), {}),
}
