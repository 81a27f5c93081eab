// The browser host, Electron and the command line are three doors of one house: each shows what the others wrote, and
// while one has the book the others say who.
import { expect, test } from '../../support/e2e-app.ts'
import { keyboard } from '../../support/e2e-hands.ts'
import { button, openBook, say, secret, SHOP } from '../../support/e2e-steps.ts'

const ROSALIND = { given: 'Rosalind', family: 'Okoye' }

test('the browser, Electron and the command line show the same book, one after the other', async ({ house }) => {
  const made = await house.call('contacts.create', ROSALIND, SHOP.password)
  expect(made, made.printed).toMatchObject({ status: 0, answer: { number: expect.any(String) as unknown } })

  const inElectron = await house.start('electron')
  await openBook(inElectron, keyboard(inElectron.page))
  await inElectron
    .page()
    .getByRole('link', { name: say(inElectron, 'app.customers') })
    .click()
  await expect(inElectron.page().getByRole('heading', { name: 'Rosalind Okoye' })).toBeVisible()
  await inElectron.stop()

  const found = await house.call('contacts.search', { text: 'ro' }, SHOP.password)
  expect(found.answer, found.printed).toMatchObject([{ name: 'Rosalind Okoye' }])

  const inBrowser = await house.start('browser')
  await openBook(inBrowser, keyboard(inBrowser.page))
  await inBrowser
    .page()
    .getByRole('link', { name: say(inBrowser, 'app.customers') })
    .click()
  await expect(inBrowser.page().getByRole('heading', { name: 'Rosalind Okoye' })).toBeVisible()
})

test('while a window has the book, the command line and another host say who holds it', async ({ house }) => {
  const inBrowser = await house.start('browser')
  await openBook(inBrowser, keyboard(inBrowser.page))

  const refused = await house.call('contacts.search', { text: 'ro' }, SHOP.password)
  expect(refused, refused.printed).toMatchObject({
    status: 1,
    answer: { error: { code: 'BOOK_IN_USE', data: { holder: expect.stringMatching(/\S/) as unknown } } },
  })

  const inElectron = await house.start('electron')
  const hands = keyboard(inElectron.page)
  await hands.fill(secret(inElectron, 'unlock.password'), SHOP.password)
  await hands.use(button(inElectron, 'unlock.button'))
  await expect(inElectron.page().getByRole('alert')).toContainText(say(inElectron, 'error.BOOK_IN_USE.what'))
  await inElectron.picture('held by another window')

  await inBrowser.stop()
  await openBook(inElectron, hands)
})
