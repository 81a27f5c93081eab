// Records without a sign of life for years: nobody came, nothing was said, nothing was changed. Asked of the book itself, since it
// is time alone that makes them so.
import { dateOfDay, dayOfDate, daysInMonth, shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { QueryContext } from '../../area.ts'
import type { ReadDb, SqlValue } from '../../database/handle.ts'

type Context = Pick<QueryContext, 'db' | 'settings' | 'outside'>

/** What a stale record is asked with; binds `values`. */
export interface StaleQuestion {
  readonly values: readonly SqlValue[]
}

/** Of a person `l` of contact_list with their sums `s`: binds shop day, instant, instant. */
export const IS_STALE = `(s.last_day IS NULL OR s.last_day < ?) AND l.changed_at < ?
  AND NOT EXISTS (SELECT 1 FROM interaction i WHERE i.owner_id = l.contact_id AND i.at >= ?)`
export const STALE_FROM = 'contact_list l CROSS JOIN contact_stats s ON s.contact_id = l.contact_id'

/** The day so many years before today, and when it began: whatever happened since is a sign of life. */
export function staleSince({ settings, outside }: Omit<Context, 'db'>, years: number): StaleQuestion {
  const calendar = shopCalendar(settings.zone, settings.dayTurn)
  const { year, month, day } = dateOfDay(calendar.dayOf(outside.clock.now()))
  const since = dayOfDate({ year: year - years, month, day: Math.min(day, daysInMonth(year - years, month)) })
  const start = calendar.startOf(since)
  return { values: [since, start, start] }
}

const COUNT = `SELECT count(*) FROM ${STALE_FROM} WHERE ${IS_STALE}`
/** `value` of a stale record: the day of the last visit, so that "this is right" holds until they come again. */
export const STALE_VALUE = `coalesce(CAST(s.last_day AS TEXT), '')`
const LEFT = `SELECT count(DISTINCT l.contact_id) FROM quality_leave v CROSS JOIN contact_list l ON l.contact_id = v.owner_id
  CROSS JOIN contact_stats s ON s.contact_id = l.contact_id
  WHERE v.code = 'stale' AND v.value = ${STALE_VALUE} AND ${IS_STALE}`

interface StaleCount {
  readonly count: number
  readonly left: number
}

/** What was counted last: to count goes through everybody, and Today asks at every change. */
interface Remembered {
  readonly key: string
  readonly counted: StaleCount
}

const memoryOf = (db: ReadDb) => db.prepared<{ last: Remembered | null }>('quality.stale', () => ({ last: null }))

export function countStale(context: Context, years: number): StaleCount {
  const { db } = context
  const { values } = staleSince(context, years)
  const [stand = ''] = db.pluck<string>(`SELECT coalesce((SELECT max(seq) FROM command), 0) || ''`)
  const key = `${stand} ${JSON.stringify(values)}`
  const memory = memoryOf(db)
  if (memory.last?.key === key) return memory.last.counted
  const left = db.pluck<number>(LEFT, ...values)[0] ?? 0
  const counted = { count: (db.pluck<number>(COUNT, ...values)[0] ?? 0) - left, left }
  memory.last = { key, counted }
  return counted
}
