// Tasks by keyboard alone: added in one line, ticked by Space, changed by Enter, and those that are due stand on Today.
import { expect, test, type App } from '../support/e2e-app.ts'
import { goByKeys, openEmptyShop, writeDown } from '../support/e2e-shop.ts'
import { button, heading, say } from '../support/e2e-steps.ts'

function group(app: App, name: 'overdue' | 'today' | 'later' | 'someday' | 'done') {
  return app.page().getByRole('list', { name: say(app, `tasks.group.${name}`) })
}

test('tasks are added, ticked, taken back and changed without the mouse', async ({ app }) => {
  await openEmptyShop(app)
  const page = app.page()
  await goByKeys(app, 'a')
  await expect(heading(app, 'tasks.none')).toBeVisible()
  const line = page.getByRole('textbox', { name: say(app, 'profile.task.words') })
  for (const words of ['Order flour', 'Call the mill', 'Mend the awning']) {
    await page.keyboard.press('n')
    await expect(line.first()).toBeFocused()
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
    await expect(group(app, 'today')).toContainText(words)
    await expect(line.first()).toHaveValue('')
  }

  await page.keyboard.press('Escape')
  const rows = group(app, 'today').getByRole('listitem')
  await expect(rows.first()).toBeFocused()
  await page.keyboard.press('Space')
  await expect(rows).toHaveCount(2)
  await expect(group(app, 'today')).not.toContainText('Order flour')
  await page.keyboard.press('Control+Z')
  await expect(rows).toHaveCount(3)

  await rows.first().focus()
  await page.keyboard.press('Enter')
  const change = page.getByRole('form', { name: say(app, 'tasks.change-label', { what: 'Order flour' }) })
  await expect(change.getByRole('textbox', { name: say(app, 'profile.task.words') })).toBeFocused()
  await change.getByRole('button', { name: say(app, 'profile.task.due.week') }).press('Enter')
  await change.getByRole('button', { name: say(app, 'contacts.form.save') }).press('Enter')
  await expect(group(app, 'later')).toContainText('Order flour')
  await expect(rows).toHaveCount(2)

  await rows.first().focus()
  await page.keyboard.press('Space')
  await expect(rows).toHaveCount(1)
  await page
    .locator('label')
    .filter({ hasText: say(app, 'tasks.whose.done') })
    .click()
  await expect(group(app, 'done').getByRole('listitem')).toHaveCount(1)
  await app.picture('done')
})

test('a task of a customer stands on Today until it is done', async ({ app }) => {
  await openEmptyShop(app)
  await writeDown(app, 'Rosalind', 'Okoye')
  const page = app.page()
  await page.keyboard.press('t')
  await page.keyboard.type('Call about the cake')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: say(app, 'profile.matters') })).toContainText('Call about the cake')
  await goByKeys(app, 't')
  const due = page.getByRole('list', { name: new RegExp(`^${say(app, 'tasks.due')}`) })
  await expect(due).toContainText('Call about the cake')
  await expect(due.getByRole('link', { name: 'Rosalind Okoye' })).toBeVisible()
  await due.getByRole('checkbox').click()
  await expect(due).toBeHidden()
  await button(app, 'undo.button').last().click()
  await expect(due).toContainText('Call about the cake')
})
