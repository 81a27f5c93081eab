// Reports: each answers one question with a finding, a table that a chart is drawn of, and the people behind every number.
import * as z from 'zod'
import { FIT_UNITS } from '../domain/value/buying.ts'
import { CELL_TYPES, MEASURES, REPORTS } from '../domain/reports/names.ts'
import { action, command, nothing, query } from './base.ts'
import { ContactRow } from './contacts.ts'
import { Period } from './segments.ts'
import { Id, Line, Money, ShopDay, Text } from './shapes.ts'

export const ReportName = z.enum(REPORTS)

/**
 * What is asked. `period`: the time looked at; each report says its own where none is given. `asOf`: the day that counts as today; unless
 * said the shop's own, and in a book whose newest sale is more than 60 days old the day of that sale. `segment`: only people who are in it.
 */
const Common = { period: Period.optional(), asOf: ShopDay.optional(), segment: Id.optional() }

export const ReportRequest = z.discriminatedUnion('report', [
  /** Who are my best customers, and how much rests on them? By revenue or margin in the period (else ever), 100 points of the curve. */
  z.object({
    report: z.literal('best'),
    ...Common,
    measure: z.enum(MEASURES).default('revenue'),
    /** How many of the best are rows. */
    top: z.number().int().min(1).max(1_000).default(50),
  }),
  /** Who is due to come in the next days, those overdue first? */
  z.object({ report: z.literal('due'), ...Common, days: z.number().int().min(1).max(366).default(14) }),
  /** Which regulars are overdue, most money first? `top`: only among so many best customers. */
  z.object({ report: z.literal('slipping'), ...Common, top: z.number().int().min(1).max(100_000).optional() }),
  /**
   * Who moved between the value groups? Rows: the group in `before` (else the period before, as long), columns: in `period` (else the last
   * twelve months). Groups by cuts of each period's own spend.
   */
  z.object({ report: z.literal('migration'), ...Common, before: Period.optional() }),
  /** Of those active in a month, how many were in each later month? `by`: active in it, or new in it. */
  z.object({
    report: z.literal('cohorts'),
    ...Common,
    unit: z.enum(['month', 'quarter', 'year']).default('month'),
    by: z.enum(['active', 'new']).default('active'),
  }),
  /** How many left, month by month, by the lapse rule of the shop? */
  z.object({ report: z.literal('churn'), ...Common }),
  /** What did I lose to those who lapsed? By what they brought a year before they stayed away. */
  z.object({ report: z.literal('lost'), ...Common }),
  /** What did a competitor's offer cost me? */
  z.object({
    report: z.literal('vulnerability'),
    ...Common,
    offer: Id.optional(),
    /** Fell: bought less than this share (per cent) of what they were expected to in the time observed. */
    threshold: z.number().min(1).max(100).default(50),
  }),
  /** What do my best have in common, and who is like them? */
  z.object({ report: z.literal('alike'), ...Common }),
  /** The median beside the mean, group by group. */
  z.object({
    report: z.literal('averages'),
    ...Common,
    by: z.enum(['tier', 'standing', 'city', 'source']).default('tier'),
  }),
])
export type ReportRequest = z.infer<typeof ReportRequest>

/** A sentence of the catalogue, with its parameters: money in minor units under a name that ends in `Money`, days in `Day`, per cent in `Percent`. */
export const Sentence = z.object({
  words: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Sentence = z.infer<typeof Sentence>

const Cell = z.union([z.number(), z.string()]).nullable()

export const Report = z.object({
  report: ReportName,
  asOf: ShopDay,
  /** What was looked at, both days included; null: from the first to `asOf`. */
  from: ShopDay.nullable(),
  to: ShopDay.nullable(),
  /** Said first, as the title. */
  finding: Sentence,
  /** How it is defined, and what is to be borne in mind. */
  notes: z.array(Sentence),
  /** False: not enough customers to say anything; then there are no rows. */
  enough: z.boolean(),
  /** Heads are words `analytics.column.<key>`. */
  columns: z.array(z.object({ key: z.string(), type: z.enum(CELL_TYPES) })),
  rows: z.array(
    z.object({
      cells: z.record(z.string(), Cell),
      /** The person of this row. */
      contactId: Id.nullable(),
      /** By which `people` tells who is behind it; by cell of the row where the numbers are of different people. */
      people: z.string().nullable(),
      cellPeople: z.record(z.string(), z.string()).optional(),
      /** Shop days of the last seven weeks on which the person bought, where a column is their rhythm. */
      recentDays: z.array(z.number()).optional(),
    }),
  ),
  totals: z.record(z.string(), Cell),
  /** By which `people` tells who is behind a total, where it can. */
  totalPeople: z.record(z.string(), z.string()).optional(),
  /** Points of a drawn curve, or dots, where the rows are not what is drawn. */
  points: z.array(z.object({ x: z.number(), y: z.number(), contactId: Id.nullable(), label: z.string().nullable() })),
  /** Numbers the picture needs beside the table (thresholds, cuts, counts). */
  marks: z.record(z.string(), z.number()),
})
export type Report = z.infer<typeof Report>

export const CompetitorOffer = z.object({
  id: Id,
  competitor: Line(120).min(1),
  offer: Line(200),
  from: ShopDay,
  until: ShopDay,
  /** What it is about: a category of the shop, or words of its own. */
  focus: Line(120),
  /** Whom it reaches: a saved segment, else everybody. */
  segment: Id.nullable(),
  note: Text(2_000),
  archived: z.boolean(),
})
export type CompetitorOffer = z.infer<typeof CompetitorOffer>
const OfferInput = CompetitorOffer.omit({ id: true, archived: true })

const Person = ContactRow.extend({ amount: Money.nullable(), day: ShopDay.nullable() })

export const analytics = {
  /** Errors: NOT_FOUND (segment, offer), BAD_INPUT (a period that ends before it begins). */
  report: action('bookkeeper', ReportRequest, Report, { use: false }),
  /** Who stands behind a row or cell (`people`, `cellPeople`), most money first. `amount`: their share of the number. */
  people: action(
    'bookkeeper',
    z.object({
      request: ReportRequest,
      people: z.string().max(200),
      from: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(50),
    }),
    z.object({ total: z.number(), amount: Money, rows: z.array(Person) }),
    { logged: true },
  ),
  /** A list by hand of those people; long work, undone as one. Errors: NAME_TAKEN, BUSY. */
  makeList: action(
    'manager',
    z.object({ request: ReportRequest, people: z.string().max(200), name: Line(80).min(1) }),
    z.object({ list: Id, count: z.number(), command: z.number().int().nullable() }),
  ),
  /** The table as a file. `people`: the people behind that row or cell instead. Written into the log of exports. */
  export: action(
    'bookkeeper',
    z.object({
      request: ReportRequest,
      people: z.string().max(200).optional(),
      format: z.enum(['csv', 'xlsx']),
      why: Line(200).default(''),
    }),
    z.object({ file: z.file() }),
    { logged: true },
  ),
  /**
   * BG/NBD and Gamma-Gamma by maximum likelihood on the shop's purchases up to and with `until` (the newest sale unless said). A purchase is a day on
   * which somebody bought; returns and what was taken back are none. `unit`: the time of the parameters and of x, t_x, T (week 7 days, month
   * 365.25 / 12, year 365.25). All money here is in MAJOR units of the currency (dollars, not cents), as models of spending are published.
   * Errors: BAD_INPUT for a day that does not exist.
   * In a book that knows of no sale at all, visits count as purchases.
   */
  fit: action(
    'bookkeeper',
    z.object({
      /** A shop day, by its number or as `YYYY-MM-DD`. */
      until: z.union([ShopDay, z.string().regex(/^\d{4}-\d{2}-\d{2}$/)]).optional(),
      unit: z.enum(FIT_UNITS).default('week'),
      /** Purchases of one day are one. */
      merge: z.literal('day').default('day'),
      /** For so many units ahead is `expected` told; a year (52 weeks, 365 days, 12 months) unless said. */
      ahead: z.number().min(0).max(5_000).optional(),
    }),
    z.object({
      model: z.literal('BG/NBD'),
      until: ShopDay,
      unit: z.enum(FIT_UNITS),
      ahead: z.number(),
      /** False: fewer than 100 customers or 25 who came again, so that the program itself shows none of it; or no peak. */
      enough: z.boolean(),
      /** `alpha` in the unit. Null: nobody came again, or the likelihood has no peak. */
      parameters: z.object({ r: z.number(), alpha: z.number(), a: z.number(), b: z.number() }).nullable(),
      logLikelihood: z.number().nullable(),
      customers: z.number(),
      /** x = 0; and the sum of all x. */
      once: z.number(),
      repeats: z.number(),
      /** Gamma-Gamma over those who came again and paid something then; `gamma` and the likelihood in major units. */
      spending: z
        .object({ p: z.number(), q: z.number(), gamma: z.number(), logLikelihood: z.number(), customers: z.number() })
        .nullable(),
      /** In order of their ids. */
      people: z.array(
        z.object({
          contactId: Id,
          number: z.string(),
          /** The number another program gave them, of their first. */
          ref: z.string().nullable(),
          x: z.number(),
          t_x: z.number(),
          T: z.number(),
          /** Mean of a purchase day after the first, in major units; 0 without one. */
          mean: z.number(),
          alive: z.number().nullable(),
          /** Purchases in the next `ahead` units. */
          expected: z.number().nullable(),
          /** On a day they buy, in major units. */
          expectedSpend: z.number().nullable(),
        }),
      ),
    }),
    { logged: true },
  ),
  /** Newest first. */
  offers: query('everyone', z.object({ archived: z.boolean().default(false) }), z.array(CompetitorOffer)),
  addOffer: command('staff', OfferInput, { id: Id }),
  /** Errors: NOT_FOUND, BAD_INPUT. */
  saveOffer: command('staff', z.object({ id: Id, patch: OfferInput.partial() }), { id: Id }),
  archiveOffer: command('staff', z.object({ id: Id, archived: z.boolean() }), {}),
  /** What the reports may be asked about, and the days the book covers. */
  span: query(
    'everyone',
    nothing,
    z.object({ today: ShopDay, firstSale: ShopDay.nullable(), newestSale: ShopDay.nullable(), asOf: ShopDay }),
  ),
}
