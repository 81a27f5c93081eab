// What came back is written down, counted, and taken back; codes are good as often and as long as they say; and what it all cost is known of each
// person and of a year.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shopCalendar } from '../../../src/shared/domain/shop-day.ts'
import { OWNER, refusalOf } from '../../support/core.ts'
import { TEST_NOW } from '../../support/outside.ts'
import { ago, DAY, sent, startResults, type ResultsBook } from './results-book.ts'

let shop: ResultsBook
beforeAll(async () => {
  shop = await startResults()
})
afterAll(() => shop.dispose())

const { dayOf } = shopCalendar('Europe/London', 0)
const COUPON = { what: 'A free bun', goodFor: 14, cost: 90 }

describe('a code', () => {
  test('[F21] on a flyer is good for everybody until its day is over, however it is typed', async () => {
    const [ada = 0] = await shop.people(1)
    const id = await shop.campaign({ name: 'Flyer', channels: ['post'], coupon: { kind: 'shared', ...COUPON } })
    await shop.went(id, { codes: { post: 'FLYER2' }, messages: [sent(ada, 10, { channel: 'post' })] })
    expect(await shop.api.campaigns.code({ code: 'fly-er 2' })).toEqual({
      campaign: { id, name: 'Flyer' },
      channel: 'post',
      what: 'A free bun',
      contact: null,
      goodUntil: dayOf(ago(10)) + 14,
      expired: false,
      usedAt: null,
    })
    await shop.api.campaigns.redeem({ code: 'flyer2', contactId: ada })
    await shop.api.campaigns.redeem({ code: 'FLYER2', contactId: ada })
    await shop.api.campaigns.redeem({ code: 'FLYER2', contactId: null })
    expect(
      (await shop.api.campaigns.responses({ id })).map(({ contact, code }) => [contact?.id ?? null, code]),
    ).toEqual([
      [null, 'FLYER2'],
      [ada, 'FLYER2'],
      [ada, 'FLYER2'],
    ])
    shop.outside.clock.set(TEST_NOW + 4 * DAY)
    await shop.api.campaigns.redeem({ code: 'flyer2', contactId: null })
    shop.outside.clock.set(TEST_NOW + 5 * DAY)
    expect(await refusalOf(shop.api.campaigns.redeem({ code: 'flyer2', contactId: null }))).toEqual({
      code: 'BAD_INPUT',
      data: { issues: [{ path: 'code', rule: 'expired' }] },
    })
    shop.outside.clock.set(TEST_NOW)
  })

  test('of one person is good once, is theirs unless somebody else brings it, and is good again when that is taken back', async () => {
    const [ada = 0, bea = 0] = await shop.people(2, 'Bea')
    const id = await shop.campaign({ coupon: { kind: 'personal', ...COUPON } })
    await shop.went(id, {
      messages: [sent(ada, 3, { coupon: 'KXQ27MHD3VWPA' }), sent(bea, 3, { coupon: 'KXQ27MHD3VWPB' })],
    })
    const visitId = await shop.bought(ada, 0, 500)
    const { command } = await shop.api.campaigns.redeem({ code: 'kxq2-7mhd-3vwpa', contactId: null, visitId })
    expect(await shop.api.campaigns.code({ code: 'KXQ27MHD3VWPA' })).toMatchObject({
      contact: { id: ada },
      usedAt: TEST_NOW,
    })
    expect(await refusalOf(shop.api.campaigns.redeem({ code: 'KXQ27MHD3VWPA', contactId: bea }))).toEqual({
      code: 'BAD_INPUT',
      data: { issues: [{ path: 'code', rule: 'used' }] },
    })
    expect(await shop.api.campaigns.responses({ id })).toMatchObject([
      { contact: { id: ada }, visitId, kind: 'redeemed' },
    ])
    await shop.api.history.undo({ command: command ?? 0 })
    expect(await shop.api.campaigns.code({ code: 'KXQ27MHD3VWPA' })).toMatchObject({ usedAt: null })
    await shop.api.campaigns.redeem({ code: 'KXQ27MHD3VWPB', contactId: ada })
    expect(await shop.api.campaigns.responses({ id })).toMatchObject([{ contact: { id: ada }, code: 'KXQ27MHD3VWPB' }])
  })

  test('that is none of ours is nothing, and nobody redeems it', async () => {
    expect(await shop.api.campaigns.code({ code: 'NOTOURS' })).toBeNull()
    expect(await shop.api.campaigns.code({ code: '---' })).toBeNull()
    expect((await refusalOf(shop.api.campaigns.redeem({ code: 'NOTOURS', contactId: null }))).code).toBe('NOT_FOUND')
  })
})

describe('an answer', () => {
  test('[F20] by any way counts for the campaign and the message it answers', async () => {
    const [ada = 0, bea = 0] = await shop.people(2, 'Cleo')
    const id = await shop.campaign({ channels: ['post', 'email'] })
    await shop.went(id, { messages: [sent(ada, 5, { channel: 'post' }), sent(bea, 5)] })
    for (const channel of ['counter', 'phone', 'email', 'sms', 'post', 'social'] as const)
      await shop.api.campaigns.respond({ id, contactId: ada, kind: 'answered', channel, text: 'Nice card' })
    const { channels, responses } = await shop.api.campaigns.results({ id })
    expect(responses).toEqual({ answered: 6 })
    expect(channels.map(({ channel, answered }) => [channel, answered])).toEqual([
      ['email', 0],
      ['post', 6],
    ])
  })

  test('of a call says how it went: not reached is tried again, and whoever was reached was', async () => {
    const [ada = 0, bea = 0] = await shop.people(2, 'Dora')
    const id = await shop.campaign({ channels: ['phone'], costPer: 50 })
    const call = (contactId: number) => sent(contactId, 1, { channel: 'phone', events: [] })
    await shop.went(id, { state: 'running', messages: [call(ada), call(bea)] })
    const counts = async () => (await shop.api.campaigns.results({ id })).counts
    const { command } = await shop.api.campaigns.respond({ id, contactId: ada, kind: 'not_reached', channel: 'phone' })
    expect(await counts()).toEqual({ failed: 1, waiting: 1 })
    await shop.api.campaigns.respond({ id, contactId: bea, kind: 'interested', channel: 'phone' })
    expect(await counts()).toEqual({ failed: 1, sent: 1 })
    await shop.api.history.undo({ command: command ?? 0 })
    expect(await counts()).toEqual({ waiting: 1, sent: 1 })
    await shop.api.campaigns.respond({ id, contactId: ada, kind: 'not_reached', channel: 'phone' })
    await shop.api.campaigns.respond({ id, contactId: ada, kind: 'not_interested', channel: 'phone' })
    expect(await counts()).toEqual({ sent: 2 })
    expect((await shop.api.campaigns.results({ id })).cost).toMatchObject({ messages: 100 })
  })

  test('that wants no more takes their yes to that way back, and that stands when the answer is taken back', async () => {
    const [ada = 0] = await shop.people(1, 'Eve')
    await shop.api.consent.give({ contactId: ada, channels: ['email', 'post'], how: 'at the counter', words: 'yes' })
    const id = await shop.campaign()
    await shop.went(id, { messages: [sent(ada, 2)] })
    const { command } = await shop.api.campaigns.respond({
      id,
      contactId: ada,
      kind: 'stopped',
      channel: 'email',
      text: 'Stop it',
    })
    const states = async () => {
      const { channels } = await shop.api.consent.state({ contactId: ada })
      return Object.fromEntries(channels.map(({ channel, state, words }) => [channel, [state, words]]))
    }
    expect(await states()).toMatchObject({ email: ['withdrawn', 'Stop it'], post: ['given', 'yes'] })
    await shop.api.history.undo({ command: command ?? 0 })
    expect(await states()).toMatchObject({ email: ['withdrawn', 'Stop it'] })
    // Taken back was the answer; that they want no more was said after their message and is told all the same.
    expect(await shop.api.campaigns.results({ id })).toMatchObject({ responses: {}, stopped: 1 })
    expect(
      await refusalOf(shop.api.campaigns.respond({ id, contactId: null, kind: 'stopped', channel: 'email' })),
    ).toMatchObject({
      code: 'BAD_INPUT',
    })
  })

  test('on the phone that wants no calls is a refusal at once, and their number is on the do-not-disturb list', async () => {
    const { id: ada } = await shop.api.contacts.create({
      given: 'Gwen',
      phones: [{ label: 'mobile', typed: '+44 20 7946 0958' }],
    })
    const id = await shop.campaign({ name: 'Spring calls', channels: ['phone'] })
    await shop.went(id, { state: 'running', messages: [sent(ada, 1, { channel: 'phone', events: [] })] })
    const [call] = (await shop.api.sending.outbox({ contactId: ada })).rows
    await shop.api.campaigns.respond({
      id,
      contactId: ada,
      send: call?.id ?? 0,
      kind: 'stopped',
      channel: 'phone',
      text: 'Never call me again',
    })
    const { channels } = await shop.api.consent.state({ contactId: ada })
    expect(channels.find(({ channel }) => channel === 'phone')).toMatchObject({
      state: 'refused',
      how: 'Spring calls',
      words: 'Never call me again',
      why: ['refused', 'suppressed'],
    })
    expect(channels.find(({ channel }) => channel === 'email')).toMatchObject({ state: 'unknown' })
    expect((await shop.api.consent.suppressed({ address: '020 7946 0958' })).rows).toMatchObject([
      { kind: 'phone', reason: 'asked', source: 'Spring calls', contact: { id: ada } },
    ])
    const { rows } = await shop.api.contacts.timeline({ contactId: ada, kinds: ['response'] })
    expect(rows).toMatchObject([
      { area: 'campaigns', values: { kind: 'stopped', channel: 'phone', campaign: 'Spring calls', campaignId: id } },
    ])
  })

  test('stands in what happened with them, leads to the campaign, and goes when it is taken back', async () => {
    const [ada = 0] = await shop.people(1, 'Hope')
    const id = await shop.campaign({ name: 'Summer' })
    await shop.went(id, { messages: [sent(ada, 2)] })
    const { command } = await shop.api.campaigns.respond({
      id,
      contactId: ada,
      kind: 'interested',
      channel: 'social',
      text: 'Tell me more',
    })
    const told = async () => (await shop.api.contacts.timeline({ contactId: ada })).rows
    expect(await told()).toMatchObject([
      {
        kind: 'response',
        words: 'timeline.response',
        values: { kind: 'interested', channel: 'social', campaign: 'Summer', campaignId: id, text: 'Tell me more' },
        by: OWNER,
        begunBy: 'customer',
      },
      { kind: 'message-sent', title: 'Summer', values: { state: 'sent', source: 'campaign', sourceId: id } },
    ])
    const { last } = await shop.api.contacts.matters({ contactId: ada })
    expect(last).toMatchObject({ kind: 'response' })
    await shop.api.history.undo({ command: command ?? 0 })
    expect((await told()).map(({ kind }) => kind)).toEqual(['message-sent'])
  })

  test('that the message came back leaves it unreached', async () => {
    const [ada = 0] = await shop.people(1, 'Fay')
    const id = await shop.campaign()
    await shop.went(id, { messages: [sent(ada, 2)] })
    await shop.api.campaigns.respond({ id, contactId: ada, kind: 'bounced', channel: 'email' })
    expect(await shop.api.campaigns.results({ id })).toMatchObject({ counts: { bounced: 1 }, treated: { people: 0 } })
  })

  test('who could not be reached under their number is not called there again; their other number is', async () => {
    const [ada = 0] = await shop.people(1, 'Gil')
    await shop.api.contacts.save({
      id: ada,
      patch: {
        phones: [
          { label: 'home', typed: '020 7946 0001' },
          { label: 'mobile', typed: '020 7946 0002' },
        ],
      },
    })
    const id = await shop.campaign({ channels: ['phone'] })
    await shop.went(id, { messages: [sent(ada, 2, { channel: 'phone' })] })
    await shop.api.campaigns.respond({ id, contactId: ada, kind: 'bounced', channel: 'phone' })
    const numbers = async () => {
      const { channels } = await shop.api.consent.state({ contactId: ada })
      return channels.find(({ channel }) => channel === 'phone')?.addresses
    }
    expect((await numbers())?.map(({ suppressed }) => suppressed)).toEqual([true, false])
  })

  test('to what is not there is refused', async () => {
    const id = await shop.campaign()
    const answer = { kind: 'answered', channel: 'phone' } as const
    expect((await refusalOf(shop.api.campaigns.respond({ id: 99, contactId: null, ...answer }))).code).toBe('NOT_FOUND')
    expect((await refusalOf(shop.api.campaigns.respond({ id, contactId: 99, ...answer }))).code).toBe('NOT_FOUND')
    expect((await refusalOf(shop.api.campaigns.respond({ id, contactId: null, send: 99, ...answer }))).code).toBe(
      'NOT_FOUND',
    )
    expect((await refusalOf(shop.api.campaigns.respond({ id, contactId: null, visitId: 99, ...answer }))).code).toBe(
      'NOT_FOUND',
    )
  })
})

test('what was spent on a person is part of what their relationship leaves', async () => {
  const [ada = 0] = await shop.people(1, 'Gus')
  const coupon = { kind: 'shared', ...COUPON } as const
  const id = await shop.campaign({ channels: ['post'], costPer: 70, costFixed: 9_999, coupon })
  await shop.went(id, { codes: { post: 'GUSGUS' }, messages: [sent(ada, 3, { channel: 'post' })] })
  await shop.bought(ada, 1, 2_000)
  await shop.api.campaigns.redeem({ code: 'GUSGUS', contactId: ada })
  expect((await shop.api.value.of({ contactId: ada })).relationship).toEqual({
    revenue: 2_000,
    acquisition: 0,
    service: 0,
    messages: 70,
    rewards: 90,
    known: true,
    value: 1_840,
  })
})

test('[F7] a year says of each campaign and each channel what it cost and brought, and adds up', async () => {
  const year = await startResults()
  const { api } = year
  const [ada = 0, bea = 0, cleo = 0] = await year.people(3)
  const card = await year.campaign({
    name: 'Card',
    channels: ['post', 'email'],
    costPer: 70,
    costFixed: 101,
    budget: 900,
  })
  await year.went(card, { messages: [sent(ada, 20, { channel: 'post' }), sent(bea, 20), sent(cleo, 20)] }, 20)
  const mail = await year.campaign({
    name: 'Mail',
    schedule: { when: 'yearly', occasion: 'birthday', offset: 0, at: 600 },
  })
  await year.went(mail, { messages: [sent(ada, 12), sent(bea, 400, { step: 1 })] }, 400)
  await year.campaign({ name: 'Draft', costFixed: 500 })
  await year.bought(ada, 11, 1_000)
  await year.bought(bea, 15, 200)
  await year.bought(bea, 399, 7_000)
  await year.bought(cleo, 2, 9_000)

  const today = dayOf(TEST_NOW)
  const { rows, byChannel, byKind, total } = await api.campaigns.returns({ from: today - 365, to: today })
  expect(rows).toEqual([
    {
      id: card,
      name: 'Card',
      kind: 'once',
      channels: ['post', 'email'],
      sent: 3,
      redeemed: 0,
      budget: 900,
      cost: 171,
      revenue: 1_200,
      margin: null,
      roi: { percent: 602, by: 'revenue' },
    },
    {
      id: mail,
      name: 'Mail',
      kind: 'yearly',
      channels: ['email'],
      sent: 1,
      redeemed: 0,
      budget: null,
      cost: 0,
      revenue: 1_000,
      margin: null,
      roi: null,
    },
  ])
  expect(byChannel).toEqual([
    { channel: 'email', sent: 3, cost: 67, revenue: 1_200, margin: null, roi: { percent: 1_691, by: 'revenue' } },
    { channel: 'post', sent: 1, cost: 104, revenue: 1_000, margin: null, roi: { percent: 862, by: 'revenue' } },
  ])
  expect(byKind).toMatchObject([
    { kind: 'once', sent: 3, cost: 171, revenue: 1_200 },
    { kind: 'yearly', sent: 1, cost: 0, revenue: 1_000, roi: null },
  ])
  // What Ada bought followed both.
  expect(total).toEqual({ sent: 4, cost: 171, revenue: 1_200, margin: null, roi: { percent: 602, by: 'revenue' } })

  const before = await api.campaigns.returns({ from: today - 500, to: today - 366 })
  expect(before.rows).toMatchObject([{ id: mail, sent: 1, revenue: 7_000 }])
  expect((await api.campaigns.returns({ from: today - 900, to: today - 800 })).rows).toEqual([])
  expect((await refusalOf(api.campaigns.returns({ from: today, to: today - 1 }))).code).toBe('BAD_INPUT')
  await year.dispose()
})

test('[F16] an address is worth what those spent in twelve months who may be mailed, by how they came', async () => {
  const book = await startResults()
  const { api } = book
  const today = dayOf(TEST_NOW)
  const address = async () => (await api.campaigns.returns({ from: today - 365, to: today })).address
  expect(await address()).toEqual({ people: 0, perAddress: null, bySource: [] })
  const add = async (given: string, source: string | null, agrees: boolean, spent: number) => {
    const { id } = await api.contacts.create({
      given,
      source,
      emails: [{ address: `${given}@example.org`, label: 'home' }],
    })
    if (agrees) await api.consent.give({ contactId: id, channels: ['email'], how: 'at the counter', words: 'yes' })
    await book.bought(id, 30, spent)
    return id
  }
  const ada = await add('ada', 'Fair', true, 1_000)
  await book.bought(ada, 500, 50_000)
  await add('bea', 'Fair', true, 2_000)
  await add('cleo', null, true, 600)
  await add('dora', 'Fair', false, 9_000)
  const fay = await add('fay', 'Fair', true, 9_000)
  expect((await address()).people).toBe(4)
  await api.consent.suppress({ kind: 'email', value: 'fay@example.org', reason: 'asked', note: '' })
  expect(await address()).toEqual({
    people: 3,
    perAddress: 1_200,
    bySource: [
      { source: 'Fair', people: 2, perAddress: 1_500 },
      { source: null, people: 1, perAddress: 600 },
    ],
  })
  expect(fay).toBeGreaterThan(0)
  await book.dispose()
})

test('who wants no profile is in no measure of what a message did, on either side, while what they got and answered still counts', async () => {
  const people = await shop.people(4, 'Shy')
  const [ada = 0, bea = 0, cleo = 0, dora = 0] = people
  const id = await shop.campaign({ name: 'Measured' })
  await shop.went(id, {
    messages: [sent(ada, 5), sent(bea, 5)],
    held: [cleo, dora].map((contactId) => ({ contactId, step: 0, at: ago(5) })),
  })
  for (const contactId of people) await shop.bought(contactId, 3, 1_000)
  await shop.api.campaigns.respond({ id, contactId: ada, kind: 'interested', channel: 'counter' })
  const seen = async () => {
    const { counts, treated, held, responses } = await shop.api.campaigns.results({ id })
    return { counts, responses, treated: [treated.people, treated.revenue], held: [held.people, held.revenue] }
  }
  const rest = { counts: { sent: 2 }, responses: { interested: 1 } }
  expect(await seen()).toEqual({ ...rest, treated: [2, 2_000], held: [2, 2_000] })
  await shop.api.consent.profile({ contactId: ada, allowed: false })
  await shop.api.consent.profile({ contactId: cleo, allowed: false })
  expect(await seen()).toEqual({ ...rest, treated: [1, 1_000], held: [1, 1_000] })
  const behind = await shop.api.campaigns.behind({ id, of: 'bought' })
  expect(behind.people.map(({ contact }) => contact?.id)).toEqual([bea])
  await shop.api.consent.profile({ contactId: ada, allowed: true })
  expect((await seen()).treated).toEqual([2, 2_000])
})
