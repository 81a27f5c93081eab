// Real data through the wizard: every file of the folder that REGULARS_TEST_DATA names that holds customers is chosen, looked
// at, tried and brought in as a person does it, one after the other into one book; what became of each is printed.
import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test, type App } from '../../support/e2e-app.ts'
import { openEmptyShop } from '../../support/e2e-shop.ts'
import { button, say } from '../../support/e2e-steps.ts'

const DATA = process.env['REGULARS_TEST_DATA'] ?? ''
const FOLDERS = [
  'ez-vcard',
  'nuovo-vcard',
  'sabre-vobject',
  'ical-js-vcard',
  'thunderbird-import',
  'csv-spectrum',
  'papaparse',
]
const ENDINGS = /\.(csv|vcf|vcard|ics|tsv|xlsx)$/i

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((one) => one.isFile() && ENDINGS.test(one.name))
    .map((one) => join(one.parentPath, one.name))
    .sort()
}

/** Chooses, tries and brings in one file; answers how far it came, in the words on the screen. */
async function bringIn(app: App, file: string): Promise<string> {
  const page = app.page()
  await page.evaluate(() => {
    location.hash = '/import/contacts'
  })
  // A file that was looked at and left stands there until another one is wanted.
  const choose = button(app, 'import.choose')
  const away = button(app, 'import.back').or(button(app, 'import.another-file')).or(button(app, 'import.another'))
  await expect(async () => {
    if (!(await choose.isVisible())) await away.first().click({ timeout: 500 })
    await expect(choose).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 15_000 })
  const chooser = page.waitForEvent('filechooser')
  await choose.click()
  await (await chooser).setFiles(file)
  const tryIt = button(app, 'import.try')
  const refused = page.getByRole('alert')
  await expect(tryIt.or(refused).first()).toBeVisible()
  if (!(await tryIt.isVisible())) return `refused: ${(await refused.first().innerText()).replaceAll('\n', ' ')}`
  if (!(await tryIt.isEnabled())) return 'asks which column is the name'
  await tryIt.click()
  const run = page.getByRole('button', { name: new RegExp(say(app, 'import.run', { count: '[0-9,]+' })) })
  const title = page.getByRole('heading', { level: 1 })
  await expect(
    run
      .or(refused)
      .or(page.getByText(say(app, 'import.nothing-written')))
      .first(),
  ).toBeVisible()
  if (!(await run.isVisible()) || !(await run.isEnabled())) return `nothing to bring in: ${await title.innerText()}`
  await run.click()
  await expect(button(app, 'import.another')).toBeVisible({ timeout: 30_000 })
  return title.innerText()
}

test('every file of real data goes through the wizard', async ({ app }) => {
  test.skip(DATA === '', 'REGULARS_TEST_DATA is not set')
  test.setTimeout(300_000)
  await openEmptyShop(app)
  const problems: string[] = []
  app.page().on('pageerror', (error) => problems.push(error.message))
  for (const folder of FOLDERS.map((name) => join(DATA, name)).filter(existsSync)) {
    for (const file of filesOf(folder)) {
      const became = await bringIn(app, file)
      console.log(`${basename(folder)}/${basename(file)}: ${became}`)
      expect(became).not.toContain(say(app, 'error.INTERNAL.what'))
    }
  }
  expect(problems).toEqual([])
})
