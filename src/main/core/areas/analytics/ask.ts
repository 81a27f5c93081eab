// From a request to what a report is asked: which days, which people, and what whoever asks may not see.
import type { ReportRequest } from '../../../../shared/contract/analytics.ts'
import { daysOfPeriod, type Days } from '../../../../shared/domain/segments/period.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext } from '../../area.ts'
import type { AskParts } from './ask-parts.ts'
import { marketsOf } from './offer-markets.ts'
import { askedDay } from '../value/service.ts'
import type { Ask } from './report.ts'
import { spanOf } from './span.ts'

/** Rows of a table on a screen; a file has all of them. */
const SHOWN_ROWS = 500

/** Errors: NOT_FOUND (segment), BAD_INPUT for a period that ends before it begins and a day more than a year ahead, NOT_SIGNED_IN, BOOK_CLOSED. */
export async function askOf(
  parts: AskParts,
  context: ActionContext,
  { request, whole = false }: { readonly request: ReportRequest; readonly whole?: boolean },
): Promise<Ask> {
  const { session, outside } = context
  if (session === null) throw new Failure('NOT_SIGNED_IN', {})
  await parts.upToDate()
  const { db, settings } = context.book()
  const { today, asOf: usual, firstSale, newestSale } = spanOf({ db, settings, now: outside.clock.now() })
  const asOf = askedDay(request.asOf, today) ?? usual
  const period = request.period === undefined ? null : daysOfPeriod(request.period, asOf)
  refuseBackward(period)
  return {
    request,
    asOf,
    today,
    period,
    firstSale,
    newestSale,
    currency: settings.currency,
    only: request.segment === undefined ? null : await parts.membersOf(context, request.segment, asOf),
    markets: request.report === 'vulnerability' ? await marketsOf(parts, context, asOf) : {},
    hidden: parts.hiddenFrom(session.role),
    mostRows: whole ? Number.MAX_SAFE_INTEGER : SHOWN_ROWS,
  }
}

function refuseBackward(period: Days | null): void {
  if (period?.from == null || period.to === null || period.from <= period.to) return
  throw new Failure('BAD_INPUT', { issues: [{ path: 'period', rule: 'ends_before_it_begins' }] })
}
