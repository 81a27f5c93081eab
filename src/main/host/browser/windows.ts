// Counts the windows of the browser host and says when the last one has been gone long enough to mean it: a reload
// closes a window too, for a moment.
import type { Clock } from '../../core/outside.ts'

/** A reload takes well under a second; a page that lost its host comes back within two. */
const GONE_MS = 5_000

export interface Windows {
  add(): void
  remove(): void
  readonly count: number
}

export function countWindows(clock: Clock, onAllGone: () => void): Windows {
  let count = 0
  let cancel = () => {}
  return {
    add() {
      cancel()
      count += 1
    },
    remove() {
      count -= 1
      if (count === 0) cancel = clock.after(GONE_MS, onAllGone)
    },
    get count() {
      return count
    },
  }
}
