// Migration, cohorts and churn on a real book, against what the ledger says when it is counted the plain way.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { InputOf, OutputOf } from '../../../src/shared/contract/base.ts'
import type { analytics } from '../../../src/shared/contract/analytics.ts'
import { createDice } from '../../../src/main/core/sample/dice.ts'
import { dateOfDay, dayOfDate } from '../../../src/shared/domain/shop-day.ts'
import { refusalOf } from '../../support/core.ts'
import { shop, type Shop } from './shop.ts'

type Request = InputOf<typeof analytics.report>
type Asked = Parameters<Shop['api']['analytics']['report']>[0]
type Report = OutputOf<typeof analytics.report>

const DAY = 86_400_000
const GROUPS = ['very-high', 'high', 'medium', 'low', 'lapsed'] as const

interface Person {
  readonly id: number
  /** Distinct, in order. */
  readonly days: readonly number[]
  /** Every entry of the ledger. */
  readonly entries: readonly { readonly day: number; readonly total: number }[]
}

let it: Shop
let people: readonly Person[]

/** Thirty people over three years, from those of one day to weekly regulars, with returns and sales taken back. */
beforeAll(async () => {
  it = await shop()
  const { api, buys, core } = it
  const dice = createDice(7)
  const ids: number[] = []
  for (let n = 0; n < 30; n += 1) {
    const gap = dice.between(10, 160)
    const first = dice.between(30, 1_050)
    const end = dice.chance(0.4) ? dice.between(0, first) : 0
    const ago: number[] = []
    for (let at = first; at >= end && ago.length < 9; at -= dice.between(1, 2 * gap)) ago.push(at)
    ids.push(await buys(`P${String(n)}`, ago, dice.between(300, 9_000)))
  }
  for (const id of ids.slice(0, 6)) {
    const [sale] = (await api.visits.list({ contactId: id, limit: 1, offset: 0 })).rows
    if (sale === undefined) continue
    if (id % 2 === 0) await api.visits.correct({ id: sale.id })
    else {
      const at = Math.min(core.outside.clock.now(), sale.at + 20 * DAY)
      await api.visits.log({ contactId: id, at, lines: [{ words: 'Cake', unitPrice: 200_000, quantity: -1_000 }] })
    }
  }
  people = await ledger(ids)
})
afterAll(async () => it[Symbol.asyncDispose]())

async function ledger(ids: readonly number[]): Promise<Person[]> {
  const { rows } = await it.api.visits.list({ limit: 500, offset: 0 })
  return ids.map((id) => {
    const mine = rows.filter(({ contactId }) => contactId === id)
    const days = mine.filter(({ kind, corrected }) => kind === 'sale' && !corrected).map(({ day }) => day)
    return {
      id,
      days: [...new Set(days)].sort((a, b) => a - b),
      entries: mine.map(({ day, total }) => ({ day, total })),
    }
  })
}

const report = (request: Asked): Promise<Report> => it.api.analytics.report(request)
const behind = async (request: Asked, key: string) =>
  (await it.api.analytics.people({ request: request as Request, people: key, limit: 500 })).rows
    .map(({ id }) => id)
    .sort((a, b) => a - b)
const spentIn = ({ entries }: Person, from: number, to: number) =>
  entries.filter(({ day }) => day >= from && day <= to).reduce((sum, { total }) => sum + total, 0)
const bought = ({ days }: Person, from: number, to: number) => days.some((day) => day >= from && day <= to)
const idsOf = (some: readonly Person[]) => some.map(({ id }) => id).sort((a, b) => a - b)

test('[C15] [C16] a matrix of two periods has counts, shares and money of everybody who moved, and each cell opens its people', async () => {
  const year = dateOfDay(it.today).year
  const periods = { now: { year: year - 1 }, before: { year: year - 2 } }
  const request = { report: 'migration', period: periods.now, before: periods.before } as const
  const answer = await report(request)
  const days = ({ year: of }: { year: number }) =>
    [dayOfDate({ year: of, month: 1, day: 1 }), dayOfDate({ year: of, month: 12, day: 31 })] as const
  const [from, to] = days(periods.now)
  const [fromBefore, toBefore] = days(periods.before)
  expect([answer.from, answer.to]).toEqual([from, to])

  const cutsOf = (start: number, end: number) => {
    const spends = people
      .filter((one) => bought(one, start, end))
      .map((one) => spentIn(one, start, end))
      .sort((a, b) => b - a)
    return [5, 20, 50].map((share) => spends[Math.ceil((spends.length * share) / 100) - 1] ?? 0)
  }
  const groupIn = (one: Person, start: number, end: number) => {
    if (!bought(one, start, end)) return one.days.some((day) => day < start) ? 'lapsed' : null
    const at = cutsOf(start, end).findIndex((cut) => spentIn(one, start, end) >= cut)
    return GROUPS[at === -1 ? 3 : at] ?? null
  }
  let inCells = 0
  for (const row of answer.rows) {
    const group = row.cells['group']
    const percents = GROUPS.map((name) => Number(row.cells[name] ?? 0)).reduce((sum, one) => sum + one, 0)
    expect([0, 100]).toContain(percents)
    for (const name of GROUPS) {
      if (group === 'lapsed' && name === 'lapsed') {
        expect(row.cells[name]).toBeNull()
        continue
      }
      const theirs = people.filter(
        (one) => groupIn(one, fromBefore, toBefore) === group && groupIn(one, from, to) === name,
      )
      inCells += theirs.length
      expect(row.cells[`${name}.people`]).toBe(theirs.length)
      const money = theirs.reduce((sum, one) => sum + spentIn(one, from, to) - spentIn(one, fromBefore, toBefore), 0)
      expect(row.cells[`${name}.money`]).toBe(money)
      const key = row.cellPeople?.[name]
      expect(key === undefined ? [] : await behind(request, key)).toEqual(idsOf(theirs))
    }
  }
  expect(inCells).toBeGreaterThan(5)
  const gone = people.filter((one) => bought(one, fromBefore, toBefore) && !bought(one, from, to))
  expect(await behind(request, '>lapsed')).toEqual(idsOf(gone))
  expect(answer.finding.values['lostMoney']).toBe(
    gone.reduce((sum, one) => sum + spentIn(one, fromBefore, toBefore), 0),
  )
})

test('everybody of the Lapsed column is put on a list at once, and the list is one command', async () => {
  const { api } = it
  const request = { report: 'migration' } as const
  const gone = await behind(request, '>lapsed')
  const made = await api.analytics.makeList({ request: request as Request, people: '>lapsed', name: 'Win them back' })
  expect(made.count).toBe(gone.length)
  const { rows } = await api.lists.members({ id: made.list, from: 0, limit: 500 })
  expect(rows.map(({ id }) => id).sort((a, b) => a - b)).toEqual(gone)
  await api.history.undo({ command: made.command ?? 0 })
})

test('a matrix among the people of a segment keeps the groups of the whole shop', async () => {
  const { api } = it
  const { id: segment } = await api.segments.create({
    name: 'Some',
    rule: { any: ['P1', 'P2', 'P3', 'P4'].map((value) => ({ fact: 'contacts.given', op: 'words', value })) },
    goal: null,
    budget: null,
    shared: true,
  })
  const some = new Set((await api.segments.members({ id: segment, limit: 500 })).ids)
  expect(some.size).toBeGreaterThan(4)
  const [whole, part] = [{ report: 'migration' } as const, { report: 'migration', segment } as const]
  const answer = await report(part)
  expect(answer.marks['cutNow.high']).toBe((await report(whole)).marks['cutNow.high'])
  for (const group of GROUPS) {
    expect(await behind(part, group)).toEqual((await behind(whole, group)).filter((id) => some.has(id)))
  }
})

test('the second period of a matrix must begin after the first has ended', async () => {
  const period = { from: it.today - 100, to: it.today }
  const overlapping = { report: 'migration', period, before: { from: it.today - 200, to: it.today - 100 } } as const
  expect(await refusalOf(report(overlapping))).toMatchObject({ code: 'BAD_INPUT' })
  expect(
    await refusalOf(report({ ...overlapping, before: { from: it.today - 200, to: it.today - 101 } })),
  ).toMatchObject({ code: 'none' })
  expect(
    await refusalOf(report({ ...overlapping, before: { from: it.today - 200, to: it.today - 300 } })),
  ).toMatchObject({ code: 'BAD_INPUT' })
})

test('[C24] of those who bought in a month, so many bought in each later one; for a time, how many came back since', async () => {
  const monthOf = (day: number) => dateOfDay(day).year * 12 + dateOfDay(day).month - 1
  for (const by of ['active', 'new'] as const) {
    const request = { report: 'cohorts', by } as const
    const { rows } = await report(request)
    for (const { cells, people: key, cellPeople } of rows) {
      const month = Number(cells['from'])
      const there = people.filter(({ days }) =>
        by === 'active'
          ? days.some((day) => monthOf(day) === month)
          : days[0] !== undefined && monthOf(days[0]) === month,
      )
      expect(cells['customers']).toBe(there.length)
      if (key !== null) expect(await behind(request, key)).toEqual(idsOf(there))
      for (let after = 1; month + after <= monthOf(it.today); after += 1) {
        const later = there.filter(({ days }) => days.some((day) => monthOf(day) === month + after))
        expect(cells[`after-${String(after)}.people`]).toBe(later.length)
        if (after === 3 && later.length > 0)
          expect(await behind(request, cellPeople?.['after-3'] ?? '')).toEqual(idsOf(later))
      }
    }
  }
  const [from, to] = [it.today - 500, it.today - 400]
  const request = { report: 'cohorts', period: { from, to } } as const
  const answer = await report(request)
  const there = people.filter((one) => bought(one, from, to))
  const back = there.filter((one) => bought(one, to + 1, it.today))
  expect(answer.finding.values).toMatchObject({ customers: there.length, back: back.length, fromDay: from, toDay: to })
  expect(await behind(request, '0>later')).toEqual(idsOf(back))
})

/** Whether somebody was a customer when a day was over, by the rule of the settings that a new book has. */
function here({ days }: Person, day: number, shopGap: number): boolean {
  const until = days.filter((one) => one <= day)
  const gaps = until
    .slice(1)
    .map((one, at) => one - (until[at] ?? 0))
    .sort((a, b) => a - b)
  const median = ((gaps[(gaps.length - 1) >> 1] ?? 0) + (gaps[gaps.length >> 1] ?? 0)) / 2
  const last = until.at(-1)
  return last !== undefined && day - last <= Math.max(90, 3 * (gaps.length === 0 ? shopGap : median))
}

test('[C21] who left is counted month by month by the rule of lapsing, over those who were there when the month began', async () => {
  const { settings } = await it.api.value.settings({})
  expect(settings).toMatchObject({ lapseFactor: 3, lapseLeast: 90 })
  const answer = await report({ report: 'churn' })
  // Nobody here bought in a category, so that the gap of the whole shop stands in where somebody has none of their own.
  const once = people.find(({ days }) => days.length === 1)
  const { rhythm } = await it.api.value.of({ contactId: once?.id ?? 0 })
  expect(rhythm.source).not.toBe('category')
  const shopGap = rhythm.gap ?? 0
  for (const [at, { cells }] of answer.rows.entries()) {
    const month = Number(cells['month'])
    const first = dayOfDate({ year: Math.floor(month / 12), month: (month % 12) + 1, day: 1 })
    const next = Math.min(
      dayOfDate({ year: Math.floor((month + 1) / 12), month: ((month + 1) % 12) + 1, day: 1 }),
      it.today + 1,
    )
    const base = people.filter((one) => here(one, first - 1, shopGap))
    const left = base.filter((one) =>
      Array.from({ length: next - first }, (_, ahead) => first + ahead).some((day) => !here(one, day, shopGap)),
    )
    expect([cells['active'], cells['left']]).toEqual([base.length, left.length])
    expect(cells['rate']).toBe(base.length === 0 ? null : Math.round((left.length / base.length) * 1_000) / 10)
    if (left.length > 0) expect(await behind({ report: 'churn' }, `left>${String(at)}`)).toEqual(idsOf(left))
  }
  const { left, active, leftPercent } = answer.finding.values
  expect(leftPercent).toBe((Number(left) / Number(active)) * 100)
})

test('no zone and no hour at which the day turns moves anybody from one day to another', async () => {
  const asked = [{ report: 'migration' }, { report: 'cohorts' }, { report: 'churn' }] as const
  const before = await Promise.all(asked.map((request) => report({ ...request, asOf: it.today - 30 })))
  await it.api.settings.save({ zone: 'Pacific/Kiritimati', dayTurn: 5 })
  const after = await Promise.all(asked.map((request) => report({ ...request, asOf: it.today - 30 })))
  await it.api.settings.save({ zone: 'Europe/London', dayTurn: 0 })
  expect(after).toEqual(before)
})

test('a key that no cell bears opens nobody, and says so', async () => {
  for (const [request, key] of [
    [{ report: 'migration' }, 'high>'],
    [{ report: 'migration' }, 'low>best'],
    [{ report: 'cohorts' }, '999'],
    [{ report: 'cohorts' }, '0>x'],
    [{ report: 'churn' }, 'gone>1'],
    [{ report: 'churn' }, 'left>99'],
    [{ report: 'vulnerability' }, 'due>1'],
  ] as const) {
    const call = it.api.analytics.people({ request: request as Request, people: key })
    expect(await refusalOf(call)).toMatchObject({ code: 'NOT_FOUND' })
  }
})

test('a book without anybody says that there are not enough customers, and one customer is told of as one', async () => {
  await using young = await shop()
  const asked = [
    { report: 'migration' },
    { report: 'cohorts' },
    { report: 'cohorts', period: { last: 3, unit: 'month' }, by: 'new' },
    { report: 'churn' },
    { report: 'vulnerability' },
  ] as const
  for (const request of asked) {
    expect(await young.api.analytics.report(request)).toMatchObject({ enough: false, rows: [] })
  }
  await young.buys('Ann', [45, 20], 1_000)
  const answers = await Promise.all(asked.map((request) => young.api.analytics.report(request)))
  expect(answers.map(({ enough }) => enough)).toEqual([true, true, true, true, false])
  const [matrix, months, , churn] = answers
  expect(matrix?.rows.map(({ cells }) => cells['people'])).toEqual([1, 0, 0, 0, 0])
  expect(matrix?.rows[0]?.cells).toMatchObject({ 'very-high': 100, lapsed: 0 })
  expect(months?.finding.values).toMatchObject({ againPercent: expect.any(Number) as number })
  expect(churn?.finding.values).toMatchObject({ left: 0, active: 1, leftPercent: 0 })
  // As of a day before the first sale there is nobody again.
  for (const request of asked) {
    expect(await young.api.analytics.report({ ...request, asOf: young.today - 100 })).toMatchObject({ enough: false })
  }
})
