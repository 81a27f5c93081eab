// Walks every screen, for the accessibility tests and for the pictures. The places and settings are read from the
// program's own navigation, so that a new page is walked without anybody adding it here.
import { expect, type Locator, type Page } from '@playwright/test'
import type { App } from './e2e-app.ts'
import { keyboard } from './e2e-hands.ts'
import { walkDayAtTheShop } from './e2e-walk-day.ts'
import { button, field, heading, keepCode, lockScreen, makeBook, openBook, say, secret, SHOP } from './e2e-steps.ts'

/**
 * Called with a screen as it stands, after everything on it has arrived.
 * @param colours `shared`: it has none that screens before it did not have, so that one appearance tells all
 */
export type Visit = (screen: string, colours?: 'own' | 'shared') => Promise<void>

/** Waits until nothing on the page changes any more: what was asked for has come, what moves has stopped. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  let before = ''
  await expect
    .poll(
      async () => {
        const now = await page.evaluate(() => document.body.innerHTML)
        const same = now === before
        before = now
        return same
      },
      { intervals: [150] },
    )
    .toBe(true)
}

async function go(app: App, path: string): Promise<void> {
  await app.page().evaluate((to) => {
    location.hash = to
  }, path)
}

/** Where the links of one part of the window lead. */
async function pathsIn(part: Locator): Promise<readonly string[]> {
  const links = await part.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  return [...new Set(links.map((href) => href.replace(/^.*#/, '')).filter((path) => path.startsWith('/')))]
}

/** From nothing to the choice of how to begin, for a folder without a book. */
export async function walkBeginning(app: App, visit: Visit): Promise<void> {
  const hands = keyboard(app.page)
  await expect(heading(app, 'start.title')).toBeVisible()
  const seen = async (screen: string): Promise<void> => {
    await settle(app.page())
    await visit(screen)
  }
  await seen('start')
  await hands.use(button(app, 'start.make'))
  await seen('start, nothing typed')
  await makeBook(app, hands)
  await seen('recovery code')
  await keepCode(app, hands)
  await seen('how to begin')
  await app.restart()
  await expect(secret(app, 'unlock.password')).toBeVisible()
  await seen('open the book')
  await hands.fill(secret(app, 'unlock.password'), 'not the password')
  await hands.use(button(app, 'unlock.button'))
  await expect(app.page().getByRole('alert')).toBeVisible()
  await seen('wrong password')
  await app.restart()
  await openBook(app, hands, SHOP.password)
  for (const place of await pathsIn(app.page().getByRole('navigation', { name: say(app, 'app.nav') }))) {
    await go(app, place)
    await seen(`empty book${place}`)
  }
}

/** Every screen of a shop with customers; `app` was started with `--demo`. */
export async function walkShop(app: App, visit: Visit): Promise<void> {
  const page = app.page()
  // The sample is made first: three years of a shop take a moment.
  await expect(page.getByRole('navigation', { name: say(app, 'app.nav') })).toBeVisible({ timeout: 60_000 })
  const seen: Visit = async (screen, colours) => {
    await settle(page)
    await visit(screen, colours)
  }
  const places = page.getByRole('navigation', { name: say(app, 'app.nav') })
  for (const place of await pathsIn(places)) {
    await go(app, place)
    await seen(place.slice(1))
  }
  await go(app, '/settings')
  for (const setting of await pathsIn(page.getByRole('main'))) {
    if (!setting.startsWith('/settings/')) continue
    await go(app, setting)
    await seen(setting.slice(1))
  }
  await walkReports(app, seen)
  await walkCustomers(app, seen)
  await walkSegments(app, seen)
  await walkMessages(app, seen)
  await walkDayAtTheShop(app, seen)
  await walkFrame(app, seen)
}

/** One of each kind of picture; the shelf is a place of its own. */
async function walkReports(app: App, seen: Visit): Promise<void> {
  const page = app.page()
  for (const report of ['best', 'slipping', 'cohorts', 'averages', 'vulnerability', 'migration'] as const) {
    await go(app, `/reports/${report}`)
    await expect(page.getByRole('grid').first()).toBeVisible()
    await seen(`reports/${report}`)
  }
  await page.getByRole('gridcell').first().click()
  await expect(page.getByRole('button', { name: say(app, 'analytics.keep') })).toBeVisible()
  await seen('reports/migration, the people')
}

async function walkCustomers(app: App, seen: Visit): Promise<void> {
  const page = app.page()
  await go(app, '/customers')
  const list = page.getByRole('grid', { name: say(app, 'contacts.list.label') })
  await expect(list).toBeVisible()
  for (const [open, screen] of [
    ['contacts.sort.button', 'order of the list'],
    ['contacts.narrow.button', 'narrow the list'],
    ['contacts.views.button', 'saved views'],
  ] as const) {
    // The name goes on with what is chosen now.
    const [words = ''] = say(app, open, { by: '\n', name: '\n' }).split('\n')
    await page.getByRole('button', { name: words }).first().click()
    await seen(screen)
    await page.keyboard.press('Escape')
  }
  const filter = field(app, 'contacts.list.filter-label')
  await filter.fill('zzzz')
  await expect(heading(app, 'contacts.nobody.title')).toBeVisible()
  await seen('nobody fits')
  await filter.fill('')

  await go(app, '/customers/new')
  await expect(heading(app, 'contacts.form.new')).toBeVisible()
  await seen('new customer')
  await page.getByRole('button', { name: say(app, 'contacts.form.more') }).click()
  await seen('new customer, more')
  await page.keyboard.press('Escape')

  await go(app, '/customers')
  // In a narrow window the list stands alone until somebody is chosen.
  await list.getByRole('row').first().click()
  await seen('profile')
  await page
    .getByRole('button', { name: say(app, 'profile.kind.call') })
    .first()
    .click()
  await expect(page.getByRole('textbox', { name: say(app, 'profile.said.call') })).toBeFocused()
  await seen('profile, a call')
  await page
    .getByRole('button', { name: say(app, 'profile.composer.cancel') })
    .first()
    .click()
  await page
    .getByRole('button', { name: say(app, 'contacts.profile.edit') })
    .or(page.getByRole('link', { name: say(app, 'contacts.profile.edit') }))
    .first()
    .click()
  await expect(field(app, 'contacts.form.given').or(field(app, 'contacts.form.company-name')).first()).toBeVisible()
  await seen('edit customer')
  await page.keyboard.press('Escape')
}

async function walkSegments(app: App, seen: Visit): Promise<void> {
  const page = app.page()
  await go(app, '/segments')
  const rows = page.getByRole('list', { name: say(app, 'segments.title') }).getByRole('listitem')
  await rows.nth(2).getByRole('link').last().click()
  const sentence = page.getByRole('group', { name: say(app, 'segments.sentence') })
  await sentence.getByRole('button').nth(1).click()
  await expect(page.getByRole('region', { name: say(app, 'segments.editor') })).toBeVisible()
  await seen('segment, a part')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: say(app, 'segments.and') }).click()
  await seen('segment, another part')
  await page.keyboard.press('Escape')
  await page.getByRole('complementary').getByRole('list').getByRole('button').first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await seen('segment, why')
  await closeDialogue(page)
  await page.getByRole('link', { name: say(app, 'segments.results') }).click()
  await expect(page.getByRole('heading', { name: say(app, 'segments.moves') })).toBeVisible()
  await seen('segment, results')
}

async function walkMessages(app: App, seen: Visit): Promise<void> {
  const page = app.page()
  await go(app, '/messages')
  await page.getByRole('link', { name: 'Birthday greeting' }).first().click()
  await page.locator('[data-part="whom"]').click()
  await expect(page.getByRole('list', { name: say(app, 'messages.checks') })).toBeVisible()
  await expect(page.getByRole('document', { name: say(app, 'messages.preview') })).toBeVisible()
  await seen('message, whom it is for')
  await go(app, '/messages/outbox')
  await expect(page.getByRole('table')).toBeVisible()
  await seen('outbox')
  await openMessage(app, 'Valentine hearts')
  await expect(page.getByRole('list', { name: say(app, 'messages.checks') })).toBeVisible()
  await seen('message, a draft', 'shared')
  await openMessage(app, 'Your loaf is waiting')
  await page.getByRole('link', { name: say(app, 'messages.results') }).click()
  await expect(page.getByRole('table').first()).toBeVisible()
  await seen('message, results')
  await openMessage(app, 'We miss you (postcard)')
  await page.getByRole('link', { name: say(app, 'messages.print') }).click()
  await expect(page.getByRole('radiogroup', { name: say(app, 'paper.kind') })).toBeVisible()
  await seen('message, letters', 'shared')
  await openMessage(app, 'Stollen: who wants one again?')
  await page.getByRole('link', { name: say(app, 'messages.calls') }).click()
  await expect(page.getByRole('region', { name: say(app, 'paper.calls-list') })).toBeVisible()
  await seen('message, calls', 'shared')
  await go(app, '/messages/returns')
  await expect(page.getByRole('table').first()).toBeVisible()
  await seen('messages, returns')
  await go(app, '/messages/occasions')
  await expect(heading(app, 'paper.occasions')).toBeVisible()
  await seen('messages, days to remember', 'shared')
}

async function openMessage(app: App, name: string): Promise<void> {
  const page = app.page()
  await go(app, '/messages')
  await page.getByRole('main').getByRole('link', { name }).first().click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

async function closeDialogue(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

async function walkFrame(app: App, seen: Visit): Promise<void> {
  const page = app.page()
  await go(app, '/today')
  await settle(page)
  await button(app, 'app.search').click()
  await seen('search, nothing typed')
  await page.getByRole('combobox', { name: say(app, 'app.search-label') }).fill('ro')
  await expect(page.getByRole('option').first()).toBeVisible()
  await seen('search')
  await closeDialogue(page)
  await page.keyboard.press('F1')
  await expect(page.getByRole('dialog', { name: say(app, 'keys.title') })).toBeVisible()
  await seen('all keys')
  await closeDialogue(page)
  await page.keyboard.press('F2')
  await expect(page.getByRole('dialog', { name: say(app, 'switch.title') })).toBeVisible()
  await seen('switch person')
  await closeDialogue(page)
  await go(app, '/nowhere')
  await seen('no such page')
  await go(app, '/today')
  await lockScreen(app, keyboard(app.page))
  await seen('locked')
}
