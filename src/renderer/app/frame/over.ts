// What is open over the page: the palette, all keys, or the change of person. One at a time, opened from anywhere.
import { useSyncExternalStore } from 'react'

export type Over = 'palette' | 'keys' | 'switch'

let open: Over | null = null
const listeners = new Set<() => void>()

export function showOver(over: Over | null): void {
  open = over
  for (const listener of listeners) listener()
}

export function useOver(): Over | null {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => open,
  )
}
