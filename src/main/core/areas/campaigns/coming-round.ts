// Whose day comes round between two shop days: birthdays, anniversaries, and the day of the first visit.
import type { Occasion } from '../../../../shared/domain/messages/words.ts'
import { yearsCompleted } from '../../../../shared/domain/partial-date.ts'
import { dateOfDay, isLeapYear, isoOfDay } from '../../../../shared/domain/shop-day.ts'
import type { ReadDb } from '../../database/handle.ts'
import { KINDS, returnsOf } from './audience/messages.ts'
import type { Window } from './audience/order.ts'

interface ComingRound {
  readonly person: number
  readonly kind: Occasion
  /** As it is known: `--02-29`. */
  readonly date: string
  /** Shop day. */
  readonly day: number
  /** Null when the year is not known. */
  readonly years: number | null
}

const SAID = `SELECT DISTINCT o.owner_id AS person, o.date FROM occasion o
  WHERE (o.month_day BETWEEN ? AND ? OR o.month_day BETWEEN ? AND ?) AND o.kind IN (SELECT value FROM json_each(?))`
const FIRST_VISITS = `SELECT person, day FROM (
    SELECT s.contact_id AS person, s.first_day AS day, CAST(strftime('%m%d', s.first_day * 86400, 'unixepoch') AS INTEGER) AS month_day
      FROM contact_stats s WHERE s.first_day IS NOT NULL)
  WHERE month_day BETWEEN ? AND ? OR month_day BETWEEN ? AND ?`

/** By day; of a year at most each person's day comes once. */
export function comingRound(db: ReadDb, kinds: readonly Occasion[], { from, to }: Window): readonly ComingRound[] {
  const stretches = monthDays(from, to)
  const known = [...new Set(kinds)].flatMap((kind) =>
    datesIn(db, kind, stretches).map(({ person, date }) => ({ person, kind, date })),
  )
  return known
    .flatMap(({ person, kind, date }) =>
      returnsOf(date, kind, { from, to }).map((day) => ({ person, kind, date, day, years: yearsCompleted(date, day) })),
    )
    .sort((a, b) => a.day - b.day || a.person - b.person)
}

type Stretches = readonly [number, number, number, number]

function datesIn(
  db: ReadDb,
  kind: Occasion,
  stretches: Stretches,
): readonly { readonly person: number; readonly date: string }[] {
  if (kind === 'first-visit') {
    return db
      .all<{ person: number; day: number }>(FIRST_VISITS, ...stretches)
      .map(({ person, day }) => ({ person, date: isoOfDay(day) }))
  }
  return db.all<{ person: number; date: string }>(SAID, ...stretches, JSON.stringify(KINDS[kind]))
}

/** As one or two stretches of `month * 100 + day`, for the index; a day too many does no harm, one too few would. */
function monthDays(from: number, to: number): Stretches {
  if (to - from >= 365) return [101, 1_231, 1, 0]
  const [first, last] = [dateOfDay(from), dateOfDay(to)]
  const begin = first.month * 100 + first.day
  const end = last.month * 100 + last.day
  // On 28 February of a common year those of the 29th come too.
  const until = end === 228 && !isLeapYear(last.year) ? 229 : end
  return first.year === last.year ? [begin, until, 1, 0] : [begin, 1_231, 101, until]
}
