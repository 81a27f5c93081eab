// What goes onto paper: letters of a campaign, sheets of labels, greeting cards. Answers are whole HTML documents for printing, or PDF.
import * as z from 'zod'
import { action, nothing, query } from './base.ts'
import { Words } from './campaigns.ts'
import { Id, Line } from './shapes.ts'

const People = {
  /** Recipients of a campaign by post, or people by hand. */
  campaignId: Id.optional(),
  contactIds: z.array(Id).max(5_000).optional(),
}
const Printed = z.object({
  /** `html` prints from a window; `pdf` is one file for the whole list. */
  file: z.instanceof(File),
  pages: z.number(),
  people: z.number(),
  /** Who has no address, or whom the rules keep from it. */
  left: z.array(z.object({ id: Id, name: z.string(), reason: z.string() })),
})
const Form = { as: z.enum(['html', 'pdf']).default('html') }

export const paper = {
  /** Sheets of labels as they are sold; sizes in tenths of a millimetre. */
  sheets: query(
    'everyone',
    nothing,
    z.array(
      z.object({
        sheet: z.string(),
        maker: z.string(),
        across: z.number(),
        down: z.number(),
        page: z.object({ width: z.number(), height: z.number() }),
        label: z.object({ width: z.number(), height: z.number() }),
      }),
    ),
  ),
  /** One letter for each, with the placeholders of the campaign filled in. Errors: NOT_FOUND, BAD_INPUT, FORBIDDEN. */
  letters: action('staff', z.object({ ...People, words: Words.optional(), ...Form }), Printed, { logged: true }),
  /** One label for each, or for each household; `start`: how many labels of the first sheet are used up. */
  labels: action(
    'staff',
    z.object({
      ...People,
      sheet: Line(40),
      start: z.number().int().min(0).max(200).default(0),
      perHousehold: z.boolean().default(true),
      ...Form,
    }),
    Printed,
    { logged: true },
  ),
  /** A folded card for each, with words of its own. */
  cards: action('staff', z.object({ ...People, words: Words, ...Form }), Printed, { logged: true }),
  /** The letters of a campaign are in the post: their messages count as sent. */
  posted: action('staff', z.object({ campaignId: Id }), z.object({ people: z.number() })),
}
