// Campaigns: what is told to whom on which day, what would happen, what happened, and what it was worth.
import * as z from 'zod'
import {
  CAMPAIGN_STATES,
  CATCH_UPS,
  HOLD_REASONS,
  OCCASIONS,
  RESPONSE_CHANNELS,
  RESPONSE_KINDS,
  STUCK_REASONS,
  TEMPLATE_OCCASIONS,
} from '../domain/messages/words.ts'
import { WRITE_REASONS } from '../domain/consent.ts'
import { RESULT_GROUPS, RETURN_BASES, RETURN_KINDS } from '../domain/results/words.ts'
import { action, command, field, nothing, query } from './base.ts'
import { MessageChannel, MessageClass, SendState } from './sending.ts'
import { Id, Instant, Line, Money, ShopDay, Text } from './shapes.ts'

/** Everybody of the book, or who is in one of these; without those who are in one of those. */
export const Audience = z.object({
  everyone: z.boolean(),
  segments: z.array(Id).max(50),
  lists: z.array(Id).max(50),
  people: z.array(Id).max(500).default([]),
  exceptSegments: z.array(Id).max(50),
  exceptLists: z.array(Id).max(50),
})
export type Audience = z.infer<typeof Audience>

/** Minutes since midnight, in the recipient's zone. */
const Minute = z.number().int().min(0).max(1_439)

/**
 * now     as soon as it is started
 * on      on a shop day
 * usual   for each person on the weekday they mostly come, the day before it, in the days after the start
 * yearly  stands for years: around a day of each person's own
 */
export const Schedule = z.discriminatedUnion('when', [
  z.object({ when: z.literal('now') }),
  z.object({ when: z.literal('on'), day: ShopDay, at: Minute }),
  z.object({ when: z.literal('usual'), from: ShopDay, days: z.number().int().min(7).max(60), at: Minute }),
  z.object({
    when: z.literal('yearly'),
    occasion: z.enum(OCCASIONS),
    /** Days from the occasion: -3 is three days before it. Born on 29 February: the 28th in common years. */
    offset: z.number().int().min(-60).max(60),
    at: Minute,
  }),
])
export type Schedule = z.infer<typeof Schedule>

/** Words of a message; Liquid placeholders (`{{ first_name | default: "friend" }}`) as `campaigns.placeholders` lists them. */
export const Words = z.object({
  subject: Line(200),
  /** The other subject of a test; empty: no test. */
  subjectB: Line(200),
  /** What a mailbox shows beside the subject. */
  preview: Line(200),
  /** HTML of the closed set that the editor writes: p, h2, h3, ul, ol, li, a, strong, em, br, img (cid), hr. */
  body: Text(100_000),
  /** A button with a link, under the body; empty label: none. */
  button: z.object({ label: Line(60), href: Line(500) }),
  /** What stands on paper instead of the body; empty: the body. */
  letter: Text(100_000),
  /** What to say on the phone. */
  script: Text(20_000),
})
export type Words = z.infer<typeof Words>

export const Coupon = z.object({
  /** Nobody's own (one code for each channel, as on a flyer) or each recipient's own. */
  kind: z.enum(['shared', 'personal']),
  /** What it is good for, as it stands in the message. */
  what: Line(200),
  /** Shop days after the message until which it is good. */
  goodFor: z.number().int().min(1).max(366),
  /** What honouring it costs the shop, in minor units. */
  cost: Money.min(0),
})

const Plan = {
  name: Line(80).min(1),
  note: Text(2_000),
  class: MessageClass,
  /** Why it is no marketing, where the class says so. */
  because: Line(200),
  /** In this order: each person gets it by the first that may reach them. */
  channels: z.array(MessageChannel).min(1).max(3),
  audience: Audience,
  /** Per cent of the audience that hears nothing, so that the effect can be measured. */
  holdOut: z.number().int().min(0).max(50),
  schedule: Schedule,
  catchUp: z.enum(CATCH_UPS),
  words: Words,
  coupon: Coupon.nullable(),
  /** Shop days after a message in which a purchase counts as its result. */
  window: z.number().int().min(1).max(366),
  /** Minor units: what it costs as a whole, and for each letter or call. */
  costFixed: Money.min(0),
  costPer: Money.min(0),
  budget: Money.min(0).nullable(),
}
export const CampaignPlan = z.object(Plan)
export type CampaignPlan = z.infer<typeof CampaignPlan>

export const Campaign = z.object({
  id: Id,
  ...Plan,
  state: z.enum(CAMPAIGN_STATES),
  archived: z.boolean(),
  madeAt: Instant,
  madeBy: Id,
  madeByName: z.string().nullable(),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** Codes printed on what goes by each channel. */
  codes: z.partialRecord(MessageChannel, z.string()),
})
export type Campaign = z.infer<typeof Campaign>

const Shown = z.object({
  id: Id,
  name: z.string(),
  state: z.enum(CAMPAIGN_STATES),
  class: MessageClass,
  channels: z.array(MessageChannel),
  schedule: Schedule,
  archived: z.boolean(),
  startedAt: Instant.nullable(),
  /** By state of their message. */
  counts: z.partialRecord(SendState, z.number()),
  /** When the next one goes. */
  next: Instant.nullable(),
  redeemed: z.number(),
  /** Why a standing one does not go on; null: it does. */
  stuck: z.enum(STUCK_REASONS).nullable(),
})

const Reason = z.enum([...WRITE_REASONS, ...HOLD_REASONS])
const Check = z.object({
  check: z.enum([
    'consent',
    'quiet',
    'cap',
    'postal_address',
    'opt_out_line',
    'subject',
    'words',
    'placeholders',
    'size',
    'account',
    'role',
    'domain',
    'bulk',
    'opt_outs_checked',
    'everyone',
    'limit',
    'class',
    'test_size',
    'hold_out_size',
    'pack',
  ]),
  /** `stop`: cannot be started so. */
  state: z.enum(['good', 'warn', 'stop']),
  /** For the words `campaigns.check.<check>.<state>`. */
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type PreflightCheck = z.infer<typeof Check>

const Asked = { id: Id.optional(), plan: CampaignPlan.optional() }

export const Preflight = z.object({
  /** People in the audience before anybody is left out. */
  audience: z.number(),
  /** Who gets it, by channel. */
  channels: z.partialRecord(MessageChannel, z.number()),
  recipients: z.number(),
  heldOut: z.number(),
  /** Each person once, by the first reason; adds up with recipients and heldOut to the audience. */
  excluded: z.array(
    z.object({ reason: Reason, people: z.number(), first: z.array(z.object({ id: Id, name: z.string() })) }),
  ),
  /** Who would read a fallback, by placeholder. */
  fallbacks: z.array(z.object({ placeholder: z.string(), people: z.number() })),
  checks: z.array(Check),
  mayStart: z.boolean(),
  /** Minor units. */
  cost: Money,
  /** How it spreads over days by schedule, quiet hours and limits; of a standing one the coming 31 days. */
  days: z.array(z.object({ day: ShopDay, people: z.number() })),
  /** Held back until quiet hours are over, if it were started now. */
  heldBack: z.number(),
  /** The rules in force. */
  pack: z.string(),
  /** Some who get it, to be looked at in the preview. */
  faces: z.array(z.object({ id: Id, name: z.string() })),
  /** Where it goes to everyone: the segments of the shop with how many were in each when it was counted last, the largest first. */
  instead: z.array(z.object({ id: Id, name: z.string(), people: z.number() })),
})
export type Preflight = z.infer<typeof Preflight>

const Placeholder = z.object({
  name: z.string(),
  /** As the shop wrote it for its own fields; null: the words `campaigns.placeholder.<name>`. */
  label: z.string().nullable(),
  type: z.enum(['text', 'money', 'day', 'number']),
  /** What it reads when there is nothing to say, unless the text says so itself; null: the message is held back. */
  fallback: z.string().nullable(),
})

const Response = z.object({
  id: Id,
  campaignId: Id,
  contact: z.object({ id: Id, name: z.string() }).nullable(),
  kind: z.enum(RESPONSE_KINDS),
  channel: z.enum(RESPONSE_CHANNELS),
  code: z.string().nullable(),
  visitId: Id.nullable(),
  text: z.string(),
  at: Instant,
  by: z.string(),
})
export type Response = z.infer<typeof Response>

/** Nobody is told of margins who may not see costs. Null, too, where the cost of less than half of what was sold is known. */
const Margin = field('sale_line.cost', Money.nullable())
/** (margin − cost) ÷ cost in whole per cent; of the revenue where no margin is known. Null without a cost. */
const Roi = field('sale_line.cost', z.object({ percent: z.number(), by: z.enum(RETURN_BASES) }).nullable())
const Arm = z.object({ people: z.number(), bought: z.number(), revenue: Money, margin: Margin })
/** Per cent, to a tenth; between `low` and `high` with 95 % (Newcombe). `few`: too few to tell. */
const Apart = { percent: z.number(), low: z.number(), high: z.number(), few: z.boolean() }
const Counts = z.partialRecord(SendState, z.number())

export const Results = z.object({
  /** Messages by what became of them. */
  counts: Counts,
  /** Together all messages, all redeemed, all answers. Null: an answer of which nobody knows by what message. */
  channels: z.array(
    z.object({ channel: MessageChannel.nullable(), counts: Counts, redeemed: z.number(), answered: z.number() }),
  ),
  redeemed: z.number(),
  responses: z.partialRecord(z.enum(RESPONSE_KINDS), z.number()),
  /** People who want no more, said after their message and until their window ends, by whatever way. */
  stopped: z.number(),
  /** Messages that reached somebody; who of them bought in their window, what they spent and what it left. */
  treated: Arm,
  /** Who was held out, over the window they would have had. */
  held: Arm,
  /** The last shop day of the last window, today or later: until then more may come. Null: that is all. */
  openUntil: ShopDay.nullable(),
  cost: z.object({ messages: Money, coupons: Money, fixed: Money, total: Money }),
  /** Of all that those who got it bought in their window. */
  roi: Roi,
  /**
   * How many more of a hundred bought than of those held out. Compared is everybody for whom it was drawn, `meant`: also those whom it did not
   * reach, because nobody knows whom of those held out it would not have reached. Extra: what it brought beyond them, and its return.
   */
  uplift: z.object({ ...Apart, meant: Arm, extraRevenue: Money, extraMargin: Margin, roi: Roi }).nullable(),
  /** The test of two subjects, by who bought or redeemed (`bought`); `percent`: of a beyond b. */
  test: z.object({ ...Apart, a: Arm, b: Arm, better: z.enum(['a', 'b']).nullable() }).nullable(),
  /** On which days they left, were redeemed, and somebody bought for the first time in their window; each adds up to its sum above. */
  days: z.array(z.object({ day: ShopDay, sent: z.number(), redeemed: z.number(), bought: z.number() })),
})
export type Results = z.infer<typeof Results>

/** What is planned, and what becomes of it. */
export const campaignPlans = {
  list: query('everyone', z.object({ archived: z.boolean().default(false) }), z.array(Shown)),
  get: query('everyone', z.object({ id: Id }), Campaign),
  create: command('staff', CampaignPlan, { id: Id }),
  /** A running one: only what has not left changes, and neither audience nor hold-out of what is frozen. Errors: NOT_FOUND, BAD_INPUT. */
  save: command('staff', z.object({ id: Id, plan: CampaignPlan }), {}),
  copy: command('staff', z.object({ id: Id, name: Line(80).min(1) }), { id: Id }),
  archive: command('staff', z.object({ id: Id, archived: z.boolean() }), {}),
  /** What would happen if it were started now. Errors: NOT_FOUND, BAD_INPUT as `preview`. */
  preflight: action('everyone', z.object(Asked), Preflight),
  /** Everybody that is left out for a reason. Errors as `preflight`. */
  excluded: action(
    'everyone',
    z.object({
      ...Asked,
      reason: Reason,
      from: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    z.object({ people: z.array(z.object({ id: Id, name: z.string() })), total: z.number() }),
    { logged: true },
  ),
  /**
   * Freezes its recipients as long work, or lets it stand for the coming days. What `preflight` stops is refused: BAD_INPUT with the check as
   * `path`. Errors: NOT_FOUND, BUSY. Answers the long work, if there is one.
   */
  start: action(
    'manager',
    z.object({ id: Id, everyone: z.boolean().default(false) }),
    z.object({ work: Id.nullable() }),
  ),
  pause: command('staff', z.object({ id: Id, on: z.boolean() }), {}),
  /**
   * What of a campaign that goes once has not left goes on another day, as long work; what went stays. Undone like any step. Errors: NOT_FOUND,
   * BUSY; BAD_INPUT `not_running`, `standing`, `over`, `nothing_waits`.
   */
  move: action('staff', z.object({ id: Id, day: ShopDay, at: Minute }), z.object({ work: Id })),
  /** What has not left never leaves. */
  stop: command('staff', z.object({ id: Id }), {}),
  /**
   * What goes, went or would go on each day, with feast days and what competitors do. Days inclusive, at most 62. Errors: BAD_INPUT.
   */
  calendar: query(
    'everyone',
    z.object({ from: ShopDay, to: ShopDay }),
    z.array(
      z.object({
        day: ShopDay,
        kind: z.enum(['once', 'yearly', 'holiday', 'competitor']),
        /** Of a campaign, or of an offer of a competitor; null for a feast day. */
        id: Id.nullable(),
        /** Of a feast day its name in the catalogue: `campaigns.holiday.<name>`. */
        name: z.string(),
        channels: z.array(MessageChannel),
        people: z.number(),
        /** They have left. */
        gone: z.boolean(),
      }),
    ),
  ),
  /** Whose birthday, anniversary or first visit returns in the days asked for (both included, at most 366). */
  occasions: query(
    'everyone',
    z.object({ from: ShopDay, to: ShopDay, kinds: z.array(z.enum(OCCASIONS)).min(1) }),
    z.array(
      z.object({
        contact: z.object({ id: Id, name: z.string() }),
        kind: z.enum(OCCASIONS),
        /** As it is known: `--02-29`. */
        date: z.string(),
        day: ShopDay,
        /** How many years; null when the year is not known. */
        years: z.number().nullable(),
        channels: z.array(MessageChannel),
      }),
    ),
    { logged: true },
  ),
  /** Whom to call, with what to say; how it went is written by `respond`. */
  calls: query(
    'everyone',
    z.object({ id: Id }),
    z.array(
      z.object({
        send: Id,
        contact: z.object({ id: Id, name: z.string() }),
        phone: z.string(),
        script: z.string(),
        state: SendState,
        outcome: z.enum(RESPONSE_KINDS).nullable(),
      }),
    ),
    { logged: true },
  ),
}

/** The words of messages. */
export const campaignWriting = {
  placeholders: query('everyone', nothing, z.array(Placeholder)),
  templates: query(
    'everyone',
    nothing,
    z.array(
      z.object({
        /** Of those that come with the program: their name in the catalogue; else an id of the shop's own. */
        template: z.union([Line(40), Id]),
        name: z.string().nullable(),
        occasion: z.enum(TEMPLATE_OCCASIONS),
        words: Words,
      }),
    ),
  ),
  saveTemplate: command(
    'staff',
    z.object({ id: Id.optional(), name: Line(80).min(1), occasion: z.enum(TEMPLATE_OCCASIONS), words: Words }),
    { id: Id },
  ),
  archiveTemplate: command('staff', z.object({ id: Id, archived: z.boolean() }), {}),
  /** As one person would read it. Errors: NOT_FOUND; BAD_INPUT with the place in the text (`line`, `column`) of words that cannot be read. */
  preview: action(
    'everyone',
    z.object({ ...Asked, contactId: Id.nullable(), channel: MessageChannel, subjectB: z.boolean().default(false) }),
    z.object({
      subject: z.string(),
      html: z.string(),
      text: z.string(),
      /** Placeholders that have nothing to say of this person. */
      missing: z.array(z.string()),
    }),
  ),
}

/** What was sent in some time, what that cost and what was bought after it. */
const Spent = { sent: z.number(), cost: Money, revenue: Money, margin: Margin, roi: Roi }

/** What came back. */
export const campaignResults = {
  /** An answer by whatever way, or how a call went. `stopped` withdraws their consent on the channel of the message. Errors: NOT_FOUND, BAD_INPUT. */
  respond: command(
    'staff',
    z.object({
      id: Id,
      contactId: Id.nullable(),
      send: Id.optional(),
      kind: z.enum(RESPONSE_KINDS),
      channel: z.enum(RESPONSE_CHANNELS),
      text: Text(2_000).default(''),
      visitId: Id.optional(),
    }),
    { id: Id },
  ),
  /** What a code stands for; null: none of ours. */
  code: query(
    'everyone',
    z.object({ code: Line(40).min(1) }),
    z
      .object({
        campaign: z.object({ id: Id, name: z.string() }),
        channel: MessageChannel,
        what: z.string(),
        contact: z.object({ id: Id, name: z.string() }).nullable(),
        /** Last shop day; null: no end. */
        goodUntil: ShopDay.nullable(),
        /** That day is over. */
        expired: z.boolean(),
        /** A personal code was used already. */
        usedAt: Instant.nullable(),
      })
      .nullable(),
  ),
  /** Errors: NOT_FOUND; BAD_INPUT `used`, `expired`. */
  redeem: command('staff', z.object({ code: Line(40).min(1), contactId: Id.nullable(), visitId: Id.optional() }), {
    id: Id,
  }),
  responses: query('everyone', z.object({ id: Id }), z.array(Response), { logged: true }),
  /** As it stands now; while it runs, so far. Errors: NOT_FOUND. */
  results: action('everyone', z.object({ id: Id }), Results),
  /** Who stands behind a number of the results, most money first. Errors: NOT_FOUND. */
  behind: action(
    'everyone',
    z.object({
      id: Id,
      of: z.enum(RESULT_GROUPS),
      from: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    z.object({
      people: z.array(
        z.object({
          /** Null: nobody knows any more who it was. */
          contact: z.object({ id: Id, name: z.string() }).nullable(),
          channel: MessageChannel.nullable(),
          /** Of their message, or of what they did. */
          day: ShopDay,
          /** What they bought in their window. */
          revenue: Money,
        }),
      ),
      total: z.number(),
    }),
    { logged: true },
  ),
  /**
   * What was spent and what it brought, of campaigns with messages in these shop days, both included; the value of an address at the last of them.
   * What is bought after two campaigns is told of both; `total` has it once.
   */
  returns: action(
    'everyone',
    z.object({ from: ShopDay, to: ShopDay }),
    z.object({
      rows: z.array(
        z.object({
          id: Id,
          name: z.string(),
          kind: z.enum(RETURN_KINDS),
          channels: z.array(MessageChannel),
          ...Spent,
          redeemed: z.number(),
          budget: Money.nullable(),
        }),
      ),
      byChannel: z.array(z.object({ channel: MessageChannel, ...Spent })),
      byKind: z.array(z.object({ kind: z.enum(RETURN_KINDS), ...Spent })),
      total: z.object(Spent),
      /** Revenue of twelve months of those who may be mailed, divided by how many they are; by how they came to the shop. */
      address: z.object({
        people: z.number(),
        perAddress: Money.nullable(),
        bySource: z.array(z.object({ source: z.string().nullable(), people: z.number(), perAddress: Money })),
      }),
    }),
  ),
}

export const campaigns = { ...campaignPlans, ...campaignWriting, ...campaignResults }
