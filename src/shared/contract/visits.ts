// Who came and what they bought: visits, sales, returns, payments. A ledger: entries are added, and corrected by a
// counter-entry, never rewritten. All amounts include tax where the shop's prices do (the setting `taxIncluded`).
import * as z from 'zod'
import { command, field, nothing, query } from './base.ts'
import { CustomPatch, CustomValues } from './fields.ts'
import { Id, Instant, Line, Money, Quantity, ShopDay, TaxRate, Text, UnitPrice } from './shapes.ts'

/** How something was paid. `account`: not yet, the customer owes it. */
export const Tender = z.enum(['cash', 'card', 'voucher', 'account', 'transfer', 'other'])
export const VisitKind = z.enum(['visit', 'sale', 'return', 'correction'])

/** A product, or words where it has none; never neither. */
export const LineInput = z.object({
  productId: Id.nullable().default(null),
  words: Line(200).nullable().default(null),
  /** Negative for what comes back. */
  quantity: Quantity.default(1_000),
  /** The product's price of that day unless given. */
  unitPrice: UnitPrice.optional(),
  /** Off this line as a whole, in the direction of the line: a return gives back that much less. */
  discount: Money.min(0).default(0),
  /** The product's own unless given; 0 for words. */
  taxRate: TaxRate.optional(),
  serial: Line(80).nullable().default(null),
})

export const TenderInput = z.object({
  tender: Tender,
  /** Negative when money goes back. */
  amount: Money,
  /** For `account`: when it is due; 14 days on unless given. */
  dueDay: ShopDay.nullable().default(null),
})

export const VisitInput = z.object({
  /** Null: somebody whose name nobody knows. */
  contactId: Id.nullable(),
  /** Now, unless it is entered afterwards. Not in the future. */
  at: Instant.optional(),
  /** Who served; the person who signs in unless given. */
  servedBy: Id.nullable().optional(),
  outletId: Id.nullable().optional(),
  lines: z.array(LineInput).max(500).default([]),
  /** Must add up to the total, cash rounding aside; all in cash when empty. */
  tenders: z.array(TenderInput).max(10).default([]),
  note: Text(2_000).nullable().default(null),
  receipt: Line(60).nullable().default(null),
  /** The sale from which something is brought back, where it is known. */
  returnOf: Id.nullable().default(null),
  custom: CustomPatch.optional(),
})
export type VisitInput = z.infer<typeof VisitInput>

export const VisitRow = z.object({
  id: Id,
  kind: VisitKind,
  at: Instant,
  day: ShopDay,
  contactId: Id.nullable(),
  /** Null for somebody unknown, and for a person in the trash. */
  contactName: z.string().nullable(),
  total: Money,
  tax: Money,
  servedBy: Id.nullable(),
  servedByName: z.string().nullable(),
  outletName: z.string().nullable(),
  receipt: z.string().nullable(),
  /** The first items by name. */
  items: z.array(z.string()).max(3),
  /** How many lines. */
  lines: z.number(),
  /** How it was paid, each once. */
  tenders: z.array(Tender),
  /** A counter-entry takes it back. */
  corrected: z.boolean(),
})
export type VisitRow = z.infer<typeof VisitRow>

export const Visit = VisitRow.extend({
  sold: z.array(
    z.object({
      id: Id,
      productId: Id.nullable(),
      name: z.string(),
      unit: z.string().nullable(),
      quantity: Quantity,
      unitPrice: UnitPrice,
      discount: Money,
      taxRate: TaxRate,
      total: Money,
      cost: field('sale_line.cost', Money.nullable()),
      serial: z.string().nullable(),
    }),
  ),
  paid: z.array(
    z.object({ id: Id, tender: Tender, amount: Money, dueDay: ShopDay.nullable(), at: Instant, later: z.boolean() }),
  ),
  taxes: z.array(z.object({ rate: TaxRate, net: Money, tax: Money })),
  /** What cash rounding added to the total, below zero when it took something off. */
  rounding: Money,
  /** Still owed of what was put on account. */
  owed: Money,
  note: z.string().nullable(),
  returnOf: Id.nullable(),
  corrects: Id.nullable(),
  correctedBy: Id.nullable(),
  /** The shop's own fields, as far as something is said there. */
  custom: CustomValues,
})
export type Visit = z.infer<typeof Visit>

const VisitFilter = z.object({
  contactId: Id.optional(),
  /** Shop days, inclusive. */
  from: ShopDay.optional(),
  to: ShopDay.optional(),
  servedBy: Id.optional(),
  productId: Id.optional(),
  kind: VisitKind.optional(),
  /** Receipt or invoice number, or how it begins. */
  receipt: Line(60).optional(),
})

export const visits = {
  /** What a visit would come to, before it is logged: the same arithmetic. */
  quote: query(
    'staff',
    VisitInput.pick({ lines: true, at: true }),
    z.object({
      lines: z.array(z.object({ total: Money, unitPrice: UnitPrice, taxRate: TaxRate })),
      total: Money,
      tax: Money,
      taxes: z.array(z.object({ rate: TaxRate, net: Money, tax: Money })),
      /** What is due when paid in cash. */
      cash: Money,
    }),
    { use: true },
  ),
  log: command('staff', VisitInput, { id: Id, total: Money }),
  /**
   * Takes a visit back by a counter-entry, now. Where `instead` is given, both the counter-entry and what is right stand at
   * the time of the visit, served by the same person unless said, so that its day comes to what is right. What was paid
   * later for it goes over to `instead`, as far as that is on account; the rest is the customer's credit.
   * NOT_FOUND; CHANGED_MEANWHILE when it was taken back already; BAD_INPUT for a counter-entry (`id counter_entry`) and
   * while a return of it stands (`id has_return`).
   */
  correct: command(
    'staff',
    z.object({ id: Id, why: Line(200).nullable().default(null), instead: VisitInput.optional() }),
    { counterId: Id, insteadId: Id.nullable() },
  ),
  /** Money for what stood on account: of one visit, or of what is due first. BAD_INPUT for more than is owed. */
  pay: command(
    'staff',
    z.object({
      contactId: Id,
      visitId: Id.nullable().default(null),
      tender: Tender.exclude(['account']),
      amount: Money.min(1),
      at: Instant.optional(),
      note: Line(200).nullable().default(null),
    }),
    { owed: Money },
  ),
  /**
   * Says something of a visit in the shop's own fields, or puts it right: unlike amounts they are no entry of the ledger.
   * NOT_FOUND, BAD_INPUT.
   */
  fill: command('staff', z.object({ id: Id, custom: CustomPatch }), { id: Id }),
  /**
   * Says whose it was: somebody's who was not known then, somebody else's, or nobody's again (null), with what came back of it. NOT_FOUND;
   * BAD_INPUT for a counter-entry (`id counter_entry`) and for nobody while something of it stands on account (`contactId on_account`).
   */
  attach: command('staff', z.object({ id: Id, contactId: Id.nullable() }), { id: Id }),
  get: query('everyone', z.object({ id: Id }), Visit),
  /** Newest first. Totals are those of all that fit, not of the page. */
  list: query(
    'everyone',
    VisitFilter.extend({
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1_000).default(50),
    }),
    z.object({
      rows: z.array(VisitRow),
      count: z.number(),
      /** Returns and counter-entries taken off. */
      total: Money,
    }),
  ),
  /** The sale as it stands in the book of one customer: what the profile shows beside the timeline. */
  standing: query(
    'everyone',
    z.object({ contactId: Id }),
    z.object({
      visits: z.number(),
      purchases: z.number(),
      firstDay: ShopDay.nullable(),
      lastDay: ShopDay.nullable(),
      lastPurchaseDay: ShopDay.nullable(),
      /** All they spent, returns taken off. */
      spent: Money,
      spentThisYear: Money,
      returned: Money,
      /** Median days between days of purchase; null below two. */
      gap: z.number().nullable(),
      /** Last purchase plus the gap. */
      nextDay: ShopDay.nullable(),
      /** The last 12 shop months with this one, oldest first. `month` is year * 12 + month - 1. */
      months: z.array(z.object({ month: z.number(), spent: Money, visits: z.number() })),
      /** Days of visits in the last 12 weeks, oldest first: the rhythm. */
      recentDays: z.array(ShopDay),
      favourites: z.array(z.object({ productId: Id, name: z.string(), times: z.number(), lastDay: ShopDay })).max(5),
      categories: z.array(z.object({ name: z.string(), spent: Money })).max(5),
      /** Below zero when the shop owes the customer. */
      owed: Money,
      oldestDue: ShopDay.nullable(),
      /** Of what was put on account and fell due: paid on its day or before, 0-1; null while nothing fell due. */
      paidOnTime: z.number().nullable(),
    }),
  ),
  /** What a day at the shop came to, newest first. A counter-entry without `instead` counts on the day it was made. */
  day: query(
    'everyone',
    z.object({ day: ShopDay.optional(), outletId: Id.optional() }),
    z.object({
      day: ShopDay,
      rows: z.array(VisitRow),
      visits: z.number(),
      sales: z.number(),
      total: Money,
      tax: Money,
      returned: Money,
      rounding: Money,
      /** Money taken, and put on account, by tender: sums to total + rounding + what was paid for earlier days. */
      takings: z.array(z.object({ tender: Tender, amount: Money, count: z.number() })),
      /** Part of the takings that pays for what was put on account before. */
      paidOff: Money,
      people: z.array(
        z.object({ servedBy: Id.nullable(), name: z.string().nullable(), visits: z.number(), total: Money }),
      ),
      taxes: z.array(z.object({ rate: TaxRate, net: Money, tax: Money })),
      /** The same weekday of the week before, up to the same hour when the day is still running. */
      weekBefore: Money,
    }),
  ),
  outlets: query('everyone', nothing, z.array(z.object({ id: Id, name: z.string(), archived: z.boolean() }))),
  saveOutlet: command(
    'manager',
    z.object({ id: Id.optional(), name: Line(80).min(1), archived: z.boolean().optional() }),
    {
      id: Id,
    },
  ),
}
