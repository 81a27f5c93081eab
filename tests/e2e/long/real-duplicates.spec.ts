// Real data through the page of duplicates: a messy file of five thousand people (febrl 2, from the folder that REGULARS_TEST_DATA
// names) is brought in, found, looked at and made one by keyboard; how long that takes is printed.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type App } from '../../support/e2e-app.ts'
import { keyboard } from '../../support/e2e-hands.ts'
import { bringInCustomers } from '../../support/e2e-import.ts'
import { goByKeys, openEmptyShop } from '../../support/e2e-shop.ts'
import { say } from '../../support/e2e-steps.ts'

const FILE = join(process.env['REGULARS_TEST_DATA'] ?? '', 'febrl', 'dataset2.csv')
/** Decided one by one; the rest of what is sure at once. */
const ONE_BY_ONE = 30
const TAKEN_BACK = 3

const numberIn = (text: string) => Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', ''))

/** What the head of the list says is left. */
function left(app: App) {
  return app.page().getByText(new RegExp(`^${say(app, 'duplicates.groups', { count: 0 }).replace('0', '[\\d,]+')}$`))
}

async function leftNow(app: App): Promise<number> {
  return numberIn(await left(app).innerText())
}

/** Whom the group that is looked at is about, once it can be decided. */
async function lookedAt(app: App): Promise<string> {
  await expect(app.page().getByRole('button', { name: /^(The same|Make these)/ })).toBeEnabled()
  return app
    .page()
    .getByRole('columnheader')
    .allInnerTexts()
    .then((heads) => heads.join(' | '))
}

async function press(app: App, key: string): Promise<void> {
  const before = await lookedAt(app)
  await app.page().keyboard.press(key)
  await expect.poll(() => lookedAt(app), { intervals: [10, 20, 50] }).not.toBe(before)
}

test('five thousand people of real data are brought in, found and made one by keyboard', async ({ app }) => {
  test.skip(!existsSync(FILE), 'REGULARS_TEST_DATA has no such file')
  test.setTimeout(180_000)
  await openEmptyShop(app)
  const page = app.page()
  const began = Date.now()
  const passed = () => `${((Date.now() - began) / 1000).toFixed(1)} s`
  await bringInCustomers(app, { name: 'dataset2.csv', content: readFileSync(FILE) })
  console.log(`brought in after ${passed()}`)

  // The report of so many rows keeps the page busy for a moment, in which a pair of keys may not be one.
  await expect(async () => {
    await goByKeys(app, 'u')
    await expect(page).toHaveURL(/#\/duplicates$/, { timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
  const groups = page.getByRole('grid', { name: say(app, 'duplicates.list') })
  await expect(groups).toBeFocused({ timeout: 90_000 })
  const found = await leftNow(app)
  console.log(`${String(found)} groups found after ${passed()}`)
  expect(found).toBeGreaterThan(400)

  await lookedAt(app)
  const decided = Date.now()
  const seen: string[] = []
  for (let at = 0; at < ONE_BY_ONE; at += 1) {
    seen.push(await lookedAt(app))
    await press(app, 'Enter')
  }
  const each = (Date.now() - decided) / ONE_BY_ONE
  console.log(`one group and the next: ${each.toFixed(0)} ms`)

  // Some are taken back: each is under one's eyes again as it was, and made one anew.
  for (let back = 1; back <= TAKEN_BACK; back += 1) {
    await press(app, 'z')
    expect(await lookedAt(app)).toBe(seen.at(-back))
  }
  for (let again = 0; again < TAKEN_BACK; again += 1) await press(app, 'Enter')

  // What is sure, all at once.
  const before = await leftNow(app)
  await keyboard(app.page).use(page.getByRole('button', { name: /^Merge .*sure/ }))
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Enter')
  const done = page.getByText(/^Merged [\d,]+ groups\./)
  await expect(done).toBeVisible({ timeout: 90_000 })
  const sure = numberIn(await done.innerText())
  expect(sure).toBeGreaterThan(100)
  await expect.poll(() => leftNow(app)).toBeLessThan(before - sure / 2)
  console.log(`${String(sure)} sure groups merged, ${String(await leftNow(app))} left to look at, after ${passed()}`)
})
