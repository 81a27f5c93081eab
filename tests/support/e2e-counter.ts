// Steps at the counter, by keyboard alone; every key that is pressed is counted.
import { expect, type Locator } from '@playwright/test'
import type { App } from './e2e-app.ts'
import { say } from './e2e-steps.ts'
import { goByKeys } from './e2e-shop.ts'

export interface Fingers {
  /** Keys pressed since the beginning. */
  readonly pressed: () => number
  /** One key, or one chord. */
  readonly press: (...keys: readonly string[]) => Promise<void>
  /** Each letter is a key. */
  readonly type: (text: string) => Promise<void>
}

export function fingers(app: App): Fingers {
  let count = 0
  return {
    pressed: () => count,
    press: async (...keys) => {
      for (const key of keys) {
        count += 1
        await app.page().keyboard.press(key)
      }
    },
    type: async (text) => {
      count += text.length
      await app.page().keyboard.type(text)
    },
  }
}

export const findBox = (app: App): Locator => app.page().getByRole('combobox', { name: say(app, 'counter.find') })
export const itemBox = (app: App): Locator => app.page().getByRole('combobox', { name: say(app, 'counter.item') })
export const saleLines = (app: App): Locator =>
  app
    .page()
    .getByRole('list', { name: say(app, 'counter.lines') })
    .getByRole('listitem')
export const total = (app: App): Locator => app.page().locator('[data-total]')
export const toast = (app: App): Locator => app.page().getByRole('log').getByRole('listitem')

export async function toCounter(app: App): Promise<void> {
  await goByKeys(app, 'k')
  await expect(findBox(app).or(itemBox(app)).first()).toBeAttached()
}

/** What the list of the day says it came to, in cents. */
export async function dayTotal(app: App): Promise<number> {
  const finding = app.page().locator('[data-day-total]')
  await expect(finding).toBeVisible()
  return Number(await finding.getAttribute('data-day-total'))
}

/** From the counter, whose boxes have the focus, to the day; by the address, as a link leads there. */
export async function toDay(app: App): Promise<void> {
  await app.page().evaluate(() => {
    location.hash = '/day'
  })
}

/** Writes a customer down at the counter; they stand at it afterwards. */
export async function newAtCounter(app: App, typed: string, phone: string): Promise<void> {
  const keys = fingers(app)
  await expect(findBox(app)).toBeFocused()
  await keys.type(typed)
  await keys.press('F6')
  const dialogue = app.page().getByRole('dialog', { name: say(app, 'counter.new') })
  await expect(dialogue.getByLabel(say(app, 'counter.phone'))).toBeFocused()
  await keys.type(phone)
  await keys.press('Enter')
  await expect(dialogue).toBeHidden()
  await expect(app.page().getByRole('heading', { name: typed, level: 2 })).toBeVisible()
  await expect(itemBox(app)).toBeFocused()
}
