// Who the best customers are, and how much rests on them: everybody who bought in the time, most money first, and the curve of what
// the first 1 %, 2 % … of them bring.
import type { ReportRequest } from '../../../../shared/contract/analytics.ts'
import { mostFirst, pick, runningSum, said, sumOf } from './columns.ts'
import { isPast } from './customers.ts'
import { judgedCustomers, standingAt } from './judged.ts'
import { defineReport, say, type Ask, type BesideDb, type Body, type People } from './report.ts'
import { beside, boughtBetween, costsBetween, daysHeld, type HeldDays } from './window.ts'

type Request = Extract<ReportRequest, { report: 'best' }>

interface Facts {
  /** Most first, of equals the smaller id. All columns in that order. */
  readonly ids: Float64Array
  /** What was measured, in minor units. */
  readonly amount: Float64Array
  readonly revenue: Float64Array
  readonly purchases: Float64Array
  readonly lastDay: Float64Array
  readonly standing: Float64Array
  /** Revenue of lines whose cost is known. */
  readonly costed: number
  readonly days: HeldDays | null
}

/** Fewer customers have no fifth of which to speak. */
const LEAST = 5
const SHARE = 20

export const best = defineReport<Request, Facts>({ name: 'best', gather, decide, people })

function gather(db: BesideDb, ask: Ask<Request>): Facts {
  const days = daysHeld(ask)
  const { customers } = judgedCustomers(db, ask)
  const { ids, standing, lastBuy: lastDay } = customers
  const bought = days === null ? null : boughtBetween(db, days)
  const revenue = bought === null ? customers.spend : beside(ids, bought, bought.money)
  const purchases = bought === null ? customers.purchases : beside(ids, bought, bought.purchases)
  const costs = ask.request.measure === 'margin' ? costsOf(db, ask, days) : null
  const costed = costs === null ? new Float64Array(ids.length) : beside(ids, costs, costs.costed)
  const cost = costs === null ? null : beside(ids, costs, costs.cost)
  const amount = cost === null ? revenue : costed.map((money, at) => money - (cost[at] ?? 0))
  const order = mostFirst(amount).filter((at) => (purchases[at] ?? 0) > 0)
  const sorted = pick({ ids, amount, revenue, purchases, lastDay, standing, costed }, order)
  return { ...sorted, costed: sumOf(sorted.costed), days }
}

const LONG_AGO = -1_000_000
const KEPT_COSTS =
  'SELECT contact_id, cost, costed FROM contact_stats NOT INDEXED WHERE costed <> 0 OR cost <> 0 ORDER BY contact_id'

function costsOf(db: BesideDb, { asOf }: Ask<Request>, days: HeldDays | null) {
  if (days === null && !isPast(db, asOf)) return db.numbers(['ids', 'cost', 'costed'], KEPT_COSTS)
  return costsBetween(db, days ?? { from: LONG_AGO, to: asOf })
}

/** So many customers are at least so many per cent: a per cent that begins is a customer. */
const countOf = (customers: number, percent: number) => Math.ceil((customers * percent) / 100)

function decide(facts: Facts, { request, mostRows }: Ask<Request>): Body {
  const { amount, days } = facts
  const customers = amount.length
  const margin = request.measure === 'margin'
  const running = runningSum(amount)
  const total = running.at(-1) ?? 0
  const frame = {
    from: days?.from ?? null,
    to: days?.to ?? null,
    columns: columnsOf(margin),
    notes: notesOf(facts, margin),
  }
  if (customers < LEAST || total <= 0) {
    const finding = say('analytics.finding.best.few', { customers, least: LEAST })
    return { ...frame, finding, enough: false, rows: [], totals: {}, points: [], marks: { customers } }
  }
  const upTo = (count: number) => ((running[count - 1] ?? 0) / total) * 100
  const shown = Math.min(request.top, mostRows, customers)
  const top = countOf(customers, SHARE)
  return {
    ...frame,
    finding: say('analytics.finding.best.share', {
      top: SHARE,
      sharePercent: upTo(top),
      customers,
      count: top,
      measure: request.measure,
    }),
    enough: true,
    rows: Array.from({ length: shown }, (_, at) => ({
      cells: {
        rank: at + 1,
        revenue: facts.revenue[at] ?? 0,
        ...(margin ? { margin: amount[at] ?? 0 } : {}),
        share: ((amount[at] ?? 0) / total) * 100,
        cumulative: upTo(at + 1),
        purchases: facts.purchases[at] ?? 0,
        lastDay: said(facts.lastDay[at]),
        standing: standingAt(facts.standing, at),
      },
      contactId: facts.ids[at] ?? null,
      people: null,
    })),
    totals: {
      rank: shown,
      revenue: sumOf(facts.revenue.subarray(0, shown)),
      ...(margin ? { margin: running[shown - 1] ?? 0 } : {}),
      share: upTo(shown),
      purchases: sumOf(facts.purchases.subarray(0, shown)),
    },
    totalPeople: { rank: 'first', revenue: 'first' },
    points: Array.from({ length: 100 }, (_, at) => ({
      x: at + 1,
      y: upTo(countOf(customers, at + 1)),
      contactId: null,
      label: null,
    })),
    marks: { customers, total, top, topPercent: upTo(top), topMoney: running[top - 1] ?? 0, shown },
  }
}

const columnsOf = (margin: boolean): Body['columns'] => [
  { key: 'rank', type: 'count' },
  { key: 'person', type: 'person' },
  { key: 'revenue', type: 'money' },
  ...(margin ? [{ key: 'margin', type: 'money' } as const] : []),
  { key: 'share', type: 'percent' },
  { key: 'cumulative', type: 'percent' },
  { key: 'purchases', type: 'count' },
  { key: 'lastDay', type: 'day' },
  { key: 'standing', type: 'word' },
]

function notesOf({ amount, revenue, costed }: Facts, margin: boolean): Body['notes'] {
  const money = sumOf(revenue)
  const below = amount.filter((one) => one < 0)
  return [
    say('analytics.note.best.customers', { customers: amount.length, money }),
    ...(below.length > 0 ? [say('analytics.note.best.negative', { people: below.length, money: sumOf(below) })] : []),
    ...(margin && costed === 0 ? [say('analytics.note.costUnknown', {})] : []),
    ...(margin && costed !== 0 ? [say('analytics.note.costKnown', { knownPercent: (costed / money) * 100 })] : []),
  ]
}

/** `all`; `top`: the best fifth; `rest`: all others; `first`: as many as were asked for. */
function people({ ids, amount, lastDay }: Facts, key: string, { request }: Ask<Request>): People | null {
  const fifth = countOf(ids.length, SHARE)
  const parts = new Map([
    ['all', [0, ids.length]],
    ['top', [0, fifth]],
    ['rest', [fifth, ids.length]],
    ['first', [0, request.top]],
  ])
  const part = parts.get(key)
  return part === undefined
    ? null
    : { ids: ids.slice(...part), amounts: amount.slice(...part), days: lastDay.slice(...part) }
}
