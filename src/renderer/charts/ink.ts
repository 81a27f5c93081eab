// The colours that charts are drawn with, read from the theme's tokens as the page shows them now: another scheme, contrast or
// accent draws them anew, and paper is always light.
import { useEffect, useSyncExternalStore } from 'react'

const TOKENS = {
  ink: '--ink',
  ink2: '--ink-2',
  line: '--line',
  sheet: '--sheet',
  late: '--late',
  first: '--series-1',
  second: '--series-2',
  rest: '--series-3',
  strong: '--series-4',
} as const

export type Ink = Readonly<Record<keyof typeof TOKENS, string>>

let known: Ink | null = null

function read(): Ink {
  const style = getComputedStyle(document.documentElement)
  return Object.fromEntries(
    Object.entries(TOKENS).map(([name, token]) => [name, style.getPropertyValue(token).trim()]),
  ) as Ink // one for each token
}

/** The same object until a colour changes. */
function now(): Ink {
  known ??= read()
  return known
}

function listen(told: () => void): () => void {
  const observer = new MutationObserver(() => {
    known = null
    told()
  })
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-mantine-color-scheme', 'data-contrast', 'style'],
  })
  return () => {
    observer.disconnect()
    known = null
  }
}

export function useInk(): Ink {
  return useSyncExternalStore(listen, now)
}

const SCHEME = 'mantineColorScheme'

/** While the page is printed it is light, whatever the screen is: white letters are lost on white paper. */
export function useLightOnPaper(): void {
  useEffect(() => {
    const root = document.documentElement
    let before: string | undefined
    const print = () => {
      before = root.dataset[SCHEME]
      root.dataset[SCHEME] = 'light'
    }
    const printed = () => {
      if (before !== undefined) root.dataset[SCHEME] = before
    }
    window.addEventListener('beforeprint', print)
    window.addEventListener('afterprint', printed)
    return () => {
      window.removeEventListener('beforeprint', print)
      window.removeEventListener('afterprint', printed)
    }
  }, [])
}
