// What goes onto paper: letters of a campaign, sheets of labels, greeting cards. Answers are whole HTML documents for printing, or PDF.
import * as z from 'zod'
import { action, nothing, query } from './base.ts'
import { Words } from './campaigns.ts'
import { HOLD_REASONS } from '../domain/messages/words.ts'
import { WRITE_REASONS } from '../domain/consent.ts'
import { Id, ShopDay } from './shapes.ts'
import { MessageClass } from './sending.ts'

/** Exactly one of campaignId, listId and contactIds. */
const People = {
  /** Its recipients by post, frozen when it was started, whose letter has not gone yet and whose day has come. */
  campaignId: Id.optional(),
  /** Of a campaign: also those whose day comes up to this one. */
  until: ShopDay.optional(),
  /** Of a campaign: also what is in the post already, to print it once more. */
  again: z.boolean().default(false),
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
const Left = z.object({ id: Id, name: z.string(), reason: LeftReason })
export type LeftOut = z.infer<typeof Left>

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
  left: z.array(Left),
  /** Of a campaign: the messages that are on this paper, for `posted`. */
  sends: z.array(Id),
  /** Of people by hand: who they are, for `byHand`. */
  contacts: z.array(Id),
})
export type Printed = z.infer<typeof Printed>

/** `pdf` is refused where this program cannot make one (`canMakePdf`): BAD_INPUT `as`, `no_press`. */
const Form = { as: z.enum(['html', 'pdf']).default('html') }

/** Of a millimetre; printers are not further off than a centimetre. */
const Tenths = z.number().int().min(-100).max(100)

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

/**
 * Where the window of an envelope is: din (A4, DIN 5008 form B), uk (A4 in three, DL envelope, BS 4264), us (Letter in three, No. 10
 * envelope).
 */
export const Envelope = z.enum(['din', 'uk', 'us'])
export type Envelope = z.infer<typeof Envelope>

/** A card is a sheet folded once: A5 of A4, A6 of A5, half a US Letter. */
export const CardSize = z.enum(['a5', 'a6', 'half-letter'])
export type CardSize = z.infer<typeof CardSize>

/** Those of the campaign, unless others are said; people by hand and lists have none of their own. */
const Said = { words: Words.optional() }

export const paper = {
  /** Sheets of labels as they are sold; sizes in tenths of a millimetre. Those of the shop's paper come first. */
  sheets: query(
    'everyone',
    nothing,
    z.object({ sheets: z.array(LabelSheet), canMakePdf: z.boolean(), shift: z.object({ x: Tenths, y: Tenths }) }),
  ),
  /** How far labels are moved on this PC from now on, to the right and down; its printer prints beside where it should. */
  keepShift: action('staff', z.object({ x: Tenths, y: Tenths }), nothing),
  /** A sheet with the edges of its labels and a scale, moved as labels are: what lies beside a real one can be measured. */
  trialSheet: action(
    'staff',
    z.object({ sheet: z.string().max(40), ...Form }),
    z.object({ file: z.file(), pages: z.number() }),
  ),
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
  /**
   * One letter for each, by postcode, with the placeholders filled in; a long one goes on overleaf. `envelope`: of the shop's country
   * unless said. Errors: NOT_FOUND; BAD_INPUT as `labels`, with the place in words that cannot be read, `not_started`, `paused`, and
   * `words` `selling` where they are said to be no marketing.
   */
  letters: action('staff', z.object({ ...People, ...Said, envelope: Envelope.optional(), ...Form }), Printed, {
    logged: true,
  }),
  /** A folded card for each, two pages a card: the outside and the inside. Errors as `letters`. */
  cards: action('staff', z.object({ ...People, ...Said, size: CardSize.optional(), ...Form }), Printed, {
    logged: true,
  }),
  /** What of a campaign waits to be printed and posted. Errors: NOT_FOUND. */
  pile: query(
    'everyone',
    z.object({ campaignId: Id }),
    z.object({
      /** By the shop day on which they should go; those of days that are over too. */
      days: z.array(z.object({ day: ShopDay, letters: z.number() })),
      /** Day come. */
      due: z.number(),
      /** In the post. */
      gone: z.number(),
    }),
  ),
  /**
   * These letters of a campaign are in the post: their messages count as sent. Without `sends`, all that would be printed now. Whoever
   * may not be written to any more is not counted as sent and is named: their letter is to be taken out of the pile. Errors: NOT_FOUND,
   * BAD_INPUT as `letters`.
   */
  posted: action(
    'staff',
    z.object({ campaignId: Id, sends: z.array(Id).max(5_000).optional() }),
    z.object({ people: z.number(), left: z.array(Left), command: z.number().int().nullable() }),
  ),
  /**
   * What was printed for people by hand is in the post: each of them has it in what happened with them, and it counts among the messages
   * they had. `words`: of letters and cards. Who had the same today, and who may not be written to any more, is passed over. Errors:
   * NOT_FOUND where nobody is left, BAD_INPUT as `letters`.
   */
  byHand: action(
    'staff',
    z.object({
      contactIds: z.array(Id).min(1).max(5_000),
      class: MessageClass.default('marketing'),
      ...Said,
    }),
    z.object({ people: z.number(), command: z.number().int().nullable() }),
    { logged: true },
  ),
}
