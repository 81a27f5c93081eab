// Which messages a campaign has for these people: one for each, or one for each day of their own that comes round in a window.
import type { Occasion } from '../../../../../shared/domain/messages/words.ts'
import { nextOccurrence, yearsCompleted } from '../../../../../shared/domain/partial-date.ts'
import { isoOfDay } from '../../../../../shared/domain/shop-day.ts'
import type { ReadDb } from '../../../database/handle.ts'
import type { AudienceOrder, Window } from './order.ts'

/** Whom it is asked of: shown people, rising, and the same as JSON for statements. */
export interface Asked {
  readonly people: readonly number[]
  readonly ids: string
}

export interface Message {
  readonly person: number
  /** 0, or the shop day of the occasion. */
  readonly step: number
  /** Shop day on which it goes. */
  readonly day: number
}

const DATES = `SELECT DISTINCT o.owner_id AS id, o.date FROM json_each(?) m CROSS JOIN occasion o ON o.owner_id = m.value
  WHERE o.kind IN (SELECT value FROM json_each(?)) AND o.month_day IS NOT NULL`
const FIRST_VISITS = `SELECT s.contact_id AS id, s.first_day AS day FROM json_each(?) m CROSS JOIN contact_stats s ON s.contact_id = m.value
  WHERE s.first_day IS NOT NULL`

/** As they are said in the book. */
export const KINDS: Readonly<Record<Exclude<Occasion, 'first-visit'>, readonly string[]>> = {
  birthday: ['birthday'],
  anniversary: ['anniversary', 'wedding'],
}

/** The dates of a kind that these people have: `--02-29` where the year is not known. */
export function datesOf(
  db: ReadDb,
  ids: string,
  occasion: Occasion,
): readonly { readonly id: number; readonly date: string }[] {
  if (occasion === 'first-visit') {
    return db.all<{ id: number; day: number }>(FIRST_VISITS, ids).map(({ id, day }) => ({ id, date: isoOfDay(day) }))
  }
  return db.all<{ id: number; date: string }>(DATES, ids, JSON.stringify(KINDS[occasion]))
}

/**
 * Shop days on which a date comes round between two shop days, both included, oldest first. 29 February comes on the 28th in other
 * years. The day itself is no return of a first visit, but the day somebody was born is a birthday.
 */
export function returnsOf(date: string, occasion: Occasion, { from, to }: Window): readonly number[] {
  const found: number[] = []
  for (let day = nextOccurrence(date, from); day !== null && day <= to; day = nextOccurrence(date, day + 1)) {
    const years = date.startsWith('--') ? null : yearsCompleted(date, day)
    const isReturn = date.startsWith('--') || (years !== null && (occasion === 'birthday' || years > 0))
    if (isReturn) found.push(day)
  }
  return found
}

const YEAR = 366

type Yearly = Extract<AudienceOrder['schedule'], { when: 'yearly' }>

/** By person, then by day; nobody twice for one day. */
export function messagesOf(
  db: ReadDb,
  { window, today, ...order }: AudienceOrder & { readonly schedule: Yearly },
  { ids, people }: Asked,
): readonly Message[] {
  const { occasion, offset } = order.schedule
  const range = window ?? { from: today, to: today + YEAR }
  const steps = new Map<number, Set<number>>()
  for (const { id, date } of datesOf(db, ids, occasion)) {
    const days = returnsOf(date, occasion, { from: range.from - offset, to: range.to - offset })
    const known = steps.get(id) ?? new Set()
    for (const day of days) known.add(day)
    steps.set(id, known)
  }
  return people.flatMap((person) => {
    const own = [...(steps.get(person) ?? [])].sort((a, b) => a - b)
    // The one that comes next, unless a window asks for all in it.
    const asked = window === null ? own.slice(0, 1) : own
    return asked.map((step) => ({ person, step, day: step + offset }))
  })
}
