// A Saturday at the shop, by keyboard: two people take turns at one window, a file of the web shop is brought in at noon,
// and in the evening the list of the day adds up to the cent with what a pocket calculator says.
// `npm test` serves forty customers; REGULARS_SATURDAY=300 serves as many as a real Saturday brings.
import { expect, test, type App } from '../support/e2e-app.ts'
import { dayTotal, findBox, fingers, itemBox, toast, toCounter, toDay, type Fingers } from '../support/e2e-counter.ts'
import { keyboard } from '../support/e2e-hands.ts'
import { openEmptyShop } from '../support/e2e-shop.ts'
import { button, heading, openBook, say, secret, SHOP } from '../support/e2e-steps.ts'

const SERVED = Number(process.env['REGULARS_SATURDAY'] ?? '40')
const TURN = 20
const CUSTOMERS = 40
const SECOND = { name: 'Tomás Rivera', role: 'staff', password: 'nine poppy seed rolls' } as const

const phoneOf = (at: number) => `(617) 555-${String(2_000 + at * 7).padStart(4, '0')}`

interface Customer {
  readonly kind: 'sale' | 'visit' | 'nobody' | 'card' | 'return'
  readonly who: number
  /** Cents. */
  readonly amounts: readonly number[]
}

/** The same Saturday each time: a small linear congruence instead of chance. */
function customers(count: number): readonly Customer[] {
  let seed = 20_260_221
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  return Array.from({ length: count }, (_, at) => {
    const kind =
      at % 15 === 7 ? 'visit' : at % 10 === 3 ? 'nobody' : at % 4 === 1 ? 'card' : at % 20 === 16 ? 'return' : 'sale'
    const amounts = kind === 'visit' ? [] : Array.from({ length: 1 + next(2) }, () => 50 + next(4_950))
    return { kind, who: next(CUSTOMERS), amounts }
  })
}

const sumOf = ({ kind, amounts }: Customer) =>
  amounts.reduce((sum, amount) => sum + (kind === 'return' ? -amount : amount), 0)

const typed = (cents: number) => (cents / 100).toFixed(2)

async function serve(app: App, keys: Fingers, customer: Customer): Promise<void> {
  await expect(findBox(app)).toBeFocused()
  if (customer.kind === 'nobody') await keys.press('F4')
  else {
    await keys.type(phoneOf(customer.who).slice(-4))
    await keys.press('Enter')
  }
  if (customer.kind === 'visit') {
    // Recorded from whoever has been found.
    await expect(app.page().getByRole('heading', { name: `Guest ${String(customer.who)}`, exact: true })).toBeVisible()
    await keys.press('F8')
  } else {
    for (const amount of customer.amounts) {
      await keys.type(`${customer.kind === 'return' ? '-' : ''}${typed(amount)}`)
      await keys.press('Enter')
    }
    if (customer.kind === 'card') {
      await expect(app.page().getByRole('radio').first()).toBeVisible()
      await keys.press('F9', 'ArrowRight')
    }
    await keys.press('Enter')
  }
  await expect(findBox(app)).toBeFocused()
  await expect(itemBox(app)).toHaveValue('')
}

async function bringIn(app: App, kind: 'contacts' | 'sales', file: string): Promise<void> {
  const page = app.page()
  await page.evaluate((to) => {
    location.hash = to
  }, `/import/${kind}`)
  const chooser = page.waitForEvent('filechooser')
  await expect(button(app, 'import.choose')).toBeFocused()
  await page.keyboard.press('Enter')
  await (await chooser).setFiles({ name: `${kind}.csv`, mimeType: 'text/csv', buffer: Buffer.from(file) })
  await button(app, 'import.try').press('Enter')
  const run = page.getByRole('button', {
    name: new RegExp(`^${say(app, 'import.run', { count: '' }).split(' ')[0] ?? ''} .*\\d`),
  })
  await run.press('Enter')
  await expect(page.getByRole('button', { name: say(app, 'import.undo') })).toBeVisible({ timeout: 30_000 })
}

/** Sales of the web shop a moment ago: two orders, three lines. */
function webShop(): { readonly file: string; readonly cents: number } {
  const at = new Date(Date.now() - 90_000)
  const two = (part: number) => String(part).padStart(2, '0')
  const day = `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`
  const line = (order: string, item: string, quantity: number, price: string, who: number) =>
    [order, `${day} ${time}`, phoneOf(who), item, String(quantity), price].join(',')
  const rows = [
    line('W-1', 'Gift box', 2, '19.95', 3),
    line('W-1', 'Card', 1, '2.50', 3),
    line('W-2', 'Gift box', 1, '19.95', 8),
  ]
  return { file: ['Order,Date,Phone,Product,Quantity,Unit price', ...rows, ''].join('\r\n'), cents: 6_235 }
}

async function handOver(app: App, to: { readonly name: string; readonly password: string }): Promise<void> {
  const page = app.page()
  await page.keyboard.press('F2')
  const dialogue = page.getByRole('dialog', { name: say(app, 'switch.title') })
  await expect(dialogue).toContainText(to.name)
  const password = secret(app, 'lock.password')
  await expect(password).toBeFocused()
  await page.keyboard.type(to.password)
  await page.keyboard.press('Enter')
  await expect(dialogue).toBeHidden()
  await expect(findBox(app)).toBeFocused()
}

test('a Saturday of two people at one window adds up to the cent', async ({ app, house }) => {
  test.setTimeout(120_000 + SERVED * 1_500)
  await openEmptyShop(app)
  await app.stop()
  const added = await house.call('users.add', SECOND, SHOP.password)
  expect(added.status, added.printed).toBe(0)
  await app.restart()
  await openBook(app, keyboard(app.page))
  const guests = Array.from({ length: CUSTOMERS }, (_, at) => `Guest,${String(at)},${phoneOf(at)}`)
  await bringIn(app, 'contacts', ['First name,Last name,Phone', ...guests, ''].join('\r\n'))

  const day = customers(SERVED)
  const keys = fingers(app)
  const web = webShop()
  let server: 'first' | 'second' = 'first'
  // About the middle of the day, while the owner stands there: files are hers to bring in.
  const noon = Math.floor(SERVED / 4 / TURN) * 2 * TURN + TURN / 2
  await toCounter(app)
  for (const [at, customer] of day.entries()) {
    if (at > 0 && at % TURN === 0) {
      server = server === 'first' ? 'second' : 'first'
      await handOver(app, server === 'first' ? { name: SHOP.owner, password: SHOP.password } : SECOND)
    }
    if (at === noon) {
      await bringIn(app, 'sales', web.file)
      await toCounter(app)
    }
    await serve(app, keys, customer)
  }
  await expect(toast(app).last()).toBeVisible()

  await toDay(app)
  await expect(heading(app, 'visits.by-tender')).toBeVisible()
  const cents = day.reduce((sum, customer) => sum + sumOf(customer), 0) + web.cents
  await expect.poll(() => dayTotal(app)).toBe(cents)
  const sums = app.page().getByRole('complementary', { name: say(app, 'visits.sums') })
  const money = (amount: number) =>
    new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(amount / 100)
  const byCard = day.filter(({ kind }) => kind === 'card')
  await expect(sums).toContainText(
    `Card ${String(byCard.length)}${money(byCard.reduce((sum, one) => sum + sumOf(one), 0))}`,
  )
  const ofSecond = day.filter((_, at) => Math.floor(at / TURN) % 2 === 1)
  await expect(sums).toContainText(
    `Tomás Rivera ${String(ofSecond.length)}${money(ofSecond.reduce((sum, one) => sum + sumOf(one), 0))}`,
  )
  await expect(sums).toContainText(say(app, 'visits.finding', { visits: SERVED + 2, amount: money(cents) }))
  await app.picture('the evening')
})
