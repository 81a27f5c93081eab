// Puts Mantine's variables and a shop's accent on the page through the style sheet interface of the browser. Mantine
// would write a style element instead, which a content security policy without 'unsafe-inline' refuses.
import { convertCssVariables, defaultCssVariablesResolver, DEFAULT_THEME, mergeMantineTheme } from '@mantine/core'
import type { Accent } from './accent.ts'
import { theme } from './theme.ts'

/** Mantine's own colour names, said in tokens. The tokens differ by scheme, so one list serves both. */
const OURS = {
  '--mantine-color-body': 'var(--page)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-2)',
  '--mantine-color-placeholder': 'var(--ink-2)',
  '--mantine-color-default': 'var(--sheet)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-2)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--late)',
  '--mantine-color-success': 'var(--good)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--ink-2)',
  '--mantine-color-disabled-border': 'var(--line-2)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-2)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-hover': 'var(--accent-soft)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-color-shop-filled': 'var(--accent)',
  '--mantine-color-shop-filled-hover': 'var(--accent-2)',
  '--mantine-color-shop-outline': 'var(--accent)',
}

export function mantineVariables(): string {
  const known = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme))
  return convertCssVariables({
    variables: known.variables,
    light: { ...known.light, ...OURS },
    dark: { ...known.dark, ...OURS },
  })
}

export function adoptVariables(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(mantineVariables())
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}

/** Null gives the page back the house ink. */
export function showAccent(accent: Accent | null, root: HTMLElement = document.documentElement): void {
  for (const scheme of ['light', 'dark'] as const)
    for (const token of ['accent', 'accent-2', 'on-accent', 'accent-soft', 'accent-line'] as const) {
      const name = `--shop-${scheme}-${token}`
      if (accent?.ok) root.style.setProperty(name, accent[scheme][token])
      else root.style.removeProperty(name)
    }
}
