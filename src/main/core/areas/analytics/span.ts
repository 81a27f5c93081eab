// Which days the book covers, and which of them counts as today.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { analytics } from '../../../../shared/contract/analytics.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { ShopSettings } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'

/** A newest sale longer ago than this says that the book is not kept from day to day: it was brought in, or given up. */
const STALE_DAYS = 60

// From either end of the index: the outermost visit is a sale as a rule.
const FIRST = `SELECT day FROM visit INDEXED BY visit_day WHERE kind = 'sale' AND corrected_by IS NULL ORDER BY day LIMIT 1`
const NEWEST = `SELECT day FROM visit INDEXED BY visit_day WHERE kind = 'sale' AND corrected_by IS NULL ORDER BY day DESC LIMIT 1`

export interface SpanSource {
  readonly db: ReadDb
  readonly settings: Pick<ShopSettings, 'zone' | 'dayTurn'>
  /** UTC epoch ms. */
  readonly now: number
}

/** In shop days. `asOf`: today, but in a book whose newest sale is more than 60 days old the day of that sale. */
export function spanOf({ db, settings, now }: SpanSource): OutputOf<typeof analytics.span> {
  const today = shopCalendar(settings.zone, settings.dayTurn).dayOf(now)
  const firstSale = db.pluck<number>(FIRST)[0] ?? null
  const newestSale = db.pluck<number>(NEWEST)[0] ?? null
  const stale = newestSale !== null && today - newestSale > STALE_DAYS
  return { today, firstSale, newestSale, asOf: stale ? newestSale : today }
}
