// Campaigns by the day: each person's usual day, and those that stand for years, day after day, with the PC off in between.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { OWNER, PASSWORD, refusalOf } from '../../support/core.ts'
import { isoOfDay } from '../../../src/shared/domain/shop-day.ts'
import { DAY, NOBODY, planOf, reasons, started, startShop, TODAY, type Api } from './campaign-shop.ts'

let shop: Awaited<ReturnType<typeof startShop>>
let api: Api
/** After the PC was off. */
let later: ReturnType<typeof shop.again> | undefined
beforeAll(async () => {
  shop = await startShop()
  api = shop.api
})
afterAll(() => (later ?? shop).dispose())

const born = (given: string, date: string) => shop.agreed(given, { occasions: [{ kind: 'birthday', label: '', date }] })

/** Who has a message of it, with the shop day on which it goes and how it stands. */
async function frozen(id: number) {
  const rows = (await api.sending.outbox({ source: 'campaign', sourceId: id, limit: 500 })).rows
  const day = (at: number | null) => (at === null ? '' : isoOfDay(Math.floor(at / DAY)))
  return rows
    .map(({ contact, due, state, step }) => `${contact?.name ?? ''} ${day(due)} ${state} ${String(step)}`)
    .sort()
}

/** Lets the jobs run until it is so. */
async function comes(id: number, what: readonly string[]) {
  await vi.waitFor(
    async () => {
      shop.outside.clock.turn(20_000)
      expect(await frozen(id)).toEqual(what)
    },
    { timeout: 15_000 },
  )
}

test('[F4] each person hears on the day before the weekday they mostly come, in the week of the visit they are due for', async () => {
  const now = shop.outside.clock.now()
  const came = async (given: string, ago: readonly number[]) => {
    const contactId = await shop.agreed(given)
    for (const days of ago) {
      await api.visits.log({
        contactId,
        at: now - days * DAY,
        lines: [{ words: 'Bun', quantity: 1_000, unitPrice: 100_000 }],
      })
    }
    return contactId
  }
  // 10 March 2026 is a Tuesday. Three Saturdays and a Monday; every third Saturday; once.
  const weekly = await came('Weekly', [3, 10, 15, 17])
  const seldom = await came('Seldom', [66, 45, 24, 3])
  const once = await came('Once', [5])
  const { id } = await api.campaigns.create(
    planOf({
      audience: { ...NOBODY, people: [weekly, seldom, once] },
      schedule: { when: 'usual', from: TODAY + 1, days: 28, at: 9 * 60 },
    }),
  )
  await started(api, id)
  expect(await frozen(id)).toEqual([
    'Once 2026-03-11 waiting 0',
    'Seldom 2026-03-27 waiting 0',
    'Weekly 2026-03-13 waiting 0',
  ])
})

test('whose day comes round is listed for any range, without a year and on 29 February too, with how they may be greeted', async () => {
  const [leap, visit] = [await born('Leap', '--02-29'), await shop.person('Visitor')]
  await api.contacts.save({ id: visit, patch: { occasions: [{ kind: 'wedding', label: '', date: '2020-02-28' }] } })
  const day = (iso: string) => Math.floor(Date.parse(iso) / DAY)
  const listed = await api.campaigns.occasions({
    from: day('2027-02-27'),
    to: day('2027-03-01'),
    kinds: ['birthday', 'anniversary', 'first-visit'],
  })
  expect(listed).toEqual([
    {
      contact: { id: leap, name: 'Leap' },
      kind: 'birthday',
      date: '--02-29',
      day: day('2027-02-28'),
      years: null,
      channels: ['email'],
    },
    {
      contact: { id: visit, name: 'Visitor' },
      kind: 'anniversary',
      date: '2020-02-28',
      day: day('2027-02-28'),
      years: 7,
      channels: [],
    },
  ])
  const leapYear = await api.campaigns.occasions({
    from: day('2028-02-28'),
    to: day('2028-02-29'),
    kinds: ['birthday'],
  })
  expect(leapYear.map((one) => isoOfDay(one.day))).toEqual(['2028-02-29'])
  const tooFar = api.campaigns.occasions({ from: 20_000, to: 20_366, kinds: ['birthday'] })
  expect((await refusalOf(tooFar)).code).toBe('BAD_INPUT')
})

test('[F9] [F23] one calendar has what went and what is to go by every channel, feast days, and what competitors do', async () => {
  const day = (iso: string) => Math.floor(Date.parse(iso) / DAY)
  await api.analytics.addOffer({
    competitor: 'Crumb & Co',
    offer: 'Free coffee',
    from: day('2026-04-04'),
    until: day('2026-04-05'),
    focus: '',
    segment: null,
    note: '',
  } as never)
  const people = [await shop.agreed('Easter', { addresses: [] })]
  const { id } = await api.campaigns.create(
    planOf({
      name: 'Easter buns',
      audience: { ...NOBODY, people },
      schedule: { when: 'on', day: day('2026-04-03'), at: 600 },
    }),
  )
  const between = async () => {
    const days = await api.campaigns.calendar({ from: day('2026-04-01'), to: day('2026-04-06') })
    return days.map((one) => `${isoOfDay(one.day)} ${one.kind} ${one.name} ${String(one.people)}`)
  }
  const planned = [
    '2026-04-03 once Easter buns 1',
    '2026-04-03 holiday good-friday 0',
    '2026-04-04 competitor Crumb & Co: Free coffee 0',
    '2026-04-05 holiday easter 0',
    '2026-04-05 competitor Crumb & Co: Free coffee 0',
    '2026-04-06 holiday easter-monday 0',
  ]
  expect(await between()).toEqual(planned)
  await started(api, id)
  expect(await between()).toEqual(planned)
})

test('a birthday campaign freezes today and tomorrow, then day by day, each person once, and after days off what was missed', async () => {
  await born('Today', '--03-10')
  await born('Tomorrow', '1980-03-11')
  await born('Thursday', '1990-03-12')
  await born('Saturday', '1985-03-14')
  await born('Sunday', '--03-15')
  await born('Yesterday', '--03-09')
  const never = await born('Never', '--03-10')
  await api.consent.refuse({ contactId: never, channels: ['email'] })
  const { id } = await api.campaigns.create(
    planOf({
      audience: { ...NOBODY, everyone: true },
      schedule: { when: 'yearly', occasion: 'birthday', offset: 0, at: 7 * 60 },
      catchUp: 'ask',
    }),
  )
  const looked = await api.campaigns.preflight({ id })
  // Whoever has no birthday in the book is no part of it; yesterday's comes next year.
  expect(looked).toMatchObject({ audience: 8, recipients: 7, mayStart: true })
  expect(reasons(looked)).toEqual({ refused: 1 })
  expect(looked.days.map(({ day, people }) => [isoOfDay(day), people])).toEqual([
    ['2026-03-10', 1],
    ['2026-03-11', 1],
    ['2026-03-12', 1],
    ['2026-03-14', 1],
    ['2026-03-15', 1],
  ])
  expect(await api.campaigns.start({ id, everyone: true })).toEqual({ work: null })
  const first = [`Today 2026-03-10 waiting ${String(TODAY)}`, `Tomorrow 2026-03-11 waiting ${String(TODAY + 1)}`]
  expect(await frozen(id)).toEqual(first)
  // Somebody new at the counter, whose birthday it is.
  await born('New', '--03-10')
  await comes(id, [`New 2026-03-10 waiting ${String(TODAY)}`, ...first])
  const coming = await api.campaigns.calendar({ from: TODAY, to: TODAY + 6 })
  expect(coming.filter(({ kind }) => kind === 'yearly').map((one) => [one.day - TODAY, one.people, one.gone])).toEqual([
    [0, 2, false],
    [1, 1, false],
    [2, 1, false],
    [4, 1, false],
    [5, 1, false],
  ])
  // The PC is off from that evening until Monday.
  await shop.core.close()
  shop.outside.clock.set(shop.outside.clock.now() + 6 * DAY)
  later = shop.again()
  const window = later.window()
  await window.api.book.open({ user: OWNER, password: PASSWORD })
  api = window.api
  await vi.waitFor(
    async () => {
      shop.outside.clock.turn(20_000)
      expect((await frozen(id)).filter((row) => /Thursday|Saturday|Sunday/.test(row))).toEqual([
        `Saturday  late ${String(TODAY + 4)}`,
        `Sunday  late ${String(TODAY + 5)}`,
        `Thursday  late ${String(TODAY + 2)}`,
      ])
    },
    { timeout: 15_000 },
  )
})
