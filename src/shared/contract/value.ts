// What every customer is worth to the shop and when they are due: scores, tiers, rhythm, what they brought and what they will.
import * as z from 'zod'
import { LADDER, LOYALTY_MODELS, RHYTHM_SOURCES, STANDINGS, TIERS, TREATMENTS } from '../domain/value/words.ts'
import { action, command, nothing, query } from './base.ts'
import { Id, Line, Money, ShopDay } from './shapes.ts'

export const Tier = z.enum(TIERS)
export const Standing = z.enum(STANDINGS)
export const LoyaltyModel = z.enum(LOYALTY_MODELS)

/** Quintile scores 1 to 5. */
const Scores = z.object({ r: z.number(), f: z.number(), m: z.number() })
/** Four cuts, ascending: at or above the n-th one scores n + 1. */
const Cuts = z.array(z.number()).length(4)

const TierRule = z.object({
  /** Down to which share of the ranked customers, in per cent; the last one has the rest. */
  share: z.number().min(0).max(100),
  treatment: z.enum(TREATMENTS),
  /** What to do with them, in the shop's words; empty: as the program suggests (`value.tier.action.<tier>`). */
  action: Line(200),
  /** In per cent. */
  discountCeiling: z.number().min(0).max(100),
  /** At most so often a year are they written to. */
  contactsPerYear: z.number().int().min(0).max(366),
})

export const ValueSettings = z.object({
  /** Overdue: away longer than so many times the own usual gap; lapsed: than so many, and at least so many days. */
  overdueFactor: z.number().min(1).max(10),
  lapseFactor: z.number().min(1).max(20),
  lapseLeast: z.number().int().min(1).max(2_000),
  model: LoyaltyModel,
  /** `quintiles`: cut anew from the shop's own customers (fixed below 25 of them); or the owner's own cuts: days away, purchases, minor units. */
  scoring: z.union([z.literal('quintiles'), z.object({ r: Cuts, f: Cuts, m: Cuts })]),
  tiers: z.object({ 'very-high': TierRule, high: TierRule, medium: TierRule, low: TierRule }),
  /** The projected value: years ahead, share of customers who stay a year (per cent), margin (per cent); null: measured in the book. */
  projection: z.object({
    years: z.number().int().min(1).max(20),
    retention: z.number().min(0).max(100).nullable(),
    margin: z.number().min(0).max(100).nullable(),
  }),
})
export type ValueSettings = z.infer<typeof ValueSettings>

const ModelState = z.object({
  /** Shop day up to which it was fitted. */
  until: ShopDay,
  customers: z.number(),
  repeaters: z.number(),
  /** Null: not enough customers who came again yet, or no peak. */
  buying: z
    .object({ r: z.number(), alpha: z.number(), a: z.number(), b: z.number(), logLikelihood: z.number() })
    .nullable(),
  spending: z.object({ p: z.number(), q: z.number(), gamma: z.number(), logLikelihood: z.number() }).nullable(),
})

/** Everything about one customer, each number with what it is made of. Past and projected are never one number. */
export const CustomerValue = z.object({
  asOf: ShopDay,
  standing: Standing,
  scores: Scores.nullable(),
  /** Name of the group that the scores fall into (`value.group.<group>`). */
  group: z.string().nullable(),
  tier: Tier,
  tierRule: TierRule.nullable(),
  stage: z.enum(LADDER),
  /** By what they spent, 1 is the most; of how many who ever bought. */
  rank: z.number().nullable(),
  of: z.number(),
  rhythm: z.object({
    purchaseDays: z.number(),
    lastDay: ShopDay.nullable(),
    /** Days; the mean of the gaps is shown beside the median, which decides. */
    meanGap: z.number().nullable(),
    medianGap: z.number().nullable(),
    /** What decides here: the own gap, that of the category, or of the whole shop. */
    gap: z.number().nullable(),
    source: z.enum(RHYTHM_SOURCES).nullable(),
    /** Name of the category whose gap it is. */
    category: z.string().nullable(),
    nextDay: ShopDay.nullable(),
    /** Days past the next day; below 0: still to go. */
    overdue: z.number().nullable(),
    awayDays: z.number().nullable(),
  }),
  past: z.object({
    revenue: Money,
    cost: Money.nullable(),
    margin: Money.nullable(),
    marginPercent: z.number().nullable(),
  }),
  /** average sale × expected number of returns in the period. */
  simple: z.object({ averageSale: Money, returns: z.number(), years: z.number(), value: Money }).nullable(),
  projected: z
    .object({
      perYear: Money,
      years: z.number(),
      retention: z.number(),
      margin: z.number(),
      retentionMeasured: z.boolean(),
      marginMeasured: z.boolean(),
      value: Money,
    })
    .nullable(),
  /** From the fitted models, for twelve months; null: not enough yet. */
  expected: z
    .object({ alive: z.number(), purchases: z.number(), perPurchase: Money.nullable(), value: Money.nullable() })
    .nullable(),
  /** revenue − (winning + serving + messages + rewards). `known`: false until an area knows any cost. */
  relationship: z.object({
    revenue: Money,
    acquisition: Money,
    service: Money,
    messages: Money,
    rewards: Money,
    value: Money,
    known: z.boolean(),
  }),
})
export type CustomerValue = z.infer<typeof CustomerValue>

export const value = {
  settings: query(
    'everyone',
    nothing,
    z.object({
      settings: ValueSettings,
      /** What is not set is this. */
      defaults: ValueSettings,
      /** In force now: for r days away at most (descending), f purchase days, m minor units. */
      cuts: z.object({ r: Cuts, f: Cuts, m: Cuts, fixed: z.boolean() }).nullable(),
      /** Spend from which on a tier begins. */
      tierCuts: z.object({ 'very-high': z.number(), high: z.number(), medium: z.number() }).nullable(),
      asOf: ShopDay,
      model: ModelState.nullable(),
    }),
  ),
  /** Only what is named is changed. Errors: BAD_INPUT (shares that do not rise, cuts that do not). */
  saveSettings: command('manager', ValueSettings.partial(), {}),
  /** Errors: NOT_FOUND. */
  of: query('staff', z.object({ contactId: Id }), CustomerValue, { logged: true }),
  /** The same customers under every loyalty model: how many in each tier, what they bring. */
  loyalty: action(
    'staff',
    nothing,
    z.object({
      model: LoyaltyModel,
      customers: z.number(),
      models: z.array(
        z.object({
          model: LoyaltyModel,
          enough: z.boolean(),
          tiers: z.array(z.object({ tier: Tier, customers: z.number(), revenue: Money, least: z.number().nullable() })),
        }),
      ),
      /** The named groups of the scores. */
      groups: z.array(z.object({ group: z.string(), customers: z.number(), revenue: Money })),
      /** r, f, m each with how many score 1 to 5. */
      scores: z.object({ r: z.array(z.number()), f: z.array(z.number()), m: z.array(z.number()) }),
      stages: z.array(z.object({ stage: z.enum(LADDER), customers: z.number() })),
    }),
  ),
  /** Everything derived, computed anew from the visits on another thread; answers how many people had anything to mend. */
  recompute: action('manager', nothing, z.object({ customers: z.number(), changed: z.number() })),
}
