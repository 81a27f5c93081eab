// What the areas above know of people from their visits, written here because these tables are of this area: lists sort by
// it, search ranks by it. Writes only where something differs.
import type { BuyerSums, Judged } from '../../../../shared/domain/value/judge.ts'
import type { SqlValue, WriteDb } from '../../database/handle.ts'
import { noteTouch } from './derive.ts'
import type { Usual } from './value-model.ts'

/** All of one person's visits, and what the model says of them. Days are shop days, money is in minor units. */
export interface ContactStats extends BuyerSums, Judged, Usual {
  readonly contactId: number
  readonly visits: number
  readonly buys: number
  readonly firstDay: number | null
  readonly lastDay: number | null
  /** UTC epoch ms of the last visit. */
  readonly lastAt: number | null
  readonly spend: number
  readonly returned: number
  readonly gap: number | null
  readonly meanGap: number | null
  readonly nextDay: number | null
  readonly owed: number
  readonly oldestDue: number | null
  /** What is known of the cost of what they bought, and the revenue of those lines. */
  readonly cost: number
  readonly costed: number
}

export interface ContactYear {
  readonly contactId: number
  readonly year: number
  readonly visits: number
  readonly buys: number
  readonly spend: number
  /** A bit for each month with a visit: January 1, December 2048. */
  readonly months: number
}

/** Each column with where its value stands. */
const COLUMNS: Readonly<Record<string, (stats: ContactStats) => SqlValue>> = {
  visits: (s) => s.visits,
  buys: (s) => s.buys,
  first_day: (s) => s.firstDay,
  last_day: (s) => s.lastDay,
  last_buy_day: (s) => s.lastBuyDay,
  last_at: (s) => s.lastAt,
  spend: (s) => s.spend,
  returned: (s) => s.returned,
  gap: (s) => s.gap,
  next_day: (s) => s.nextDay,
  owed: (s) => s.owed,
  oldest_due: (s) => s.oldestDue,
  first_buy_day: (s) => s.firstBuyDay,
  buy_days: (s) => s.buyDays,
  bought: (s) => s.bought,
  bought_first: (s) => s.boughtFirst,
  mean_gap: (s) => s.meanGap,
  cost: (s) => s.cost,
  costed: (s) => s.costed,
  usual_gap: (s) => s.usualGap,
  usual_category: (s) => s.usualCategory,
  alive: (s) => s.alive,
  expected: (s) => s.expected,
  worth: (s) => s.worth,
}
const STATS = Object.keys(COLUMNS)
const VALUES = Object.values(COLUMNS)
const named = (prefix: string) => STATS.map((name) => prefix + name).join(', ')
const WRITE_STATS = `INSERT INTO contact_stats (contact_id, ${named('')}) VALUES (?, ${STATS.map(() => '?').join(', ')})
  ON CONFLICT (contact_id) DO UPDATE SET (${named('')}) = (${named('excluded.')})
    WHERE (${named('contact_stats.')}) IS NOT (${named('excluded.')})`
const WRITE_SEARCH = `UPDATE contact_search SET last_at = iif(? IS NULL, (SELECT made_at FROM contact WHERE id = contact_id), ?)
  WHERE contact_id = ? AND last_at IS NOT iif(? IS NULL, (SELECT made_at FROM contact WHERE id = contact_id), ?)`

/** `stats`: of people who are shown. */
export function setStats(tx: WriteDb, stats: readonly ContactStats[]): void {
  const changed: number[] = []
  for (const s of stats) {
    const { contactId: id, lastAt } = s
    const { changes } = tx.run(WRITE_STATS, id, ...VALUES.map((valueIn) => valueIn(s)))
    if (changes === 0) continue
    changed.push(id)
    tx.run(WRITE_SEARCH, lastAt, lastAt, id, lastAt, lastAt)
  }
  if (changed.length > 0) noteTouch(tx, changed)
}

const WRITE_YEAR = `INSERT INTO contact_year (contact_id, year, visits, buys, spend, months) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (contact_id, year) DO UPDATE SET visits = excluded.visits, buys = excluded.buys, spend = excluded.spend,
    months = excluded.months`

/** The years of `ids`, people who are shown; a year that is not said goes. */
export function setYears(tx: WriteDb, ids: readonly number[], years: readonly ContactYear[]): void {
  const key = (contactId: number, year: number) => `${String(contactId)} ${String(year)}`
  const before = new Map(
    tx
      .all<ContactYear>(
        `SELECT y.contact_id AS contactId, y.year, y.visits, y.buys, y.spend, y.months
          FROM json_each(?) m CROSS JOIN contact_year y ON y.contact_id = m.value`,
        JSON.stringify(ids),
      )
      .map((row) => [key(row.contactId, row.year), row]),
  )
  for (const y of years) {
    const old = before.get(key(y.contactId, y.year))
    before.delete(key(y.contactId, y.year))
    const same = old?.visits === y.visits && old.buys === y.buys && old.spend === y.spend && old.months === y.months
    if (!same) tx.run(WRITE_YEAR, y.contactId, y.year, y.visits, y.buys, y.spend, y.months)
  }
  for (const { contactId, year } of before.values()) {
    tx.run('DELETE FROM contact_year WHERE contact_id = ? AND year = ?', contactId, year)
  }
}
