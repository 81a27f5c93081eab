// Best, due, slipping, lost and the averages, on a shop so small that all of it can be counted by hand.
import { expect, test } from 'vitest'
import { REPORTS } from '../../../src/shared/domain/reports/names.ts'
import { refusalOf } from '../../support/core.ts'
import { shop, type Shop } from './shop.ts'

/** What they spent, most first: 460, 300, 60, 50, 40, 30, 30, 10, 10, 10, together 1,000. */
async function tenCustomers({ buys }: Shop) {
  return {
    ann: await buys('Ann', [5, 35, 65, 95], 11_500),
    bob: await buys('Bob', [50, 80, 110], 10_000),
    cid: await buys('Cid', [3, 13], 3_000),
    dan: await buys('Dan', [25, 35], 2_000),
    eve: await buys('Eve', [10], 5_000),
    fay: await buys('=Fay', [20], 1_000),
    gus: await buys('Gus', [2], 1_000),
    hal: await buys('Hal', [400, 430], 1_500),
    ida: await buys('Ida', [200, 260], 1_500),
    jon: await buys('Jon', [300], 1_000),
  }
}

const names = (rows: readonly { readonly cells: Readonly<Record<string, unknown>> }[]) =>
  rows.map(({ cells }) => cells['person'])
const column = (rows: readonly { readonly cells: Readonly<Record<string, unknown>> }[], key: string) =>
  rows.map(({ cells }) => cells[key])
const sum = (values: readonly unknown[]) => values.reduce<number>((all, one) => all + Number(one), 0)

test('[C10] the best fifth, due, slipping, lost and average customers are those one counts by hand', async () => {
  await using it = await shop()
  const { api, today } = it
  // Nobody is not nought per cent.
  for (const report of REPORTS) {
    const empty = await api.analytics.report({ report })
    expect(empty, report).toMatchObject({ report, enough: false, rows: [], asOf: today })
  }
  const { ann, bob } = await tenCustomers(it)
  await best(it, [ann, bob])
  await dueAndSlipping(it)
  await lostAndAverages(it)
  await longAgo(it)
  await farAway(it)
  await asked(it)
})

async function best({ api }: Shop, top: readonly number[]): Promise<void> {
  const found = await api.analytics.report({ report: 'best' })
  expect(found).toMatchObject({
    enough: true,
    from: null,
    to: null,
    finding: { words: 'analytics.finding.best.share', values: { top: 20, sharePercent: 76, customers: 10, count: 2 } },
    marks: { customers: 10, total: 100_000, top: 2, topMoney: 76_000 },
    totals: { revenue: 100_000, share: 100, purchases: 19 },
  })
  expect(names(found.rows)).toEqual(['Ann', 'Bob', 'Cid', 'Eve', 'Dan', 'Hal', 'Ida', '=Fay', 'Gus', 'Jon'])
  expect(column(found.rows, 'share')).toEqual([46, 30, 6, 5, 4, 3, 3, 1, 1, 1])
  expect(column(found.rows, 'cumulative')).toEqual([46, 76, 82, 87, 91, 94, 97, 98, 99, 100])
  expect(column(found.rows, 'standing').slice(0, 6)).toEqual([
    'regular',
    'slipping',
    'regular',
    'new',
    'overdue',
    'lapsed',
  ])
  expect(found.points).toHaveLength(100)
  expect([0, 9, 10, 19, 20, 99].map((at) => found.points[at]?.y)).toEqual([46, 46, 76, 76, 82, 100])
  const behind = await api.analytics.people({ request: { report: 'best' }, people: 'top' })
  expect(behind).toMatchObject({ total: 2, amount: 76_000, rows: [{ amount: 46_000 }, { amount: 30_000 }] })
  expect(behind.rows.map(({ id }) => id)).toEqual(top)
  const rest = await api.analytics.people({ request: { report: 'best' }, people: 'rest', from: 7, limit: 5 })
  expect([rest.total, rest.amount, rest.rows.map(({ name }) => name)]).toEqual([8, 24_000, ['Jon']])

  const year = await api.analytics.report({ report: 'best', period: { last: 12, unit: 'month' }, top: 3 })
  expect(year).toMatchObject({ marks: { customers: 9, total: 97_000, shown: 3 }, totals: { revenue: 82_000 } })
  // What nobody knows the cost of has no margin, rather than one of nought or all.
  expect(await api.analytics.report({ report: 'best', measure: 'margin' })).toMatchObject({ enough: false, rows: [] })
}

async function dueAndSlipping({ api, today }: Shop): Promise<void> {
  const due = await api.analytics.report({ report: 'due' })
  expect(due.finding.values).toEqual({ days: 14, due: 2, overdue: 2, untilDay: today + 14 })
  expect(names(due.rows)).toEqual(['Bob', 'Dan', 'Cid', '=Fay'])
  expect(column(due.rows, 'nextDay')).toEqual([today - 20, today - 15, today + 7, today + 10])
  expect(column(due.rows, 'overdueDays')).toEqual([20, 15, -7, -10])
  // Whoever came once is expected when others come again, and that is said.
  expect(column(due.rows, 'source')).toEqual(['own', 'own', 'own', 'shop'])
  expect(column(due.rows, 'gap')).toEqual([30, 10, 10, 30])
  expect(due.notes[0]?.values).toEqual({ own: 3, category: 0, shop: 1 })
  expect(due.points.filter(({ y }) => y > 0).map(({ x, y }) => [x - today, y])).toEqual([
    [7, 1],
    [10, 1],
  ])
  const onDay = await api.analytics.people({ request: { report: 'due' }, people: `day:${String(today + 7)}` })
  expect(onDay.rows.map(({ name, day }) => [name, day])).toEqual([['Cid', today + 7]])
  const month = await api.analytics.report({ report: 'due', days: 30 })
  expect(names(month.rows).slice(4)).toEqual(['Eve', 'Ann', 'Gus'])

  const slipping = await api.analytics.report({ report: 'slipping' })
  expect(slipping.finding.values).toEqual({ people: 2, yearMoney: 34_000, half: 1, halfMoney: 30_000 })
  expect(slipping.rows.map(({ cells }) => cells)).toMatchObject([
    { person: 'Bob', gap: 30, awayDays: 50, times: 50 / 30, year: 30_000, rank: 2, standing: 'slipping' },
    { person: 'Dan', gap: 10, awayDays: 25, times: 2.5, year: 4_000, rank: 5, standing: 'overdue' },
  ])
  // Of the last seven weeks, for the strip beside the name; a file has no strips.
  expect(slipping.rows.map(({ recentDays }) => recentDays?.map((day) => today - day))).toEqual([[], [35, 25]])
  expect(slipping.points.map(({ x, y, label }) => [x, y, label])).toEqual([
    [50 / 30, 30_000, 'Bob'],
    [2.5, 4_000, 'Dan'],
  ])
  const ofBest = await api.analytics.report({ report: 'slipping', top: 6 })
  expect(ofBest).toMatchObject({
    finding: { words: 'analytics.finding.slipping.best', values: { people: 2, top: 6, yearMoney: 34_000 } },
    marks: { lapsed: 1 },
  })
  expect((await api.analytics.report({ report: 'slipping', top: 1 })).finding).toEqual({
    words: 'analytics.finding.slipping.nobodyBest',
    values: { top: 1 },
  })
}

async function lostAndAverages({ api }: Shop): Promise<void> {
  const lost = await api.analytics.report({ report: 'lost' })
  expect(lost.finding.values).toEqual({ people: 3, yearMoney: 7_000, sharePercent: 30, customers: 10 })
  expect(lost.rows.map(({ cells }) => [cells['tier'], cells['customers'], cells['year']])).toEqual([
    ['very-high', 0, 0],
    ['high', 0, 0],
    ['medium', 0, 0],
    ['low', 3, 7_000],
  ])
  const gone = await api.analytics.people({ request: { report: 'lost' }, people: 'tier:low' })
  expect(gone.rows.map(({ name, amount }) => [name, amount])).toEqual([
    ['Hal', 3_000],
    ['Ida', 3_000],
    ['Jon', 1_000],
  ])

  for (const by of ['tier', 'standing', 'city', 'source'] as const) {
    const averages = await api.analytics.report({ report: 'averages', by })
    expect(averages.totals).toMatchObject({
      customers: 9,
      revenue: 97_000,
      median: 4_000,
      mean: 10_778,
      lower: 1_000,
      upper: 6_000,
    })
    expect(sum(column(averages.rows, 'share')), by).toBe(100)
    expect(sum(column(averages.rows, 'customers')), by).toBe(9)
    expect(sum(column(averages.rows, 'revenue')), by).toBe(97_000)
    for (const { cells, people } of averages.rows) {
      const behind = await api.analytics.people({ request: { report: 'averages', by }, people: people ?? '' })
      expect([behind.total, behind.amount]).toEqual([cells['customers'], cells['revenue']])
    }
  }
  const { finding } = await api.analytics.report({ report: 'averages' })
  expect(finding.values).toMatchObject({ medianMoney: 4_000, meanMoney: 10_778, above: 2, customers: 9 })
}

/** A hundred days ago Ann had not come yet, Ida was overdue, and only Hal and Jon had lapsed. */
async function longAgo({ api, today }: Shop): Promise<void> {
  const asOf = today - 100
  expect((await api.analytics.report({ report: 'best', asOf })).finding.values).toMatchObject({ customers: 4 })
  const slipping = await api.analytics.report({ report: 'slipping', asOf })
  expect(slipping.rows.map(({ cells }) => [cells['person'], cells['awayDays'], cells['standing']])).toEqual([
    ['Ida', 100, 'overdue'],
  ])
  const lost = await api.analytics.report({ report: 'lost', asOf })
  expect(lost.finding.values).toMatchObject({ people: 2, yearMoney: 4_000, customers: 4 })
}

/** A period may reach back before anybody counted days; a today may not lie in another century. */
async function farAway({ api, today }: Shop): Promise<void> {
  const report = 'best'
  const ever = await api.analytics.report({ report, period: { last: 4_000, unit: 'year' } })
  expect(ever.finding.values).toMatchObject({ customers: 10 })
  for (const one of ['due', 'cohorts', 'best'] as const) {
    await expect(api.analytics.report({ report: one, asOf: today + 367 })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { issues: [{ path: 'asOf', rule: 'in_future', limit: today + 366 }] },
    })
  }
  expect((await api.analytics.report({ report: 'due', asOf: today + 366 })).asOf).toBe(today + 366)
}

async function asked({ api, today }: Shop): Promise<void> {
  const { id: segment } = await api.segments.create({
    name: 'Came again',
    rule: { fact: 'purchases.days', op: '>=', value: 2 },
    goal: null,
    budget: null,
    shared: true,
  })
  const again = await api.analytics.report({ report: 'best', segment })
  expect(names(again.rows)).toEqual(['Ann', 'Bob', 'Cid', 'Dan', 'Hal', 'Ida'])

  const request = { report: 'slipping' } as const
  const { list, count, command } = await api.analytics.makeList({ request, people: 'all', name: 'Late' })
  expect([count, (await api.lists.members({ id: list })).rows.map(({ name }) => name)]).toEqual([2, ['Bob', 'Dan']])
  expect(await refusalOf(api.analytics.makeList({ request, people: 'all', name: 'late' }))).toMatchObject({
    code: 'NAME_TAKEN',
  })
  await api.history.undo({ command: command ?? 0 })
  expect(await api.lists.list({})).toEqual([])

  const { file } = await api.analytics.export({
    request: { report: 'best', top: 2 },
    format: 'csv',
    why: 'for the bank',
  })
  expect((await file.text()).trim().split('\r\n')).toEqual([
    'Rank,Person,Revenue,Share,Cumulative,Purchases,Last day,Standing',
    `1,Ann,460.00,46,46,4,${dayOf(today - 5)},regular`,
    `2,Bob,300.00,30,76,3,${dayOf(today - 50)},slipping`,
  ])
  const due = { report: 'due' } as const
  const people = (await api.analytics.export({ request: due, people: 'due', format: 'csv' })).file
  // What begins like a formula is no formula.
  expect((await people.text()).trim().split('\r\n').at(-1)).toMatch(/,'=Fay,/)
  const sheet = (await api.analytics.export({ request: due, format: 'xlsx' })).file
  expect([...new Uint8Array(await sheet.arrayBuffer()).subarray(0, 2)]).toEqual([0x50, 0x4b])
  expect((await api.exchange.exports({})).map(({ what, format, rows, why }) => [what, format, rows, why])).toEqual([
    ['report', 'xlsx', 4, ''],
    ['report', 'csv', 2, ''],
    ['report', 'csv', 2, 'for the bank'],
  ])

  const refused = async (call: Promise<unknown>) => (await refusalOf(call)).code
  expect(await refused(api.analytics.people({ request, people: 'tier:none' }))).toBe('NOT_FOUND')
  expect(await refused(api.analytics.report({ ...request, segment: 999 }))).toBe('NOT_FOUND')
  expect(await refused(api.analytics.report({ ...request, period: { from: 10, to: 9 } }))).toBe('BAD_INPUT')
}

const dayOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)
