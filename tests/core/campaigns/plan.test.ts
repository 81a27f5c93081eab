// Campaigns through the contract: whom they reach, what keeps somebody out, what stops them, and what is frozen when they start.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { OWNER, PASSWORD, refusalOf } from '../../support/core.ts'
import { checkOf, NOBODY, planOf, reasons, setUp, started, startShop, type Api } from './campaign-shop.ts'

let shop: Awaited<ReturnType<typeof startShop>>
let api: Api
beforeAll(async () => {
  shop = await startShop()
  api = shop.api
})
afterAll(() => shop.dispose())

const created = async (plan: Parameters<typeof planOf>[0]) => (await api.campaigns.create(planOf(plan))).id

test('[F1] a campaign goes to segments and lists without those of others, and each person is counted once', async () => {
  const { id: tag } = await api.lists.create({ name: 'Fair' })
  const [ada, bert, cleo, dora] = [
    await shop.agreed('Ada', { tags: ['vip'] }),
    await shop.agreed('Bert', { tags: ['vip'] }),
    await shop.agreed('Cleo'),
    await shop.agreed('Dora'),
  ]
  await api.lists.add({ id: tag, contactIds: [ada, cleo] })
  const rule = { fact: 'contacts.tags', op: 'any' as const, values: ['VIP'] }
  const { id: segment } = await api.segments.create({ name: 'Very important', rule })
  const { id: out } = await api.lists.create({ name: 'Not these' })
  await api.lists.add({ id: out, contactIds: [bert] })
  const audience = { ...NOBODY, segments: [segment], lists: [tag], people: [dora], exceptLists: [out] }
  const looked = await api.campaigns.preflight({ plan: planOf({ audience }) })
  expect(looked).toMatchObject({ audience: 4, recipients: 3, channels: { email: 3 }, heldOut: 0, mayStart: true })
  expect(looked.excluded).toEqual([{ reason: 'excluded', people: 1, first: [{ id: bert, name: 'Bert' }] }])
  const id = await created({ audience })
  await started(api, id)
  expect((await shop.sends(id)).map(({ contact, state }) => [contact?.id, state]).sort()).toEqual(
    [ada, cleo, dora].map((one) => [one, 'waiting']).sort(),
  )
  // Frozen is frozen: who comes into the segment later does not get it.
  await shop.agreed('Late', { tags: ['vip'] })
  expect(await shop.sends(id)).toHaveLength(3)
  expect(reasons(await api.campaigns.preflight({ id }))).toMatchObject({ already: 3, excluded: 1 })
})

test('[F18] nobody without a yes is written to, and for each who is left out the reason is said', async () => {
  const [yes, never, no, child, nowhere, listed] = [
    await shop.agreed('Yes'),
    await shop.person('Never'),
    await shop.agreed('No'),
    await shop.agreed('Child'),
    await shop.agreed('Nowhere', { mail: false }),
    await shop.agreed('Listed'),
  ]
  await api.contacts.save({ id: child, patch: { occasions: [{ kind: 'birthday', label: '', date: '2015-05-01' }] } })
  await api.consent.withdraw({ contactId: no, channels: ['email'] })
  await api.consent.suppress({ kind: 'email', value: 'listed@example.org' })
  const people = [yes, never, no, child, nowhere, listed]
  const plan = planOf({ audience: { ...NOBODY, people } })
  const looked = await api.campaigns.preflight({ plan })
  expect(looked).toMatchObject({ audience: 6, recipients: 1, channels: { email: 1 } })
  expect(reasons(looked)).toEqual({ unknown: 1, withdrawn: 1, minor: 1, no_address: 1, suppressed: 1 })
  expect(await api.campaigns.excluded({ plan, reason: 'withdrawn' })).toEqual({
    people: [{ id: no, name: 'No' }],
    total: 1,
  })
  expect(await api.campaigns.excluded({ plan, reason: 'unknown', from: 1 })).toEqual({ people: [], total: 1 })
  // A warning of danger goes to whoever can be reached; a service message stops before the do-not-disturb list.
  const reached = async (more: object) => (await api.campaigns.preflight({ plan: { ...plan, ...more } })).recipients
  expect(await reached({ class: 'service', because: 'They ordered it.' })).toBe(4)
  expect(await reached({ class: 'safety' })).toBe(5)
})

test('[F2] one campaign goes to each person by the first channel that may reach them, letters once to a household', async () => {
  const home = { label: 'home', street: '1 Mill Lane', postcode: 'BA1 1AA', city: 'Bath', region: '', country: 'GB' }
  const mail = await shop.agreed('Mail')
  const [first, second] = [await shop.agreed('First', { mail: false }), await shop.agreed('Second', { mail: false })]
  await api.households.create({ name: 'Mills', contactIds: [first, second], address: home } as never)
  const called = await shop.agreed('Called', {
    mail: false,
    phones: [{ typed: '020 7946 0018', label: 'home', country: 'GB' }],
  } as never)
  const people = [mail, first, second, called]
  const plan = planOf({
    audience: { ...NOBODY, people },
    channels: ['email', 'post', 'phone'],
    costFixed: 500,
    costPer: 80,
  })
  const looked = await api.campaigns.preflight({ plan })
  expect(looked.channels).toEqual({ email: 1, post: 1, phone: 1 })
  expect(reasons(looked)).toEqual({ household: 1 })
  expect(looked.cost).toBe(500 + 2 * 80)
})

test('[F22] to everyone it goes only when that is said, and the segments that would do are shown', async () => {
  const plan = planOf({ audience: { ...NOBODY, everyone: true } })
  const looked = await api.campaigns.preflight({ plan })
  expect(checkOf(looked, 'everyone')).toMatchObject({ state: 'warn', values: { people: looked.recipients } })
  await vi.waitFor(async () => {
    shop.outside.clock.turn(25_000)
    const { instead } = await api.campaigns.preflight({ plan })
    expect(instead).toMatchObject([{ name: 'Very important', people: 3 }])
  })
  const id = await created({ audience: { ...NOBODY, everyone: true } })
  expect(await refusalOf(api.campaigns.start({ id }))).toEqual({
    code: 'BAD_INPUT',
    data: { issues: [{ path: 'everyone', rule: 'unsaid' }] },
  })
  await started(api, id, true)
  expect(await shop.sends(id)).toHaveLength(looked.recipients)
})

test('what the checks stop does not start, and says which', async () => {
  const people = [await shop.agreed('Stopped')]
  const audience = { ...NOBODY, people }
  const why = async (plan: Parameters<typeof planOf>[0]) => {
    const { data } = await refusalOf(api.campaigns.start({ id: await created({ audience, ...plan }) }))
    return (data as { issues: { path: string }[] } | undefined)?.issues[0]?.path
  }
  expect(await why({ words: { ...planOf({}).words, subject: '' } })).toBe('subject')
  expect(await why({ words: { ...planOf({}).words, body: '<p> </p>' } })).toBe('words')
  expect(await why({ audience: NOBODY })).toBe('consent')
  expect(await why({ class: 'safety', words: { ...planOf({}).words, body: '<p>20 % off all buns</p>' } })).toBe('class')
  await api.sending.changeRules({ postalAddress: '' })
  expect(await why({})).toBe('postal_address')
  await api.sending.changeRules({ postalAddress: '1 High Street, London' })
  await api.email.remove({})
  expect(await why({})).toBe('account')
  await setUp(api)
})

test('a hold-out is drawn the same whenever it is looked at, and what is frozen is what was shown', async () => {
  const people = []
  for (let at = 0; at < 40; at += 1) people.push(await shop.agreed(`Held ${String(at)}`, { phones: [] }))
  const plan = { audience: { ...NOBODY, people }, channels: ['post' as const, 'email' as const], holdOut: 40 }
  const id = await created({ ...plan, channels: ['email'], class: 'marketing' })
  const shown = async () =>
    (await api.campaigns.excluded({ id, reason: 'held_out', limit: 500 })).people.map((one) => one.id)
  const held = await shown()
  expect(held.length).toBeGreaterThan(4)
  expect(held.length).toBeLessThan(30)
  expect(await shown()).toEqual(held)
  const looked = await api.campaigns.preflight({ id })
  expect(looked.recipients + looked.heldOut).toBe(40)
  expect(checkOf(looked, 'hold_out_size')).toMatchObject({ state: 'warn', values: { people: held.length, least: -1 } })
})

test('one that runs is held up, its words are changed, it goes on, and once it is stopped nothing of it leaves', async () => {
  const people = [await shop.agreed('Runner'), await shop.agreed('Walker')]
  const plan = planOf({
    name: 'Running',
    audience: { ...NOBODY, people },
    schedule: { when: 'on', day: 30_000, at: 600 },
  })
  const { id } = await api.campaigns.create(plan)
  const second = shop.window()
  await second.api.book.open({ user: OWNER, password: PASSWORD })
  // Started at two windows at once, it is started once.
  const both = await Promise.all([api, second.api].map((window) => refusalOf(window.campaigns.start({ id }))))
  expect(both.filter(({ code }) => code === 'none')).toHaveLength(1)
  await vi.waitFor(async () => expect((await api.campaigns.get({ id })).state).toBe('running'))
  expect(await shop.sends(id)).toHaveLength(2)
  await api.campaigns.pause({ id, on: true })
  expect((await api.campaigns.get({ id })).state).toBe('paused')
  const words = { ...plan.words, subject: 'Another subject' }
  await api.campaigns.save({ id, plan: { ...plan, words } })
  expect((await api.campaigns.get({ id })).words.subject).toBe('Another subject')
  const others = { ...plan, audience: { ...NOBODY, people: people.slice(1) } }
  expect((await refusalOf(api.campaigns.save({ id, plan: others }))).data).toEqual({
    issues: [{ path: 'plan.audience', rule: 'frozen' }],
  })
  await api.campaigns.pause({ id, on: false })
  expect((await api.campaigns.get({ id })).state).toBe('running')
  await api.campaigns.stop({ id })
  expect((await shop.sends(id)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
  expect(await api.campaigns.get({ id })).toMatchObject({ state: 'stopped', endedAt: shop.outside.clock.now() })
  // The plan itself can be used again.
  const copy = await api.campaigns.copy({ id, name: 'Once more' })
  expect(await api.campaigns.get({ id: copy.id })).toMatchObject({ name: 'Once more', state: 'draft', startedAt: null })
})
