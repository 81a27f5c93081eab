// Puts the chosen scheme and contrast on the page and gives Mantine its theme.
import { DirectionProvider, MantineProvider } from '@mantine/core'
import { useLayoutEffect, useSyncExternalStore, type ReactNode } from 'react'
import { useChoices, type Choices } from '../choices/choices.ts'
import { useWords } from '../language/speaking.tsx'
import { schemeOf } from './scheme.ts'
import { theme } from './theme.ts'

const DARK = '(prefers-color-scheme: dark)'
const STRONG = '(prefers-contrast: more)'

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (told) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', told)
      return () => list.removeEventListener('change', told)
    },
    () => window.matchMedia(query).matches,
  )
}

/** Set before the first paint, so that a dark window never flashes white. */
export function paintFirst(choices: Choices): void {
  const root = document.documentElement
  root.dataset['mantineColorScheme'] = schemeOf(choices, window.matchMedia(DARK).matches)
  if (choices.contrast === 'high' || window.matchMedia(STRONG).matches) root.dataset['contrast'] = 'high'
}

export function useScheme(): 'light' | 'dark' {
  return schemeOf(useChoices(), useMedia(DARK))
}

export function Looks({ children }: { readonly children: ReactNode }) {
  const { contrast } = useChoices()
  const { direction } = useWords()
  const scheme = useScheme()
  const strong = useMedia(STRONG) || contrast === 'high'

  useLayoutEffect(() => {
    if (strong) document.documentElement.dataset['contrast'] = 'high'
    else delete document.documentElement.dataset['contrast']
  }, [strong])

  return (
    <DirectionProvider key={direction} initialDirection={direction} detectDirection={false}>
      <MantineProvider
        theme={theme}
        forceColorScheme={scheme}
        withCssVariables={false}
        withGlobalClasses={false}
        withStaticClasses={false}
      >
        {children}
      </MantineProvider>
    </DirectionProvider>
  )
}
