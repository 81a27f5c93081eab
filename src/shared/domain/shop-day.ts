// The shop's own calendar: which day an instant belongs to, and plain arithmetic on days. A day is an integer, days
// since 1970-01-01; reports group by it and never compute days from instants.

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

export interface CalendarDate {
  readonly year: number
  /** 1-12 */
  readonly month: number
  /** 1-31 */
  readonly day: number
}

/** The days that the book can speak of, from the year 53 to the year 9909. */
export const EARLIEST_DAY = -700_000
export const LATEST_DAY = 2_900_000

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Days of a month, 28-31; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0)
}

/** Days since 1970-01-01 in the Gregorian calendar. `Date.UTC` would read years below 100 as 19xx. */
export function dayOfDate({ year, month, day }: CalendarDate): number {
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY_MS
}

export function dateOfDay(day: number): CalendarDate {
  const date = new Date(day * DAY_MS)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Monday 0 … Sunday 6. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}

/** `YYYY-MM-DD` */
export function isoOfDay(day: number): string {
  const date = dateOfDay(day)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}`
}

export interface ShopMoment {
  /** Days since 1970-01-01 in the shop's zone; the day turns at the shop's hour, not at midnight. */
  readonly day: number
  /** Weekday of `day` (Monday 0) × 24 + the hour on the clock: half past one at night, before the day turns, is hour 1 of the day before. */
  readonly slot: number
}

export interface ShopCalendar {
  /** UTC epoch ms → day and slot. */
  momentOf(instant: number): ShopMoment
  dayOf(instant: number): number
  /** UTC epoch ms of the first instant that belongs to this day or a later one. */
  startOf(day: number): number
}

/**
 * The calendar of a shop.
 * @param zone IANA name; throws RangeError when this program does not know it
 * @param turnHour 0-23, local hour at which a new shop day begins
 */
export function shopCalendar(zone: string, turnHour: number): ShopCalendar {
  const offsetAt = zoneOffset(zone)
  const dayOf = (instant: number) => Math.floor((instant + offsetAt(instant) - turnHour * HOUR_MS) / DAY_MS)
  return {
    dayOf,
    momentOf: (instant) => {
      const local = instant + offsetAt(instant)
      const day = Math.floor((local - turnHour * HOUR_MS) / DAY_MS)
      return { day, slot: weekdayOf(day) * 24 + Math.floor((((local % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS) }
    },
    startOf: (day) => firstInstantAt(day * DAY_MS + turnHour * HOUR_MS, offsetAt),
  }
}

/** Ten zones at most are in use at once, but a property test walks all of them. */
const offsets = new Map<string, (instant: number) => number>()

/**
 * Milliseconds to add to UTC for local time. Intl costs microseconds a call, so the answer is kept per six hours:
 * where both ends agree, everything between does too (no zone has changed its clocks twice within six hours).
 */
function zoneOffset(zone: string): (instant: number) => number {
  const known = offsets.get(zone)
  if (known) return known
  const exact = exactOffset(zone)
  const BLOCK = 6 * HOUR_MS
  const blocks = new Map<number, number | null>()
  const offsetAt = (instant: number): number => {
    const block = Math.floor(instant / BLOCK)
    let offset = blocks.get(block)
    if (offset === undefined) {
      const first = exact(block * BLOCK)
      offset = first === exact((block + 1) * BLOCK) ? first : null
      if (blocks.size > 50_000) blocks.clear()
      blocks.set(block, offset)
    }
    return offset ?? exact(instant)
  }
  offsets.set(zone, offsetAt)
  return offsetAt
}

function exactOffset(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (instant) => {
    const whole = Math.floor(instant / 1_000) * 1_000
    const part: Record<string, string> = {}
    for (const { type, value } of format.formatToParts(whole)) part[type] = value
    const year = part['era'] === 'BC' ? 1 - Number(part['year']) : Number(part['year'])
    const day = dayOfDate({ year, month: Number(part['month']), day: Number(part['day']) })
    const seconds = Number(part['hour']) * 3_600 + Number(part['minute']) * 60 + Number(part['second'])
    return day * DAY_MS + seconds * 1_000 - whole
  }
}

/** The first instant at which the local clock shows `local` (ms as if UTC) or, where that hour is skipped, jumps past it. */
function firstInstantAt(local: number, offsetAt: (instant: number) => number): number {
  // Offsets lie between -16 and +16 hours; two days either side also covers a whole skipped day.
  let before = local - 40 * HOUR_MS
  let after = local + 40 * HOUR_MS
  const candidates = new Set([before, local, after].map((instant) => local - offsetAt(instant)))
  const exact = [...candidates].filter((instant) => instant + offsetAt(instant) === local)
  if (exact.length > 0) return Math.min(...exact)
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (middle + offsetAt(middle) < local) before = middle
    else after = middle
  }
  return after
}

/**
 * From the instant (UTC epoch ms) to what the clock on the wall shows (ms as if UTC).
 * @param zone IANA name
 */
export function wallClock(zone: string): (instant: number) => number {
  const offsetAt = zoneOffset(zone)
  return (instant) => instant + offsetAt(instant)
}

export interface LocalTime {
  /** UTC epoch ms. */
  readonly instant: number
  readonly clock: 'once' | 'twice' | 'never'
}

/**
 * From what the clock on the wall shows (ms as if UTC) to the instant. When clocks are put back a time comes twice: the first
 * is meant. When they are put forward a time never comes: it is moved on by the hour that was left out.
 * @param zone IANA name
 */
export function localTimes(zone: string): (local: number) => LocalTime {
  const offsetAt = zoneOffset(zone)
  return (local) => {
    const [before, after] = [offsetAt(local - 26 * HOUR_MS), offsetAt(local + 26 * HOUR_MS)]
    const exact = [...new Set([before, after])]
      .map((offset) => local - offset)
      .filter((instant) => instant + offsetAt(instant) === local)
    if (exact.length === 0) return { instant: local - before, clock: 'never' }
    return { instant: Math.min(...exact), clock: exact.length === 1 ? 'once' : 'twice' }
  }
}
