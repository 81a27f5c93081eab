// The counter by keyboard alone: found by the last digits of a phone number, sold to, paid in parts, brought back, put
// right; and no sale is lost or logged twice.
import { expect, test, type App } from '../support/e2e-app.ts'
import { keyboard } from '../support/e2e-hands.ts'
import {
  dayTotal,
  findBox,
  fingers,
  itemBox,
  newAtCounter,
  saleLines,
  toast,
  toCounter,
  toDay,
  total,
} from '../support/e2e-counter.ts'
import { openEmptyShop } from '../support/e2e-shop.ts'
import { lockScreen, say, secret, SHOP, unlockScreen } from '../support/e2e-steps.ts'

const SOLD = /recorded for Mirela Ionescu/

/** An empty shop whose first customer has just come by. */
async function openWithMirela(app: App): Promise<void> {
  await openEmptyShop(app)
  await toCounter(app)
  await newAtCounter(app, 'Mirela Ionescu', '(617) 555-0142')
  await fingers(app).press('F8')
  await expect(findBox(app)).toBeFocused()
  await expect(toast(app).getByText(/visit of Mirela/i)).toBeVisible()
}

async function sell(app: App, ...items: readonly string[]): Promise<void> {
  const keys = fingers(app)
  await keys.type('0142')
  await keys.press('Enter')
  await expect(itemBox(app)).toBeFocused()
  for (const item of items) {
    await keys.type(item)
    await keys.press('Enter')
  }
}

test('[B1] a customer is found by the last digits of the phone and a sale logged by keyboard alone', async ({
  app,
}) => {
  await openWithMirela(app)
  const keys = fingers(app)
  const start = Date.now()
  await keys.type('0142')
  await keys.press('Enter')
  await keys.type('5.50')
  await keys.press('Enter', 'Enter')
  await expect(toast(app).getByText(SOLD)).toContainText('$5.50')
  const took = Date.now() - start
  await expect(findBox(app)).toBeFocused()
  // At five keys a second, as somebody presses who does it all day, that is far below four seconds.
  expect(keys.pressed()).toBeLessThanOrEqual(12)
  expect(took + keys.pressed() * 200).toBeLessThan(10_000)
  await toDay(app)
  await expect.poll(() => dayTotal(app)).toBe(550)
  await app
    .page()
    .getByRole('button', { name: /Open the visit of Mirela/ })
    .first()
    .press('Enter')
  await expect(app.page().getByRole('dialog', { name: 'Mirela Ionescu' })).toContainText('$5.50')
  await app.picture('logged')
})

test('keys pressed faster than the book answers end in the same sale', async ({ app }) => {
  await openWithMirela(app)
  await app.page().keyboard.type('0142\n5.50\n3x2\nflowers 12\n')
  await expect(saleLines(app)).toHaveCount(3)
  await expect(total(app)).toHaveText('$23.50')
  // Enter twice, as a nervous hand does, logs once.
  await app.page().keyboard.type('\n\n')
  await expect(toast(app).getByText(SOLD)).toContainText('$23.50')
  await toDay(app)
  await expect.poll(() => dayTotal(app)).toBe(2_350)
})

test('a sale without a name, with a discount, is logged; an unknown item is kept and holds the sale back', async ({
  app,
}) => {
  await openWithMirela(app)
  const keys = fingers(app)
  await keys.press('F4')
  await expect(itemBox(app)).toBeFocused()
  await keys.type('10')
  await keys.press('Enter')
  await keys.type('no such thing')
  await keys.press('Enter', 'Enter')
  await expect(app.page().getByText(say(app, 'counter.no-item'))).toBeVisible()
  await expect(itemBox(app)).toHaveValue('no such thing')
  await keys.press('Escape')
  await expect(itemBox(app)).toHaveValue('')
  // The line is reached by the arrow, opened by Enter.
  await keys.press('ArrowUp', 'Enter')
  await expect(app.page().getByLabel(say(app, 'counter.quantity'))).toBeFocused()
  await keys.press('Tab', 'Tab')
  await keys.type('10 %')
  await keys.press('Enter')
  await expect(total(app)).toHaveText('$9.00')
  await keys.press('Enter')
  await expect(toast(app).getByText('$9.00 recorded', { exact: true })).toBeVisible()
})

test('an unfinished sale outlives a page change, the lock and a reload', async ({ app }) => {
  await openWithMirela(app)
  await sell(app, '5.50', '2x4')
  await expect(total(app)).toHaveText('$13.50')
  await fingers(app).press('Escape', 'Escape')
  await expect(app.page().getByRole('heading', { level: 1 })).not.toHaveText(say(app, 'app.counter'))
  await toCounter(app)
  await expect(total(app)).toHaveText('$13.50')
  await lockScreen(app, keyboard(app.page))
  await unlockScreen(app, keyboard(app.page))
  await expect(total(app)).toHaveText('$13.50')
  await app.page().reload()
  // A window that begins anew asks who it is, before it shows anything.
  await keyboard(app.page).fill(secret(app, 'unlock.password'), SHOP.password)
  await app.page().keyboard.press('Enter')
  await expect(total(app)).toHaveText('$13.50')
  await expect(app.page().getByRole('heading', { name: 'Mirela Ionescu', level: 2 })).toBeVisible()
  await itemBox(app).press('Enter')
  await expect(toast(app).getByText(SOLD)).toContainText('$13.50')
})

test('a sale is paid in parts, with change for the cash, and what stands on account is paid later', async ({ app }) => {
  await openWithMirela(app)
  const page = app.page()
  const keys = fingers(app)
  await sell(app, '30')
  await page.getByRole('button', { name: say(app, 'counter.split') }).press('Enter')
  await keys.type('12.50')
  await keys.press('Enter')
  await expect(page.getByText('Card $12.50')).toBeVisible()
  await page.getByLabel(say(app, 'counter.given')).focus()
  await keys.type('20')
  await expect(page.getByText(say(app, 'counter.change', { amount: '$2.50' }))).toBeVisible()
  await keys.press('Enter')
  await expect(toast(app).getByText(SOLD)).toContainText('$30.00')

  await sell(app, '8')
  await keys.press('F9')
  await expect(page.locator('[data-tenders] input:checked')).toBeFocused()
  await keys.press('ArrowRight', 'ArrowRight', 'ArrowRight')
  await expect(page.getByRole('radio', { name: say(app, 'visits.tender.account') })).toBeChecked()
  await keys.press('Enter')
  await expect(toast(app).getByText(SOLD).last()).toContainText('$8.00')
  await sell(app)
  await expect(page.getByText(say(app, 'counter.owes', { amount: '$8.00' }))).toBeVisible()
  await page.keyboard.press('F8')
  await expect(findBox(app)).toBeFocused()

  await toDay(app)
  const sums = page.getByRole('complementary', { name: say(app, 'visits.sums') })
  await expect(sums).toContainText(/Cash 1\$17\.50/)
  await expect(sums).toContainText(/Card 1\$12\.50/)
  await expect(sums).toContainText(/On account 1\$8\.00/)
  await expect.poll(() => dayTotal(app)).toBe(3_800)
  await page
    .getByRole('button', { name: /Open the visit of Mirela/ })
    .nth(1)
    .press('Enter')
  await page.getByRole('button', { name: say(app, 'visits.pay'), exact: true }).press('Enter')
  await page.getByLabel(say(app, 'visits.pay-amount')).press('Enter')
  await expect(toast(app).getByText(say(app, 'visits.paid-done'))).toBeVisible()
  await expect(sums).toContainText(/Cash 2\$25\.50/)
})

test('something is brought back, and a wrong sale is put right and taken back', async ({ app }) => {
  await openWithMirela(app)
  const page = app.page()
  const keys = fingers(app)
  await sell(app, 'vase 12', '5')
  await keys.press('Enter')
  await expect(toast(app).getByText(SOLD)).toContainText('$17.00')

  await sell(app)
  await keys.press('F7')
  const choice = page.getByRole('dialog', { name: say(app, 'counter.bring-back') })
  await choice.getByRole('button', { name: say(app, 'counter.choose') }).press('Enter')
  await expect(total(app)).toHaveText('-$17.00')
  await expect(itemBox(app)).toBeFocused()
  await keys.press('ArrowUp', 'Delete')
  await expect(total(app)).toHaveText('-$12.00')
  await keys.press('Enter')
  await expect(toast(app).getByText('-$12.00')).toBeVisible()

  await keys.press('F4')
  await keys.type('7')
  await keys.press('Enter', 'Enter')
  await expect(toast(app).getByText('$7.00 recorded', { exact: true })).toBeVisible()
  await toDay(app)
  await expect.poll(() => dayTotal(app)).toBe(1_200)
  await page.getByRole('button', { name: /Open the visit of Somebody/ }).press('Enter')
  await page.getByRole('button', { name: say(app, 'visits.put-right') }).press('Enter')
  await expect(itemBox(app)).toBeFocused()
  await keys.press('ArrowUp', '+')
  await expect(total(app)).toHaveText('$14.00')
  await itemBox(app).focus()
  await keys.press('Enter')
  await expect(toast(app).getByText(/put right/)).toBeVisible()
  await toDay(app)
  await expect.poll(() => dayTotal(app)).toBe(1_900)

  await page
    .getByRole('button', { name: /Open the visit of Somebody/ })
    .first()
    .press('Enter')
  await page.getByRole('button', { name: say(app, 'visits.take-back') }).press('Enter')
  await page.getByLabel(say(app, 'visits.why')).press('Enter')
  await expect(toast(app).getByText(say(app, 'visits.taken-back-done'))).toBeVisible()
  await expect(page.locator('[data-day-total="500"]')).toBeVisible()
})
