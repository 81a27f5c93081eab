// What every customer is worth and when they are due, as a window is told: each number beside what it is made of.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createDice } from '../../../src/main/core/sample/dice.ts'
import { isoOfDay } from '../../../src/shared/domain/shop-day.ts'
import { PASSWORD, refusalOf, startWithBook, type TestCore, type TestWindow } from '../../support/core.ts'

const DAY = 86_400_000

let core: TestCore & { readonly owner: TestWindow }
let api: TestWindow['api']
let today: number
beforeAll(async () => {
  core = await startWithBook()
  api = core.owner.api
  await api.settings.save({ lockAfter: 0 })
  today = (await api.analytics.span({})).today
})
afterAll(() => core.dispose())

let coffee: number | null = null
/** Sells coffee at 10.00 that cost 4.00. */
async function buy(contactId: number, daysAgo: number, quantity = 1): Promise<void> {
  coffee ??= (
    await api.products.create({ name: 'Coffee', kind: 'item', category: 'Drinks', price: 1_000_000, cost: 400_000 })
  ).id
  await api.visits.log({
    contactId,
    at: core.outside.clock.now() - daysAgo * DAY,
    lines: [{ productId: coffee, quantity: quantity * 1_000 }],
  })
}

test('of a book with nobody in it nothing is said, and of somebody who never bought no number', async () => {
  expect(await api.value.loyalty({})).toMatchObject({ customers: 0, model: 'past', scores: { r: [0, 0, 0, 0, 0] } })
  expect(await api.value.settings({})).toMatchObject({
    tierCuts: null,
    retention: null,
    cuts: { fixed: true },
    model: { customers: 0, buying: null },
  })
  expect(await api.analytics.fit({})).toMatchObject({ customers: 0, enough: false, parameters: null, people: [] })
  const { id } = await api.contacts.create({ given: 'Nora' })
  expect(await api.value.of({ contactId: id })).toMatchObject({
    asOf: today,
    standing: 'none',
    tier: 'none',
    tierRule: null,
    stage: 'none',
    scores: null,
    group: null,
    rank: null,
    of: 0,
    rhythm: { purchaseDays: 0, gap: null, source: null, nextDay: null, awayDays: null },
    past: { revenue: 0, cost: null, margin: null, marginPercent: null },
    simple: null,
    projected: null,
    expected: null,
    relationship: { revenue: 0, value: 0, known: true },
  })
  expect(await refusalOf(api.value.of({ contactId: 4_242 }))).toMatchObject({ code: 'NOT_FOUND' })
})

test('[C3] the simple value shows its inputs, and follows each purchase', async () => {
  const { id } = await api.contacts.create({ given: 'Anna' })
  for (const [ago, quantity] of [
    [100, 2],
    [70, 3],
    [40, 4],
  ] as const)
    await buy(id, ago, quantity)
  const before = await api.value.of({ contactId: id })
  // Every thirty days, for three years: 36.5 times 30.00.
  expect(before.simple).toEqual({ averageSale: 3_000, returns: 36.5, years: 3, value: 109_500 })
  expect(before.rhythm).toMatchObject({ purchaseDays: 3, meanGap: 30, medianGap: 30, gap: 30, source: 'own' })
  await buy(id, 0, 7)
  const { simple, rhythm } = await api.value.of({ contactId: id })
  expect(rhythm).toMatchObject({ medianGap: 30, nextDay: today + 30, overdue: -30, awayDays: 0 })
  expect(rhythm.meanGap).toBeCloseTo(33.33, 2)
  expect(simple).toEqual({ averageSale: 4_000, returns: 36.5, years: 3, value: 146_000 })
  const { id: once } = await api.contacts.create({ given: 'Ole' })
  await buy(once, 20)
  expect((await api.value.of({ contactId: once })).rhythm).toMatchObject({
    purchaseDays: 1,
    medianGap: null,
    meanGap: null,
    gap: null,
  })
})

test('[C6] what a relationship leaves is its revenue less what the person cost, and nothing was spent on whom nobody wrote to', async () => {
  const { id } = await api.contacts.create({ given: 'Carl' })
  await buy(id, 3, 82)
  expect((await api.value.of({ contactId: id })).relationship).toEqual({
    revenue: 82_000,
    acquisition: 0,
    service: 0,
    messages: 0,
    rewards: 0,
    value: 82_000,
    known: true,
  })
})

test('margin is told of what has a known cost, to whoever may see costs', async () => {
  const { id } = await api.contacts.create({ given: 'Mia' })
  await buy(id, 3, 5)
  await api.visits.log({ contactId: id, lines: [{ words: 'Mended cup', unitPrice: 2_000_000, quantity: 1_000 }] })
  const worth = await api.value.of({ contactId: id })
  expect(worth.past).toEqual({ revenue: 7_000, costed: 5_000, cost: 2_000, margin: 3_000, marginPercent: 60 })
  await api.users.add({ name: 'Sam', role: 'staff', password: PASSWORD })
  const window = core.window('counter')
  await window.api.book.open({ user: 'Sam', password: PASSWORD })
  const seen = await window.api.value.of({ contactId: id })
  expect(seen.past).toEqual({ revenue: 7_000, costed: null, cost: null, margin: null, marginPercent: null })
  expect(seen.projected).toBeNull()
  expect(await refusalOf(window.api.value.saveSettings({ lapseLeast: 5 }))).toMatchObject({ code: 'FORBIDDEN' })
  window.close()
})

/** Two hundred customers of every kind over three years, as a file of the till brings them. */
function manySales(): string {
  const dice = createDice(5)
  const rows = ['customer,date,amount']
  for (let customer = 1; customer <= 200; customer += 1) {
    const every = dice.between(5, 150)
    const spends = dice.between(5, 80)
    let day = today - dice.between(200, 1_000)
    const leaves = today - dice.between(0, 900)
    do {
      rows.push(`K-${String(customer)},${isoOfDay(day)},${String(spends + dice.between(0, 20))}.00`)
      day += Math.max(1, Math.round(every * (0.5 + dice.fraction())))
    } while (day <= Math.min(today, leaves))
  }
  return rows.join('\n')
}

test('[C9] the same customers stand under every loyalty model, and the chosen one decides their tier', async () => {
  await api.exchange.import({ file: new File([manySales()], 'till.csv'), kind: 'sales' })
  const loyalty = await api.value.loyalty({})
  expect(loyalty.customers).toBe(204)
  expect(loyalty.models.map(({ model }) => model)).toEqual(['past', 'recency', 'referral', 'rfm', 'projected'])
  const revenue = loyalty.models.map(({ tiers }) => tiers.reduce((sum, one) => sum + one.revenue, 0))
  expect(new Set(revenue).size).toBe(1)
  for (const { model, tiers, enough } of loyalty.models) {
    expect(enough, model).toBe(true)
    expect(tiers.map(({ tier }) => tier)).toEqual(['very-high', 'high', 'medium', 'low', 'lapsed'])
    expect(tiers.reduce((sum, one) => sum + one.customers, 0)).toBe(204)
    // Whoever lapsed is the same under all of them.
    expect(tiers.at(-1)).toEqual(loyalty.models[0]?.tiers.at(-1))
  }
  const past = loyalty.models[0]?.tiers ?? []
  const staying = 204 - (past.at(-1)?.customers ?? 0)
  expect(past[0]?.customers).toBe(Math.ceil(staying * 0.05))
  expect((past[0]?.customers ?? 0) + (past[1]?.customers ?? 0)).toBe(Math.ceil(staying * 0.2))
  const [some] = (await api.contacts.search({ text: 'Ole' })) as readonly { readonly id: number }[]
  const id = some?.id ?? 0
  expect((await api.value.of({ contactId: id })).tier).toBe('low')
  const { command } = await api.value.saveSettings({ model: 'referral' })
  // Somebody whom they brought makes them one of the best.
  const { id: friend } = await api.contacts.create({
    given: 'Frida',
    links: [{ kind: 'referred-by', otherId: id, words: '' }],
  })
  expect((await api.value.of({ contactId: id })).tier).toBe('very-high')
  expect((await api.value.loyalty({})).model).toBe('referral')
  await api.contacts.trash({ ids: [friend] })
  await api.history.undo({ command: command ?? 0 })
  expect((await api.value.settings({})).settings.model).toBe('past')
  expect((await api.value.of({ contactId: id })).tier).toBe('low')
})

test('[C8] scores are quintiles with their cuts in sight, or by cuts of the owner, and every group is counted', async () => {
  const { cuts } = await api.value.settings({})
  expect(cuts.fixed).toBe(false)
  const { scores, groups, customers } = await api.value.loyalty({})
  for (const counts of [scores.r, scores.f, scores.m]) expect(counts.reduce((sum, one) => sum + one, 0)).toBe(customers)
  expect(groups.reduce((sum, one) => sum + one.customers, 0)).toBe(customers)
  // Nobody scores more often than their fifth by money, of which there are no equals to speak of.
  for (const count of scores.m) expect(Math.abs(count - customers / 5)).toBeLessThanOrEqual(4)
  const own = { r: [400, 200, 100, 50], f: [2, 3, 4, 5], m: [1_000, 2_000, 3_000, 4_000] }
  await api.value.saveSettings({ scoring: own })
  expect((await api.value.settings({})).cuts).toEqual({ ...own, fixed: false })
  const [anna] = (await api.contacts.search({ text: 'Anna' })) as readonly { readonly id: number }[]
  expect(await api.value.of({ contactId: anna?.id ?? 0 })).toMatchObject({
    scores: { r: 5, f: 4, m: 5 },
    group: 'champions',
  })
  await api.value.saveSettings({ scoring: 'quintiles' })
  const { tiers } = (await api.value.settings({})).settings
  const refused = async (path: string, change: Parameters<typeof api.value.saveSettings>[0]) => {
    const refusal = await refusalOf(api.value.saveSettings(change))
    expect(refusal).toMatchObject({ code: 'BAD_INPUT', data: { issues: [{ path }] } })
  }
  await refused('scoring', { scoring: { ...own, f: [2, 2, 3, 4] } })
  await refused('tiers', { tiers: { ...tiers, high: { ...tiers.high, share: 60 } } })
  await refused('lapseFactor', { lapseFactor: 1, overdueFactor: 2 })
})

test('[C12] [C13] a customer has a rank among all, what they brought, what they may bring, and a tier that says what to do', async () => {
  const carl = (await api.contacts.search({ text: 'Carl' }))[0]?.id ?? 0
  await api.value.saveSettings({
    tiers: {
      ...(await api.value.settings({})).settings.tiers,
      'very-high': {
        share: 10,
        treatment: 'invest',
        action: 'Ask about the terrace',
        discountCeiling: 12,
        contactsPerYear: 8,
      },
    },
  })
  const worth = await api.value.of({ contactId: carl })
  const { rows } = await api.contacts.list({ sort: 'spend', limit: 300 })
  const more = rows.filter(({ spent }) => spent > 82_000).length
  expect(worth).toMatchObject({ rank: more + 1, of: 204, past: { revenue: 82_000 }, tier: 'very-high' })
  expect(worth.tierRule).toEqual({
    share: 10,
    treatment: 'invest',
    action: 'Ask about the terrace',
    discountCeiling: 12,
    contactsPerYear: 8,
  })
  expect(worth.expected?.value).toBeGreaterThan(0)
})

test('[C4] [C5] the projected value changes with the years, the retention and the margin that the owner says; the past does not', async () => {
  const carl = (await api.contacts.search({ text: 'Carl' }))[0]?.id ?? 0
  const measured = await api.value.of({ contactId: carl })
  const { retention, margin } = await api.value.settings({})
  expect(retention).toBeGreaterThan(0)
  expect(margin).toBe(60)
  expect(measured.projected).toMatchObject({
    perYear: 82_000,
    years: 3,
    retention,
    margin: 60,
    retentionMeasured: true,
    marginMeasured: true,
  })
  await api.value.saveSettings({ projection: { years: 2, retention: 50, margin: 40 } })
  const said = await api.value.of({ contactId: carl })
  expect(said.projected).toEqual({
    perYear: 82_000,
    years: 2,
    retention: 50,
    margin: 40,
    retentionMeasured: false,
    marginMeasured: false,
    value: 49_200,
  })
  expect(said.past).toEqual(measured.past)
  expect(said.expected).toEqual(measured.expected)
  // 1,000 and 500 are 1,500 of the past, and no promise.
  const { id } = await api.contacts.create({ given: 'Pia' })
  await buy(id, 300, 100)
  await buy(id, 280, 50)
  const pia = await api.value.of({ contactId: id })
  expect(pia).toMatchObject({ standing: 'lapsed', tier: 'lapsed', stage: 'none', past: { revenue: 150_000 } })
  expect(pia.simple).toMatchObject({ averageSale: 75_000, returns: 0, value: 0 })
  expect(pia.expected?.value).not.toBe(150_000)
})

test('models are told from a hundred customers on, and each of them is judged by the parameters that are shown', async () => {
  const { model } = await api.value.settings({})
  const fit = await api.analytics.fit({ until: today })
  expect(await api.analytics.fit({ until: isoOfDay(today) })).toEqual(fit)
  expect(await refusalOf(api.analytics.fit({ until: '2026-02-30' }))).toMatchObject({ code: 'BAD_INPUT' })
  expect(fit.enough).toBe(true)
  // Learned before Pia came.
  expect(model?.customers).toBe(fit.customers - 1)
  await api.value.recompute({})
  const anew = (await api.value.settings({})).model
  expect(anew?.customers).toBe(fit.customers)
  expect(anew?.buying?.r).toBeCloseTo(fit.parameters?.r ?? 0, 9)
  expect(anew?.buying?.logLikelihood).toBeCloseTo(fit.logLikelihood ?? 0, 6)
  // Learned in minor units, told in major ones.
  expect((anew?.spending?.gamma ?? 0) / 100).toBeCloseTo(fit.spending?.gamma ?? 0, 4)
  for (const { contactId, alive, expected, x } of fit.people.slice(0, 40)) {
    const worth = await api.value.of({ contactId })
    expect(worth.expected?.purchases).toBeCloseTo(expected ?? 0, 6)
    if (x > 0) expect(worth.expected?.alive).toBeCloseTo(alive ?? 0, 6)
    else expect(worth.expected?.alive).toBeNull()
  }
})

test('in a book whose newest sale is long ago the day of that sale counts as today', async () => {
  const before = await api.value.loyalty({})
  core.outside.clock.turn(70 * DAY)
  const { asOf, newestSale } = await api.analytics.span({})
  expect(asOf).toBe(newestSale)
  expect(await api.value.loyalty({})).toEqual(before)
  expect((await api.value.settings({})).asOf).toBe(newestSale)
})

/** A busy machine; as a rule it is there at once. */
const PATIENCE = { timeout: 15_000 }

test('by itself it is learned again when the shop day turns, and once', async () => {
  const [anna] = (await api.contacts.search({ text: 'Anna' })) as readonly { readonly id: number }[]
  await api.contacts.create({ given: 'Zoe' })
  await api.visits.log({ contactId: anna?.id ?? 0, lines: [{ words: 'Bun', unitPrice: 1_000_000, quantity: 1_000 }] })
  const learned = async () => (await api.value.settings({})).model
  core.outside.clock.turn(5 * 60_000)
  const now = (await api.analytics.span({})).today
  await vi.waitFor(async () => {
    core.outside.clock.turn(6_000)
    expect((await learned())?.until).toBe(now)
  }, PATIENCE)
  const at = (await learned())?.at
  core.outside.clock.turn(60_000)
  expect((await learned())?.at).toBe(at)
  core.outside.clock.turn(DAY)
  await vi.waitFor(async () => {
    core.outside.clock.turn(60_000)
    expect((await learned())?.until).toBe(now + 1)
  }, PATIENCE)
})

test('returns take off what somebody is worth, and a counter-entry leaves nothing of a sale', async () => {
  const { id } = await api.contacts.create({ given: 'Rita' })
  await buy(id, 9, 3)
  await buy(id, 2, 1)
  const before = await api.value.of({ contactId: id })
  expect(before.past).toMatchObject({ revenue: 4_000, margin: 2_400 })
  await buy(id, 1, -1)
  const after = await api.value.of({ contactId: id })
  expect(after.past).toMatchObject({ revenue: 3_000, margin: 1_800 })
  // Bringing something back is no purchase.
  expect(after.rhythm).toMatchObject({ purchaseDays: 2, gap: 7 })
  const [{ id: last } = { id: 0 }] = (await api.visits.list({ contactId: id })).rows.filter(
    ({ total }) => total === 1_000,
  )
  await api.visits.correct({ id: last })
  expect((await api.value.of({ contactId: id })).rhythm).toMatchObject({ purchaseDays: 1, medianGap: null })
})
