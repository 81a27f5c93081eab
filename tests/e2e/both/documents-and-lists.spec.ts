// A document kept with a customer, a list made by hand and a second place for backups, in the browser and on the desktop:
// what one host kept the other shows, and all of it comes back when the program was closed in between.
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type App } from '../../support/e2e-app.ts'
import { keyboard } from '../../support/e2e-hands.ts'
import { button, field, heading, openBook, say, SHOP } from '../../support/e2e-steps.ts'

const LETTER = {
  name: 'letter.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('The heel of the loaf, every Friday.'),
}

const place = (app: App, key: 'app.customers' | 'app.lists' | 'app.settings') =>
  app
    .page()
    .getByRole('navigation', { name: say(app, 'app.nav') })
    .getByRole('link', { name: say(app, key) })

async function lookAtLetter(app: App): Promise<void> {
  await app
    .page()
    .getByRole('button', { name: say(app, 'documents.open', { name: LETTER.name }) })
    .click()
  await expect(app.page().getByText('The heel of the loaf, every Friday.')).toBeVisible()
}

test('a document of a customer is kept, shown, saved and removed in both hosts', async ({ house }) => {
  const made = await house.call('contacts.create', { given: 'Rosalind', family: 'Okoye' }, SHOP.password)
  expect(made.status, made.printed).toBe(0)

  const inBrowser = await house.start('browser')
  await openBook(inBrowser, keyboard(inBrowser.page))
  await place(inBrowser, 'app.customers').click()
  await expect(heading(inBrowser, 'documents.title')).toBeVisible()
  const chooser = inBrowser.page().waitForEvent('filechooser')
  await button(inBrowser, 'documents.add').click()
  await (await chooser).setFiles(LETTER)
  await lookAtLetter(inBrowser)
  await inBrowser.picture('a letter opened')
  const download = inBrowser.page().waitForEvent('download')
  await button(inBrowser, 'documents.save').click()
  expect((await download).suggestedFilename()).toBe(LETTER.name)
  await inBrowser.stop()

  const inElectron = await house.start('electron')
  await openBook(inElectron, keyboard(inElectron.page))
  await place(inElectron, 'app.customers').click()
  await lookAtLetter(inElectron)
  await button(inElectron, 'documents.remove').click()
  await expect(inElectron.page().getByText(say(inElectron, 'documents.none'))).toBeVisible()
  await button(inElectron, 'undo.button')
    .or(inElectron.page().getByRole('button', { name: /^Undo/ }))
    .first()
    .click()
  await lookAtLetter(inElectron)
})

test('a list made by hand is filled, and shown on the profile, in both hosts', async ({ house }) => {
  const made = await house.call('contacts.create', { given: 'Rosalind', family: 'Okoye' }, SHOP.password)
  expect(made.status, made.printed).toBe(0)

  const inElectron = await house.start('electron')
  await openBook(inElectron, keyboard(inElectron.page))
  await place(inElectron, 'app.lists').click()
  await button(inElectron, 'lists.empty.action').click()
  await field(inElectron, 'lists.name').fill('Summer fair')
  await button(inElectron, 'lists.make').click()
  await expect(inElectron.page().getByRole('heading', { name: 'Summer fair' })).toBeVisible()
  await inElectron.page().getByLabel(say(inElectron, 'lists.add-label')).first().fill('ros')
  await inElectron
    .page()
    .getByRole('option', { name: /Rosalind Okoye/ })
    .click()
  await expect(inElectron.page().getByRole('row', { name: /Rosalind Okoye/ })).toBeVisible()
  await inElectron.stop()

  const inBrowser = await house.start('browser')
  await openBook(inBrowser, keyboard(inBrowser.page))
  await place(inBrowser, 'app.customers').click()
  await inBrowser.page().getByRole('link', { name: 'Summer fair' }).click()
  await inBrowser.picture('a list')
  await inBrowser
    .page()
    .getByRole('button', { name: say(inBrowser, 'lists.take-label', { name: 'Rosalind Okoye' }) })
    .click()
  await expect(inBrowser.page().getByText(say(inBrowser, 'lists.nobody'))).toBeVisible()
})

test('a second place for backups is chosen, missed when it is gone, and filled again, in both hosts', async ({
  house,
}) => {
  const stick = join(house.folder, '..', 'stick')
  mkdirSync(stick)
  const inBrowser = await house.start('browser')
  await openBook(inBrowser, keyboard(inBrowser.page))
  const toBackups = async (app: App) => {
    await place(app, 'app.settings').click()
    await app
      .page()
      .getByRole('link', { name: say(app, 'settings.backups.title') })
      .click()
  }
  await toBackups(inBrowser)
  await button(inBrowser, 'settings.place.choose').click()
  await field(inBrowser, 'settings.place.path').fill('no whole path')
  await button(inBrowser, 'settings.place.use').click()
  await expect(inBrowser.page().getByText(say(inBrowser, 'settings.place.bad-path'))).toBeVisible()
  await field(inBrowser, 'settings.place.path').fill(stick)
  await button(inBrowser, 'settings.place.use').click()
  await expect(inBrowser.page().getByText(say(inBrowser, 'settings.place.state.good'))).toBeVisible()
  await button(inBrowser, 'settings.backups.take').click()
  const copies = () => readdirSync(stick).filter((name) => name.endsWith('.regulars-backup')).length
  await expect.poll(copies).toBe(1)
  await inBrowser.stop()

  const inElectron = await house.start('electron')
  rmSync(stick, { recursive: true })
  await openBook(inElectron, keyboard(inElectron.page))
  await toBackups(inElectron)
  await button(inElectron, 'settings.place.try').click()
  await expect(inElectron.page().getByText(say(inElectron, 'settings.place.state.gone'), { exact: true })).toBeVisible()
  await expect(inElectron.page().getByText(say(inElectron, 'backup.place.gone'))).toBeVisible()
  await inElectron.picture('the stick is gone')
  mkdirSync(stick)
  await button(inElectron, 'settings.place.change').click()
  await field(inElectron, 'settings.place.path').fill(stick)
  await button(inElectron, 'settings.place.use').click()
  await expect(inElectron.page().getByText(say(inElectron, 'settings.place.state.good'))).toBeVisible()
  expect(copies()).toBe(1)
})
