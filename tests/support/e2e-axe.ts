// Looks at a screen as assistive technology does: axe with the rules of WCAG 2.0 to 2.2, levels A and AA.
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Fails with the rule, the element and the reason for whatever axe finds on the page as it stands. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  // Electron opens no second page to analyse in, which is what the newer mode of axe asks for.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(STANDARD).analyze()
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary ?? ''}`),
  )
  expect(found, `axe on ${screen}`).toEqual([])
}

export interface Appearance {
  readonly name: string
  readonly colorScheme: 'light' | 'dark'
  readonly contrast?: 'more'
  readonly language?: 'pseudo'
}

/** How every screen is looked at. */
export const APPEARANCES: readonly Appearance[] = [
  { name: 'light', colorScheme: 'light' },
  { name: 'dark', colorScheme: 'dark' },
  { name: 'high contrast, light', colorScheme: 'light', contrast: 'more' },
  { name: 'high contrast, dark', colorScheme: 'dark', contrast: 'more' },
  { name: 'pseudo-language', colorScheme: 'light', language: 'pseudo' },
]
