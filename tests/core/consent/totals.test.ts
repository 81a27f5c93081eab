// Who was asked for a yes twice and never answered is part of no total of the book, as windows see it: each is the one it was before they
// were written down.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReportRequest } from '../../../src/shared/contract/analytics.ts'
import { NOBODY, planOf } from '../campaigns/campaign-shop.ts'
import { DAY, outboxShop, type OutboxShop } from '../sending/outbox-shop.ts'

let shop: OutboxShop
beforeAll(async () => {
  shop = await outboxShop()
})
afterAll(() => shop.dispose())

const TAG = 'fair'
const ADDRESS = {
  label: 'home',
  street: '1 Mill Lane',
  postcode: 'BA1 1AA',
  city: 'Bath',
  region: '',
  country: 'GB',
} as const

const person = async (given: string) =>
  (
    await shop.api.contacts.create({
      given,
      source: 'Spring fair',
      tags: [TAG],
      emails: [{ label: 'home', address: `${given.toLowerCase()}@example.org` }],
      addresses: [ADDRESS],
      occasions: [{ kind: 'birthday', date: '1980-03-20', label: '' }],
    })
  ).id

/** Every number of people that the program says of the book, by its name. */
async function totals() {
  const { api } = shop
  const today = Math.floor(shop.started.outside.clock.now() / DAY)
  const count = async (fact: string, values: readonly string[]) => {
    const { count: people, of } = await api.segments.count({
      rule: { all: [{ fact, op: 'any' as const, values: [...values] }] },
      faces: 0,
    })
    return { people, of }
  }
  const report = async (request: ReportRequest) => {
    const { finding, rows, totals: sums } = await api.analytics.report(request)
    return { finding: finding.values, rows: rows.map(({ cells }) => cells), sums }
  }
  const { tags, cities, total } = await api.contacts.vocabulary({})
  const { people, channels } = await api.consent.summary({})
  await api.quality.look({})
  await shop.started.core.idle()
  const quality = await api.quality.summary({})
  const plan = planOf({ audience: { ...NOBODY, everyone: true }, channels: ['email', 'post'] })
  const preflight = await api.campaigns.preflight({ plan })
  // Before a campaign starts each of the book is accounted for; who never answered is named there as such, and gets nothing.
  const named = preflight.excluded.find(({ reason }) => reason === 'suspended')?.people ?? 0
  const { address } = await api.campaigns.returns({ from: today - 30, to: today })
  return {
    list: (await api.contacts.list({})).total,
    narrowed: (await api.contacts.list({ filter: { tags: [TAG] } })).total,
    asked: (await api.contacts.list({ filter: { has: ['email'] } })).total,
    vocabulary: { tags: tags.map(({ name, count: of }) => [name, of]), cities, total },
    consent: { people, channels: channels.map(({ suspended: _, ...rest }) => rest) },
    segments: [await count('contacts.tags', [TAG]), await count('contacts.city', ['Bath'])],
    quality: { people: quality.people, shares: quality.shares },
    preflight: { recipients: preflight.recipients, others: preflight.audience - named },
    address,
    loyalty: (await api.value.loyalty({})).customers,
    reports: [
      await report({ report: 'best', measure: 'revenue', top: 50 }),
      await report({ report: 'alike' }),
      await report({ report: 'averages', by: 'source' }),
      await report({ report: 'averages', by: 'city' }),
    ],
  }
}

test('[G16] two requests, then suspended: excluded from sends and from every total, until they come', async () => {
  const { api, sink } = shop
  await api.consent.changeAsking({
    subject: 'May we write?',
    text: 'Answer with yes.',
    secondAfter: 5,
    suspendAfter: 10,
  })
  const [regular] = [await person('Regular')]
  await api.consent.give({ contactId: regular, channels: ['email'], how: 'at the counter', words: 'Yes' })
  await api.visits.log({ contactId: regular, lines: [{ words: 'Bread', unitPrice: 900_000 }] })
  const before = await totals()
  const silent = await person('Silent')
  expect((await totals()).list).toBe(before.list + 1)
  await api.consent.ask({ contactIds: [silent], source: 'Spring fair', leftForThis: true })
  const requests = () => sink.arrived.filter(({ to }) => to.address === 'silent@example.org').length
  const afterDays = async (days: number) => {
    shop.started.outside.clock.set(shop.started.outside.clock.now() + days * DAY)
    await shop.tick()
    await shop.tick()
    return requests()
  }
  expect(await afterDays(0)).toBe(1)
  expect(await afterDays(4)).toBe(1)
  expect(await afterDays(1)).toBe(2)
  expect(await afterDays(9)).toBe(2)
  const state = async () =>
    (await api.consent.state({ contactId: silent })).channels.find(({ channel }) => channel === 'email')
  expect((await state())?.state).toBe('unknown')
  expect(await afterDays(1)).toBe(2)
  expect(await state()).toMatchObject({ state: 'suspended', mayWrite: false })
  expect(await totals()).toEqual(before)
  // They stay in the book: found by name at the counter, and by whoever looks for just them.
  expect((await api.contacts.search({ text: 'Silent' })).map(({ id }) => id)).toEqual([silent])
  const suspended = { consent: { channel: 'email', purpose: 'marketing', state: 'suspended' } } as const
  expect((await api.contacts.list({ filter: suspended })).total).toBe(1)
  await api.visits.log({ contactId: silent, lines: [{ words: 'Bread', unitPrice: 900_000 }] })
  expect((await api.contacts.list({})).total).toBe(before.list + 1)
})
