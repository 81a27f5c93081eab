// One customer on one page: what was said is written down in two clicks and found again, what is open stands on top.
import { expect, test, type App } from '../support/e2e-app.ts'
import { keyboard } from '../support/e2e-hands.ts'
import { openEmptyShop, openSampleShop, profileOf, writeDown } from '../support/e2e-shop.ts'
import { button, buttonWithKey, say } from '../support/e2e-steps.ts'

const NAME = 'Rosalind Okoye'

/** A row of the timeline by its words. */
function row(app: App, words: string | RegExp) {
  return profileOf(app, NAME).getByRole('listitem').getByRole('button', { name: words, expanded: false })
}

/** What is pinned at the top of the page. */
function top(app: App) {
  return profileOf(app, NAME).getByRole('list', { name: say(app, 'profile.matters') })
}

test('what was said is kept by two clicks, found by its kind, changed, taken away and taken back', async ({ app }) => {
  await openEmptyShop(app)
  await writeDown(app, 'Rosalind', 'Okoye')
  const page = app.page()
  const profile = profileOf(app, NAME)

  await button(app, 'profile.kind.call').click()
  const words = page.getByRole('textbox', { name: say(app, 'profile.said.call') })
  await expect(words).toBeFocused()
  await page.keyboard.type('The rye was burnt on Tuesday.')
  await buttonWithKey(app, 'profile.composer.save').click()
  await expect(row(app, /The rye was burnt/)).toBeVisible()
  await expect(words).toBeHidden()

  await button(app, 'profile.filter.visits').click()
  await expect(row(app, /The rye was burnt/)).toBeHidden()
  await expect(profile).toContainText(say(app, 'profile.timeline.none'))
  await button(app, 'profile.filter.said').click()
  await row(app, /The rye was burnt/).click()

  await button(app, 'profile.composer.edit').click()
  await expect(words).toBeFocused()
  await page.keyboard.type(' So was the oat loaf.')
  await button(app, 'profile.tone.complaint').click()
  await words.press('Control+Enter')
  await expect(profile.getByText('The rye was burnt on Tuesday. So was the oat loaf.').first()).toBeVisible()
  await expect(profile.getByText(say(app, 'profile.tone.complaint')).first()).toBeVisible()

  await button(app, 'profile.composer.remove').click()
  await expect(profile).not.toContainText('The rye was burnt')
  await page.keyboard.press('Control+Z')
  await expect(profile).toContainText('The rye was burnt')

  await button(app, 'profile.filter.changes').click()
  await expect(profile).toContainText(say(app, 'contacts.history.made'))
})

test('the keys of the profile write down a talk and a task without the mouse, and give the focus back', async ({
  app,
}) => {
  await openEmptyShop(app)
  await writeDown(app, 'Rosalind', 'Okoye')
  const page = app.page()
  const hands = keyboard(app.page)
  const list = page.getByRole('grid', { name: say(app, 'contacts.list.label') })
  await expect(list).toBeFocused()

  await page.keyboard.press('s')
  await expect(page.getByRole('textbox', { name: say(app, 'profile.said.talk') })).toBeFocused()
  await page.keyboard.type('Wants oat loaf on Fridays')
  await page.keyboard.press('Control+Enter')
  await expect(row(app, /Wants oat loaf/)).toBeVisible()
  await expect(list).toBeFocused()

  await page.keyboard.press('t')
  await expect(page.getByRole('textbox', { name: say(app, 'profile.task.words') })).toBeFocused()
  await page.keyboard.type('Put an oat loaf aside')
  await page.keyboard.press('Enter')
  const pinned = top(app).getByRole('button', {
    name: say(app, 'profile.task.done-label', { what: 'Put an oat loaf aside' }),
  })
  await expect(pinned).toBeVisible()
  await expect(list).toBeFocused()
  await hands.use(pinned)
  await expect(pinned).toBeHidden()
  await page.keyboard.press('Control+Z')
  await expect(pinned).toBeVisible()

  // Half-written words wait while another page is looked at.
  await list.focus()
  await page.keyboard.press('s')
  await page.keyboard.type('She also asked')
  await page.getByRole('link', { name: say(app, 'app.today'), exact: true }).click()
  await page.getByRole('link', { name: say(app, 'app.customers'), exact: true }).click()
  await expect(page.getByRole('textbox', { name: say(app, 'profile.said.talk') })).toHaveValue('She also asked')
})

test('[A4] the last contact and what is open stand on top of the page, whatever channel it came by', async ({
  app,
}) => {
  await openEmptyShop(app)
  await writeDown(app, 'Rosalind', 'Okoye')
  const page = app.page()
  for (const [kind, words] of [
    ['letter', 'Thank you for the wedding cake'],
    ['call', 'Asks for the same cake in June'],
    ['message', 'The oat loaf fell apart'],
    ['talk', 'Her mother will come for it'],
  ] as const) {
    if (kind === 'letter' || kind === 'message') {
      await button(app, 'profile.more-label').click()
      await page.getByRole('menuitem', { name: say(app, `profile.kind.${kind}`), exact: true }).click()
    } else await button(app, `profile.kind.${kind}`).click()
    await page.keyboard.type(words)
    if (kind === 'call') await button(app, 'profile.tone.question').click()
    if (kind === 'message') await button(app, 'profile.tone.complaint').click()
    await buttonWithKey(app, 'profile.composer.save').click()
    await expect(row(app, new RegExp(words))).toBeVisible()
  }
  const settle = (what: string) =>
    top(app).getByRole('button', { name: say(app, 'profile.settle-label', { what }), exact: true })
  // Both of what was open, the complaint first, and below them the talk that came last.
  await expect(settle('Asks for the same cake in June')).toBeVisible()
  await expect(top(app).getByRole('listitem')).toHaveCount(3)
  await expect(top(app).getByRole('listitem').first()).toContainText('The oat loaf fell apart')
  await expect(top(app).getByRole('listitem').last()).toContainText('Her mother will come for it')

  await settle('The oat loaf fell apart').click()
  await expect(settle('The oat loaf fell apart')).toBeHidden()
  await settle('Asks for the same cake in June').click()
  await expect(settle('Asks for the same cake in June')).toBeHidden()
  await expect(top(app)).toContainText('Her mother will come for it')
  await page.keyboard.press('Control+Z')
  await expect(settle('Asks for the same cake in June')).toBeVisible()
})

test.describe('in the sample shop', () => {
  test.use({ startArguments: ['--demo'] })

  test('an answer is written down by keys to the newest message they got, stands with what happened, and is taken back', async ({
    app,
  }) => {
    await openSampleShop(app)
    const page = app.page()
    await page.getByRole('link', { name: say(app, 'app.customers'), exact: true }).click()
    await page.keyboard.press('/')
    await page.keyboard.type('Folasade')
    const profile = profileOf(app, 'Folasade Adébáyò')
    await page.getByRole('row', { name: /Folasade Adébáyò/ }).click()
    await expect(profile).toBeVisible()
    await button(app, 'profile.filter.messages').click()

    await profile.focus()
    await page.keyboard.press('a')
    const dialog = page.getByRole('dialog')
    const box = dialog.getByRole('textbox', { name: say(app, 'results.answer.words') })
    await expect(box).toBeFocused()
    const about = dialog.getByRole('combobox', { name: say(app, 'results.answer.campaign') })
    await expect(about).not.toHaveValue('')
    const campaign = await about.inputValue()
    await page.keyboard.type('Keep a place for me')
    await button(app, 'results.answer.keep').press('Enter')
    await expect(dialog).toBeHidden()
    const sentence = say(app, 'timeline.response', { kind: 'answered', channel: 'counter', campaign })
    const answer = profile.getByRole('button', { name: sentence })
    await expect(answer).toBeVisible()
    await answer.click()
    await expect(profile).toContainText('Keep a place for me')
    await expect(profile.getByRole('link', { name: say(app, 'profile.message.results') })).toBeVisible()
    await page.keyboard.press('Control+Z')
    await expect(answer).toBeHidden()
    // It was the newest message that was offered first.
    const newest = profile.getByRole('listitem').getByRole('button', { expanded: false }).first()
    await expect(newest).toContainText(campaign)
  })

  test('the purchases of the timeline open in place, and the figures beside it agree with them', async ({ app }) => {
    await openSampleShop(app)
    const page = app.page()
    await page.getByRole('link', { name: say(app, 'app.customers'), exact: true }).click()
    const profile = page.getByRole('article')
    await button(app, 'profile.filter.visits').click()
    const first = profile
      .getByRole('listitem')
      .getByRole('button', { expanded: false })
      .filter({ hasText: '$' })
      .first()
    const amount = /\$[\d,.]+/.exec(await first.innerText())?.[0] ?? ''
    expect(amount).not.toBe('')
    await first.click()
    const lines = profile.getByRole('list', { name: say(app, 'profile.visit.lines') }).first()
    await expect(lines).toBeVisible()
    const parts = (await lines.innerText()).match(/\$[\d,]+\.\d\d/g) ?? []
    const cents = (text: string) => Math.round(Number(text.replaceAll(/[$,]/g, '')) * 100)
    expect(parts.reduce((sum, part) => sum + cents(part), 0)).toBe(cents(amount))

    // What the bars draw is also a table, and its months come to the sum that is written below.
    const table = profile.getByRole('table', { name: say(app, 'profile.spending.table') })
    const months = (await table.locator('tbody tr td:nth-of-type(1)').allInnerTexts()).map(cents)
    expect(months).toHaveLength(12)
    const year = profile.getByText(say(app, 'profile.spending.year'), { exact: true }).locator('xpath=..')
    expect(cents(/\$[\d,.]+/.exec(await year.innerText())?.[0] ?? '')).toBe(months.reduce((sum, part) => sum + part, 0))
    await app.picture('purchases')

    // What they are worth unfolds; how they are ranked is the shop's choice, and a choice that is taken back leaves no trace.
    await button(app, 'value.more').click()
    const past = profile.getByRole('region', { name: say(app, 'value.part.past') })
    const spent = profile.getByText(say(app, 'value.past'), { exact: true }).locator('xpath=..')
    const [soFar = ''] = /\$[\d,.]+/.exec(await spent.innerText()) ?? []
    await expect(past).toContainText(soFar)
    const placed = await profile.getByText(/\d(st|nd|rd|th) of \d/).innerText()
    await page.getByRole('link', { name: say(app, 'app.loyalty'), exact: true }).click()
    const byDay = page.getByRole('radio', { name: say(app, 'value.model.recency') })
    await byDay.check()
    await button(app, 'value.loyalty.save').click()
    await expect(page.getByText(say(app, 'value.loyalty.saved'))).toBeVisible()
    await page.keyboard.press('Control+Z')
    await expect(page.getByRole('radio', { name: say(app, 'value.model.past') })).toBeChecked()
    await page.getByRole('link', { name: say(app, 'app.customers'), exact: true }).click()
    await expect(profile.getByText(placed)).toBeVisible()
  })

  test('a receipt typed into the search box leads to its visit on the customer’s page', async ({ app }) => {
    await openSampleShop(app)
    const page = app.page()
    await page.getByRole('link', { name: say(app, 'app.customers'), exact: true }).click()
    const profile = page.getByRole('article')
    await button(app, 'profile.filter.visits').click()
    await profile
      .getByRole('listitem')
      .getByRole('button', { expanded: false })
      .filter({ hasText: '$' })
      .first()
      .click()
    const receipt = new RegExp(say(app, 'profile.visit.receipt', { receipt: '(\\S+)' }))
    await expect(profile.getByText(receipt).first()).toBeVisible()
    const [, number = ''] = receipt.exec(await profile.getByText(receipt).first().innerText()) ?? []
    const name = await profile.getByRole('heading', { level: 1 }).innerText()

    await page.getByRole('link', { name: say(app, 'app.today'), exact: true }).click()
    await page.keyboard.press('Control+K')
    await page.keyboard.type(number)
    const found = page.getByRole('option', { name: new RegExp(number) }).filter({ hasText: name })
    await expect(found).toBeVisible()
    await found.click()
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
    await expect(profile.getByRole('listitem').getByRole('button', { expanded: true })).toHaveCount(1)
    await expect(profile.getByText(receipt)).toContainText(number)
  })
})
