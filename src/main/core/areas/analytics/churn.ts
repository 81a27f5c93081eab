// How many left, month by month, by the shop's rule of lapsing. New customers are not in the base; who came back is regained then.
// Keys of people: `left`, `active` of the whole time; `left>3` of the third month shown, `regained>3` and so on.
import type * as z from 'zod'
import type { ReportRequest } from '../../../../shared/contract/analytics.ts'
import { countFlows, flowing, FLOWS, staysOf, type Flow, type Stays } from '../../../../shared/domain/reports/churn.ts'
import { firstDayOfMonth, monthOfDay, type Stretch } from '../../../../shared/domain/reports/periods.ts'
import { percentOf } from '../../../../shared/domain/value/shares.ts'
import { usualGapsOf } from '../contacts/service.ts'
import { valueSettings } from '../value/service.ts'
import { byMoney, purchaseDays, spentBy } from './purchase-days.ts'
import { defineReport, say, type Ask, type BesideDb, type Body, type People } from './report.ts'
import { beside } from './window.ts'

type Request = Extract<z.output<typeof ReportRequest>, { report: 'churn' }>

interface Facts {
  readonly people: Float64Array
  readonly spent: Float64Array
  readonly stays: Stays
  readonly rule: { readonly factor: number; readonly leastDays: number }
}

export const churn = defineReport<Request, Facts>({ name: 'churn', gather, decide, people })

const USUAL =
  'SELECT contact_id, usual_gap FROM contact_stats NOT INDEXED WHERE usual_gap IS NOT NULL ORDER BY contact_id'

function gather(db: BesideDb, ask: Ask<Request>): Facts {
  const bought = purchaseDays(db, ask)
  const settings = valueSettings(db)
  const { ids, gap } = db.numbers(['ids', 'gap'], USUAL)
  // Nought stands for nothing known.
  const usual = beside(bought.people, { ids }, gap).map((days) => (days === 0 ? Number.NaN : days))
  const rules = { ...settings, shopGap: usualGapsOf(db).get('')?.gap ?? null, halfSpend: null }
  return {
    people: bought.people,
    spent: spentBy(db, bought.people),
    stays: staysOf(bought, usual, rules),
    rule: { factor: settings.lapseFactor, leastDays: settings.lapseLeast },
  }
}

const MONTHS = 12

/** The last twelve whole months, and the one that is not over; in a younger book from the first month that began with a customer. */
function stretchOf({ period, asOf, firstSale }: Ask<Request>): Stretch {
  const month = monthOfDay(asOf)
  const first = firstSale === null ? month : Math.min(month, monthOfDay(firstSale) + 1)
  const usual = firstDayOfMonth(Math.max(month - MONTHS, first))
  const from = period === null ? usual : (period.from ?? firstSale ?? asOf)
  return { from, to: Math.min(period?.to ?? asOf, asOf) }
}

function monthsIn({ from, to }: Stretch): readonly Stretch[] {
  const first = monthOfDay(from)
  const count = Math.max(0, monthOfDay(to) - first + 1)
  return Array.from({ length: count }, (_, at) => ({
    from: Math.max(from, firstDayOfMonth(first + at)),
    to: Math.min(to, firstDayOfMonth(first + at + 1) - 1),
  }))
}

const COLUMNS: Body['columns'] = [
  { key: 'month', type: 'month' },
  { key: 'active', type: 'count' },
  { key: 'left', type: 'count' },
  { key: 'rate', type: 'percent' },
  { key: 'regained', type: 'count' },
  { key: 'new', type: 'count' },
]

function decide({ stays, rule }: Facts, ask: Ask<Request>): Body {
  const whole = stretchOf(ask)
  const months = monthsIn(whole)
  const counts = countFlows(stays, months)
  const [active, left] = [flowing(stays, 'active', whole).length, flowing(stays, 'left', whole).length]
  const sum = (flow: Flow) => counts.reduce((all, one) => all + one[flow], 0)
  const running = (months.at(-1)?.to ?? 0) < firstDayOfMonth(monthOfDay(whole.to) + 1) - 1 && whole.to === ask.asOf
  const base = { from: whole.from, to: whole.to, columns: COLUMNS, points: [] }
  const marks = { active, left, running: Number(running), months: months.length }
  if (sum('active') === 0) {
    const finding = say('analytics.finding.churn.few', {})
    return { ...base, finding, notes: [], enough: false, rows: [], totals: {}, marks }
  }
  return {
    ...base,
    marks,
    finding:
      active === 0
        ? say('analytics.finding.churn.young', { left: sum('left'), fromDay: whole.from, toDay: whole.to })
        : say('analytics.finding.churn.rate', {
            left,
            active,
            leftPercent: (left / active) * 100,
            fromDay: whole.from,
            toDay: whole.to,
          }),
    notes: [
      say('analytics.note.lapsed.rule', rule),
      say('analytics.note.churn.base', {}),
      ...(sum('active') > 0
        ? [say('analytics.note.churn.usual', { monthPercent: (sum('left') / sum('active')) * 100 })]
        : []),
      ...(running ? [say('analytics.note.churn.running', { asOfDay: ask.asOf })] : []),
    ],
    enough: true,
    rows: counts.map((flow, at) => ({
      cells: { month: monthOfDay(months[at]?.from ?? whole.from), ...flow, rate: percentOf(flow.left, flow.active, 1) },
      contactId: null,
      people: flow.left === 0 ? null : `left>${String(at)}`,
      cellPeople: Object.fromEntries(
        FLOWS.filter((name) => flow[name] > 0).map((name) => [name, `${name}>${String(at)}`]),
      ),
    })),
    totals: { left: sum('left'), regained: sum('regained'), new: sum('new') },
  }
}

const isFlow = (word: string): word is Flow => FLOWS.some((flow) => flow === word)

function people(facts: Facts, key: string, ask: Ask<Request>): People | null {
  const [flow = '', at] = key.split('>')
  const whole = stretchOf(ask)
  const stretch = at === undefined ? whole : monthsIn(whole)[Number(at)]
  if (!isFlow(flow) || stretch === undefined) return null
  return byMoney(facts, flowing(facts.stays, flow, stretch))
}
