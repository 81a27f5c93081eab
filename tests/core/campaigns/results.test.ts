// What a campaign came to: every number against what is known to have happened, with nobody, one and ten people, and while it runs.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shopCalendar } from '../../../src/shared/domain/shop-day.ts'
import { PASSWORD, refusalOf } from '../../support/core.ts'
import { TEST_NOW } from '../../support/outside.ts'
import { ago, sent, startResults, type ResultsBook } from './results-book.ts'

let shop: ResultsBook
beforeAll(async () => {
  shop = await startResults()
})
afterAll(() => shop.dispose())

const calendar = shopCalendar('Europe/London', 0)
const dayAgo = (days: number) => calendar.dayOf(ago(days))
const results = (id: number) => shop.api.campaigns.results({ id })

describe('nobody, one and ten', () => {
  test('a draft has reached nobody, cost nothing and says nothing', async () => {
    const id = await shop.campaign({ costFixed: 5_000 })
    expect(await results(id)).toEqual({
      counts: {},
      channels: [],
      redeemed: 0,
      responses: {},
      stopped: 0,
      treated: { people: 0, bought: 0, revenue: 0, margin: null },
      held: { people: 0, bought: 0, revenue: 0, margin: null },
      openUntil: null,
      cost: { messages: 0, coupons: 0, fixed: 0, total: 0 },
      roi: null,
      uplift: null,
      test: null,
      days: [],
    })
  })

  test('one who got it and bought is all there is, and no group to compare with', async () => {
    const [ada = 0] = await shop.people(1)
    const id = await shop.campaign({ costFixed: 500, window: 14 })
    await shop.went(id, { messages: [sent(ada)] })
    await shop.bought(ada, 8, 1_200)
    expect(await results(id)).toMatchObject({
      counts: { sent: 1 },
      treated: { people: 1, bought: 1, revenue: 1_200 },
      held: { people: 0 },
      openUntil: dayAgo(-4),
      cost: { messages: 0, coupons: 0, fixed: 500, total: 500 },
      roi: { percent: 140, by: 'revenue' },
      uplift: null,
      days: [
        { day: dayAgo(10), sent: 1, redeemed: 0, bought: 0 },
        { day: dayAgo(8), sent: 0, redeemed: 0, bought: 1 },
      ],
    })
  })

  test('[F3] of ten, each number is made of those who stand behind it, and together they are everybody', async () => {
    const ids = await shop.people(10, 'Bert')
    const [b0 = 0, b1 = 0, b2 = 0, b3 = 0, b4 = 0, b5 = 0, b6 = 0, b7 = 0, b8 = 0, b9 = 0] = ids
    const id = await shop.campaign({
      channels: ['email', 'post'],
      costPer: 70,
      costFixed: 1_000,
      coupon: { kind: 'shared', what: 'A bun', goodFor: 14, cost: 90 },
    })
    const paper = (person: number) => sent(person, 10, { channel: 'post' })
    const became = (person: number, state: 'failed' | 'bounced' | 'skipped' | 'uncertain' | 'waiting') => {
      const events = [
        ...(state === 'bounced' || state === 'uncertain' ? [{ state: 'handed_over' as const, at: ago(10) }] : []),
        { state, at: ago(9) },
      ]
      return sent(person, 10, { events: state === 'waiting' ? [] : events })
    }
    await shop.went(id, {
      state: 'running',
      codes: { email: 'BUNS22', post: 'BUNS33' },
      messages: [
        sent(b0),
        sent(b1),
        paper(b2),
        paper(b3),
        became(b4, 'failed'),
        became(b5, 'bounced'),
        became(b6, 'skipped'),
        became(b7, 'uncertain'),
        became(b8, 'waiting'),
      ],
      held: [{ contactId: b9, step: 0, at: ago(10) }],
    })
    await shop.bought(b0, 11, 9_900)
    await shop.bought(b0, 10, 1_000)
    await shop.bought(b0, 5, 500)
    await shop.bought(b2, 3, 2_000)
    await shop.bought(b4, 3, 4_000)
    await shop.bought(b9, 3, 800)
    await shop.api.campaigns.redeem({ code: 'buns 33', contactId: b2 })
    await shop.api.campaigns.redeem({ code: 'BUNS22', contactId: null })
    await shop.api.campaigns.respond({ id, contactId: b1, kind: 'answered', channel: 'phone', text: 'What a bun!' })
    await shop.api.campaigns.respond({ id, contactId: null, kind: 'interested', channel: 'social' })
    await shop.api.campaigns.respond({ id, contactId: b3, kind: 'stopped', channel: 'post', text: 'No more paper' })

    const told = await results(id)
    expect(told.counts).toEqual({ sent: 4, failed: 1, bounced: 1, skipped: 1, uncertain: 1, waiting: 1 })
    expect(told.channels).toEqual([
      {
        channel: 'email',
        counts: { sent: 2, failed: 1, bounced: 1, skipped: 1, uncertain: 1, waiting: 1 },
        redeemed: 1,
        answered: 1,
      },
      { channel: 'post', counts: { sent: 2 }, redeemed: 1, answered: 1 },
      { channel: null, counts: {}, redeemed: 0, answered: 1 },
    ])
    expect(told).toMatchObject({
      redeemed: 2,
      responses: { redeemed: 2, answered: 1, interested: 1, stopped: 1 },
      stopped: 1,
      treated: { people: 5, bought: 2, revenue: 3_500 },
      held: { people: 1, bought: 1, revenue: 800 },
      cost: { messages: 140, coupons: 180, fixed: 1_000, total: 1_320 },
      roi: { percent: 165, by: 'revenue' },
      // Also of the three whom it did not reach, of whom one bought: nobody knows whether it would have reached the one held out.
      uplift: { meant: { people: 8, bought: 3, revenue: 7_500 }, extraRevenue: 1_100, few: true },
    })
    expect(sum(told.days.map(({ sent: some }) => some))).toBe(told.treated.people)
    expect(sum(told.days.map(({ bought }) => bought))).toBe(told.treated.bought)
    expect(sum(told.days.map(({ redeemed }) => redeemed))).toBe(told.redeemed)

    const behind = async (of: 'bought' | 'quiet' | 'held' | 'redeemed' | 'answered' | 'stopped' | 'unreached') =>
      (await shop.api.campaigns.behind({ id, of })).people.map(({ contact }) => contact?.id ?? null)
    expect(await behind('bought')).toEqual([b2, b0])
    expect(new Set(await behind('quiet'))).toEqual(new Set([b1, b3, b7]))
    expect(await behind('held')).toEqual([b9])
    expect(await behind('redeemed')).toEqual([b2, null])
    expect(new Set(await behind('answered'))).toEqual(new Set([b1, null, b3]))
    expect(await behind('stopped')).toEqual([b3])
    expect(new Set(await behind('unreached'))).toEqual(new Set([b4, b5, b6]))
    expect(await shop.api.campaigns.behind({ id, of: 'quiet', from: 1, limit: 1 })).toMatchObject({
      total: 3,
      people: [{}],
    })
    const written = await shop.api.campaigns.responses({ id })
    expect(written.map(({ kind, channel }) => `${kind} ${channel}`).sort()).toEqual([
      'answered phone',
      'interested social',
      'redeemed counter',
      'redeemed counter',
      'stopped post',
    ])
  })
})

describe('what counts', () => {
  test('from the day of the message to the last day of the window, and no day more', async () => {
    const ids = await shop.people(4, 'Cleo')
    const id = await shop.campaign({ window: 3 })
    await shop.went(id, { messages: ids.map((person) => sent(person, 10)) })
    for (const [at, days] of [11, 10, 7, 6].entries()) await shop.bought(ids[at] ?? 0, days, 100)
    expect(await results(id)).toMatchObject({ treated: { people: 4, bought: 2, revenue: 200 }, openUntil: null })
  })

  test('what is brought back takes off from what it was bought with, whenever that is; what is all brought back was not bought', async () => {
    const [all = 0, some = 0, before = 0, unknown = 0] = await shop.people(4, 'Dora')
    const id = await shop.campaign({ window: 5 })
    await shop.went(id, { messages: [all, some, before, unknown].map((person) => sent(person, 10)) })
    await shop.bought(all, 1, -800, { returnOf: await shop.bought(all, 9, 800) })
    await shop.bought(some, 1, -300, { returnOf: await shop.bought(some, 9, 1_000) })
    await shop.bought(before, 9, -500, { returnOf: await shop.bought(before, 20, 500) })
    await shop.bought(unknown, 9, -40)
    expect(await results(id)).toMatchObject({ treated: { people: 4, bought: 1, revenue: 660 } })
  })

  test('a visit that was taken back never happened', async () => {
    const [ada = 0] = await shop.people(1, 'Eve')
    const id = await shop.campaign()
    await shop.went(id, { messages: [sent(ada)] })
    const visit = await shop.bought(ada, 8, 1_200)
    await shop.api.visits.correct({ id: visit, why: 'typed twice' })
    expect(await results(id)).toMatchObject({ treated: { bought: 0, revenue: 0 } })
  })

  test('a purchase after two messages of a standing campaign counts once, for the later', async () => {
    const [ada = 0] = await shop.people(1, 'Fay')
    const id = await shop.campaign({
      schedule: { when: 'yearly', occasion: 'birthday', offset: 0, at: 600 },
      window: 30,
    })
    await shop.went(id, { messages: [sent(ada, 20, { step: 1 }), sent(ada, 5, { step: 2 })] })
    await shop.bought(ada, 3, 1_000)
    expect(await results(id)).toMatchObject({ treated: { people: 2, bought: 1, revenue: 1_000 } })
    expect((await shop.api.campaigns.behind({ id, of: 'quiet' })).people).toMatchObject([{ day: dayAgo(20) }])
  })

  test('who hears nothing is told of only until the campaign was stopped', async () => {
    const [ada = 0, early = 0, late = 0] = await shop.people(3, 'Gus')
    const id = await shop.campaign()
    await shop.went(id, {
      state: 'stopped',
      endedAt: ago(8),
      messages: [sent(ada), sent(late, 5, { events: [{ state: 'cancelled', at: ago(8) }] })],
      held: [
        { contactId: early, step: 0, at: ago(10) },
        { contactId: late, step: 1, at: ago(5) },
      ],
    })
    expect(await results(id)).toMatchObject({
      treated: { people: 1 },
      held: { people: 1 },
      uplift: { meant: { people: 1 } },
    })
  })

  test('of the cost of goods the margin is made, and nobody hears of it who may not see costs', async () => {
    const margins = await startResults()
    const [ada = 0] = await margins.people(1)
    const product = await margins.api.products.create({ name: 'Bun', price: 100_000, cost: 40_000 })
    const id = await margins.campaign({ costFixed: 200 })
    await margins.went(id, { messages: [sent(ada)] })
    await margins.api.visits.log({ contactId: ada, at: ago(2), lines: [{ productId: product.id, quantity: 10_000 }] })
    expect(await margins.api.campaigns.results({ id })).toMatchObject({
      treated: { revenue: 1_000, margin: 600 },
      roi: { percent: 200, by: 'margin' },
    })
    await margins.api.users.add({ name: 'Sam', role: 'staff', password: PASSWORD })
    const staff = margins.window('second')
    await staff.api.book.open({ user: 'Sam', password: PASSWORD })
    expect(await staff.api.campaigns.results({ id })).toMatchObject({
      treated: { revenue: 1_000, margin: null },
      roi: null,
    })
    await margins.dispose()
  })
})

describe('beyond those held out', () => {
  test('[F8] the effect is told with its margin of error, and what it brought beyond them', async () => {
    const treated = await shop.people(60, 'Hal')
    const held = await shop.people(40, 'Ida')
    const id = await shop.campaign({ holdOut: 40, costFixed: 1_000 })
    await shop.went(id, {
      messages: treated.map((person) => sent(person)),
      held: held.map((contactId) => ({ contactId, step: 0, at: ago(10) })),
    })
    for (const person of treated.slice(0, 30)) await shop.bought(person, 6, 1_000)
    for (const person of held.slice(0, 8)) await shop.bought(person, 6, 500)
    const { uplift, roi } = await results(id)
    // 30 of 60 against 8 of 40: by hand: Wilson says 37.7 to 62.3 and 10.5 to 34.8 of a hundred, Newcombe 10.8 to 45.5 between them.
    expect(uplift).toMatchObject({ percent: 30, low: 10.8, high: 45.5, few: false, extraRevenue: 24_000 })
    expect(uplift?.roi).toEqual({ percent: 2_300, by: 'revenue' })
    expect(roi).toEqual({ percent: 2_900, by: 'revenue' })
  })

  test('two subjects are told apart by who bought or redeemed, and not where chance would do', async () => {
    const ids = await shop.people(60, 'Jo')
    const id = await shop.campaign({ coupon: { kind: 'shared', what: 'A bun', goodFor: 30, cost: 0 } })
    await shop.went(id, {
      codes: { email: 'SUBJ22' },
      messages: ids.map((person, at) => sent(person, 10, { arm: at % 2 === 0 ? 'a' : 'b' })),
    })
    const [a, b] = [ids.filter((_, at) => at % 2 === 0), ids.filter((_, at) => at % 2 === 1)]
    for (const person of a.slice(0, 17)) await shop.bought(person, 5, 100)
    for (const person of b.slice(0, 6)) await shop.bought(person, 5, 100)
    await shop.api.campaigns.redeem({ code: 'SUBJ22', contactId: a[17] ?? 0 })
    await shop.api.campaigns.redeem({ code: 'SUBJ22', contactId: a[0] ?? 0 })
    expect((await results(id)).test).toMatchObject({
      a: { people: 30, bought: 18, revenue: 1_700 },
      b: { people: 30, bought: 6, revenue: 600 },
      percent: 40,
      better: 'a',
      few: false,
    })
  })
})

test('[F6] while it runs the results are those of the days so far, and say until when more may come', async () => {
  const [ada = 0, bea = 0] = await shop.people(2, 'Kim')
  const id = await shop.campaign({ window: 7 })
  const waiting = { contactId: bea, step: 0, channel: 'email' as const, due: TEST_NOW + 86_400_000, events: [] }
  await shop.went(id, { state: 'running', messages: [sent(ada, 2), waiting] })
  expect(await results(id)).toMatchObject({
    counts: { sent: 1, waiting: 1 },
    treated: { people: 1, bought: 0 },
    openUntil: dayAgo(-8),
  })
  await shop.bought(ada, 0, 300)
  expect(await results(id)).toMatchObject({ treated: { people: 1, bought: 1, revenue: 300 } })
})

test('what nobody made has no results', async () => {
  expect((await refusalOf(results(99))).code).toBe('NOT_FOUND')
  expect((await refusalOf(shop.api.campaigns.behind({ id: 99, of: 'bought' }))).code).toBe('NOT_FOUND')
})

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
