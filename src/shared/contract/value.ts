// What every customer is worth to the shop and when they are due: scores, tiers, rhythm, what they brought and what they will.
import * as z from 'zod'
import { VALUE_GROUPS } from '../domain/value/groups.ts'
import { LADDER, LOYALTY_MODELS, RHYTHM_SOURCES, STANDINGS, TIERS, TREATMENTS } from '../domain/value/words.ts'
import { action, command, field, nothing, query } from './base.ts'
import { Id, Instant, Line, Money, ShopDay } from './shapes.ts'

export const Tier = z.enum(TIERS)
export const Standing = z.enum(STANDINGS)
export const LoyaltyModel = z.enum(LOYALTY_MODELS)

/** Nobody is told of margins who may not see costs. */
const COST = 'sale_line.cost'

/** Quintile scores 1 to 5. */
const Scores = z.object({ r: z.number(), f: z.number(), m: z.number() })
/** Four cuts, ascending: at or above the n-th one scores n + 1. */
const Cuts = z.array(z.number()).min(4).max(4)

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
  /** When it was learned; up to which shop day. */
  at: Instant,
  until: ShopDay,
  customers: z.number(),
  repeaters: z.number(),
  /** Weeks. Null: fewer than 100 customers or 25 who came again, or no peak. */
  buying: z
    .object({ r: z.number(), alpha: z.number(), a: z.number(), b: z.number(), logLikelihood: z.number() })
    .nullable(),
  /** Minor units. */
  spending: z.object({ p: z.number(), q: z.number(), gamma: z.number(), logLikelihood: z.number() }).nullable(),
})

/** Everything about one customer, each number with what it is made of. Past and projected are never one number. */
export const CustomerValue = z.object({
  asOf: ShopDay,
  standing: Standing,
  scores: Scores.nullable(),
  /** Name of the group that the scores fall into (`value.group.<group>`). */
  group: z.enum(VALUE_GROUPS).nullable(),
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
    /** The revenue of what was bought whose cost is known; cost and margin are of this alone, null where there is none. */
    costed: field(COST, Money.nullable()),
    cost: field(COST, Money.nullable()),
    margin: field(COST, Money.nullable()),
    /** Margin of `costed`, to a tenth. */
    marginPercent: field(COST, z.number().nullable()),
  }),
  /** average sale × expected number of returns in the period; revenue. The period is that of the projection. Nobody who lapsed returns. */
  simple: z.object({ averageSale: Money, returns: z.number(), years: z.number(), value: Money }).nullable(),
  /**
   * perYear × margin × (1 + retention + … ), a term a year: `perYear` is what they spent in the last twelve months. Margin is 100, and not measured,
   * where no cost is known: then it is revenue. Null: no customers of two years ago to measure the retention by, and none set.
   */
  projected: field(
    COST,
    z
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
  ),
  /**
   * From the fitted models, for the 52 weeks after `asOf` of the model; null: not enough customers yet. `alive` is null for whoever bought on one
   * day only: the model takes them for a customer for ever, which says nothing.
   */
  expected: z
    .object({
      asOf: ShopDay,
      alive: z.number().nullable(),
      purchases: z.number(),
      perPurchase: Money.nullable(),
      value: Money.nullable(),
    })
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
      /** In force now: for r days away at most (descending), f purchase days, m minor units. `fixed`: too few customers for quintiles. */
      cuts: z.object({ r: Cuts, f: Cuts, m: Cuts, fixed: z.boolean() }),
      /** The model that tiers are by: the chosen one, but what was spent while that one cannot tell yet. */
      inForce: LoyaltyModel,
      /** Where a tier begins by that model, in its own unit: minor units, shop day, people brought, sum of scores. Null without customers. */
      tierCuts: z.object({ 'very-high': z.number(), high: z.number(), medium: z.number() }).nullable(),
      asOf: ShopDay,
      /** Share of those who bought in the twelve months before the last twelve who bought since; null below 20 of them. */
      retention: z.number().nullable(),
      /** Of everything sold whose cost is known, in per cent. */
      margin: field(COST, z.number().nullable()),
      /** Null until customers were looked through for the first time. */
      model: ModelState.nullable(),
    }),
  ),
  /** Only what is named is changed. Errors: BAD_INPUT: `must_rise` at `tiers` (shares) or `scoring` (cuts), `below_overdue` at `lapseFactor`. */
  saveSettings: command('manager', ValueSettings.partial(), {}),
  /** Of a person, or a company; of somebody merged: of who they are now. Errors: NOT_FOUND. */
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
          /** `least`: where the tier begins, in the unit of the model (as `tierCuts`); null for low, lapsed, and without customers. */
          tiers: z.array(z.object({ tier: Tier, customers: z.number(), revenue: Money, least: z.number().nullable() })),
        }),
      ),
      /** The named groups of the scores. */
      groups: z.array(z.object({ group: z.enum(VALUE_GROUPS), customers: z.number(), revenue: Money })),
      /** r, f, m each with how many score 1 to 5. */
      scores: z.object({ r: z.array(z.number()), f: z.array(z.number()), m: z.array(z.number()) }),
      stages: z.array(z.object({ stage: z.enum(LADDER), customers: z.number() })),
    }),
  ),
  /** Everything derived, computed anew from the visits on another thread; answers how many people had anything to mend. */
  recompute: action('manager', nothing, z.object({ customers: z.number(), changed: z.number() })),
}
