// A file of some thousand customers is brought in: looked at, tried, stopped half-way, gone on with, and taken back.
import { readFileSync } from 'node:fs'
import { expect, test, type App } from '../support/e2e-app.ts'
import { openEmptyShop } from '../support/e2e-shop.ts'
import { button, field, heading, say } from '../support/e2e-steps.ts'

// So many that a slow machine does not write them all before somebody can press a button.
const ROWS = 20_000

/** Every hundredth has a phone that is none; the last has nothing to be called by. */
function fileOf(rows: number): Buffer {
  const lines = Array.from({ length: rows }, (_, at) => {
    const phone = at % 100 === 0 ? 'ask her' : `(617) 555-${String(at).padStart(4, '0')}`
    return `Ada${String(at)};Okoye;${phone};${String(1 + (at % 12))}/${String(13 + (at % 15))}/${String(1950 + (at % 50))};x`
  })
  return Buffer.from(['First name;Last name;Phone;Birthday;Colour', ...lines, ';;;;x', ''].join('\r\n'))
}

async function choose(app: App, rows: number): Promise<void> {
  const page = app.page()
  await page.evaluate(() => {
    location.hash = '/import/contacts'
  })
  await expect(heading(app, 'import.title')).toBeVisible()
  const chooser = page.waitForEvent('filechooser')
  await expect(button(app, 'import.choose')).toBeFocused()
  await page.keyboard.press('Enter')
  await (await chooser).setFiles({ name: 'old-till.csv', mimeType: 'text/csv', buffer: fileOf(rows) })
  await expect(heading(app, 'import.check', { rows: rows + 1 })).toBeVisible()
}

/** Presses Stop in the very frame in which more rows are in than `beyond`: seen from outside the window it may be too late. */
async function stopBeyond(app: App, beyond: number): Promise<void> {
  const wanted = { stop: say(app, 'work.stop'), beyond, of: ROWS.toLocaleString('en-US') }
  await app.page().evaluate(({ stop, beyond, of }) => {
    const written = new RegExp(`: ([\\d,]+) of ${of}`)
    const press = () => {
      const found = [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === stop)
      const done = written.exec(document.body.textContent)?.[1]?.replaceAll(',', '')
      if (found === undefined || !(Number(done) > beyond)) return
      observer.disconnect()
      found.click()
    }
    const observer = new MutationObserver(press)
    observer.observe(document.body, { childList: true, subtree: true, characterData: true })
    press()
  }, wanted)
}

/** How many rows went in, as the stopped page says. */
async function written(app: App): Promise<number> {
  const title = await app.page().getByRole('heading', { level: 1 }).innerText()
  return Number(/([\d,]+)\D+20,001/.exec(title)?.[1]?.replaceAll(',', ''))
}

test('a file is looked at and tried before anything is written, and goes in with a report of every row', async ({
  app,
}) => {
  await openEmptyShop(app)
  const page = app.page()
  await choose(app, 300)
  // What was recognised, and what was not.
  const column = (name: string) =>
    page.getByRole('combobox', { name: say(app, 'import.means-label', { column: name }) })
  await expect(column('First name')).toHaveValue(say(app, 'import.field.given'))
  await expect(column('Birthday')).toHaveValue(say(app, 'import.field.birthday'))
  await expect(column('Colour')).toHaveValue(say(app, 'import.leave-out'))
  await expect(
    page.getByRole('combobox', { name: say(app, 'import.format-label', { column: 'Birthday' }) }),
  ).toHaveValue('M/D/YYYY')
  await column('Colour').click()
  await page.getByRole('option', { name: say(app, 'import.field.tags'), exact: true }).click()
  await expect(column('Colour')).toHaveValue(say(app, 'import.field.tags'))

  // Looking at another page in between loses nothing.
  await page.getByRole('link', { name: say(app, 'app.today'), exact: true }).click()
  await page.goBack()
  await expect(column('Colour')).toHaveValue(say(app, 'import.field.tags'))

  await button(app, 'import.try').click()
  await expect(heading(app, 'import.tried', { rows: 301, going: 300, looks: 0, skipped: 1 })).toBeVisible()
  await app.picture('tried')
  const badPhone = page.getByRole('button', { name: new RegExp(say(app, 'exchange.why.bad-phone')) })
  await badPhone.click()
  await expect(badPhone).toHaveAttribute('aria-pressed', 'true')
  const rows = page.getByRole('grid', { name: say(app, 'import.rows-title') })
  await expect(rows.getByRole('row')).toHaveCount(3)
  await expect(rows.getByRole('row').first()).toContainText('ask her')
  await page.getByRole('button', { name: say(app, 'import.run', { count: '300' }) }).click()
  await expect(heading(app, 'import.standing.done', { rows: 301, going: 300, looks: 0, skipped: 1 })).toBeVisible({
    timeout: 30_000,
  })

  const download = app.host === 'browser' ? page.waitForEvent('download') : null
  await button(app, 'import.list-download').click()
  const list = await (await download)?.path()
  if (list !== undefined) expect(readFileSync(list, 'utf8').trim().split('\r\n')).toHaveLength(1 + 301)

  await page.getByRole('link', { name: say(app, 'import.look.contacts') }).click()
  await expect(page.getByPlaceholder(say(app, 'contacts.list.filter', { count: 300 }))).toBeVisible()
})

async function paste(app: App, cells: readonly (readonly string[])[]): Promise<void> {
  const page = app.page()
  await page.evaluate(() => {
    location.hash = '/import'
  })
  await expect(button(app, 'import.choose')).toBeFocused()
  await page.evaluate(
    (text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    cells.map((row) => row.join('\t')).join('\n'),
  )
  await expect(heading(app, 'import.check', { rows: cells.length - 1 })).toBeVisible()
}

test('cells of a spreadsheet are pasted: what is open is asked, old and new are shown, and an update is taken back', async ({
  app,
}) => {
  await openEmptyShop(app)
  const page = app.page()
  await paste(app, [
    ['First name', 'Last name', 'Phone', 'Nickname'],
    ['Ada', 'Okoye', '(617) 555-0123', 'Addie'],
    ['Ben', 'Crane', '(617) 555-0124', ''],
  ])
  await button(app, 'import.try').click()
  await page.getByRole('button', { name: say(app, 'import.run', { count: '2' }) }).click()
  await expect(heading(app, 'import.standing.done', { rows: 2, going: 2, looks: 0, skipped: 0 })).toBeVisible()

  await button(app, 'import.another').click()
  await paste(app, [
    ['First name', 'Last name', 'Phone', 'Nickname', 'Birthday', 'Newsletter'],
    ['Ada', 'Okoye', '(617) 555-0123', 'The Ace', '03/04/1980', 'yes'],
    ['Ben', 'Crane', '(617) 555-0124', '', '', ''],
  ])
  // Until somebody says which it is, nothing goes on.
  await expect(button(app, 'import.try')).toBeDisabled()
  await page.getByRole('radio', { name: 'April 3, 1980' }).click()
  await expect(page.getByRole('radio', { name: 'April 3, 1980' })).toBeHidden()
  await button(app, 'import.consent-say').click()
  await field(app, 'import.consent-how').fill('Card at the counter')
  await field(app, 'import.consent-words').fill('Write to me about bread')
  await button(app, 'import.try').click()

  await expect(page.getByRole('grid', { name: say(app, 'import.rows-title') })).toBeVisible()
  const told = page.getByRole('region', { name: say(app, 'import.row', { row: 2 }) })
  await expect(told.getByRole('deletion').first()).toHaveText('Addie')
  await expect(told.getByRole('insertion').first()).toHaveText('The Ace')
  await expect(told).toContainText('April 3, 1980')
  await expect(told).toContainText(say(app, 'import.consent-state.given'))
  await app.picture('old-and-new')
  await page.getByRole('button', { name: say(app, 'import.run', { count: '1' }) }).click()
  await button(app, 'import.undo').click()
  await expect(heading(app, 'import.standing.undone', { rows: 2 })).toBeVisible()

  // The way back to it stays.
  await button(app, 'import.another').click()
  await expect(page.getByText(say(app, 'import.state.undone'), { exact: true })).toBeVisible()
})

test('an import is stopped, gone on with while another page is looked at, stopped again, and taken back as a whole', async ({
  app,
}) => {
  test.slow()
  await openEmptyShop(app)
  const page = app.page()
  const title = page.getByRole('heading', { level: 1 })
  const stopped = say(app, 'import.state.stopped')
  await choose(app, ROWS)
  await button(app, 'import.try').click()
  await stopBeyond(app, 0)
  await page.getByRole('button', { name: say(app, 'import.run', { count: '20,000' }) }).click()
  await expect(title).toContainText(stopped)
  const first = await written(app)
  expect(first).toBeGreaterThan(0)
  expect(first).toBeLessThan(ROWS)
  await app.picture('stopped')

  await button(app, 'work.go-on').click()
  await expect(title).not.toContainText(stopped)
  await page.getByRole('link', { name: say(app, 'app.customers'), exact: true }).click()
  await expect(page.getByRole('grid', { name: say(app, 'contacts.list.label') })).toBeVisible()
  await stopBeyond(app, first)
  await page.goBack()
  await expect.poll(() => written(app)).toBeGreaterThan(first)
  await expect(title).toContainText(stopped)
  expect(await written(app)).toBeLessThan(ROWS)

  await button(app, 'import.undo').click()
  await expect(heading(app, 'import.standing.undone', { rows: 20_001 })).toBeVisible({ timeout: 60_000 })
  await page.getByRole('link', { name: say(app, 'app.customers'), exact: true }).click()
  await expect(heading(app, 'contacts.empty.title')).toBeVisible()
})

test('a file that is no list says so and loses nothing', async ({ app }) => {
  await openEmptyShop(app)
  const page = app.page()
  await page.evaluate(() => {
    location.hash = '/import/contacts'
  })
  const chooser = page.waitForEvent('filechooser')
  await button(app, 'import.choose').click()
  await (
    await chooser
  ).setFiles({ name: 'photo.csv', mimeType: 'text/csv', buffer: Buffer.from([0, 1, 2, 0, 255, 0, 0, 7]) })
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('alert').getByRole('button').last().click()
  await expect(heading(app, 'import.title')).toBeVisible()
})
