// Which day counts as today for what is said of customers.
import { Failure } from '../../../../shared/errors.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { ShopSettings } from '../../shop-settings.ts'
import type { ReadDb } from '../../database/handle.ts'

/** A newest sale longer ago than this says that the book is not kept from day to day: it was brought in, or given up. */
const STALE_DAYS = 60

// From the end of the index: the last visit is a sale as a rule.
const NEWEST = `SELECT day FROM visit INDEXED BY visit_day WHERE kind = 'sale' AND corrected_by IS NULL ORDER BY day DESC LIMIT 1`

export interface AsOf {
  /** The shop's own day. */
  readonly today: number
  /** Shop day of the newest sale; null in a book without one. */
  readonly newestSale: number | null
  /** Today, but in a book whose newest sale is more than 60 days old the day of that sale: else nobody would be a customer any more. */
  readonly asOf: number
}

/** @param now UTC epoch ms */
export function asOfDay(db: ReadDb, settings: Pick<ShopSettings, 'zone' | 'dayTurn'>, now: number): AsOf {
  const today = shopCalendar(settings.zone, settings.dayTurn).dayOf(now)
  const newestSale = db.pluck<number>(NEWEST)[0] ?? null
  const stale = newestSale !== null && today - newestSale > STALE_DAYS
  return { today, newestSale, asOf: stale ? newestSale : today }
}

/** Nobody plans further ahead; and to walk through the months of centuries would take as long as it sounds. */
const AHEAD_DAYS = 366

/** The day that was asked for as today, where one was. Errors: BAD_INPUT for one more than a year ahead. */
export function askedDay(asked: number | undefined, today: number): number | undefined {
  if (asked === undefined || asked <= today + AHEAD_DAYS) return asked
  throw new Failure('BAD_INPUT', { issues: [{ path: 'asOf', rule: 'in_future', limit: today + AHEAD_DAYS }] })
}
