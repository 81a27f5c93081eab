// Looks at a screen as assistive technology does: axe with the rules of WCAG 2.0 to 2.2, levels A and AA; and whether all of it can be
// scrolled to.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

export interface Appearance {
  readonly name: string
  readonly colorScheme: 'light' | 'dark'
  readonly contrast: 'no-preference' | 'more'
}

/** The ways one window can look while it runs; language and direction need a start of their own. */
const APPEARANCES: readonly [Appearance, Appearance, Appearance, Appearance] = [
  { name: 'light', colorScheme: 'light', contrast: 'no-preference' },
  { name: 'dark', colorScheme: 'dark', contrast: 'no-preference' },
  { name: 'light, high contrast', colorScheme: 'light', contrast: 'more' },
  { name: 'dark, high contrast', colorScheme: 'dark', contrast: 'more' },
]

/** Those that every test run looks at … */
export const DAY_AND_NIGHT = [APPEARANCES[0], APPEARANCES[1]] as const
/** … and those of `npm run proof`: theirs is the same structure, and all their colours are of more contrast. */
export const HIGH_CONTRAST = [APPEARANCES[2], APPEARANCES[3]] as const

/** What axe finds on the page as it stands: rule, element and reason, one line each. */
async function violations(page: Page, rules: 'all' | 'colours'): Promise<readonly string[]> {
  // Electron opens no second page to analyse in, which is what the newer mode of axe asks for.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations: found } = await (
    rules === 'all' ? axe.withTags(STANDARD) : axe.withRules(['color-contrast'])
  ).analyze()
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary.replaceAll(/\s+/g, ' ')}`,
    ),
  )
}

/** All rules in the first appearance; in the others only colours, because nothing else depends on them. */
export async function violationsIn(
  page: Page,
  screen: string,
  appearances: readonly Appearance[],
): Promise<readonly string[]> {
  const found: string[] = []
  for (const [at, { name, ...media }] of appearances.entries()) {
    await page.emulateMedia(media)
    found.push(...(await violations(page, at === 0 ? 'all' : 'colours')).map((one) => `${screen}, ${name}: ${one}`))
  }
  await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' })
  return found
}

/**
 * What of a page lies under its foot where nothing scrolls it into sight: words and controls that stand lower than the
 * page's box once everything that scrolls or cuts has cut them off.
 */
export async function outOfReach(page: Page, screen: string): Promise<readonly string[]> {
  const found = await page.evaluate(() => {
    const main = document.querySelector('main')
    if (main === null || getComputedStyle(main).overflowY !== 'hidden') return []
    const foot = main.getBoundingClientRect().bottom
    const shownUntil = (element: Element): number => {
      const { top, bottom } = element.getBoundingClientRect()
      let until = bottom
      for (let around = element.parentElement; around !== null && around !== main; around = around.parentElement)
        if (getComputedStyle(around).overflowY !== 'visible')
          until = Math.min(until, around.getBoundingClientRect().bottom)
      return until > top ? until : 0
    }
    return [...main.querySelectorAll<HTMLElement>('a, button, input, select, textarea, h1, h2, h3, p, td, li, dd')]
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect()
        // Words for screen readers alone have a box of one pixel.
        return width > 1 && height > 1 && element.checkVisibility() && shownUntil(element) > foot + 1
      })
      .map((element) => `${element.tagName.toLowerCase()} ${(element.textContent ?? '').slice(0, 40)}`)
  })
  return found.slice(0, 3).map((one) => `${screen}: cannot be scrolled to: ${one}`)
}
