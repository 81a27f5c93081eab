// A file of customers brought in through the wizard by keyboard, as it is proposed.
import { expect } from '@playwright/test'
import type { App } from './e2e-app.ts'
import { keyboard } from './e2e-hands.ts'
import { button, say } from './e2e-steps.ts'

interface BroughtIn {
  readonly name: string
  readonly content: Buffer
}

/** Ends on the report, when all of it is written. */
export async function bringInCustomers(app: App, { name, content }: BroughtIn): Promise<void> {
  const page = app.page()
  const hands = keyboard(app.page)
  await page.evaluate(() => {
    location.hash = '/import/contacts'
  })
  const chooser = page.waitForEvent('filechooser')
  await expect(button(app, 'import.choose')).toBeFocused()
  await page.keyboard.press('Enter')
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: content })
  await hands.use(button(app, 'import.try'))
  await hands.use(page.getByRole('button', { name: new RegExp(say(app, 'import.run', { count: '[0-9,]+' })) }))
  await expect(button(app, 'import.another')).toBeVisible({ timeout: 60_000 })
}
