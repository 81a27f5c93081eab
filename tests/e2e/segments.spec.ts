// People described by a sentence, by keyboard alone: three parts written, counted and taken back; why somebody is in it; kept, changed, and
// made a list that can be taken back.
import { expect, test } from '../support/e2e-app.ts'
import { goByKeys, openSampleShop } from '../support/e2e-shop.ts'
import { heading, say } from '../support/e2e-steps.ts'

test.use({ startArguments: ['--demo'] })
test.setTimeout(120_000)

test('a segment is written, looked into, kept, changed and made a list without the mouse', async ({ app }) => {
  await openSampleShop(app)
  const page = app.page()
  const { keyboard } = page
  const finder = page.getByRole('combobox', { name: say(app, 'segments.find.and') })
  const sentence = page.getByRole('group', { name: say(app, 'segments.sentence') })
  const aside = page.getByRole('complementary', { name: say(app, 'segments.who') })
  const part = (words: string) => sentence.getByRole('button', { name: words })

  await goByKeys(app, 'e')
  await expect(heading(app, 'segments.title')).toBeVisible()
  await keyboard.press('n')
  await expect(finder).toBeFocused()
  await keyboard.type('last visit')
  await expect(page.getByRole('option').first()).toContainText(say(app, 'segments.fact.visits.last'))
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: say(app, 'segments.value') })).toBeFocused()
  await keyboard.type('3')
  await keyboard.press('Enter')
  await expect(part('has not been here for more than 3 weeks')).toBeFocused()

  // Typing seeks the next part; what the shop sells is found by its name.
  await keyboard.press('c')
  await expect(finder).toBeFocused()
  await keyboard.type('ake')
  const category = page.getByRole('option', { name: 'bought something from Tarts and cakes' })
  await expect(category).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('Enter')
  await keyboard.press('Escape')
  await expect(part('bought something from Tarts and cakes')).toBeFocused()
  await keyboard.press('h')
  await keyboard.type('ow often they came')
  await keyboard.press('Enter')
  await keyboard.type('5')
  await keyboard.press('Escape')
  await expect(part('came at least 5 times')).toBeFocused()
  await expect(page.getByRole('row', { name: /came at least 5 times/ })).toBeVisible()

  // A part taken out comes back with the step.
  await keyboard.press('Backspace')
  await expect(part('came at least 5 times')).toHaveCount(0)
  await keyboard.press('Control+Z')
  await expect(part('came at least 5 times')).toBeVisible()

  const why = aside.getByRole('list').getByRole('button').first()
  await why.focus()
  await keyboard.press('Enter')
  const dialogue = page.getByRole('dialog')
  await expect(dialogue.getByRole('listitem')).toHaveCount(3)
  await expect(dialogue.getByText(say(app, 'segments.holds'))).toHaveCount(3)
  await keyboard.press('Escape')
  await expect(dialogue).toHaveCount(0)

  await aside.getByRole('button', { name: say(app, 'segments.save-as') }).press('Enter')
  await expect(dialogue.getByRole('textbox', { name: say(app, 'segments.name') })).toBeFocused()
  await keyboard.type('Cake people to greet')
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Cake people to greet' })).toBeVisible()

  await part('came at least 5 times').focus()
  await keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: say(app, 'segments.value') })).toBeFocused()
  await keyboard.type('2')
  await keyboard.press('Enter')
  await expect(part('came at least 2 times')).toBeFocused()
  await aside.getByRole('button', { name: say(app, 'segments.save-as') }).press('Enter')
  await expect(dialogue.getByRole('textbox', { name: say(app, 'segments.name') })).toHaveValue('Cake people to greet')
  await keyboard.press('Enter')
  await expect(dialogue).toHaveCount(0)
  await expect(aside.getByRole('button', { name: say(app, 'segments.save-as') })).toHaveCount(0)

  await aside.getByRole('button', { name: say(app, 'segments.make-list') }).press('Enter')
  await expect(dialogue.getByRole('textbox', { name: say(app, 'lists.name') })).toHaveValue('Cake people to greet')
  await keyboard.press('Enter')
  const members = page.getByRole('grid', { name: say(app, 'lists.members', { name: 'Cake people to greet' }) })
  await expect(members).toBeVisible()
  await keyboard.press('Control+Z')
  await expect(members).toHaveCount(0)
})
