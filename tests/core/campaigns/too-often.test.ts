// Not too often: a cap for each customer, peace for those who never answer, and no test that cannot tell anything.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkOf, NOBODY, planOf, reasons } from './campaign-shop.ts'
import { sent, startResults, WORDS, type ResultsBook } from './results-book.ts'

let shop: ResultsBook
beforeAll(async () => {
  shop = await startResults()
})
afterAll(() => shop.dispose())

test('[F14] who had enough, or never answered, is left out; whoever came or answered is not; a test of few says so', async () => {
  const { api } = shop
  const people = await shop.people(5)
  const [fresh = 0, full = 0, silent = 0, came = 0, answered = 0] = people
  for (const [at, contactId] of people.entries()) {
    const emails = [{ address: `guest${String(at)}@example.org`, label: 'home' as const }]
    await api.contacts.save({ id: contactId, patch: { emails } })
    await api.consent.give({ contactId, channels: ['email'], how: 'at the counter', words: 'Yes.' })
  }
  await api.sending.changeRules({ cap: { most: 1, inDays: 30, byTier: {} }, sunsetAfter: 2 })
  const before = [await shop.campaign({ name: 'First' }), await shop.campaign({ name: 'Second' })]
  for (const [at, id] of before.entries()) {
    const messages = [silent, came, answered].map((contactId) => sent(contactId, 60 - at * 10))
    await shop.went(id, { messages }, 60 - at * 10)
  }
  await shop.went(await shop.campaign({ name: 'Lately' }), { messages: [sent(full, 5)] }, 5)
  await shop.bought(came, 20, 500)
  await api.campaigns.respond({ id: before[1] ?? 0, contactId: answered, kind: 'answered', channel: 'phone' })
  const plan = planOf({ audience: { ...NOBODY, people: [...people] }, words: { ...WORDS, subjectB: 'Come for a bun' } })
  const looked = await api.campaigns.preflight({ plan })
  expect(reasons(looked)).toEqual({ capped: 1, sunset: 1 })
  expect(looked.faces.map(({ id }) => id).sort()).toEqual([fresh, came, answered].sort())
  expect(looked.excluded.map(({ first }) => first[0]?.id)).toEqual([full, silent])
  expect(checkOf(looked, 'test_size')).toMatchObject({ state: 'warn', values: { each: 1 } })
  // A warning of danger asks neither.
  const warning = await api.campaigns.preflight({ plan: { ...plan, class: 'safety' } })
  expect(warning.recipients).toBe(5)
})
