// Two customers who live together: made a household by keyboard, their address edited once and shown with both, one moves out
// and is back by undo.
import { expect, test, type App } from '../support/e2e-app.ts'
import { goByKeys, openEmptyShop, profileOf, writeDown } from '../support/e2e-shop.ts'
import { button, field, say } from '../support/e2e-steps.ts'

const household = (app: App, name: string) =>
  profileOf(app, name).getByRole('region', { name: say(app, 'households.title') })

test('two people become a household, its address is edited once for both, one moves out, and undo brings them back', async ({
  app,
}) => {
  await openEmptyShop(app)
  const page = app.page()
  await writeDown(app, 'Ada', 'Berg')
  await goByKeys(app, 't')
  await expect(profileOf(app, 'Ada Berg')).toBeHidden()
  await writeDown(app, 'Ben', 'Dahl')
  await button(app, 'households.begin').press('Enter')
  const picker = page.getByRole('dialog').getByRole('combobox', { name: say(app, 'households.people-add') })
  await expect(picker).toBeFocused()
  await page.keyboard.type('Ada')
  await expect(page.getByRole('option', { name: /Ada Berg/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(field(app, 'households.name')).toHaveValue(say(app, 'households.family', { names: 'Dahl and Berg' }))
  await field(app, 'contacts.form.street').fill('Lindenstraße 5')
  await field(app, 'contacts.form.city').fill('Berlin')
  await app.picture('household-made')
  await field(app, 'contacts.form.city').press('Enter')
  await expect(household(app, 'Ben Dahl')).toContainText('Lindenstraße 5')

  await household(app, 'Ben Dahl').getByRole('link', { name: 'Ada Berg' }).press('Enter')
  await expect(household(app, 'Ada Berg')).toContainText('Berlin')
  await app.picture('household')
  await page
    .getByRole('button', { name: say(app, 'households.change-label', { name: 'The Dahl and Berg family' }) })
    .press('Enter')
  await field(app, 'contacts.form.street').fill('Am Kanal 12')
  await page.getByRole('button', { name: say(app, 'households.keep-all', { count: 2 }) }).press('Enter')
  await expect(household(app, 'Ada Berg')).toContainText('Am Kanal 12')
  await household(app, 'Ada Berg').getByRole('link', { name: 'Ben Dahl' }).press('Enter')
  await expect(household(app, 'Ben Dahl')).toContainText('Am Kanal 12')

  // The form says whose address it is.
  await page.getByRole('link', { name: say(app, 'contacts.profile.edit'), exact: true }).press('Enter')
  await expect(page.getByText(say(app, 'households.form.shared', { name: 'The Dahl and Berg family' }))).toBeVisible()
  await app.picture('household-form')
  await button(app, 'contacts.form.cancel').press('Enter')

  await page.getByRole('button', { name: say(app, 'households.leave-label', { name: 'Ben Dahl' }) }).press('Enter')
  await expect(page.getByRole('radio', { name: say(app, 'households.leave-keep') })).toBeChecked()
  await app.picture('household-left')
  await button(app, 'households.leave-do').press('Enter')
  await expect(household(app, 'Ben Dahl')).toBeHidden()
  await expect(profileOf(app, 'Ben Dahl')).toContainText('Am Kanal 12')
  await page.keyboard.press('Control+z')
  await expect(household(app, 'Ben Dahl')).toContainText('Ada Berg')

  await household(app, 'Ben Dahl')
    .getByRole('link', { name: say(app, 'households.all-link') })
    .press('Enter')
  const all = page.getByRole('list', { name: say(app, 'households.page') })
  await expect(all.getByRole('listitem')).toContainText('The Dahl and Berg family')
  await expect(all.getByRole('listitem')).toContainText('Am Kanal 12')
})
