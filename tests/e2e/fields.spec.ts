// A field of the shop's own, from its definition to the list: defined, filled in, shown as a column, narrowed by, undone.
import { expect, test, type App } from '../support/e2e-app.ts'
import { openEmptyShop, profileOf, writeDown } from '../support/e2e-shop.ts'
import { button, buttonWithKey, field, heading, say } from '../support/e2e-steps.ts'

/** The fields that are defined; messages are rows of lists, too. */
const defined = (app: App) =>
  app
    .page()
    .getByRole('list', { name: say(app, 'fields.title') })
    .getByRole('listitem')

async function toFields(app: App): Promise<void> {
  await app.page().evaluate(() => {
    location.hash = '/settings/fields'
  })
  await expect(heading(app, 'fields.title')).toBeVisible()
}

async function defineTable(app: App): Promise<void> {
  const page = app.page()
  await toFields(app)
  await button(app, 'fields.new').click()
  await expect(field(app, 'fields.name')).toBeFocused()
  await page.keyboard.type('Favourite table')
  await page.getByRole('combobox', { name: say(app, 'fields.type') }).click()
  await page.getByRole('option', { name: say(app, 'fields.type.list'), exact: true }).click()
  await page.getByRole('textbox', { name: say(app, 'fields.option', { at: 1 }) }).focus()
  await page.keyboard.type('Window')
  await page.keyboard.press('Tab')
  await page.getByRole('textbox', { name: say(app, 'fields.option', { at: 2 }) }).fill('Door')
  await button(app, 'fields.make').click()
  await expect(defined(app).filter({ hasText: 'Favourite table' })).toContainText('Window and Door')
}

test('a field is defined, filled in, shown as a column, narrowed by, and taken back step by step', async ({ app }) => {
  await openEmptyShop(app)
  const page = app.page()
  await defineTable(app)
  await app.picture('defined')
  await writeDown(app, 'Ada', 'Bright')
  await page.keyboard.press('e')
  const own = page.getByRole('group', { name: say(app, 'fields.part') })
  await own.getByRole('combobox', { name: 'Favourite table' }).click()
  await page.getByRole('option', { name: 'Window', exact: true }).click()
  await buttonWithKey(app, 'contacts.form.save').click()
  const section = profileOf(app, 'Ada Bright').getByRole('region', { name: say(app, 'fields.part') })
  await expect(section).toContainText('Favourite table')
  await expect(section).toContainText('Window')

  const rows = page.getByRole('grid').getByRole('row')
  await page.getByRole('button', { name: say(app, 'fields.columns') }).click()
  await page.getByRole('checkbox', { name: 'Favourite table' }).check()
  await page.keyboard.press('Escape')
  await expect(rows.filter({ hasText: 'Ada Bright' })).toContainText('Window')

  await page.getByRole('button', { name: say(app, 'contacts.narrow.button') }).click()
  await page.getByRole('combobox', { name: say(app, 'fields.filter-add') }).click()
  await page.getByRole('option', { name: 'Favourite table', exact: true }).click()
  await expect(rows).toHaveCount(1)
  await page.getByRole('combobox', { name: say(app, 'fields.filter-what', { name: 'Favourite table' }) }).click()
  await page.getByRole('option', { name: 'Door', exact: true }).click()
  await expect(page.getByRole('heading', { name: say(app, 'contacts.nobody.title') })).toBeVisible()
  await page.getByRole('option', { name: 'Door', exact: true }).click()
  await page.getByRole('option', { name: 'Window', exact: true }).click()
  await expect(rows).toHaveCount(1)
  await button(app, 'contacts.narrow.done').click()
  await expect(page.getByText(say(app, 'fields.chip', { name: 'Favourite table', what: 'Window' }))).toBeVisible()
  await app.picture('narrowed')

  await page
    .getByRole('button', { name: say(app, 'contacts.narrow.remove', { what: 'Favourite table: Window' }) })
    .click()
  await expect(rows).toHaveCount(1)
  await page.keyboard.press('Control+Z')
  await expect(section).toHaveCount(0)
})

test('fields are put into order and put aside by keyboard', async ({ app }) => {
  await openEmptyShop(app)
  const page = app.page()
  await toFields(app)
  for (const name of ['Coffee', 'Punch card']) {
    await button(app, 'fields.new').press('Enter')
    await expect(field(app, 'fields.name')).toBeFocused()
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await expect(defined(app).filter({ hasText: name })).toBeVisible()
  }
  const names = defined(app)
  await page.getByRole('button', { name: say(app, 'fields.up', { name: 'Punch card' }) }).press('Enter')
  await expect(names.first()).toContainText('Punch card')
  await page.keyboard.press('Control+Z')
  await expect(names.first()).toContainText('Coffee')
  await page.getByRole('button', { name: say(app, 'fields.aside-label', { name: 'Coffee' }) }).press('Enter')
  await expect(names).toHaveCount(1)
  await page.keyboard.press('Control+Z')
  await expect(names).toHaveCount(2)
})
