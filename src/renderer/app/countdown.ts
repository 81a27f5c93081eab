// Counts whole seconds down to nought, for waits that the core asks for.
import { useEffect, useState } from 'react'

/** `since`: UTC epoch ms at which a wait of `waitMs` began. Seconds left, rounded up; 0 when it is over. */
export function useCountdown({ waitMs, since }: { readonly waitMs: number; readonly since: number }): number {
  const end = since + waitMs
  const [now, setNow] = useState(since)
  useEffect(() => {
    if (waitMs === 0) return
    const timer = window.setInterval(() => {
      setNow(Date.now())
      if (Date.now() >= end) window.clearInterval(timer)
    }, 250)
    return () => window.clearInterval(timer)
  }, [waitMs, end])
  return Math.max(0, Math.ceil((end - Math.max(now, since)) / 1_000))
}
