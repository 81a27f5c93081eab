// Two ways of using a screen: a person with only a keyboard, and one with only a mouse, who types letters into the
// field clicked and presses no key that does anything else.
import { expect, type Locator, type Page } from '@playwright/test'

export interface Hands {
  readonly name: 'keyboard' | 'mouse'
  /** Puts text into a field, in place of what was there. */
  readonly fill: (field: Locator, text: string) => Promise<void>
  /** Works a button, a link or a row. */
  readonly use: (target: Locator) => Promise<void>
  /** Does something that has keys of its own: pressed by the keyboard, found on the screen by the mouse. */
  readonly command: (keys: readonly string[], target: Locator) => Promise<void>
}

/** More stops than this on the way to a button is no way for anybody. */
const MOST_STOPS = 60

/** Moves the focus with Tab alone until it stands on the target. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      expect(await target.evaluate((element) => element.matches(':focus-visible')), 'the focus can be seen').toBe(true)
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`${String(MOST_STOPS)} stops of Tab do not lead to ${String(target)}`)
}

export function keyboard(page: () => Page): Hands {
  return {
    name: 'keyboard',
    fill: async (field, text) => {
      await tabTo(page(), field)
      await page().keyboard.press('ControlOrMeta+A')
      await page().keyboard.type(text)
    },
    use: async (target) => {
      await tabTo(page(), target)
      await page().keyboard.press('Enter')
    },
    command: async (keys) => {
      for (const key of keys) await page().keyboard.press(key)
    },
  }
}

export function mouse(page: () => Page): Hands {
  return {
    name: 'mouse',
    fill: async (field, text) => {
      await field.click({ clickCount: 3 })
      await page().keyboard.insertText(text)
    },
    use: (target) => target.click(),
    command: (_keys, target) => target.click(),
  }
}
