// From a request to what the fit is told: which day ends the observation, and in which money it speaks.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { analytics } from '../../../../shared/contract/analytics.ts'
import { minorDigits } from '../../../../shared/domain/money.ts'
import { dayOfDate, daysInMonth } from '../../../../shared/domain/shop-day.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ShopSettings } from '../../shop-settings.ts'
import type { ReadDb } from '../../database/handle.ts'
import { asOfDay } from './as-of.ts'
import type { FitBuying } from './fit.ts'

export interface FitPlace {
  readonly db: ReadDb
  readonly settings: ShopSettings
  /** UTC epoch ms. */
  readonly now: number
}

/** Up to the newest sale unless said; in a book without one up to today. */
export function fitOrder(
  { db, settings, now }: FitPlace,
  { until, unit, ahead }: InputOf<(typeof analytics)['fit']>,
): Omit<FitBuying, 'file'> {
  return {
    until: typeof until === 'string' ? dayOfIso(until) : (until ?? newestOrToday()),
    unit,
    ahead: ahead ?? null,
    digits: minorDigits(settings.currency),
  }

  function newestOrToday(): number {
    const { newestSale, today } = asOfDay(db, settings, now)
    return newestSale ?? today
  }
}

/** @param iso `YYYY-MM-DD`. Errors: BAD_INPUT with the rule `no_such_day`. */
function dayOfIso(iso: string): number {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  if (day < 1 || day > daysInMonth(year, month)) {
    throw new Failure('BAD_INPUT', { issues: [{ path: 'until', rule: 'no_such_day' }] })
  }
  return dayOfDate({ year, month, day })
}
