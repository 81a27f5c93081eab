// What a day at the shop came to. All of it adds up to the cent: takings are the total, cash rounding, and what was paid for
// earlier days.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { visits } from '../../../../shared/contract/visits.ts'
import type { TaxSum } from '../../../../shared/domain/sale.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { taxesOf } from './read.ts'
import { visitRows } from './rows.ts'

type Day = OutputOf<(typeof visits)['day']>

/** Binds the outlet twice; null: all of them. */
const AT_OUTLET = '(? IS NULL OR v.outlet_id = ?)'

const IDS = `SELECT v.id FROM visit v WHERE v.day = ? AND ${AT_OUTLET} ORDER BY v.at DESC, v.id DESC`
const SUMS = `SELECT coalesce(sum(v.visits), 0) AS visits, coalesce(sum(v.buys), 0) AS sales, coalesce(sum(v.total), 0) AS total,
    coalesce(sum(v.tax), 0) AS tax, coalesce(sum(v.returned), 0) AS returned
  FROM day_cube v WHERE v.day = ? AND ${AT_OUTLET}`
const PEOPLE = `SELECT nullif(v.served_by, 0) AS servedBy, u.name, sum(v.visits) AS visits, sum(v.total) AS total
  FROM day_cube v LEFT JOIN user u ON u.id = v.served_by WHERE v.day = ? AND ${AT_OUTLET}
  GROUP BY v.served_by ORDER BY 4 DESC, 1`
const ROUNDING = `SELECT coalesce(sum(v.rounding), 0) FROM visit v WHERE v.day = ? AND ${AT_OUTLET}`
// What was moved to another visit leaves one and comes to the other: once paid, once counted.
const TAKINGS = `SELECT p.tender, sum(p.amount) AS amount, sum(iif(p.later = 1 AND p.amount < 0, -1, 1)) AS count,
    sum(iif(p.later = 1, p.amount, 0)) AS paidOff
  FROM payment p WHERE p.day = ? GROUP BY p.tender ORDER BY p.tender`
const TAKINGS_AT = `SELECT p.tender, sum(p.amount) AS amount, sum(iif(p.later = 1 AND p.amount < 0, -1, 1)) AS count,
    sum(iif(p.later = 1, p.amount, 0)) AS paidOff
  FROM payment p CROSS JOIN visit v ON v.id = p.visit_id WHERE p.day = ? AND v.outlet_id = ? GROUP BY p.tender ORDER BY p.tender`
const TAXED = `SELECT v.id, v.total AS visitTotal, s.tax_rate AS taxRate, sum(s.total) AS total
  FROM visit v CROSS JOIN sale_line s ON s.visit_id = v.id WHERE v.day = ? AND ${AT_OUTLET} GROUP BY v.id, s.tax_rate`
const UNTIL = `SELECT coalesce(sum(v.total), 0) FROM visit v WHERE v.day = ? AND ${AT_OUTLET} AND v.at <= ?`

type Taking = Day['takings'][number] & { readonly paidOff: number }

/** Today unless said. */
export function dayAtShop(
  { db, settings, outside }: QueryContext,
  { day: asked, outletId }: InputOf<(typeof visits)['day']>,
): Day {
  const calendar = shopCalendar(settings.zone, settings.dayTurn)
  const now = outside.clock.now()
  const today = calendar.dayOf(now)
  const day = asked ?? today
  const outlet = outletId ?? null
  const takings = outlet === null ? db.all<Taking>(TAKINGS, day) : db.all<Taking>(TAKINGS_AT, day, outlet)
  const sums = db.get<Pick<Day, 'visits' | 'sales' | 'total' | 'tax' | 'returned'>>(SUMS, day, outlet, outlet)
  const sinceOpen = now - calendar.startOf(today)
  return {
    day,
    rows: visitRows(db, db.pluck<number>(IDS, day, outlet, outlet)),
    ...(sums ?? { visits: 0, sales: 0, total: 0, tax: 0, returned: 0 }),
    rounding: db.pluck<number>(ROUNDING, day, outlet, outlet)[0] ?? 0,
    takings: takings
      .filter(({ amount, count }) => amount !== 0 || count !== 0)
      .map(({ tender, amount, count }) => ({ tender, amount, count })),
    paidOff: takings.reduce((sum, one) => sum + one.paidOff, 0),
    people: db.all<Day['people'][number]>(PEOPLE, day, outlet, outlet),
    taxes: taxesOn(db, { day, outlet, taxIncluded: settings.taxIncluded }),
    weekBefore:
      day === today
        ? (db.pluck<number>(UNTIL, day - 7, outlet, outlet, calendar.startOf(day - 7) + sinceOpen)[0] ?? 0)
        : (db.get<{ total: number }>(SUMS, day - 7, outlet, outlet)?.total ?? 0),
  }
}

interface TaxQuery {
  readonly day: number
  readonly outlet: number | null
  readonly taxIncluded: boolean
}

/** Rounded per sale and rate, then summed: what the receipts say. */
function taxesOn(db: ReadDb, { day, outlet, taxIncluded }: TaxQuery): TaxSum[] {
  const rows = db.all<{ id: number; visitTotal: number; taxRate: number; total: number }>(TAXED, day, outlet, outlet)
  const sums = new Map<number, TaxSum>()
  for (const lines of Map.groupBy(rows, ({ id }) => id).values()) {
    for (const { rate, net, tax } of taxesOf(lines, lines[0]?.visitTotal ?? 0, taxIncluded)) {
      const known = sums.get(rate) ?? { rate, net: 0, tax: 0 }
      sums.set(rate, { rate, net: known.net + net, tax: known.tax + tax })
    }
  }
  return [...sums.values()].sort((a, b) => a.rate - b.rate)
}
