// Files out of the book: customers locked with a password that is told once, the whole book, and the list of what went out.
import { readFileSync } from 'node:fs'
import { expect, test, type App } from '../support/e2e-app.ts'
import { openEmptyShop, writeDown } from '../support/e2e-shop.ts'
import { button, field, heading, say } from '../support/e2e-steps.ts'

/** Saves and gives the bytes back; the desktop asks where to put them, so only a browser has them here. */
async function save(app: App): Promise<Buffer | null> {
  const download = app.host === 'browser' ? app.page().waitForEvent('download') : null
  await button(app, 'export.save').click()
  const path = await (await download)?.path()
  return path === undefined ? null : readFileSync(path)
}

/** The first entry of a ZIP: whether its contents are encrypted stands in its general purpose bits (APPNOTE 4.4.4). */
const isLocked = (zip: Buffer) => zip.readUInt32LE(0) === 0x04034b50 && (zip.readUInt16LE(6) & 1) === 1

test('customers go out locked, the whole book goes out, and both stand in the list of what was taken out', async ({
  app,
}) => {
  await openEmptyShop(app)
  const page = app.page()
  await writeDown(app, 'Ada', 'Okoye')
  const name = say(app, 'contacts.list.everyone')
  await page.getByRole('button', { name: say(app, 'contacts.views.button', { name }) }).click()
  await page.getByRole('menuitem', { name: say(app, 'export.button') }).click()
  await field(app, 'export.why').fill('For the tax adviser')
  const customers = await save(app)
  const password = page.getByRole('status', { name: say(app, 'export.password-is') })
  await expect(password).toHaveText(/^(?:[0-9a-z]{4}-){3}[0-9a-z]{4}$/)
  await app.picture('password')
  if (customers !== null) {
    expect(isLocked(customers)).toBe(true)
    expect(customers.includes('Okoye')).toBe(false)
  }
  await button(app, 'export.done').click()

  await page.evaluate(() => {
    location.hash = '/settings/files'
  })
  await expect(heading(app, 'settings.files.title')).toBeVisible()
  const book = say(app, 'export.title', { what: say(app, 'export.what.archive') })
  await page.getByRole('button', { name: book }).click()
  // Whoever leaves it open is told what that means, and no password is made up.
  await page.getByRole('dialog').getByText(say(app, 'export.lock.open'), { exact: true }).click()
  await expect(page.getByText(say(app, 'export.lock-help.open'))).toBeVisible()
  const archive = await save(app)
  await expect(page.getByRole('dialog')).toBeHidden()
  if (archive !== null) expect(isLocked(archive)).toBe(false)

  const log = page.getByRole('group', { name: say(app, 'export.log') }).getByRole('row')
  await expect(log).toHaveCount(1 + 2)
  await expect(log.nth(1)).toContainText(say(app, 'export.what.archive'))
  await expect(log.nth(1)).toContainText(say(app, 'export.log.open'))
  await expect(log.nth(2)).toContainText('For the tax adviser')
  await expect(log.nth(2)).toContainText(say(app, 'export.log.locked'))
})
