// What one customer's sales come to, as the profile shows it beside the timeline.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { visits } from '../../../../shared/contract/visits.ts'
import { paidInTime } from '../../../../shared/domain/account.ts'
import { dateOfDay, dayOfDate, shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { accountOf } from './accounts.ts'
import { shownPerson } from './log.ts'
import type { SumRow } from './visit-sums.ts'

type Standing = OutputOf<(typeof visits)['standing']>

const MONTHS = 12
const RECENT_DAYS = 84

const STATS = `SELECT s.visits, s.buys AS purchases, s.first_day AS firstDay, s.last_day AS lastDay,
    s.last_buy_day AS lastPurchaseDay, s.spend AS spent, s.returned, s.gap, s.next_day AS nextDay,
    coalesce((SELECT y.spend FROM contact_year y WHERE y.contact_id = s.contact_id AND y.year = ?), 0) AS spentThisYear
  FROM contact_stats s WHERE s.contact_id = ?`
const LATELY = `SELECT v.day, v.kind, v.total, v.corrected_by AS correctedBy FROM visit v INDEXED BY visit_owner_day
  WHERE v.owner_id = ? AND v.day >= ? ORDER BY v.day`
// A return, or a counter-entry, takes one time off.
const FAVOURITES = `SELECT s.product_id AS productId, p.name, s.times, s.lastDay FROM (
    SELECT product_id, sum(sign(quantity)) AS times, max(iif(quantity > 0, day, NULL)) AS lastDay FROM sale_line
     WHERE owner_id = ? AND product_id IS NOT NULL GROUP BY product_id HAVING times > 0
     ORDER BY times DESC, lastDay DESC, product_id LIMIT 5) s
  CROSS JOIN product p ON p.id = s.product_id ORDER BY s.times DESC, s.lastDay DESC, s.product_id`
const CATEGORIES = `SELECT p.category AS name, sum(s.spent) AS spent FROM (
    SELECT product_id, sum(total) AS spent FROM sale_line WHERE owner_id = ? AND product_id IS NOT NULL GROUP BY product_id) s
  CROSS JOIN product p ON p.id = s.product_id WHERE p.category IS NOT NULL
  GROUP BY p.category HAVING sum(s.spent) > 0 ORDER BY 2 DESC, 1 LIMIT 5`

type Sums = Omit<Standing, 'months' | 'recentDays' | 'favourites' | 'categories' | 'owed' | 'oldestDue' | 'paidOnTime'>

const NONE: Sums = {
  visits: 0,
  purchases: 0,
  firstDay: null,
  lastDay: null,
  lastPurchaseDay: null,
  spent: 0,
  returned: 0,
  gap: null,
  nextDay: null,
  spentThisYear: 0,
}

/** Errors: NOT_FOUND. */
export function standingOf({ db, settings, outside }: QueryContext, asked: number): Standing {
  const id = shownPerson(db, asked)
  const today = shopCalendar(settings.zone, settings.dayTurn).dayOf(outside.clock.now())
  const { year, month } = dateOfDay(today)
  const thisMonth = year * 12 + month - 1
  const lately = latelyOf(db, id, Math.min(firstDayOf(thisMonth - MONTHS + 1), today - RECENT_DAYS + 1))
  const account = accountOf(db, id)
  return {
    ...(db.get<Sums>(STATS, year, id) ?? NONE),
    months: monthsOf(lately, thisMonth),
    recentDays: recentDaysOf(lately, today),
    favourites: db.all<Standing['favourites'][number]>(FAVOURITES, id),
    categories: db.all<Standing['categories'][number]>(CATEGORIES, id),
    owed: account.owed,
    oldestDue: account.oldestDue,
    paidOnTime: paidInTime(account, today),
  }
}

const latelyOf = (db: ReadDb, id: number, from: number) => db.all<SumRow>(LATELY, id, from)

/** Of a month counted as year * 12 + month - 1. */
const firstDayOf = (month: number) => dayOfDate({ year: Math.floor(month / 12), month: (month % 12) + 1, day: 1 })

const isVisit = ({ kind, correctedBy }: SumRow) => kind !== 'correction' && correctedBy === null

function monthsOf(rows: readonly SumRow[], thisMonth: number): Standing['months'] {
  const months = Array.from({ length: MONTHS }, (_, at) => ({
    month: thisMonth - MONTHS + 1 + at,
    spent: 0,
    visits: 0,
  }))
  for (const row of rows) {
    const { year, month } = dateOfDay(row.day)
    const of = months[year * 12 + month - 1 - (thisMonth - MONTHS + 1)]
    if (of === undefined) continue
    of.spent += row.total
    if (isVisit(row)) of.visits += 1
  }
  return months
}

function recentDaysOf(rows: readonly SumRow[], today: number): number[] {
  const days = rows
    .filter((row) => isVisit(row) && row.day > today - RECENT_DAYS && row.day <= today)
    .map(({ day }) => day)
  return [...new Set(days)]
}
