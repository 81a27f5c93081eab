// Many customers changed by keyboard alone, seen before and taken back as one; and a complaint of nobody known, given to a
// customer later.
import { expect, test, type App } from '../support/e2e-app.ts'
import { goByKeys, openEmptyShop, profileOf, writeDown } from '../support/e2e-shop.ts'
import { button, field, say } from '../support/e2e-steps.ts'

const list = (app: App) => app.page().getByRole('grid', { name: say(app, 'contacts.list.label') })

test('customers are chosen by key, changed after a look, and one undo takes it back', async ({ app }) => {
  await openEmptyShop(app)
  for (const [given, family] of [
    ['Ada', 'Byron'],
    ['Grace', 'Hopper'],
    ['Mary', 'Somerville'],
  ] as const) {
    await writeDown(app, given, family)
    await goByKeys(app, 't')
  }
  const page = app.page()
  await goByKeys(app, 'c')
  await list(app).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  const bar = page.getByRole('group', { name: say(app, 'bulk.bar') })
  await expect(bar).toContainText(say(app, 'bulk.chosen', { count: 2 }))
  await expect(list(app).getByRole('row', { selected: true })).toHaveCount(2)
  await page.keyboard.press('Escape')
  await expect(bar).toBeHidden()
  await page.keyboard.press('Control+a')
  await expect(bar).toContainText(say(app, 'bulk.all', { count: 3 }))
  await app.picture('chosen')

  await page.keyboard.press('e')
  const dialogue = page.getByRole('dialog', { name: say(app, 'bulk.change-title', { count: 3 }) })
  const what = dialogue.getByRole('combobox', { name: say(app, 'bulk.what') })
  await expect(what).toBeFocused()
  await page.keyboard.type(say(app, 'bulk.part.addTags'))
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(dialogue.getByLabel(say(app, 'bulk.part.addTags'))).toBeFocused()
  await page.keyboard.type('Fair')
  await page.keyboard.press('Enter')
  await button(app, 'bulk.look').press('Enter')
  await expect(dialogue).toContainText(say(app, 'bulk.finding', { changes: 3, people: 3 }))
  await expect(dialogue.getByRole('listitem')).toHaveCount(3)
  await app.picture('preview')
  await dialogue.getByRole('button', { name: say(app, 'bulk.do', { count: 3 }) }).press('Enter')
  await expect(dialogue).toBeHidden()
  await expect(bar).toBeHidden()
  await expect(list(app)).toBeFocused()
  const tag = profileOf(app, 'Grace Hopper').getByText('Fair', { exact: true })
  await expect(tag).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(tag).toHaveCount(0)
})

test('a complaint of nobody known stands on Today until it is given to a customer', async ({ app }) => {
  await openEmptyShop(app)
  await writeDown(app, 'Jane', 'Miller')
  const page = app.page()
  await page.evaluate(() => {
    location.hash = '/said'
  })
  await button(app, 'said.write').press('Enter')
  await field(app, 'said.caller').fill('Mrs Miller, 01632 960 961')
  await page.getByRole('textbox', { name: say(app, 'profile.said.call') }).fill('The cake was dry')
  await page.getByRole('button', { name: say(app, 'profile.tone.complaint') }).press('Enter')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('list', { name: say(app, 'said.words') })).toContainText('Mrs Miller')
  await app.picture('nobody')

  await goByKeys(app, 't')
  const waiting = page.getByRole('list', { name: say(app, 'said.nobodys-open') })
  await expect(waiting).toContainText('The cake was dry')
  await waiting.getByRole('button', { name: say(app, 'said.whose') }).press('Enter')
  const dialogue = page.getByRole('dialog', { name: say(app, 'said.whose') })
  await dialogue.getByRole('button', { name: /Jane Miller/ }).press('Enter')
  await expect(waiting).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(waiting).toContainText('The cake was dry')
})
