// When may marketing reach somebody? Wherever they may be: at an instant that the law and the shop allow on every clock that may
// be theirs. Walks from one opening to the next on real clocks, so a change to summer time neither loses an hour nor invents one.
import type { ConsentChannel } from '../consent.ts'
import { wallClock, weekdayOf } from '../shop-day.ts'
import type { OpenHours, RulePack } from './packs.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Weeks repeat, but for changes of the clock. */
const HORIZON_DAYS = 15

/** Hours of the shop's own, for every channel that disturbs: minutes since midnight, Monday 0 … Sunday 6. */
export interface ShopHours {
  readonly from: number
  readonly until: number
  readonly days: readonly number[]
}

interface QuietRequest {
  readonly pack: Pick<RulePack, 'hours'>
  readonly rules: ShopHours
  /** IANA names; every one of them must allow it. At least one. */
  readonly zones: readonly string[]
  /** UTC epoch ms */
  readonly now: number
  readonly channel: ConsentChannel
}

/**
 * Of marketing alone: a service message and a warning of danger do not wait.
 * @returns null: now. A number: UTC epoch ms of the first instant from which on all zones allow it. `never`: they do not within two
 * weeks, as when the shop's hours are shorter than a country is wide.
 */
export function quietUntil({ pack, rules, zones, now, channel }: QuietRequest): number | 'never' | null {
  // A letter lies in the box until somebody looks.
  if (channel === 'post') return null
  const open = openOf(pack.hours[channel] ?? null, rules)
  let at = now
  while (at - now <= HORIZON_DAYS * DAY_MS) {
    const from = at
    const next = zones.map((zone) => nextOpen(open, zone, from))
    if (next.some((one) => one === null)) return 'never'
    const latest = Math.max(at, ...next.map((one) => one ?? at))
    if (latest === at) return at === now ? null : at
    at = latest
  }
  return 'never'
}

/** What both allow, by day of the week, earliest first. */
function openOf(law: readonly OpenHours[] | null, shop: ShopHours): readonly (readonly Span[])[] {
  return [0, 1, 2, 3, 4, 5, 6].map((day) => {
    if (!shop.days.includes(day)) return []
    const allowed = law === null ? [{ from: 0, until: 1_440 }] : law.filter(({ days }) => days.includes(day))
    return allowed
      .map(({ from, until }) => ({ from: Math.max(from, shop.from), until: Math.min(until, shop.until) }))
      .filter(({ from, until }) => from < until)
      .toSorted((a, b) => a.from - b.from)
  })
}

interface Span {
  readonly from: number
  readonly until: number
}

/** The first instant at or after `at` that one zone allows; null: none within the horizon. */
function nextOpen(open: readonly (readonly Span[])[], zone: string, at: number): number | null {
  const clock = wallClock(zone)
  const dayOf = (instant: number) => Math.floor(clock(instant) / DAY_MS)
  const inside = (instant: number) => {
    const day = dayOf(instant)
    const minute = Math.floor((clock(instant) - day * DAY_MS) / MINUTE_MS)
    return (open[weekdayOf(day)] ?? []).some(({ from, until }) => minute >= from && minute < until)
  }
  if (inside(at)) return at
  const today = dayOf(at)
  for (let day = today; day <= today + HORIZON_DAYS; day += 1) {
    const spans = open[weekdayOf(day)] ?? []
    const found =
      spans.length === 0
        ? undefined
        : openings(zone, day, spans).find((one) => one > at && dayOf(one) === day && inside(one))
    if (found !== undefined) return found
  }
  return null
}

/**
 * Instants of a local day at which it may open, in order: where a span begins on the clock before and after a change of it, and the change
 * itself, which may jump into one. Who asks looks whether it really is open then.
 */
function openings(zone: string, day: number, spans: readonly Span[]): readonly number[] {
  const midnight = day * DAY_MS
  const { before, after, at } = changeNear(zone, midnight)
  const begins = (offset: number) => spans.map(({ from }) => midnight + from * MINUTE_MS - offset)
  return at === null ? begins(before) : [...begins(before), ...begins(after), at].toSorted((a, b) => a - b)
}

interface Change {
  /** Milliseconds to add to UTC before it and after it. */
  readonly before: number
  readonly after: number
  /** UTC epoch ms; null where the clock does not change. */
  readonly at: number | null
}

/** Thousands of messages wait for the same few days. */
const changes = new Map<string, Change>()

/** Whether the clock of a zone changes in the days around a midnight (ms as if UTC), and when. */
function changeNear(zone: string, midnight: number): Change {
  const key = `${zone} ${String(midnight)}`
  const known = changes.get(key)
  if (known !== undefined) return known
  if (changes.size > 5_000) changes.clear()
  const clock = wallClock(zone)
  const offsetAt = (instant: number) => clock(instant) - instant
  let [low, high] = [midnight - 2 * DAY_MS, midnight + 3 * DAY_MS]
  const [before, after] = [offsetAt(low), offsetAt(high)]
  while (before !== after && high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / MINUTE_MS / 2) * MINUTE_MS
    if (offsetAt(middle) === before) low = middle
    else high = middle
  }
  const change = { before, after, at: before === after ? null : high }
  changes.set(key, change)
  return change
}
