// Counts whole seconds down to nought, for waits that the core asks for.
import { useEffect, useState } from 'react'

const TICK_MS = 250

/** `wait` is a new object for each wait, so that two waits of the same length are two. Seconds left, rounded up. */
export function useCountdown(wait: { readonly waitMs: number }): number {
  const [left, setLeft] = useState({ wait, ms: wait.waitMs })
  if (left.wait !== wait) setLeft({ wait, ms: wait.waitMs })
  useEffect(() => {
    if (wait.waitMs === 0) return
    const end = Date.now() + wait.waitMs
    const timer = window.setInterval(() => {
      const ms = Math.max(0, end - Date.now())
      setLeft({ wait, ms })
      if (ms === 0) window.clearInterval(timer)
    }, TICK_MS)
    return () => window.clearInterval(timer)
  }, [wait])
  return Math.ceil(left.ms / 1_000)
}
