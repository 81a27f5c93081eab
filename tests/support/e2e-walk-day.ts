// Walks what is not in the navigation of the day at the shop: a sale at the counter, the day and a visit of it, what was
// said, a product's form, a file on its way in.
import { expect } from '@playwright/test'
import type { App } from './e2e-app.ts'
import { findBox, itemBox } from './e2e-counter.ts'
import { button, heading, say } from './e2e-steps.ts'

type Seen = (screen: string) => Promise<void>

async function go(app: App, path: string): Promise<void> {
  await app.page().evaluate((to) => {
    location.hash = to
  }, path)
}

async function walkCounter(app: App, seen: Seen): Promise<void> {
  const page = app.page()
  await go(app, '/counter')
  await expect(findBox(app)).toBeFocused()
  await page.keyboard.type('alc')
  await expect(page.getByRole('option').first()).toBeVisible()
  await seen('counter, somebody is sought')
  await page.keyboard.press('Enter')
  await expect(itemBox(app)).toBeFocused()
  await page.keyboard.type('rye')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.type('12.50')
  await page.keyboard.press('Enter')
  await seen('counter, a sale')
  await page.keyboard.press('Escape')
  await go(app, '/day')
}

async function walkDay(app: App, seen: Seen): Promise<void> {
  const page = app.page()
  await go(app, '/day')
  await expect(page.locator('[data-day-total]')).toBeVisible()
  await seen('day')
  const visits = page.getByRole('region', { name: say(app, 'visits.list') })
  await visits.getByRole('button').first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await seen('visit')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

const FILE = [
  'First name;Last name;Phone;Birthday;Newsletter',
  'Ada;Okoye;(617) 555-0142;3/17/1986;yes',
  'Jonas;Brandt;ask her;13/13/1990;no',
  ';;;;',
  'Imre;Fekete;(857) 555-0199;--;yes',
].join('\r\n')

async function walkImport(app: App, seen: Seen): Promise<void> {
  const page = app.page()
  await go(app, '/import')
  await expect(heading(app, 'import.title')).toBeVisible()
  await seen('import')
  const chooser = page.waitForEvent('filechooser')
  await button(app, 'import.choose').click()
  await (await chooser).setFiles({ name: 'old-till.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) })
  await expect(button(app, 'import.try')).toBeVisible()
  await seen('import, columns')
  await button(app, 'import.try').click()
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await expect(button(app, 'import.try')).toHaveCount(0)
  await seen('import, tried')
}

export async function walkDayAtTheShop(app: App, seen: Seen): Promise<void> {
  await walkCounter(app, seen)
  await walkDay(app, seen)
  await go(app, '/said')
  await expect(app.page().getByRole('main').getByRole('heading').first()).toBeVisible()
  await seen('said')
  await go(app, '/households')
  await expect(app.page().getByRole('heading', { level: 1, name: say(app, 'households.page') })).toBeVisible()
  await seen('households')
  await go(app, '/products/new')
  await seen('new product')
  await walkImport(app, seen)
}
