// Campaigns: what is told to whom on which day, what would happen, what happened, and what it was worth.
import * as z from 'zod'
import {
  CAMPAIGN_STATES,
  CATCH_UPS,
  HOLD_REASONS,
  OCCASIONS,
  RESPONSE_CHANNELS,
  RESPONSE_KINDS,
  TEMPLATE_OCCASIONS,
} from '../domain/messages/words.ts'
import { WRITE_REASONS } from '../domain/consent.ts'
import { action, command, nothing, query } from './base.ts'
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
    'account',
    'role',
    'domain',
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

const Arm = z.object({ people: z.number(), bought: z.number(), revenue: Money, margin: Money })
export const Results = z.object({
  /** Messages by what became of them. */
  counts: z.partialRecord(SendState, z.number()),
  channels: z.array(
    z.object({
      channel: MessageChannel,
      counts: z.partialRecord(SendState, z.number()),
      redeemed: z.number(),
      answered: z.number(),
    }),
  ),
  redeemed: z.number(),
  responses: z.partialRecord(z.enum(RESPONSE_KINDS), z.number()),
  stopped: z.number(),
  /** Who got it and bought in the window, what they spent and what it left; who was held out likewise. */
  treated: Arm,
  held: Arm,
  /** Only what was bought in days that are over; null while the window is open for everybody. */
  openUntil: ShopDay.nullable(),
  cost: z.object({ messages: Money, coupons: Money, fixed: Money, total: Money }),
  /** (margin − cost) ÷ cost in per cent; null without a cost. */
  roiPercent: z.number().nullable(),
  /**
   * How many more of a hundred bought than of those held out, with its 95 % interval (Newcombe); what it brought beyond them.
   * `few`: too few to tell.
   */
  uplift: z
    .object({ percent: z.number(), low: z.number(), high: z.number(), extraRevenue: Money, few: z.boolean() })
    .nullable(),
  /** The test of two subjects; `few`: too few to tell. Measured by who bought or redeemed. */
  test: z.object({ a: Arm, b: Arm, better: z.enum(['a', 'b']).nullable(), few: z.boolean() }).nullable(),
  days: z.array(z.object({ day: ShopDay, sent: z.number(), redeemed: z.number(), bought: z.number() })),
})
export type Results = z.infer<typeof Results>

export const campaigns = {
  list: query('everyone', z.object({ archived: z.boolean().default(false) }), z.array(Shown)),
  get: query('everyone', z.object({ id: Id }), Campaign),
  create: command('staff', CampaignPlan, { id: Id }),
  /** A running one: only what has not left changes, and neither audience nor hold-out of what is frozen. Errors: NOT_FOUND, BAD_INPUT. */
  save: command('staff', z.object({ id: Id, plan: CampaignPlan }), {}),
  copy: command('staff', z.object({ id: Id, name: Line(80).min(1) }), { id: Id }),
  archive: command('staff', z.object({ id: Id, archived: z.boolean() }), {}),
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
  /** What has not left never leaves. */
  stop: command('staff', z.object({ id: Id }), {}),
  /** What goes, went or would go on each day, with feast days and what competitors do. Days inclusive, at most 62. */
  calendar: query(
    'everyone',
    z.object({ from: ShopDay, to: ShopDay }),
    z.array(
      z.object({
        day: ShopDay,
        kind: z.enum(['once', 'yearly', 'holiday', 'competitor']),
        /** Of a campaign its id. */
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
  results: action('everyone', z.object({ id: Id }), Results),
  /** A year: what was spent and what it brought, by channel and kind; the value of an address. Shop days both included. */
  returns: action(
    'everyone',
    z.object({ from: ShopDay, to: ShopDay }),
    z.object({
      rows: z.array(
        z.object({
          id: Id,
          name: z.string(),
          kind: z.enum(['once', 'yearly']),
          channels: z.array(MessageChannel),
          sent: z.number(),
          redeemed: z.number(),
          budget: Money.nullable(),
          cost: Money,
          revenue: Money,
          margin: Money,
          roiPercent: z.number().nullable(),
        }),
      ),
      byChannel: z.array(
        z.object({
          channel: MessageChannel,
          cost: Money,
          revenue: Money,
          margin: Money,
          roiPercent: z.number().nullable(),
        }),
      ),
      /** Revenue of twelve months of those who can be mailed, divided by how many they are; by how they came to the shop. */
      address: z.object({
        people: z.number(),
        perAddress: Money.nullable(),
        bySource: z.array(z.object({ source: z.string().nullable(), people: z.number(), perAddress: Money })),
      }),
    }),
  ),
}
