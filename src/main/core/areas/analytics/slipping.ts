// Which regulars are overdue by their own rhythm, most money first; among all customers, or among the best of them.
import type { ReportRequest } from '../../../../shared/contract/analytics.ts'
import { mostFirst, pick, placesWhere, runningSum, said, sumOf } from './columns.ts'
import { judgedCustomers, standingAt } from './judged.ts'
import { defineReport, say, type Ask, type BesideDb, type Body, type People } from './report.ts'
import { daysHeld, moneyOf, yearUntil, type HeldDays } from './window.ts'

type Request = Extract<ReportRequest, { report: 'slipping' }>

const COLUMN_NAMES = ['ids', 'gap', 'lastDay', 'nextDay', 'money', 'spend', 'rank', 'standing'] as const
type Columns = Readonly<Record<(typeof COLUMN_NAMES)[number], Float64Array>>

interface Facts {
  /** Most money in the time looked at first, of equals the smaller id. */
  readonly late: Columns
  /** Of the best asked for: those who lapsed already, in the same order. */
  readonly lapsed: Columns
  readonly days: HeldDays
  /** Everybody who ever bought; those who came on two days and more, and have not lapsed. */
  readonly customers: number
  readonly regulars: number
  readonly overdueFactor: number
  readonly lapseFactor: number
}

/** Dots of a picture; the rest are told in words. */
const MOST_DOTS = 400
const NAMED_DOTS = 5

export const slipping = defineReport<Request, Facts>({ name: 'slipping', gather, decide, people })

function gather(db: BesideDb, ask: Ask<Request>): Facts {
  const { request, asOf } = ask
  const days = daysHeld(ask) ?? yearUntil(asOf)
  const { customers, rules } = judgedCustomers(db, ask)
  const { ids, gap, lastBuy: lastDay, nextDay, spend, standing } = customers
  const rank = new Float64Array(ids.length)
  for (const [place, at] of mostFirst(spend).entries()) rank[at] = place + 1
  const top = request.top ?? Number.POSITIVE_INFINITY
  const within = (holds: (at: number) => boolean): Columns => {
    const places = placesWhere(ids.length, (at) => (rank[at] ?? 0) <= top && holds(at))
    const found = pick({ ids, gap, lastDay, nextDay, spend, rank, standing }, places)
    const money = moneyOf(db, found.ids, days)
    return pick({ ...found, money }, mostFirst(money))
  }
  return {
    late: within((at) => IS_LATE.has(standingAt(standing, at))),
    lapsed: within((at) => request.top !== undefined && standingAt(standing, at) === 'lapsed'),
    days,
    customers: ids.length,
    regulars: placesWhere(ids.length, (at) => IS_REGULAR.has(standingAt(standing, at))).length,
    overdueFactor: rules.overdueFactor,
    lapseFactor: rules.lapseFactor,
  }
}

const IS_LATE: ReadonlySet<string> = new Set(['overdue', 'slipping'])
const IS_REGULAR: ReadonlySet<string> = new Set(['regular', 'overdue', 'slipping'])

const COLUMNS: Body['columns'] = [
  { key: 'person', type: 'person' },
  { key: 'rhythm', type: 'rhythm' },
  { key: 'gap', type: 'days' },
  { key: 'awayDays', type: 'days' },
  { key: 'times', type: 'number' },
  { key: 'year', type: 'money' },
  { key: 'spend', type: 'money' },
  { key: 'rank', type: 'count' },
  { key: 'lastDay', type: 'day' },
  { key: 'nextDay', type: 'day' },
  { key: 'standing', type: 'word' },
]

function decide(facts: Facts, { request, asOf, mostRows }: Ask<Request>): Body {
  const { late, lapsed, days, regulars, customers } = facts
  const people = late.ids.length
  const running = runningSum(late.money)
  const year = running.at(-1) ?? 0
  // So many of the first make up half of it, where there is anything to make up.
  const half = year <= 0 ? 0 : running.findIndex((sum) => sum * 2 >= year) + 1
  const frame = {
    ...days,
    columns: COLUMNS,
    notes: [
      say('analytics.note.overdue.rule', { factor: facts.overdueFactor }),
      ...(lapsed.ids.length > 0
        ? [say('analytics.note.slipping.lapsed', { people: lapsed.ids.length, spentMoney: sumOf(lapsed.spend) })]
        : []),
    ],
  }
  const marks = {
    people,
    year,
    half,
    halfMoney: running[half - 1] ?? 0,
    regulars,
    overdueTimes: facts.overdueFactor,
    lapseTimes: facts.lapseFactor,
    lapsed: lapsed.ids.length,
  }
  if (regulars === 0) {
    const finding = say('analytics.finding.slipping.few', { customers })
    return { ...frame, finding, enough: false, rows: [], totals: {}, points: [], marks }
  }
  const away = (at: number) => asOf - (late.lastDay[at] ?? asOf)
  const times = (at: number) => away(at) / (late.gap[at] ?? 1)
  return {
    ...frame,
    finding: findingOf({ people, year, half, regulars, halfMoney: marks.halfMoney, top: request.top }),
    enough: true,
    rows: Array.from({ length: Math.min(people, mostRows) }, (_, at) => ({
      cells: {
        gap: said(late.gap[at]),
        awayDays: away(at),
        times: times(at),
        year: late.money[at] ?? 0,
        spend: late.spend[at] ?? 0,
        rank: late.rank[at] ?? 0,
        lastDay: said(late.lastDay[at]),
        nextDay: said(late.nextDay[at]),
        standing: standingAt(late.standing, at),
      },
      contactId: late.ids[at] ?? null,
      people: null,
    })),
    totals: { year, spend: sumOf(late.spend) },
    totalPeople: { year: 'all', spend: 'all' },
    points: Array.from({ length: Math.min(people, MOST_DOTS) }, (_, at) => ({
      x: times(at),
      y: late.money[at] ?? 0,
      contactId: late.ids[at] ?? null,
      label: at < NAMED_DOTS ? '' : null,
    })),
    marks,
  }
}

interface Found {
  readonly people: number
  readonly year: number
  readonly half: number
  readonly halfMoney: number
  readonly regulars: number
  readonly top: number | undefined
}

function findingOf({ people, year, half, halfMoney, regulars, top }: Found): Body['finding'] {
  if (top !== undefined) {
    return people === 0
      ? say('analytics.finding.slipping.nobodyBest', { top })
      : say('analytics.finding.slipping.best', { people, top, yearMoney: year })
  }
  return people === 0
    ? say('analytics.finding.slipping.nobody', { regulars })
    : say('analytics.finding.slipping.some', { people, yearMoney: year, half, halfMoney })
}

/** `all`; `half`: the first who make up half of the money; `lapsed`: of the best asked for, those who lapsed already. */
function people({ late, lapsed }: Facts, key: string): People | null {
  const running = runningSum(late.money)
  const half = running.findIndex((sum) => sum * 2 >= (running.at(-1) ?? 0)) + 1
  const parts: Readonly<Record<string, readonly [Columns, number]>> = {
    all: [late, late.ids.length],
    half: [late, half],
    lapsed: [lapsed, lapsed.ids.length],
  }
  const part = parts[key]
  if (part === undefined) return null
  const [{ ids, money, lastDay }, count] = part
  return { ids: ids.slice(0, count), amounts: money.slice(0, count), days: lastDay.slice(0, count) }
}
