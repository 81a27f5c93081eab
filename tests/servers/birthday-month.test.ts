// A month of the shop against a real Postfix: a birthday greeting that stands for years, and one promotion with a part that hears nothing.
// The clock is turned day by day, the PC is off on two Sundays, one address is refused, somebody says stop, a coupon is honoured.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { smtpGateway } from '../../src/main/gateways/email/smtp.ts'
import type { CampaignPlan } from '../../src/shared/contract/campaigns.ts'
import { tidyCode } from '../../src/shared/domain/messages/coupon-code.ts'
import { isoOfDay } from '../../src/shared/domain/shop-day.ts'
import { startWithBook, PASSWORD, type TestCore, type TestWindow } from '../support/core.ts'
import { postfixIsThere, startPostfix, until, type Postfix } from './postfix.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const TICK = 15_000
/** A Sunday; the PC is off on the second and the fourth, and the clocks change on the third. */
const FIRST = Date.UTC(2026, 2, 15)
const DAYS = 31
const OFF = [7, 21]
const REFUSED = 'person4@example.org'

const PLAN: CampaignPlan = {
  name: 'Birthday bun',
  note: '',
  class: 'marketing',
  because: '',
  channels: ['email'],
  audience: { everyone: true, segments: [], lists: [], people: [], exceptSegments: [], exceptLists: [] },
  holdOut: 0,
  schedule: { when: 'yearly', occasion: 'birthday', offset: 0, at: 9 * 60 },
  catchUp: 'late',
  words: {
    subject: 'Happy birthday, {{ first_name }}',
    subjectB: '',
    preview: '',
    body: '<p>A bun is waiting for you: {{ coupon }}</p>',
    button: { label: '', href: '' },
    letter: '',
    script: '',
  },
  coupon: { kind: 'personal', what: 'One bun', goodFor: 14, cost: 150 },
  window: 14,
  costFixed: 0,
  costPer: 0,
  budget: null,
}

const BIRTHDAYS = 31

describe.skipIf(!postfixIsThere())('a month against a real Postfix', () => {
  let postfix: Postfix
  let core: TestCore & { readonly owner: TestWindow }
  let api: TestWindow['api']
  const people: number[] = []

  const at = (day: number, hour: number, minute = 0) => FIRST + day * DAY + hour * HOUR + minute * 60_000

  /** The program does what the clock says, and so does whoever waits for it. */
  async function turnTo(instant: number): Promise<void> {
    core.outside.clock.set(Math.max(instant, core.outside.clock.now()))
    for (let ticks = 0; ticks < 2; ticks += 1) {
      core.outside.clock.turn(TICK)
      await core.core.jobsEnd()
    }
  }

  async function restart(day: number): Promise<void> {
    core.outside.clock.set(at(day, 8))
    const again = core.again()
    const owner = again.window('first')
    core = { ...again, owner }
    api = owner.api
    await api.book.open({ password: PASSWORD })
  }

  beforeAll(async () => {
    postfix = await startPostfix({ [REFUSED]: '554 5.1.1 no such user here' })
    core = await startWithBook({
      gateways: {
        mail: smtpGateway(),
        resolver: { texts: () => Promise.resolve(null), mailServers: () => Promise.resolve(null) },
      },
    })
    api = core.owner.api
    await api.settings.save({ lockAfter: 0 })
    core.outside.clock.set(at(-1, 12))
    await api.sending.changeRules({ postalAddress: '1 High Street, London', cap: { most: 10, inDays: 7, byTier: {} } })
    await api.email.save({
      account: {
        preset: null,
        host: '127.0.0.1',
        port: postfix.port,
        security: 'none',
        user: '',
        fromName: 'Corner Bakery',
        fromAddress: 'shop@example.org',
        replyTo: null,
        perHour: null,
        perDay: null,
        connections: 2,
        oneClickUrl: null,
      },
    })
    await api.sending.checkedOptOuts({})
    // One for each day of the month; every fifth year is not known, every seventh said no.
    for (let day = 0; day < BIRTHDAYS; day += 1) {
      const date = isoOfDay(Math.round(FIRST / DAY) + day)
      const { id } = await api.contacts.create({
        given: `Person ${String(day)}`,
        emails: [{ address: `person${String(day)}@example.org`, label: 'home' }],
        occasions: [{ kind: 'birthday', label: '', date: day % 5 === 0 ? `-${date.slice(4)}` : `19${date.slice(2)}` }],
      } as Parameters<typeof api.contacts.create>[0])
      people.push(id)
      const said = { contactId: id, channels: ['email' as const], how: 'at the counter', words: 'Yes.' }
      await (day % 7 === 6 ? api.consent.refuse(said) : api.consent.give(said))
    }
  }, 120_000)
  afterAll(async () => {
    await core.dispose()
    await postfix.stop()
  })

  test('everybody who agreed is greeted once on their day, or the day after when the PC was off, and the results are right', async () => {
    const { id: birthday } = await api.campaigns.create(PLAN)
    await api.campaigns.start({ id: birthday, everyone: true })
    let promotion = 0
    let bought = 0
    for (let day = 0; day < DAYS; day += 1) {
      if (OFF.includes(day)) {
        if (day > 0) await core.core.close()
        continue
      }
      if (OFF.includes(day - 1)) await restart(day)
      for (const hour of [8, 9, 12, 17]) await turnTo(at(day, hour, 1))
      if (day === 2) await stop(day)
      if (day === 9) bought = await redeem(birthday)
      if (day === 12) promotion = await promote()
    }

    const greeted = people.map((_, day) => day).filter((day) => day % 7 !== 6)
    await until('the greetings in the mailbox', () => greetings().length >= greeted.length - 1)
    const due = new Map(greeted.map((day) => [`person${String(day)}@example.org`, day + (OFF.includes(day) ? 1 : 0)]))
    expect(
      greetings()
        .map(({ to, day }) => [to, day])
        .toSorted(),
    ).toEqual([...due].filter(([to]) => to !== REFUSED).toSorted())

    const results = await api.campaigns.results({ id: birthday })
    expect(results.counts).toMatchObject({ sent: greeted.length - 1, failed: 1 })
    expect(results).toMatchObject({ redeemed: 1, treated: { people: greeted.length - 1, bought: 1, revenue: 1_200 } })
    expect(results.cost.coupons).toBe(150)
    expect(bought).toBe(1_200)
    expect((await api.consent.suppressed({ address: REFUSED })).rows).toMatchObject([{ reason: 'bounced' }])

    const told = await api.campaigns.results({ id: promotion })
    // Whoever said stop, said no, or has no address that works hears nothing more.
    const reachable = greeted.filter((day) => day !== 2 && day !== 4).length
    expect((told.counts.sent ?? 0) + told.held.people).toBe(reachable)
    expect(told.held.people).toBeGreaterThan(0)
    await until('the promotion in the mailbox', () => mails(/^Subject: Come back/m).length === told.counts.sent)
    expect(mails(/^Subject: Come back/m).map(({ to }) => to)).not.toContain('person2@example.org')
    expect(told.uplift?.few ?? true).toBe(true)
  }, 300_000)

  interface Mail {
    readonly to: string
    readonly day: number
    readonly text: string
  }

  function mails(subject: RegExp): readonly Mail[] {
    return postfix
      .delivered()
      .filter((mail) => subject.test(mail))
      .map((mail) => ({
        to: /^X-Original-To: (.*)$/im.exec(mail)?.[1] ?? '',
        day: Math.floor((Date.parse(/^Date: (.*)$/im.exec(mail)?.[1] ?? '') - FIRST) / DAY),
        text: mail,
      }))
  }
  const greetings = () => mails(/^Subject: Happy birthday/m)

  /** The one who was greeted today answers that they want no more. */
  async function stop(day: number): Promise<void> {
    await until('the greeting to answer', () => greetings().some((mail) => mail.day === day))
    const mail = greetings().find((one) => one.day === day)
    const [, to = '', subject = ''] =
      /List-Unsubscribe:\s*<mailto:([^?>]+)\?subject=([^>]+)>/is.exec(
        (mail?.text ?? '').replaceAll(/\r?\n[ \t]/g, ''),
      ) ?? []
    const eml = `From: ${mail?.to ?? ''}\r\nTo: ${to}\r\nSubject: ${decodeURIComponent(subject)}\r\nMessage-ID: <stop@home.test>\r\nDate: ${new Date(core.outside.clock.now()).toUTCString()}\r\n\r\n\r\n`
    expect(await api.email.feed({ eml })).toMatchObject({ kind: 'stop', contact: { id: people[day] } })
    const { channels } = await api.consent.state({ contactId: people[day] ?? 0 })
    expect(channels.find(({ channel }) => channel === 'email')).toMatchObject({ state: 'withdrawn', mayWrite: false })
  }

  /** The personal code of somebody's greeting is shown at the counter, once. */
  async function redeem(campaign: number): Promise<number> {
    await until('the greeting with a code', () => greetings().some((mail) => mail.day === 9))
    const mail = greetings().find((one) => one.day === 9)
    const contactId = people[9] ?? 0
    const { id: bun } = await api.products.create({ kind: 'item', name: 'Bun', category: 'Bread', price: 1_200_000 })
    const visit = await api.visits.log({ contactId, lines: [{ productId: bun, quantity: 1_000 }] })
    const code = /waiting for you:\s*([A-Z0-9 -]+)/.exec((mail?.text ?? '').replaceAll(/=\r?\n/g, ''))?.[1] ?? ''
    expect(await api.campaigns.code({ code })).toMatchObject({ campaign: { id: campaign }, contact: { id: contactId } })
    await api.campaigns.redeem({ code: tidyCode(code), contactId, visitId: visit.id })
    await expect(api.campaigns.redeem({ code, contactId })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    return 1_200
  }

  async function promote(): Promise<number> {
    const { id } = await api.campaigns.create({
      ...PLAN,
      name: 'Come back',
      holdOut: 30,
      schedule: { when: 'now' },
      words: { ...PLAN.words, subject: 'Come back', body: '<p>We miss you.</p>' },
      coupon: null,
    })
    await api.campaigns.start({ id, everyone: true })
    await vi.waitFor(async () => {
      expect((await api.work.list({})).filter(({ state }) => state === 'running')).toEqual([])
    })
    await turnTo(core.outside.clock.now() + TICK)
    return id
  }
})
