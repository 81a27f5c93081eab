// Locks the screen when nobody has asked for anything for as long as the shop says. The page has a timer of its own
// that sees keys and clicks; this one also holds when the page hangs, and after the PC has slept.
import type { Clock } from './outside.ts'

/** The page locks first; the core follows when the page did not. */
const GRACE_MS = 30_000
const MINUTE_MS = 60_000

export interface IdleLock {
  /** Before every call: locks when the time is over, whatever became of the timer. */
  check(): void
  /** Somebody is there. */
  touch(): void
  stop(): void
}

/** `minutes` is asked each time; 0 never locks. */
export function createIdleLock(clock: Clock, minutes: () => number, lock: () => void): IdleLock {
  let touchedAt = clock.now()
  let cancel: (() => void) | null = null

  /** Milliseconds left; null while nothing locks. A clock set back counts as no time at all. */
  function left(): number | null {
    const limit = minutes()
    if (limit === 0) return null
    return limit * MINUTE_MS + GRACE_MS - Math.max(0, clock.now() - touchedAt)
  }

  function arm(): void {
    cancel?.()
    // It looks again at least once a minute, so that a changed setting is noticed.
    cancel = clock.after(Math.min(left() ?? MINUTE_MS, MINUTE_MS), () => {
      cancel = null
      check()
      arm()
    })
  }

  function check(): void {
    const ms = left()
    if (ms !== null && ms <= 0) {
      touchedAt = clock.now()
      lock()
    }
  }

  arm()
  return {
    check,
    touch() {
      touchedAt = clock.now()
    },
    stop() {
      cancel?.()
      cancel = null
    },
  }
}
