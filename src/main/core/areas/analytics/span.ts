// Which days the book covers, and which of them counts as today.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { analytics } from '../../../../shared/contract/analytics.ts'
import type { ShopSettings } from '../../shop-settings.ts'
import type { ReadDb } from '../../database/handle.ts'
import { asOfDay } from '../value/service.ts'

// From the end of the index: the first visit is a sale as a rule.
const FIRST = `SELECT day FROM visit INDEXED BY visit_day WHERE kind = 'sale' AND corrected_by IS NULL ORDER BY day LIMIT 1`

export interface SpanSource {
  readonly db: ReadDb
  readonly settings: Pick<ShopSettings, 'zone' | 'dayTurn'>
  /** UTC epoch ms. */
  readonly now: number
}

/** In shop days. */
export function spanOf({ db, settings, now }: SpanSource): OutputOf<typeof analytics.span> {
  return { ...asOfDay(db, settings, now), firstSale: db.pluck<number>(FIRST)[0] ?? null }
}
