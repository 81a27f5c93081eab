// The reports of the sample shop by keyboard alone: the best and which of them are slipping, how many of last spring's customers came
// back, what was lost to those who lapsed; every number opens its people, who become a list and a file.
import { readFileSync } from 'node:fs'
import { expect, test, type App } from '../support/e2e-app.ts'
import { goByKeys, openSampleShop } from '../support/e2e-shop.ts'
import { say } from '../support/e2e-steps.ts'
import type { ReportName } from '../../src/shared/domain/reports/names.ts'

test.use({ startArguments: ['--demo'] })

/** Down the shelf to a question, and into it. */
async function ask(app: App, report: ReportName): Promise<void> {
  const page = app.page()
  await goByKeys(app, 'r')
  const question = page.getByRole('link', { name: say(app, `analytics.question.${report}`) })
  await expect(question).toBeVisible()
  await expect(page.getByRole('link', { name: say(app, 'analytics.question.due') })).toBeFocused()
  for (let steps = 0; steps < 10; steps += 1) {
    if (await question.evaluate((link) => link === document.activeElement)) break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('grid')).toBeVisible()
}

/** Chooses another entry of a list of choices that has the focus. */
async function choose(app: App, label: string, entry: RegExp): Promise<void> {
  const page = app.page()
  await page.getByRole('combobox', { name: label }).press('Enter')
  const option = page.getByRole('option', { name: entry }).first()
  await expect(option).toBeVisible()
  for (let steps = 0; steps < 20; steps += 1) {
    if ((await option.getAttribute('data-combobox-selected')) === 'true') break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
}

test('[N5] every question is answered with a finding, a picture and its table, and every number opens its people', async ({
  app,
}) => {
  const page = app.page()
  await openSampleShop(app)

  // My best fifty, and which of them are slipping.
  await ask(app, 'best')
  const people = page.getByRole('grid', { name: say(app, 'analytics.people') })
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/20%/)
  await expect(people.locator('tbody').getByRole('row')).toHaveCount(50)
  await expect(page.getByRole('img', { name: /20%/ })).toBeVisible()
  await page.getByRole('button', { name: say(app, 'analytics.best-slipping') }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('50')
  const slipping = page.getByRole('grid', { name: say(app, 'analytics.people') })
  await expect(slipping.locator('[data-at]').first()).toBeFocused()
  const name = await slipping.locator('[data-at]').first().innerText()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()
  await page.goBack()
  await expect(slipping).toBeVisible()

  // How many of last spring's customers came back.
  await ask(app, 'cohorts')
  const spring = say(app, 'analytics.season', { season: '1', year: '\n' }).trim()
  await choose(app, say(app, 'analytics.period'), new RegExp(`^${spring} `))
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/came back: \d+(\.\d)?%/)
  const back = page.getByRole('grid', { name: say(app, 'analytics.question.cohorts') })
  await expect(back.locator('tbody').getByRole('row')).toHaveCount(1)

  // What was lost to those who lapsed, and who they are.
  await ask(app, 'lost')
  const finding = page.getByRole('heading', { level: 1 })
  await expect(finding).toContainText('lapsed')
  const tiers = page.getByRole('grid', { name: say(app, 'analytics.table') })
  const best = tiers.locator('[data-at="0:0"]')
  await expect(best).toBeFocused()
  const count = await tiers.locator('tbody').getByRole('row').first().getByRole('gridcell').nth(1).innerText()
  await page.keyboard.press('Enter')
  const aside = page.getByRole('region', { name: say(app, 'analytics.word.very-high') })
  await expect(aside.getByRole('heading')).toContainText(count)
  await expect(aside.getByRole('link')).toHaveCount(Number(count))
  await expect(aside.getByRole('link').first()).toBeFocused()

  await aside.getByRole('button', { name: say(app, 'analytics.keep') }).press('Enter')
  const dialogue = page.getByRole('dialog')
  await expect(dialogue.getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Whom we miss')
  await page.keyboard.press('Enter')
  await expect(page.getByText(say(app, 'analytics.kept', { count: Number(count), name: 'Whom we miss' }))).toBeVisible()

  const download = page.waitForEvent('download')
  await aside.getByRole('button', { name: say(app, 'analytics.file') }).press('Enter')
  await page.getByRole('menuitem', { name: say(app, 'analytics.file.csv') }).press('Enter')
  const file = readFileSync(await (await download).path(), 'utf8')
  const first = await aside.getByRole('link').first().innerText()
  expect(file).toContain(first.split('\n').find((line) => line.length > 3) ?? first)
  expect(file.trim().split(/\r?\n/).length).toBe(Number(count) + 1)

  await aside.getByRole('link').first().focus()
  await page.keyboard.press('Escape')
  await expect(aside).toBeHidden()
  await expect(best).toBeFocused()
})
