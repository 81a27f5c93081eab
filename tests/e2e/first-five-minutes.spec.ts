// The first five minutes of a shop owner: from nothing to the first customer, found, changed, undone, locked away.
// Once with a picture at every step, once with the keyboard alone, once with the mouse alone.
import { expect, test, type App } from '../support/e2e-app.ts'
import { keyboard, mouse, type Hands } from '../support/e2e-hands.ts'
import {
  beginEmpty,
  button,
  buttonWithKey,
  field,
  heading,
  keepCode,
  lockScreen,
  makeBook,
  say,
  unlockScreen,
} from '../support/e2e-steps.ts'

test.use({ begins: 'nothing' })

/** Nobody reads a button or a message that is longer. */
const MOST_WORDS = 12

type Look = (step: string) => Promise<void>

/** Looks at one step: no button and no message over twelve words. */
async function expectShortWords(app: App): Promise<void> {
  const long = await app.page().evaluate((most) => {
    const spoken = [
      ...document.querySelectorAll<HTMLElement>('button, [role="button"], [role="status"], [role="log"] li'),
    ]
    const texts = spoken.filter((element) => element.checkVisibility()).map((element) => element.innerText.trim())
    return texts.filter((text) => (text.split('\n')[0] ?? '').split(/\s+/).length > most)
  }, MOST_WORDS)
  expect(long, 'buttons and messages over twelve words').toEqual([])
}

async function firstCustomer(app: App, hands: Hands, look: Look): Promise<void> {
  const page = app.page()
  const places = page.getByRole('navigation', { name: say(app, 'app.nav') })
  if (hands.name === 'keyboard') {
    await page.keyboard.press('g')
    await page.keyboard.press('c')
  } else await places.getByRole('link', { name: say(app, 'app.customers') }).click()
  await expect(heading(app, 'contacts.empty.title')).toBeVisible()
  await look('no customers yet')

  await hands.command(['n'], button(app, 'contacts.empty.action'))
  await expect(heading(app, 'contacts.form.new')).toBeVisible()
  await hands.fill(field(app, 'contacts.form.given'), 'Rosalind')
  await hands.fill(field(app, 'contacts.form.family'), 'Okoye')
  await look('a new customer')
  await hands.use(buttonWithKey(app, 'contacts.form.save-new'))
  await expect(page.getByRole('heading', { name: 'Rosalind Okoye' })).toBeVisible()
  await look('the first customer')
}

async function findRo(app: App, hands: Hands, look: Look): Promise<void> {
  const page = app.page()
  await hands.use(
    page.getByRole('navigation', { name: say(app, 'app.nav') }).getByRole('link', { name: say(app, 'app.today') }),
  )
  await expect(page.getByRole('heading', { name: 'Rosalind Okoye' })).toBeHidden()
  await hands.command(['Control+K'], button(app, 'app.search'))
  const box = page.getByRole('combobox', { name: say(app, 'app.search-label') })
  await expect(box).toBeFocused()
  await page.keyboard[hands.name === 'keyboard' ? 'type' : 'insertText']('ro')
  const found = page.getByRole('option', { name: /Rosalind Okoye/ })
  await expect(found).toBeVisible()
  await look('found by two letters')
  await hands.command(['Enter'], found)
  await expect(page.getByRole('heading', { name: 'Rosalind Okoye' })).toBeVisible()
}

async function editAndUndo(app: App, hands: Hands, look: Look): Promise<void> {
  const page = app.page()
  await hands.use(
    page
      .getByRole('link', { name: say(app, 'contacts.profile.edit') })
      .or(button(app, 'contacts.profile.edit'))
      .first(),
  )
  await expect(heading(app, 'contacts.form.edit', { name: 'Rosalind Okoye' })).toBeVisible()
  await hands.fill(field(app, 'contacts.form.family'), 'Okoye-Lund')
  await look('changing a name')
  await hands.use(buttonWithKey(app, 'contacts.form.save'))
  await expect(page.getByRole('heading', { name: 'Rosalind Okoye-Lund' })).toBeVisible()
  await look('changed')

  const messages = page.getByRole('log')
  await hands.command(['Control+Z'], messages.getByRole('button', { name: say(app, 'undo.button') }).last())
  await expect(page.getByRole('heading', { name: 'Rosalind Okoye', exact: true })).toBeVisible()
  await look('undone')
}

async function fiveMinutes(app: App, hands: Hands, look: Look): Promise<void> {
  const started = performance.now()
  await expect(heading(app, 'start.title')).toBeVisible()
  await look('what this is')
  await makeBook(app, hands)
  await look('the recovery code')
  await keepCode(app, hands)
  await look('how to begin')
  await beginEmpty(app, hands)
  await look('the empty book')
  await firstCustomer(app, hands, look)
  expect(performance.now() - started, 'from start to the first customer: under a minute').toBeLessThan(60_000)

  await findRo(app, hands, look)
  await editAndUndo(app, hands, look)
  await lockScreen(app, hands)
  await expect(app.page().getByText('Rosalind').filter({ visible: true })).toHaveCount(0)
  await look('locked')
  await unlockScreen(app, hands)
  await expect(app.page().getByRole('heading', { name: 'Rosalind Okoye', exact: true })).toBeVisible()
  await look('unlocked again')
}

test('the first five minutes, with a picture at each step', async ({ app }) => {
  await fiveMinutes(app, keyboard(app.page), async (step) => {
    await expectShortWords(app)
    await app.picture(step)
  })
})

test('what the shop has already is the first thing that comes into the book', async ({ app }) => {
  const hands = keyboard(app.page)
  await makeBook(app, hands)
  await keepCode(app, hands)
  await hands.use(app.page().getByRole('button', { name: say(app, 'begin.import') }))
  await expect(heading(app, 'import.title')).toBeVisible()
  await expect(app.page().getByRole('button', { name: say(app, 'import.choose') })).toBeVisible()
})

test('the first five minutes with the keyboard alone', async ({ app }) => {
  await fiveMinutes(app, keyboard(app.page), async () => {})
})

test('the first five minutes with the mouse alone', async ({ app }) => {
  await fiveMinutes(app, mouse(app.page), async () => {})
})
