// Tells the core that somebody is at the keyboard, so that it does not lock the screen while they only read.
import { useEffect } from 'react'
import { api } from '../../api/client.ts'

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const
const AT_MOST_EVERY_MS = 60_000

export function useTouch(): void {
  useEffect(() => {
    let told = Number.NEGATIVE_INFINITY
    const stir = (event: Event) => {
      if (event.timeStamp - told < AT_MOST_EVERY_MS) return
      told = event.timeStamp
      // Locked or lost already: then there is nothing to keep awake.
      api.session.touch({}).catch(() => undefined)
    }
    for (const sign of SIGNS) window.addEventListener(sign, stir, { passive: true })
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, stir)
    }
  }, [])
}
