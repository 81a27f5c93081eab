// A clock that is set by hand, so that the sample shop's history is written on the days it happened.
import type { Clock } from '../outside.ts'

export interface TravellingClock extends Clock {
  /** UTC epoch ms. Moves forward only. */
  travelTo(instant: number): void
}

/** Nothing waits on it: what asks to be called back is not. */
export function createTravellingClock(start: number): TravellingClock {
  let at = start
  return {
    now: () => at,
    after: () => () => undefined,
    travelTo: (instant) => {
      at = Math.max(at, instant)
    },
  }
}
