// Steps with messages in the window: a mail account set up, a campaign written and started, an answer fed, a coupon honoured at the counter.
import { expect, type Locator } from '@playwright/test'
import type { WordKey } from '../../src/shared/words/catalogue.ts'
import type { Certificates } from './certificates.ts'
import type { App, House } from './e2e-app.ts'
import { findBox, fingers, itemBox, toast, toCounter } from './e2e-counter.ts'
import { keyboard } from './e2e-hands.ts'
import { goByKeys } from './e2e-shop.ts'
import { button, heading, openBook, say } from './e2e-steps.ts'

/** By the address, as a link leads there. */
export async function toPage(app: App, path: string): Promise<void> {
  await app.page().evaluate((hash) => {
    location.hash = hash
  }, path)
}

const labelled = (app: App, key: WordKey): Locator => app.page().getByLabel(say(app, key), { exact: true })

export interface Server {
  readonly port: number
  readonly certificates: Certificates
}

/**
 * The shop's own mail server, tried before it is kept. Nobody this PC trusts vouches for it, which is said, and nothing is sent; when the
 * authority is known to the PC, it works.
 */
export async function setUpAccount(app: App, house: House, { port, certificates }: Server): Promise<void> {
  const page = () => app.page()
  const fill = async () => {
    await toPage(app, '/settings/email')
    await expect(heading(app, 'email.title')).toBeVisible()
    await labelled(app, 'email.address').fill('rosa@bakery.example')
    await labelled(app, 'email.from-name').fill('Rosa’s Bakery')
    await labelled(app, 'email.host').fill('127.0.0.1')
    await labelled(app, 'email.port').fill(String(port))
    await labelled(app, 'email.user').fill('')
    await button(app, 'email.try-message').click()
  }
  await fill()
  await expect(page().getByText(say(app, 'email.trial-badly'))).toBeInViewport()
  await expect(page().getByText(say(app, 'email.step.certificate.badly'))).toBeVisible()
  await app.picture('certificate')
  house.trust(certificates.authority)
  await app.restart()
  await openBook(app, keyboard(app.page))
  await fill()
  await expect(page().getByText(say(app, 'email.trial-well'))).toBeInViewport()
  await button(app, 'email.save').click()
  await expect(toast(app).getByText(say(app, 'email.saved'))).toBeVisible()
  await app.picture('account')
}

/** What the law wants to stand below every mail. */
export async function writePostalAddress(app: App, address: string): Promise<void> {
  await toPage(app, '/settings/messages')
  await labelled(app, 'settings.messages.address-label').fill(address)
  await button(app, 'settings.messages.save').click()
  await expect(toast(app).getByText(say(app, 'settings.messages.saved'))).toBeVisible()
}

/** On the page of the message that is open, or of the one that is found by its name. */
export async function openMessage(app: App, name: string): Promise<void> {
  await goByKeys(app, 'm')
  await app.page().getByRole('link', { name, exact: true }).first().click()
  await expect(app.page().getByRole('heading', { name, level: 1 })).toBeVisible()
}

export async function stopMessage(app: App, name: string): Promise<void> {
  await openMessage(app, name)
  await button(app, 'messages.stop').click()
  await button(app, 'messages.stop.button').click()
  await expect(app.page().getByText(say(app, 'messages.state.stopped'), { exact: true })).toBeVisible()
}

export interface Written {
  readonly template: 'birthday' | 'we-miss-you'
  readonly name: string
  /** Name of a segment; null: everybody whose day it is. */
  readonly segment: string | null
  /** Per cent */
  readonly holdOut: number
  readonly coupon: { readonly what: string; readonly cost: string }
  readonly cost: string
}

/** From a template to the moment before it is started. */
export async function writeMessage(app: App, written: Written): Promise<void> {
  const page = app.page()
  const detail = (key: WordKey) =>
    page.getByRole('button', { name: say(app, 'messages.change-of', { what: say(app, key) }) })
  const done = (key: WordKey) =>
    page.getByRole('button', { name: say(app, 'messages.done-of', { what: say(app, key) }) })
  await goByKeys(app, 'm')
  await expect(heading(app, 'messages.title')).toBeVisible()
  await page.keyboard.press('n')
  const template = say(app, `letters.template.${written.template}.name`)
  await page.getByRole('button', { name: say(app, 'messages.begin.with', { name: template }) }).click()
  await button(app, 'messages.rename').click()
  await labelled(app, 'messages.name').fill(written.name)
  await page.keyboard.press('Enter')
  if (written.segment !== null) {
    await page.locator('[data-part="whom"]').click()
    await page.getByRole('radio', { name: say(app, 'messages.whom.some') }).check()
    await page.getByRole('combobox', { name: say(app, 'messages.whom.in'), exact: true }).click()
    await page.getByRole('option', { name: written.segment, exact: true }).click()
    await page.keyboard.press('Escape')
    await button(app, 'messages.done').click()
    await expect(page.locator('[data-part="whom"]')).toContainText(written.segment)
  }
  await detail('messages.coupon').click()
  await page.getByRole('switch', { name: say(app, 'messages.coupon.use') }).check({ force: true })
  await labelled(app, 'messages.coupon.what').fill(written.coupon.what)
  await labelled(app, 'messages.coupon.cost').fill(written.coupon.cost)
  await done('messages.coupon').click()
  if (written.holdOut > 0) {
    await detail('messages.hold-out').click()
    await labelled(app, 'messages.hold-out.label').fill(String(written.holdOut))
    await done('messages.hold-out').click()
  }
  await detail('messages.worth').click()
  await labelled(app, 'messages.cost-fixed').fill(written.cost)
  await done('messages.worth').click()
  await detail('messages.catch-up').click()
  await page.getByRole('radio', { name: say(app, 'messages.catch-up.late') }).check()
  await done('messages.catch-up').click()
  await expect(page.getByText(say(app, 'messages.standing.kept'), { exact: true })).toBeVisible()
}

/** The one button; answers what it said. */
export async function startMessage(app: App): Promise<string> {
  const page = app.page()
  const start = page.getByRole('button', { name: /^(Start|Send)\b/ })
  await expect(start).toBeEnabled()
  const said = (await start.textContent()) ?? ''
  await start.click()
  const everyone = page.getByRole('dialog', { name: say(app, 'messages.everyone.title') })
  const running = page.getByText(say(app, 'messages.state.running'), { exact: true })
  await expect(everyone.or(running).first()).toBeVisible()
  if (await everyone.isVisible()) await everyone.getByRole('button', { name: said }).click()
  await expect(running).toBeVisible()
  return said
}

/** Somebody's answer, from the mailbox of the shop; ends with what it came to. */
export async function feedAnswer(app: App, eml: string): Promise<Locator> {
  await toPage(app, '/settings/answers')
  await expect(heading(app, 'email.feed.title')).toBeVisible()
  await app
    .page()
    .locator('input[type="file"]')
    .setInputFiles({ name: 'answer.eml', mimeType: 'message/rfc822', buffer: Buffer.from(eml) })
  return app
    .page()
    .getByRole('list', { name: say(app, 'email.feed.came') })
    .getByRole('listitem')
}

export interface Honoured {
  readonly code: string
  readonly name: string
  readonly item: string
}

/** At the counter: the code brings up whose it is, something is bought, and with the sale the coupon is honoured. */
export async function honourCoupon(app: App, { code, name, item }: Honoured): Promise<void> {
  const keys = fingers(app)
  await toCounter(app)
  await expect(findBox(app)).toBeFocused()
  await keys.type(code)
  await expect(app.page().getByRole('status').filter({ hasText: name })).toBeVisible()
  await keys.press('Enter')
  await expect(itemBox(app)).toBeFocused()
  await keys.type(item)
  await keys.press('Enter', 'Enter')
  await expect(toast(app).getByText(say(app, 'coupon.done'))).toBeVisible()
}
