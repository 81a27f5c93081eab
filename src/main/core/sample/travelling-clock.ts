// A clock that is set by hand, so that the sample shop's history is written on the days it happened.
import type { Clock } from '../outside.ts'

export interface TravellingClock extends Clock {
  /** UTC epoch ms. Moves forward only. */
  travelTo(instant: number): void
  /** Whoever asked to be called back after exactly so many milliseconds is called now. */
  ring(after: number): void
}

/** Nobody is called back because time passed: only when it is rung. */
export function createTravellingClock(start: number): TravellingClock {
  let at = start
  const waiting = new Set<{ readonly ms: number; readonly run: () => void }>()
  return {
    now: () => at,
    after(ms, run) {
      const one = { ms, run }
      waiting.add(one)
      return () => waiting.delete(one)
    },
    ring(after) {
      for (const one of [...waiting].filter(({ ms }) => ms === after)) {
        waiting.delete(one)
        one.run()
      }
    },
    travelTo: (instant) => {
      at = Math.max(at, instant)
    },
  }
}
