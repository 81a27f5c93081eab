// A greeting for birthdays by keyboard alone: begun from words that are there, written for a segment, read as a real customer reads it, looked
// through, started, found in the month and in the outbox, and paused. The sample shop has no mail account: it is told, and letters go.
import { PNG } from 'pngjs'
import { expect, test } from '../support/e2e-app.ts'
import { goByKeys, openSampleShop } from '../support/e2e-shop.ts'
import { button, heading, say } from '../support/e2e-steps.ts'

test.use({ startArguments: ['--demo'] })
test.setTimeout(120_000)

test('a birthday greeting is written, looked through, started and paused without the mouse', async ({ app }) => {
  await openSampleShop(app)
  const page = app.page()
  const { keyboard } = page
  const part = (name: string) => page.locator(`[data-part="${name}"]`)
  const checks = page.getByRole('list', { name: say(app, 'messages.checks') })
  const preview = page.getByRole('document', { name: say(app, 'messages.preview') })
  const readers = page.getByRole('group', { name: say(app, 'messages.preview.whose') })

  await goByKeys(app, 'm')
  await expect(heading(app, 'messages.title')).toBeVisible()
  await expect(page.getByRole('grid')).toBeVisible()
  await keyboard.press('n')
  await expect(heading(app, 'messages.begin')).toBeVisible()
  const occasions = page.getByRole('list', { name: say(app, 'messages.begin.occasions') })
  await expect(occasions.getByRole('listitem').first()).toBeFocused()
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: say(app, 'letters.template.birthday.name') })).toBeVisible()

  await button(app, 'messages.rename').press('Enter')
  await page.getByRole('textbox', { name: say(app, 'messages.name') }).fill('Birthday bun')
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Birthday bun' })).toBeVisible()

  // No account: said with the way to it, and the button does nothing.
  await expect(checks.getByText(say(app, 'campaigns.check.account.stop'))).toBeVisible()
  await expect(page.getByRole('button', { name: /^Start with/ })).toBeDisabled()

  // A real customer, and the next one.
  await expect(preview).toContainText('Happy birthday')
  const first = (await readers.getByRole('link').textContent()) ?? ''
  await expect(preview).toContainText(`Happy birthday, ${first.split(' ')[0] ?? ''}`)
  await readers.getByRole('button', { name: say(app, 'messages.preview.next') }).press('Enter')
  await expect(readers.getByRole('link')).not.toHaveText(first)
  const second = (await readers.getByRole('link').textContent()) ?? ''

  // Words with a placeholder that is chosen by typing {.
  const box = page.getByRole('textbox', { name: say(app, 'messages.words') })
  await box.focus()
  await expect(box).toHaveClass(/ProseMirror-focused/)
  // The editor sets its caret a moment after it has the focus.
  await expect(async () => {
    await keyboard.press('Control+End')
    const atEnd = (one: Element) => one.lastElementChild?.contains(document.getSelection()?.anchorNode ?? null) === true
    expect(await box.evaluate(atEnd)).toBe(true)
  }).toPass()
  await keyboard.press('Enter')
  await keyboard.type('Until soon, ')
  await keyboard.type('{')
  await page.getByRole('menuitem', { name: /^First name/ }).press('Enter')
  await expect(box).toBeFocused()
  await keyboard.type('!')
  await expect(preview).toContainText(`Until soon, ${second.split(' ')[0] ?? ''}!`)
  await expect(page.getByText(say(app, 'messages.standing.kept'), { exact: true })).toBeVisible()

  // In the subject a placeholder is one thing too, and there is one line.
  const subject = page.getByRole('textbox', { name: say(app, 'messages.subject'), exact: true })
  const chips = subject.locator('[data-placeholder]')
  const before = await chips.count()
  await subject.focus()
  await expect(subject).toHaveClass(/ProseMirror-focused/)
  await keyboard.type('{')
  await page.getByRole('menuitem', { name: /^First name/ }).press('Enter')
  await expect(subject).toBeFocused()
  await expect(chips).toHaveCount(before + 1)
  await expect(chips.first()).not.toContainText('{')
  await keyboard.press('Enter')
  await expect(subject.locator('p')).toHaveCount(1)
  await keyboard.press('Backspace')
  await expect(chips).toHaveCount(before)

  // A picture is kept, described, and shown as the reader sees it; what is none is refused.
  const choose = page.locator('input[type="file"]')
  await choose.setInputFiles({ name: 'bun.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') })
  await expect(page.getByText(say(app, 'messages.picture.unreadable'))).toBeVisible()
  await choose.setInputFiles({
    name: 'bun.png',
    mimeType: 'image/png',
    buffer: PNG.sync.write(new PNG({ width: 60, height: 40 })),
  })
  await expect(page.getByRole('textbox', { name: say(app, 'messages.picture.alt') })).toBeFocused()
  await keyboard.type('A bun')
  await keyboard.press('Enter')
  await expect(box).toBeFocused()
  await expect(preview.getByRole('img', { name: 'A bun' })).toHaveJSProperty('naturalWidth', 60)
  await expect(page.getByText(say(app, 'messages.standing.kept'), { exact: true })).toBeVisible()

  await part('whom').press('Enter')
  await page.getByRole('radio', { name: say(app, 'messages.whom.some') }).press('Space')
  await page.getByRole('combobox', { name: say(app, 'messages.whom.in'), exact: true }).focus()
  await keyboard.type('Birthday')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await keyboard.press('Escape')
  await keyboard.press('Escape')
  await expect(part('whom')).toBeFocused()
  await expect(part('whom')).toContainText('“')

  await part('ways').press('Enter')
  await page.getByRole('checkbox', { name: say(app, 'messages.channel.post') }).press('Space')
  await page.getByRole('checkbox', { name: say(app, 'messages.channel.email') }).press('Space')
  await keyboard.press('Escape')
  await expect(part('ways')).toHaveText('by letter')
  await expect(checks.getByText(say(app, 'campaigns.check.account.stop'))).toHaveCount(0)
  const start = page.getByRole('button', { name: /^Start/ })
  await expect(start).toBeEnabled()
  await start.press('Enter')
  await expect(page.getByText(say(app, 'messages.state.running'), { exact: true })).toBeVisible()

  // In the month, in the outbox, and held up.
  await goByKeys(app, 'm')
  const month = page.getByRole('grid')
  await expect(month.getByRole('gridcell', { name: /Birthday bun/ }).first()).toBeVisible()
  await expect(month.locator('[data-chosen]')).toHaveAttribute('aria-current', 'date')
  await month.locator('[data-chosen]').focus()
  await keyboard.press('ArrowRight')
  await expect(month.locator('[data-chosen]')).toBeFocused()
  await expect(month.locator('[data-chosen]')).not.toHaveAttribute('aria-current', 'date')
  await page.getByRole('link', { name: say(app, 'outbox.title'), exact: true }).press('Enter')
  const message = page.getByRole('row').getByRole('link', { name: 'Birthday bun' }).first()
  await expect(message).toBeVisible()
  await message.press('Enter')
  await button(app, 'messages.pause').press('Enter')
  await expect(page.getByText(say(app, 'messages.state.paused'), { exact: true })).toBeVisible()
  await expect(button(app, 'messages.resume')).toBeVisible()
})
