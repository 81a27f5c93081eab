// The catalogue by keyboard alone: a product is written down, priced, changed, taken off sale and back; and the file of all.
import { readFileSync } from 'node:fs'
import { expect, test } from '../support/e2e-app.ts'
import { keyboard } from '../support/e2e-hands.ts'
import { goByKeys, openEmptyShop } from '../support/e2e-shop.ts'
import { button, buttonWithKey, field, heading, say } from '../support/e2e-steps.ts'

test('a product is written down, priced anew, changed, taken off sale and put back without the mouse', async ({
  app,
}) => {
  await openEmptyShop(app)
  const page = app.page()
  const hands = keyboard(app.page)
  await goByKeys(app, 'p')
  await expect(heading(app, 'products.empty.title')).toBeVisible()
  await page.keyboard.press('n')
  await expect(field(app, 'products.form.name')).toBeFocused()

  // Nothing is sent while something is missing, and it says what.
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(say(app, 'products.wrong.name'))).toBeVisible()
  await expect(page.getByText(say(app, 'products.wrong.price')).first()).toBeVisible()
  await hands.fill(field(app, 'products.form.name'), 'Half rye')
  await hands.fill(field(app, 'products.form.price'), '4.50')
  await hands.fill(field(app, 'products.form.cost'), '1.10')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Half rye', level: 1 })).toBeVisible()
  const list = page.getByRole('grid', { name: say(app, 'products.list.label') })
  await expect(list).toBeFocused()
  await expect(list.getByRole('row')).toHaveCount(1)
  await expect(list).toContainText('$4.50')

  await page.keyboard.press('n')
  await hands.fill(field(app, 'products.form.name'), 'HALF RYE')
  await hands.fill(field(app, 'products.form.price'), '5')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(say(app, 'products.wrong.taken'))).toBeVisible()
  await hands.fill(field(app, 'products.form.name'), 'Butter')
  await page.keyboard.press('Control+Enter')
  await expect(list.getByRole('row')).toHaveCount(2)

  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('heading', { name: 'Half rye', level: 1 })).toBeVisible()
  const product = page.getByRole('article')
  await hands.use(button(app, 'products.price.add'))
  await page.keyboard.type('4.75')
  await page.keyboard.press('Enter')
  await expect(list).toContainText('$4.75')
  await expect(product).toContainText('$4.75')

  await list.focus()
  await page.keyboard.press('e')
  await expect(heading(app, 'products.form.edit', { name: 'Half rye' })).toBeVisible()
  await hands.fill(field(app, 'products.form.name'), 'Half rye loaf')
  await hands.use(buttonWithKey(app, 'contacts.form.save'))
  await expect(page.getByRole('heading', { name: 'Half rye loaf', level: 1 })).toBeVisible()
  await page.keyboard.press('Control+Z')
  await expect(page.getByRole('heading', { name: 'Half rye', level: 1, exact: true })).toBeVisible()

  await list.focus()
  await page.keyboard.press('Delete')
  await expect(list.getByRole('row')).toHaveCount(1)
  await page.keyboard.press('Control+Z')
  await expect(list.getByRole('row')).toHaveCount(2)
  await app.picture('products')
})

test('the file of all products can be saved and holds them', async ({ app }) => {
  await openEmptyShop(app)
  const page = app.page()
  const hands = keyboard(app.page)
  await goByKeys(app, 'p')
  await expect(heading(app, 'products.empty.title')).toBeVisible()
  await page.keyboard.press('n')
  await hands.fill(field(app, 'products.form.name'), 'Crème brûlée, "large"')
  await hands.fill(field(app, 'products.form.price'), '6.25')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('brûlée')
  await page.getByRole('button', { name: new RegExp(`^${say(app, 'products.list.shelf', { name: '' })}`) }).click()
  await page.getByRole('menuitem', { name: say(app, 'products.export') }).click()
  // The desktop asks where to put it; a browser just puts it there.
  const download = app.host === 'browser' ? page.waitForEvent('download') : null
  await button(app, 'export.save').click()
  const file = await (await download)?.path()
  await expect(page.getByRole('log')).toContainText('.csv')
  if (file !== undefined) expect(readFileSync(file, 'utf8')).toContain('"Crème brûlée, ""large"""')
})
