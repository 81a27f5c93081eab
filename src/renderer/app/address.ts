// The address as the whole page sees it. After Back the browser has the new address a moment before it says so; a component
// that is drawn in that moment would take itself for the page that comes, and could lead away from it.
import { useSyncExternalStore } from 'react'
import { navigate } from 'wouter/use-hash-location'

const listeners = new Set<() => void>()
/** Null while nobody listens. */
let told: string | null = null

function read(): string {
  return `/${location.hash.replace(/^#?\/?/, '')}`
}

function hear(): void {
  told = read()
  for (const listener of [...listeners]) listener()
}

export function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    told = read()
    addEventListener('hashchange', hear)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    removeEventListener('hashchange', hear)
    told = null
  }
}

export const snapshot = () => told ?? read()

/** Leads to a path. What would replace an address that was just left behind is not done: it was meant for that one. */
export const leadTo: typeof navigate = (to, options) => {
  const left = told !== null && told !== read()
  if (!(left && options?.replace === true)) navigate(to, options)
}

/** For the router. */
export function useAddress(): [string, typeof navigate] {
  return [useSyncExternalStore(subscribe, snapshot), leadTo]
}
useAddress.hrefs = (path: string) => `#${path}`
