// May we write to them? Asked on the profile, answered with the words, taken back; and the list of addresses that are left alone.
import { expect, test, type App } from '../support/e2e-app.ts'
import { DAY_AND_NIGHT, violationsIn } from '../support/e2e-axe.ts'
import { keyboard } from '../support/e2e-hands.ts'
import { openEmptyShop, profileOf, writeDown } from '../support/e2e-shop.ts'
import { button, field, say } from '../support/e2e-steps.ts'

// Every look of the screens is held against the rules of assistive technology.
test.describe.configure({ timeout: 120_000 })

const NAME = 'Rosalind Okoye'
const WORDS = 'Yes, tell me when the stollen is there.'

const channelName = (app: App, channel: 'email' | 'sms' | 'phone' | 'post') => say(app, `consent.channel.${channel}`)

function line(app: App, channel: 'email' | 'sms' | 'phone' | 'post') {
  return profileOf(app, NAME)
    .getByRole('region', { name: say(app, 'consent.title') })
    .getByRole('button', { name: new RegExp(`^${channelName(app, channel)} `) })
}

test('a yes is written down with its words, stands in the timeline, and is taken back without an undo', async ({
  app,
}) => {
  await openEmptyShop(app)
  await writeDown(app, 'Rosalind', 'Okoye')
  const page = app.page()
  const hands = keyboard(app.page)
  await expect(line(app, 'email')).toContainText(say(app, 'consent.state.unknown'))

  // By keyboard: the line opens, the answer is given, the words are asked for first.
  await hands.use(line(app, 'email'))
  const yes = say(app, 'consent.answer.given-label', { channel: channelName(app, 'email') })
  await hands.use(page.getByRole('button', { name: yes }))
  await expect(field(app, 'consent.form.words')).toBeFocused()
  await expect(button(app, 'consent.form.keep')).toBeDisabled()
  await page.keyboard.type(WORDS)
  expect(await violationsIn(page, 'a yes', DAY_AND_NIGHT)).toEqual([])
  await page.getByRole('checkbox', { name: channelName(app, 'post') }).check()
  await button(app, 'consent.form.keep').click()

  // Nothing is known by which it could reach her, and the panel says so.
  await expect(line(app, 'email')).toContainText(say(app, 'consent.state.but'))
  await expect(line(app, 'post')).toContainText(say(app, 'consent.state.but'))
  await expect(line(app, 'sms')).toContainText(say(app, 'consent.state.unknown'))
  const panel = profileOf(app, NAME).getByRole('region', { name: say(app, 'consent.title') })
  await expect(panel).toContainText(WORDS)
  await expect(panel).toContainText(say(app, 'consent.why.no_address'))
  const told = (channel: 'email' | 'post') =>
    profileOf(app, NAME)
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: say(app, 'timeline.consent', { act: 'given', channel }) }) })
  await expect(told('email')).not.toContainText(WORDS)
  await told('post').getByRole('button').click()
  await expect(told('post')).toContainText(WORDS)

  expect(await violationsIn(page, 'consent on the profile', DAY_AND_NIGHT)).toEqual([])
  const back = say(app, 'consent.answer.withdrawn-label', { channel: channelName(app, 'email') })
  await page.getByRole('button', { name: back }).click()
  await expect(page.getByRole('dialog')).toContainText(say(app, 'consent.form.for-good'))
  await button(app, 'consent.form.keep').click()
  await expect(line(app, 'email')).toContainText(say(app, 'consent.state.withdrawn'))
  await page.keyboard.press('Control+Z')
  await expect(page.getByRole('status').or(page.getByRole('alert')).first()).toBeVisible()
  await expect(line(app, 'email')).toContainText(say(app, 'consent.state.withdrawn'))
})

test('an address on the do-not-disturb list is known again however it is typed, and only with a reason taken off', async ({
  app,
}) => {
  await openEmptyShop(app)
  const page = app.page()
  await page.evaluate(() => {
    location.hash = '/settings/do-not-disturb'
  })
  const list = page.getByRole('list', { name: say(app, 'consent.list.title') })
  await expect(page.getByText(say(app, 'consent.list.empty'))).toBeVisible()
  await field(app, 'consent.list.address').fill('Rosalind@Example.com')
  await field(app, 'consent.list.note').fill('Rang us')
  await button(app, 'consent.list.put').click()
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await expect(list).toContainText(say(app, 'consent.reason.asked'))
  await expect(list).toContainText('Rang us')
  expect(await violationsIn(page, 'do not disturb', DAY_AND_NIGHT)).toEqual([])
  // What was typed is nowhere to be read.
  await expect(page.locator('main')).not.toContainText(/rosalind@/i)

  await field(app, 'consent.list.find').fill('somebody@example.com')
  await expect(page.getByText(say(app, 'consent.list.not-on-it'))).toBeVisible()
  await field(app, 'consent.list.find').fill('rosalind@example.com')
  await expect(list.getByRole('listitem')).toHaveCount(1)

  await field(app, 'consent.list.address').fill('no address')
  await button(app, 'consent.list.put').click()
  await expect(page.getByRole('alert')).toBeVisible()

  await list.getByRole('button').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: say(app, 'consent.list.lift') })).toBeDisabled()
  await dialog.getByRole('textbox', { name: say(app, 'consent.list.lift-why') }).fill('Mistyped')
  await dialog.getByRole('button', { name: say(app, 'consent.list.lift') }).click()
  await expect(page.getByText(say(app, 'consent.list.not-on-it'))).toBeVisible()
})
