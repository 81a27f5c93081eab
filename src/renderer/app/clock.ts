// The time of day for screens that say "today" or "two hours ago": one timer for all of them, turning each minute.
import { useSyncExternalStore } from 'react'

const MINUTE = 60_000
const listeners = new Set<() => void>()
let now = Date.now()
let timer = 0

function turn(): void {
  now = Date.now()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now()
    timer = window.setInterval(turn, MINUTE)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) window.clearInterval(timer)
  }
}

/** UTC epoch milliseconds, good to the minute. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}
