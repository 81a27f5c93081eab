// Locks the screen after so many minutes without a key or a click.
import { useEffect } from 'react'
import { api } from '../../api/client.ts'

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

/** `minutes` 0: never. */
export function useIdleLock(minutes: number): void {
  useEffect(() => {
    if (minutes === 0) return
    let timer = 0
    const lock = () => void api.session.screen({}).catch(() => undefined) // locked or lost already
    const stir = () => {
      window.clearTimeout(timer)
      timer = window.setTimeout(lock, minutes * 60_000)
    }
    stir()
    for (const sign of SIGNS) window.addEventListener(sign, stir, { passive: true })
    return () => {
      window.clearTimeout(timer)
      for (const sign of SIGNS) window.removeEventListener(sign, stir)
    }
  }, [minutes])
}
