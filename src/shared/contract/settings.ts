// The shop's own settings, journaled like everything else.
import * as z from 'zod'
import { command, nothing, query } from './base.ts'
import { Country, Line } from './shapes.ts'

export const Shop = z.object({
  shop: Line(100).min(1),
  country: Country,
  /** Chosen when the book is made; never changed afterwards. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  zone: z.string().max(60),
  dayTurn: z.number().int().min(0).max(12),
  language: z.string().max(35),
  /** `#rrggbb`, or null for the house ink. */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .nullable(),
  /** As it stands in messages; empty: none is said there. */
  phone: Line(40),
  /** Prices carry their tax (a shop window), or it is added at the till (the United States). */
  taxIncluded: z.boolean(),
  /** Cash is rounded to a multiple of this many minor units: 5 in Switzerland, 1: not at all. */
  cashStep: z.number().int().min(1).max(1_000),
  /** Minutes without a key or a click before the screen locks; 0: never. */
  lockAfter: z.number().int().min(0).max(240),
})

export const settings = {
  get: query('everyone', nothing, Shop),
  save: command('manager', Shop.omit({ currency: true }).partial(), {}),
}
