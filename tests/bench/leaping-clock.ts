// A clock that runs ahead on demand: the book takes its counter to be empty only when nobody has asked for anything for a
// while, and the benchmarks do not wait for that.
import type { Clock } from '../../src/main/core/outside.ts'

export interface LeapingClock extends Clock {
  leap(ms: number): void
}

export function createLeapingClock(real: Clock): LeapingClock {
  let ahead = 0
  return {
    now: () => real.now() + ahead,
    after: (ms, run) => real.after(ms, run),
    leap(ms) {
      ahead += ms
    },
  }
}
