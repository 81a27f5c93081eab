// How many more may go by the limits of the account. Counted from what the book says has left, in the hour and the day that end now,
// so that neither a restart nor a retry leaks.
import type { ReadDb } from '../../database/handle.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export interface Limits {
  /** Null: no limit known. */
  readonly perHour: number | null
  readonly perDay: number | null
}

const LEFT_SINCE = `SELECT count(*) FROM send_event WHERE at > ? AND state = 'handed_over'`
/** The one that has to grow old before there is room for another. */
const NTH = `SELECT at FROM send_event WHERE at > ? AND state = 'handed_over' ORDER BY at DESC, id DESC LIMIT 1 OFFSET ?`

/** How many left in the time until `now`. */
export const leftIn = (db: ReadDb, ms: number, now: number): number => db.pluck<number>(LEFT_SINCE, now - ms)[0] ?? 0

/** How many more may go now; infinite without limits. Never below 0. */
export function roomFor(db: ReadDb, { perHour, perDay }: Limits, now: number): number {
  const room = (limit: number | null, ms: number) =>
    limit === null ? Number.POSITIVE_INFINITY : Math.max(0, limit - leftIn(db, ms, now))
  return Math.min(room(perHour, HOUR_MS), room(perDay, DAY_MS))
}

/** How many more may go until a day is over; null without a daily limit. */
export const leftToday = (db: ReadDb, { perDay }: Limits, now: number): number | null =>
  perDay === null ? null : Math.max(0, perDay - leftIn(db, DAY_MS, now))

/** When there is room for one, UTC epoch ms; `now` where there is. */
export function roomAt(db: ReadDb, { perHour, perDay }: Limits, now: number): number {
  const at = (limit: number | null, ms: number) => {
    const [nth] = limit === null ? [] : db.pluck<number>(NTH, now - ms, limit - 1)
    return nth === undefined ? now : nth + ms
  }
  return Math.max(at(perHour, HOUR_MS), at(perDay, DAY_MS))
}
