// Birthdays and other days that come round between two shop days, in the order they come.
import type { z } from 'zod'
import type { contacts } from '../../../../shared/contract/contacts.ts'
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { OccasionKind } from '../../../../shared/contract/contacts.ts'
import { nextOccurrence, yearsCompleted } from '../../../../shared/domain/partial-date.ts'
import { dateOfDay, isLeapYear } from '../../../../shared/domain/shop-day.ts'
import type { ReadDb } from '../../database/handle.ts'

type Occasion = OutputOf<typeof contacts.occasions>[number]
type Kind = z.infer<typeof OccasionKind>

export interface OccasionRange {
  /** Shop days, both included. */
  readonly from: number
  readonly to: number
  readonly kinds?: readonly Kind[] | undefined
  readonly limit: number
}

interface Row {
  readonly contactId: number
  readonly name: string
  readonly initials: string
  readonly kind: Kind
  readonly label: string
  readonly date: string
}

const SELECT = `SELECT DISTINCT l.contact_id AS contactId, l.name, l.initials, o.kind, o.label, o.date
  FROM occasion o JOIN contact_list l ON l.contact_id = o.owner_id
  WHERE (o.month_day BETWEEN ? AND ? OR o.month_day BETWEEN ? AND ?)`

/**
 * A date without a year comes with `years` null; 29 February comes on the 28th in other years; a day that was said twice of
 * one person (after a merge) comes once. A range of more than a year names every return.
 */
export function occasionsBetween(db: ReadDb, { from, to, kinds, limit }: OccasionRange): Occasion[] {
  const found: Occasion[] = []
  for (const row of db.all<Row>(SELECT, ...monthDays(from, to))) {
    if (kinds !== undefined && !kinds.includes(row.kind)) continue
    const { date, ...rest } = row
    for (let day = nextOccurrence(date, from); day !== null && day <= to; day = nextOccurrence(date, day + 1)) {
      // A day that lies before the date itself has not come round yet.
      if (isBorn(date, day)) found.push({ ...rest, day, years: yearsCompleted(date, day) })
    }
  }
  return found
    .sort((a, b) => a.day - b.day || (a.name < b.name ? -1 : Number(a.name > b.name)) || a.contactId - b.contactId)
    .slice(0, limit)
}

const isBorn = (date: string, day: number) => date.startsWith('--') || yearsCompleted(date, day) !== null

/** The range as one or two stretches of `month * 100 + day`. */
function monthDays(from: number, to: number): [number, number, number, number] {
  if (to < from) return [1, 0, 1, 0]
  if (to - from >= 365) return [101, 1_231, 1, 0]
  const key = (day: number) => dateOfDay(day).month * 100 + dateOfDay(day).day
  const [first, last] = [key(from), key(to)]
  // On 28 February of a common year those of the 29th come too.
  const end = last === 228 && !isLeapYear(dateOfDay(to).year) ? 229 : last
  const wraps = dateOfDay(from).year !== dateOfDay(to).year
  return wraps ? [first, 1_231, 101, end] : [first, end, 1, 0]
}
