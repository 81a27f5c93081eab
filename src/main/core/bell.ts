// Wakes those who wait for news. Rung often, it wakes them at most once in a while.
import type { Clock } from './outside.ts'

export interface Bell {
  /** Now. */
  ring(): void
  /** At the latest after the bell's own interval. */
  soon(): void
  /** Resolves at the next ring, or when the signal is aborted. */
  next(signal: AbortSignal): Promise<void>
}

export function createBell(clock: Clock, everyMs: number): Bell {
  const waiting = new Set<() => void>()
  let planned = false

  function ring(): void {
    for (const wake of [...waiting]) wake()
  }

  return {
    ring,
    soon() {
      if (planned) return
      planned = true
      clock.after(everyMs, () => {
        planned = false
        ring()
      })
    },
    next: (signal) =>
      new Promise((resolve) => {
        const wake = () => {
          waiting.delete(wake)
          signal.removeEventListener('abort', wake)
          resolve()
        }
        waiting.add(wake)
        signal.addEventListener('abort', wake)
        if (signal.aborted) wake()
      }),
  }
}
