// Segments: groups of people described by a rule, counted live, saved, watched day by day.
import * as z from 'zod'
import {
  ANSWER_TYPES,
  COMPARISONS,
  DEEPEST,
  MOST_CONDITIONS,
  PERIOD_UNITS,
  SCOPE_PARTS,
  type Rule,
} from '../domain/segments/rule.ts'
import { action, command, nothing, query } from './base.ts'
import { ContactRow } from './contacts.ts'
import { Id, Instant, Line, Money, ShopDay, Text } from './shapes.ts'

const Unit = z.enum(PERIOD_UNITS)
const Length = z.number().int().min(1).max(4_000)
export const Period = z.union([
  z.strictObject({ last: Length, unit: Unit }),
  z.strictObject({ before: Length, unit: Unit }),
  z.strictObject({
    year: z.number().int().min(1900).max(2200),
    month: z.number().int().min(1).max(12).optional(),
  }),
  z.strictObject({ from: ShopDay.optional(), to: ShopDay.optional() }),
])

const Scope = z.strictObject({
  period: Period.optional(),
  products: z.array(Id).min(1).max(200).optional(),
  categories: z.array(Line(120)).min(1).max(100).optional(),
  weekdays: z.array(z.number().int().min(0).max(6)).min(1).max(7).optional(),
  hours: z.strictObject({ from: z.number().int().min(0).max(23), to: z.number().int().min(0).max(23) }).optional(),
  outlets: z.array(Id).min(1).max(100).optional(),
  kinds: z.array(Line(40)).min(1).max(20).optional(),
  tones: z.array(Line(40)).min(1).max(5).optional(),
})

const Condition = z.strictObject({
  fact: Line(80).min(1),
  op: z.enum(COMPARISONS),
  value: z.union([z.number(), Line(200)]).optional(),
  to: z.number().optional(),
  values: z
    .array(z.union([z.number(), Line(200)]))
    .min(1)
    .max(500)
    .optional(),
  scope: Scope.optional(),
})

const Tree: z.ZodType<Rule> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Tree).max(MOST_CONDITIONS) }),
    z.strictObject({ any: z.array(Tree).max(MOST_CONDITIONS) }),
    z.strictObject({ not: Tree }),
    Condition,
  ]),
)

/** Leaves and depth of a tree, without recursion into one that is too deep. */
function sizeOf(rule: Rule, depth = 1): { readonly leaves: number; readonly depth: number } {
  if (depth > DEEPEST + 1) return { leaves: 0, depth }
  const inner = 'all' in rule ? rule.all : 'any' in rule ? rule.any : 'not' in rule ? [rule.not] : null
  if (inner === null) return { leaves: 1, depth }
  const sizes = inner.map((one) => sizeOf(one, depth + 1))
  return {
    leaves: sizes.reduce((sum, one) => sum + one.leaves, 0),
    depth: Math.max(depth, ...sizes.map((one) => one.depth)),
  }
}

/** An empty `all` is everybody, an empty `any` nobody. */
export const SegmentRule = Tree.refine((rule) => {
  const { leaves, depth } = sizeOf(rule)
  return leaves <= MOST_CONDITIONS && depth <= DEEPEST
}, 'too_large')

const Option = z.object({
  value: z.union([z.number(), z.string()]),
  /** As the shop wrote it; null where the catalogue has the words `segments.option.<fact>.<value>`. */
  label: z.string().nullable(),
})

/**
 * What may be asked; of `yes-no` it is `=` 1 or 0, of `text` the words it holds. Who says nothing is compared with nothing: every comparison is
 * false of them, but `<>`, `none` and `unsaid`, which are true. Where several answers are given (tags, occasions) one of them must fit.
 * `fact` has the words `segments.fact.<fact>`, with `label` instead for the shop's own fields. */
export const Fact = z.object({
  fact: z.string(),
  /** Who declares it, for grouping: contacts, fields, visits, rhythm, value, interactions, … */
  area: z.string(),
  label: z.string().nullable(),
  type: z.enum(ANSWER_TYPES),
  ops: z.array(z.enum(COMPARISONS)).min(1),
  scope: z.array(z.enum(SCOPE_PARTS)),
  /** What may be chosen of; of kinds in its scope, too. */
  options: z.array(Option),
  kinds: z.array(Option),
})
export type Fact = z.infer<typeof Fact>

/** Either a saved one or a rule that is being written. `asOf`: the day that counts as today; the shop's own unless said. */
const Asked = { rule: SegmentRule.optional(), id: Id.optional(), asOf: ShopDay.optional() }

const Measure = z.enum(['people', 'spend', 'average', 'visits'])
const Plan = {
  name: Line(80).min(1),
  note: Text(2_000),
  rule: SegmentRule,
  /** What the shop wants of it: so many people, or so much (minor units, visits) in the period from `goalFrom` to `goalUntil`. */
  goal: z.object({ measure: Measure, target: z.number().min(0).max(9e12), from: ShopDay, until: ShopDay }).nullable(),
  /** What may be spent on it in the time of the goal, in minor units. */
  budget: Money.min(0).nullable(),
  /** Everybody in the shop sees it; else only who made it. */
  shared: z.boolean(),
}

export const Segment = z.object({
  id: Id,
  ...Plan,
  madeAt: Instant,
  madeBy: Id,
  madeByName: z.string().nullable(),
  archived: z.boolean(),
  /** As last counted, and on which shop day; null before. */
  count: z.number().nullable(),
  countedOn: ShopDay.nullable(),
})
export type Segment = z.infer<typeof Segment>

/** A condition of the rule with what it says about one person, or how many it leaves. */
const Path = z.array(z.number().int()).max(DEEPEST + 1)

export const segments = {
  vocabulary: query(
    'everyone',
    nothing,
    z.object({
      facts: z.array(Fact),
      today: ShopDay,
      /** Shop day of the newest sale; null in a book without one. Long ago means that windows up to today are empty. */
      newestSale: ShopDay.nullable(),
    }),
  ),
  /**
   * How many people of the book a rule describes, the first of them, and what each of its outer parts leaves. On another thread where the
   * rule asks for what no summary holds. Errors: NOT_FOUND; BAD_INPUT with the path of a condition that cannot be asked (`rule.<place>.<place>.value`, places as in `why`); FORBIDDEN for
   * fields this role may not see; CANCELLED when a later count of this window took its place.
   */
  count: action(
    'everyone',
    z.object({ ...Asked, faces: z.number().int().min(0).max(30).default(12) }),
    z.object({
      count: z.number(),
      /** Everybody who is shown. */
      of: z.number(),
      /** What they spent in the twelve months up to `asOf`, and the half-way value of it. */
      spend: Money,
      medianSpend: Money,
      /** Most money first. */
      people: z.array(ContactRow),
      /** Of a rule that is an `all`: after its first part, after its first two … */
      leaves: z.array(z.object({ path: Path, alone: z.number(), left: z.number() })),
      asOf: ShopDay,
    }),
  ),
  /**
   * How those whom a rule leaves spread over the answers to a fact that is a number: bars of even width in its unit, `to` not included, the last
   * one without an end. Errors: BAD_INPUT for a fact without a scale, FORBIDDEN.
   */
  spread: action(
    'everyone',
    z.object({ among: SegmentRule, fact: Line(80).min(1), scope: Scope.optional(), asOf: ShopDay.optional() }),
    z.object({
      bars: z.array(z.object({ from: z.number(), to: z.number().nullable(), people: z.number() })),
      /** Who answers, and who says nothing. */
      people: z.number(),
      unsaid: z.number(),
      /** Half of those who answer say this or less; null where nobody does. */
      median: z.number().nullable(),
    }),
    { use: false },
  ),
  members: action(
    'everyone',
    z.object({
      ...Asked,
      from: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
      sort: z.enum(['name', 'spend', 'last-visit']).default('name'),
    }),
    z.object({ total: z.number(), ids: z.array(Id), rows: z.array(ContactRow) }),
  ),
  /** Why somebody is in it, or not: every condition with what they answer. Errors: NOT_FOUND. */
  why: query(
    'everyone',
    z.object({ ...Asked, contactId: Id }),
    z.object({
      holds: z.boolean(),
      conditions: z.array(
        z.object({
          path: Path,
          holds: z.boolean(),
          /** Their own answer: a number in the unit of the fact, a text, or what was chosen; null for none. */
          answer: z.union([z.number(), z.string(), z.array(z.union([z.number(), z.string()]))]).nullable(),
        }),
      ),
    }),
  ),
  /** Own ones and those shared, by name. */
  list: query('everyone', z.object({ archived: z.boolean().default(false) }), z.array(Segment)),
  /** Errors: NOT_FOUND. */
  get: query('everyone', z.object({ id: Id }), Segment),
  /** Errors: NAME_TAKEN, BAD_INPUT (also for a rule that leads back to itself through other segments). */
  create: command(
    'staff',
    z.object({
      ...Plan,
      note: Plan.note.default(''),
      goal: Plan.goal.default(null),
      budget: Plan.budget.default(null),
      shared: Plan.shared.default(true),
    }),
    { id: Id },
  ),
  /** Only what is named is changed. Errors: NOT_FOUND, NAME_TAKEN, BAD_INPUT; FORBIDDEN for somebody else's, but to managers. */
  save: command('staff', z.object({ id: Id, patch: z.object(Plan).partial() }), { id: Id }),
  /** Errors: NOT_FOUND, NAME_TAKEN. */
  archive: command('staff', z.object({ id: Id, archived: z.boolean() }), {}),
  /** A list by hand of whoever is in it now: long work, undone as one. Errors: NAME_TAKEN, NOT_FOUND, BUSY. */
  makeList: action(
    'staff',
    z.object({ ...Asked, name: Line(80).min(1) }),
    z.object({ list: Id, count: z.number(), command: z.number().int().nullable() }),
  ),
  /** Who came in and who left, newest first, by shop day, since the segment has been watched on this PC. Errors: NOT_FOUND. */
  moves: query(
    'everyone',
    z.object({
      id: Id,
      from: ShopDay.optional(),
      to: ShopDay.optional(),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    z.object({
      days: z.array(z.object({ day: ShopDay, entered: z.number(), left: z.number(), people: z.number() })),
      rows: z.array(z.object({ day: ShopDay, contactId: Id, name: z.string(), entered: z.boolean() })),
      total: z.number(),
    }),
  ),
  /** How it does: its goal, what came of it in the time of the goal, month by month, the median beside the mean. Errors: NOT_FOUND. */
  results: action(
    'everyone',
    z.object({ id: Id }),
    z.object({
      people: z.number(),
      reached: z.number().nullable(),
      /** 0 to 1 and more; null without a goal. */
      share: z.number().nullable(),
      spend: Money,
      mean: Money,
      median: Money,
      visits: z.number(),
      /** year * 12 + month - 1, oldest first, twelve of them. */
      months: z.array(z.object({ month: z.number(), spend: Money, visits: z.number(), people: z.number() })),
      /** What was spent on them, of the costs that areas know of; 0 while none knows any. */
      cost: Money,
    }),
  ),
}
