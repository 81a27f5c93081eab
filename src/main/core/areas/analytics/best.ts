// Who the best customers are, and how much rests on them: everybody who bought in the time, most money first, and the curve of what
// the first 1 %, 2 % … of them bring.
import type * as z from 'zod'
import type { ReportRequest } from '../../../../shared/contract/analytics.ts'
import { customersAt, pick, type Customers } from './customers.ts'
import { defineReport, say, type Ask, type BesideDb, type Body, type People } from './report.ts'
import { besideCustomers, boughtBetween, heldTo } from './window.ts'

type Request = Extract<z.output<typeof ReportRequest>, { report: 'best' }>

interface Facts {
  /** Most first, of equals the smaller id. All columns in that order. */
  readonly ids: Float64Array
  /** What was measured, in minor units. */
  readonly amount: Float64Array
  readonly revenue: Float64Array
  readonly purchases: Float64Array
  readonly lastDay: Float64Array
  /** Revenue of lines whose cost is known. */
  readonly costed: number
  readonly days: { readonly from: number; readonly to: number } | null
}

/** Fewer customers have no fifth of which to speak. */
const LEAST = 5
const SHARE = 20

export const best = defineReport<Request, Facts>({ name: 'best', gather, decide, people })

const COSTS = `SELECT owner_id, total(cost), total(iif(cost IS NULL, 0, total)) FROM sale_line INDEXED BY sale_line_owner
  WHERE owner_id IS NOT NULL AND day BETWEEN ? AND ? GROUP BY owner_id ORDER BY owner_id`

function gather(db: BesideDb, ask: Ask<Request>): Facts {
  const { request, period, asOf, firstSale } = ask
  const days = period === null || firstSale === null ? null : heldTo(period, { first: firstSale, asOf })
  const customers = days === null ? customersAt(db, ask) : customersWithin(db, ask, days)
  const amount =
    request.measure === 'revenue'
      ? customers.spend
      : customers.costed.map((money, at) => money - (customers.cost[at] ?? 0))
  const order = Array.from(amount.keys()).sort(
    (a, b) => (amount[b] ?? 0) - (amount[a] ?? 0) || (customers.ids[a] ?? 0) - (customers.ids[b] ?? 0),
  )
  const sorted = pick(
    {
      ids: customers.ids,
      amount,
      revenue: customers.spend,
      purchases: customers.purchases,
      lastDay: customers.lastBuy,
    },
    order,
  )
  return { ...sorted, costed: sum(customers.costed), days }
}

/** Whoever bought in a time, with what they bought then. */
function customersWithin(
  db: BesideDb,
  { only, request }: Ask<Request>,
  { from, to }: { readonly from: number; readonly to: number },
): Pick<Customers, 'ids' | 'spend' | 'purchases' | 'lastBuy' | 'cost' | 'costed'> {
  const bought = boughtBetween(db, from, to)
  const wanted = only === null ? null : new Set(only)
  const places = Array.from(bought.ids.keys()).filter(
    (at) => (bought.purchases[at] ?? 0) > 0 && (wanted === null || wanted.has(bought.ids[at] ?? 0)),
  )
  const { ids, money, purchases, lastDay } = pick(
    { ids: bought.ids, money: bought.money, purchases: bought.purchases, lastDay: bought.lastDay },
    places,
  )
  const nothing = { ids: new Float64Array(), cost: new Float64Array(), costed: new Float64Array() }
  const costs = request.measure === 'margin' ? db.numbers(['ids', 'cost', 'costed'], COSTS, from, to) : nothing
  return {
    ids,
    spend: money,
    purchases,
    lastBuy: lastDay,
    cost: besideCustomers({ ids }, costs, costs.cost),
    costed: besideCustomers({ ids }, costs, costs.costed),
  }
}

const sum = (values: Float64Array) => values.reduce((all, one) => all + one, 0)

function decide(facts: Facts, { request, mostRows }: Ask<Request>): Body {
  const { amount, days } = facts
  const customers = amount.length
  const total = sum(amount)
  const revenue = sum(facts.revenue)
  const margin = request.measure === 'margin'
  const columns = [
    { key: 'rank', type: 'count' },
    { key: 'person', type: 'person' },
    { key: 'revenue', type: 'money' },
    ...(margin ? [{ key: 'margin', type: 'money' } as const] : []),
    { key: 'share', type: 'percent' },
    { key: 'cumulative', type: 'percent' },
    { key: 'purchases', type: 'count' },
    { key: 'lastDay', type: 'day' },
  ] as const satisfies Body['columns']
  const frame = { from: days?.from ?? null, to: days?.to ?? null, columns: [...columns] }
  const notes = [
    say('analytics.note.best.customers', { customers, money: revenue }),
    ...(margin
      ? facts.costed === 0
        ? [say('analytics.note.costUnknown', {})]
        : [say('analytics.note.costKnown', { knownPercent: (facts.costed / revenue) * 100 })]
      : []),
  ]
  if (customers < LEAST || total <= 0) {
    const finding = say('analytics.finding.best.few', { customers })
    return { ...frame, finding, notes, enough: false, rows: [], totals: {}, points: [], marks: { customers } }
  }
  const running = runningSum(amount)
  const upTo = (count: number) => ((running[count - 1] ?? 0) / total) * 100
  const countOf = (percent: number) => Math.ceil((customers * percent) / 100)
  const shown = Math.min(request.top, mostRows, customers)
  const top = countOf(SHARE)
  return {
    ...frame,
    finding: say('analytics.finding.best.share', {
      top: SHARE,
      sharePercent: upTo(top),
      customers,
      count: top,
      measure: request.measure,
    }),
    notes,
    enough: true,
    rows: Array.from({ length: shown }, (_, at) => ({
      cells: {
        rank: at + 1,
        revenue: facts.revenue[at] ?? 0,
        ...(margin ? { margin: amount[at] ?? 0 } : {}),
        share: ((amount[at] ?? 0) / total) * 100,
        cumulative: upTo(at + 1),
        purchases: facts.purchases[at] ?? 0,
        lastDay: facts.lastDay[at] ?? null,
      },
      contactId: facts.ids[at] ?? null,
      people: null,
    })),
    totals: {
      revenue: sum(facts.revenue.subarray(0, shown)),
      ...(margin ? { margin: running[shown - 1] ?? 0 } : {}),
      share: upTo(shown),
      purchases: sum(facts.purchases.subarray(0, shown)),
    },
    points: Array.from({ length: 100 }, (_, at) => ({
      x: at + 1,
      y: upTo(countOf(at + 1)),
      contactId: null,
      label: null,
    })),
    marks: { customers, total, top, topPercent: upTo(top), topMoney: running[top - 1] ?? 0, shown },
  }
}

function runningSum(values: Float64Array): Float64Array {
  let all = 0
  return values.map((one) => (all += one))
}

/** `all`; `top`: the best fifth; `rest`: all others; `first`: those who are rows. */
function people(facts: Facts, key: string, { request }: Ask<Request>): People | null {
  const { ids, amount, lastDay } = facts
  const fifth = Math.ceil((ids.length * SHARE) / 100)
  const part = { all: [0, ids.length], top: [0, fifth], rest: [fifth, ids.length], first: [0, request.top] }[key]
  if (part === undefined) return null
  const [from, to] = part
  return { ids: ids.slice(from, to), amounts: amount.slice(from, to), days: lastDay.slice(from, to) }
}
