// The records put right by keyboard alone: found, mended, left as they are, taken back.
import { expect, test } from '../support/e2e-app.ts'
import { goByKeys, openEmptyShop, writeDown } from '../support/e2e-shop.ts'
import { heading, say } from '../support/e2e-steps.ts'

test('what looks wrong in the records is put right, left and taken back without the mouse', async ({ app }) => {
  await openEmptyShop(app)
  const page = app.page()
  for (const [given, family] of [
    ['ANNA', 'BERGMANN'],
    ['BERTA', 'KAHLMANN'],
  ] as const) {
    await writeDown(app, given, family)
    await goByKeys(app, 't')
  }
  await goByKeys(app, 'q')
  await expect(heading(app, 'quality.issue.name-case')).toBeVisible()
  const rows = page.getByRole('list', { name: say(app, 'quality.issue.name-case') }).getByRole('listitem')
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toContainText('Anna Bergmann')

  await rows.first().focus()
  await page.keyboard.press('Enter')
  await expect(rows).toHaveCount(1)
  await expect(rows.first()).toContainText('BERTA')
  await expect(page.getByText(say(app, 'quality.mended', { name: 'ANNA BERGMANN' }))).toBeVisible()
  await page.keyboard.press('Control+Z')
  await expect(rows).toHaveCount(2)

  await rows.last().focus()
  await page.keyboard.press('l')
  await expect(rows).toHaveCount(1)
  await expect(rows.first()).toContainText('ANNA')
  await expect(page.getByText(say(app, 'quality.left-one', { name: 'BERTA KAHLMANN' }))).toBeVisible()
  await rows.first().focus()
  await page.keyboard.press('z')
  await expect(rows).toHaveCount(2)

  await page.getByRole('button', { name: say(app, 'quality.mend-all', { count: 2 }) }).press('Enter')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say(app, 'quality.mend-go', { count: 2 }) })
    .press('Enter')
  await expect(page.getByText(say(app, 'quality.none-of'))).toBeVisible()
  await expect(page.getByText(say(app, 'quality.mended-all', { count: 2 }))).toBeVisible()
  await page.keyboard.press('Control+Z')
  await expect(rows).toHaveCount(2)
})
