// How good the book's own data is: what share of people can be reached, what cannot be right, and the mending of it.
import * as z from 'zod'
import { QUALITY_CODES, STALE_YEARS } from '../domain/quality.ts'
import { action, command, nothing, query } from './base.ts'
import { Id, Instant, Line, ShopDay } from './shapes.ts'

const QualityCodeName = z.enum(QUALITY_CODES)
const Years = z.number().int().min(1).max(20).default(STALE_YEARS)

/** So many of so many. */
const Share = z.object({ count: z.number(), of: z.number() })
export type Share = z.infer<typeof Share>

export const QualitySummary = z.object({
  people: z.number(),
  companies: z.number(),
  /**
   * phone, text, email: one that works, as far as the book can know. address: street and city. birthday: of persons, with day and
   * month. may-email, may-text: said yes to letters of the shop on that channel.
   */
  shares: z.object({
    phone: Share,
    text: Share,
    email: Share,
    address: Share,
    birthday: Share,
    'may-email': Share,
    'may-text': Share,
  }),
  /** What was found, of each kind that was found at all. `mendable`: how many the program has a proposal for. */
  issues: z.array(z.object({ code: QualityCodeName, count: z.number(), mendable: z.number() })),
  /** Groups of people who may be one. */
  duplicates: z.number(),
  /** Found, but said to be right. */
  left: z.number(),
  look: z.object({
    state: z.enum(['never', 'running', 'done']),
    /** People looked at, of how many; 0 while not running. */
    done: z.number(),
    of: z.number(),
  }),
})
export type QualitySummary = z.infer<typeof QualitySummary>

/** One wrong value: which row of the person's (0: the person), as it stands. */
const Wrong = {
  contactId: Id,
  code: QualityCodeName,
  item: z.number().int().min(0),
  value: z.string().max(500),
}

export const QualityRow = z.object({
  ...Wrong,
  name: z.string(),
  initials: z.string(),
  number: z.string(),
  hasPhoto: z.boolean(),
  /** What goes beside it: the age that was said, how many share it, whom a link leads to. */
  detail: z.string().nullable(),
  /** What it would become: empty, it would be taken off; null, only a person can know. */
  proposal: z.string().nullable(),
  /** Shop day of the last visit. */
  lastDay: ShopDay.nullable(),
})
export type QualityRow = z.infer<typeof QualityRow>

const Shared = z.object({ count: z.number(), command: z.number().int().nullable() })

export const quality = {
  /** As of the last look; `look` brings it up to date. */
  summary: query('staff', z.object({ years: Years }), QualitySummary),
  /** How few problems Today has to speak of: those found that are not left; 0 before the first look. */
  count: query('staff', nothing, z.object({ found: z.number(), mendable: z.number() })),
  /** Looks at whoever was changed since the last look, or at everybody; ends when all were looked at. */
  look: action('staff', nothing, nothing, { use: false }),
  /** Who has it, by customer number. `left`: those where it was said to be right instead. */
  people: query(
    'staff',
    z.object({
      code: QualityCodeName,
      years: Years,
      mendable: z.boolean().default(false),
      left: z.boolean().default(false),
      /** Behind this one. */
      after: z.object({ contactId: Id, item: z.number().int().min(0) }).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    z.object({ rows: z.array(QualityRow), total: z.number(), more: z.boolean() }),
    { logged: true },
  ),
  /**
   * Puts one value right: as proposed, or as it is given here (empty: takes it off). Errors: NOT_FOUND; CHANGED_MEANWHILE when the
   * value is another by now; BAD_INPUT for what would be found again; FORBIDDEN for throwing away the stale, which managers do.
   */
  mend: command('staff', z.object({ ...Wrong, years: Years, to: Line(254).optional() }), {}),
  /**
   * Puts right all that has a proposal, or throws away all that is stale: long work, undone as one. Values that changed since it
   * began are left. Errors: BUSY; CANCELLED when it was stopped on the way.
   */
  mendAll: action('manager', z.object({ code: QualityCodeName, years: Years }), Shared),
  /** This is right: not found again, unless it changes. Errors: NOT_FOUND. */
  leave: command('staff', z.object(Wrong), {}),
  /** Takes that back. Errors: NOT_FOUND. */
  doubt: command('staff', z.object({ contactId: Id, code: QualityCodeName, item: z.number().int().min(0) }), {}),
  /** A point for each day the book was looked at on this PC, oldest first. Shares in per mille of people. */
  trend: query(
    'staff',
    nothing,
    z.array(
      z.object({
        day: ShopDay,
        at: Instant,
        people: z.number(),
        phone: z.number(),
        text: z.number(),
        email: z.number(),
        address: z.number(),
        birthday: z.number(),
        found: z.number(),
      }),
    ),
  ),
}
