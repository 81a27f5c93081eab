// Steps inside an open shop: customers written down and found, pages reached by their keys.
import { expect, type Locator } from '@playwright/test'
import type { App } from './e2e-app.ts'
import { keyboard } from './e2e-hands.ts'
import { buttonWithKey, field, heading, openBook, say } from './e2e-steps.ts'

/** Opens the empty book the test began with, by keyboard. */
export async function openEmptyShop(app: App): Promise<void> {
  await openBook(app, keyboard(app.page))
}

/** Waits for the sample shop: three years of a shop take a moment to be made. */
export async function openSampleShop(app: App): Promise<void> {
  await expect(app.page().getByRole('navigation', { name: say(app, 'app.nav') })).toBeVisible({ timeout: 60_000 })
}

/** G and the letter of a page, as the list of keys says. */
export async function goByKeys(app: App, letter: string): Promise<void> {
  await app.page().evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  await app.page().keyboard.press('g')
  await app.page().keyboard.press(letter)
}

/** Writes a customer down by keyboard and stands on their page. */
export async function writeDown(app: App, given: string, family: string): Promise<void> {
  const page = app.page()
  const hands = keyboard(app.page)
  await goByKeys(app, 'c')
  await expect(
    heading(app, 'contacts.empty.title').or(page.getByRole('grid', { name: say(app, 'contacts.list.label') })),
  ).toBeVisible()
  await page.keyboard.press('n')
  await expect(heading(app, 'contacts.form.new')).toBeVisible()
  await hands.fill(field(app, 'contacts.form.given'), given)
  await hands.fill(field(app, 'contacts.form.family'), family)
  await hands.use(buttonWithKey(app, 'contacts.form.save-new'))
  await expect(page.getByRole('heading', { name: `${given} ${family}`, exact: true })).toBeVisible()
}

/** The page of the customer that is shown. */
export function profileOf(app: App, name: string): Locator {
  return app.page().getByRole('article', { name: say(app, 'contacts.profile.label', { name }) })
}
