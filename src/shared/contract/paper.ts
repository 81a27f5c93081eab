// What goes onto paper: letters of a campaign, sheets of labels, greeting cards. Answers are whole HTML documents for printing, or PDF.
import * as z from 'zod'
import { action, nothing, query } from './base.ts'
import { HOLD_REASONS } from '../domain/messages/words.ts'
import { WRITE_REASONS } from '../domain/consent.ts'
import { Id } from './shapes.ts'
import { MessageClass } from './sending.ts'

/** Exactly one of campaignId, listId and contactIds. */
const People = {
  /** Its recipients by post, frozen when it was started, whose letter has not gone yet. */
  campaignId: Id.optional(),
  listId: Id.optional(),
  contactIds: z.array(Id).min(1).max(5_000).optional(),
  /** Of people by hand or of a list: whether they must have agreed to letters. A campaign says so itself. */
  class: MessageClass.default('marketing'),
  /** A part of many: the first so many are passed over, and no more than so many are printed. */
  from: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(5_000).default(5_000),
}
const Measure = z.object({ width: z.number(), height: z.number() })
const Place = z.object({ x: z.number(), y: z.number() })

/** `too_long`: their address does not fit where it has to stand. */
const LeftReason = z.enum([...WRITE_REASONS, ...HOLD_REASONS, 'too_long'])
export const Printed = z.object({
  /** `html` prints from a window; `pdf` is one file for the whole list. */
  file: z.file(),
  pages: z.number(),
  /** Who stands on it; of a household everybody who was asked for. */
  people: z.number(),
  /** Labels, letters or cards. */
  pieces: z.number(),
  /** Of how many people this is a part. */
  total: z.number(),
  /** Everybody else, with the first reason. */
  left: z.array(z.object({ id: Id, name: z.string(), reason: LeftReason })),
})
export type Printed = z.infer<typeof Printed>

/** `pdf` is refused where this program cannot make one (`canMakePdf`): BAD_INPUT `as`, `no_press`. */
const Form = { as: z.enum(['html', 'pdf']).default('html') }

export const LabelSheet = z.object({
  sheet: z.string(),
  /** Empty for a plain grid. */
  maker: z.string(),
  across: z.number(),
  down: z.number(),
  page: Measure,
  label: Measure,
  /** From the edges of the page to the first label, and from one label to the next. */
  first: Place,
  step: Place,
})
export type LabelSheet = z.infer<typeof LabelSheet>

export const paper = {
  /** Sheets of labels as they are sold; sizes in tenths of a millimetre. Those of the shop's paper come first. */
  sheets: query('everyone', nothing, z.object({ sheets: z.array(LabelSheet), canMakePdf: z.boolean() })),
  /**
   * One label for each, or for each household; by postcode. `start`: how many labels of the first sheet are used up. Errors: NOT_FOUND,
   * BAD_INPUT (`sheet` `unknown`, `start` `too_large`, `only_one`).
   */
  labels: action(
    'staff',
    z.object({
      ...People,
      sheet: z.string().max(40),
      start: z.number().int().min(0).max(200).default(0),
      perHousehold: z.boolean().default(true),
      ...Form,
    }),
    Printed,
    { logged: true },
  ),
}
