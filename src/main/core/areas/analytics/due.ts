// Who is due to come in the next days by their own rhythm, those overdue first. Whoever lapsed is not waited for any more.
import type { ReportRequest } from '../../../../shared/contract/analytics.ts'
import { pick, placesWhere, said } from './columns.ts'
import { judgedCustomers, sourceAt, standingAt } from './judged.ts'
import { defineReport, say, type Ask, type BesideDb, type Body, type People } from './report.ts'

type Request = Extract<ReportRequest, { report: 'due' }>

interface Facts {
  /** Those overdue first, then by the day they are expected, of equals the smaller id. All columns in that order. */
  readonly ids: Float64Array
  readonly nextDay: Float64Array
  readonly gap: Float64Array
  readonly source: Float64Array
  /** Place in `categories` of the category whose gap it is, NaN for none. */
  readonly category: Float64Array
  readonly lastDay: Float64Array
  readonly purchases: Float64Array
  readonly spend: Float64Array
  readonly standing: Float64Array
  readonly categories: readonly string[]
  /** How many of them are overdue: the first ones. */
  readonly overdue: number
  /** Everybody who ever bought. */
  readonly customers: number
  readonly overdueFactor: number
}

export const due = defineReport<Request, Facts>({ name: 'due', gather, decide, people })

const isLate = (standing: string) => standing === 'overdue' || standing === 'slipping'

const CATEGORIES = 'SELECT category FROM usual_gap ORDER BY category'
const THEIRS = `SELECT s.contact_id, j.key FROM contact_stats s NOT INDEXED JOIN json_each(?) j ON j.value = s.usual_category
  WHERE s.usual_gap IS NOT NULL ORDER BY s.contact_id`

function gather(db: BesideDb, ask: Ask<Request>): Facts {
  const { customers: all, rules } = judgedCustomers(db, ask)
  const until = ask.asOf + ask.request.days
  const { ids, nextDay, gapInForce: gap, source, lastBuy: lastDay, purchases, spend, standing } = all
  // NaN is never before a day.
  const places = placesWhere(ids.length, (at) => standingAt(standing, at) !== 'lapsed' && (nextDay[at] ?? 0) <= until)
  const late = (at: number) => Number(isLate(standingAt(standing, at)))
  places.sort((a, b) => late(b) - late(a) || (nextDay[a] ?? 0) - (nextDay[b] ?? 0) || (ids[a] ?? 0) - (ids[b] ?? 0))
  const categories = db.pluck<string>(CATEGORIES)
  const theirs = db.numbers(['ids', 'category'], THEIRS, JSON.stringify(categories))
  const categoryOf = new Map(Array.from(theirs.ids, (id, at) => [id, theirs.category[at] ?? Number.NaN]))
  const category = Float64Array.from(ids, (id, at) =>
    sourceAt(source, at) === 'category' ? (categoryOf.get(id) ?? Number.NaN) : Number.NaN,
  )
  return {
    ...pick({ ids, nextDay, gap, source, category, lastDay, purchases, spend, standing }, places),
    categories,
    overdue: places.filter((at) => late(at) === 1).length,
    customers: ids.length,
    overdueFactor: rules.overdueFactor,
  }
}

const COLUMNS: Body['columns'] = [
  { key: 'person', type: 'person' },
  { key: 'rhythm', type: 'rhythm' },
  { key: 'nextDay', type: 'day' },
  { key: 'overdueDays', type: 'days' },
  { key: 'gap', type: 'days' },
  { key: 'source', type: 'word' },
  { key: 'category', type: 'text' },
  { key: 'lastDay', type: 'day' },
  { key: 'purchases', type: 'count' },
  { key: 'spend', type: 'money' },
  { key: 'standing', type: 'word' },
]

function decide(facts: Facts, { request: { days }, asOf, mostRows }: Ask<Request>): Body {
  const { ids, nextDay, overdue, customers } = facts
  const untilDay = asOf + days
  const frame = { from: asOf, to: untilDay, columns: COLUMNS }
  const sources = Array.from(ids.keys(), (at) => sourceAt(facts.source, at))
  const count = (source: string) => sources.filter((one) => one === source).length
  const notes = [
    say('analytics.note.due.rule', { own: count('own'), category: count('category'), shop: count('shop') }),
    say('analytics.note.overdue.rule', { factor: facts.overdueFactor }),
  ]
  if (customers === 0) {
    const finding = say('analytics.finding.due.few', { customers })
    return { ...frame, notes, finding, enough: false, rows: [], totals: {}, points: [], marks: {} }
  }
  const expected = ids.length - overdue
  return {
    ...frame,
    notes,
    finding:
      ids.length === 0
        ? say('analytics.finding.due.nobody', { days, untilDay })
        : say('analytics.finding.due.some', { days, due: expected, overdue, untilDay }),
    enough: true,
    rows: Array.from({ length: Math.min(ids.length, mostRows) }, (_, at) => ({
      cells: {
        nextDay: said(nextDay[at]),
        overdueDays: asOf - (nextDay[at] ?? 0),
        gap: said(facts.gap[at]),
        source: sourceAt(facts.source, at),
        category: facts.categories[facts.category[at] ?? -1] ?? null,
        lastDay: said(facts.lastDay[at]),
        purchases: facts.purchases[at] ?? 0,
        spend: facts.spend[at] ?? 0,
        standing: standingAt(facts.standing, at),
      },
      contactId: ids[at] ?? null,
      people: null,
    })),
    totals: {},
    // How many are expected on each of the days to come.
    points: Array.from({ length: days + 1 }, (_, ahead) => ({
      x: asOf + ahead,
      y: nextDay.reduce((all, day, at) => all + Number(at >= overdue && day === asOf + ahead), 0),
      contactId: null,
      label: null,
    })),
    marks: { due: expected, overdue, people: ids.length },
  }
}

/** `all`; `overdue`; `due`: everybody else; `day:<shop day>`: those expected on that day. */
function people({ ids, nextDay, spend, overdue }: Facts, key: string): People | null {
  const holds = HOLDS[key.split(':')[0] ?? '']
  if (holds === undefined) return null
  const day = Number(key.split(':')[1])
  const places = placesWhere(ids.length, (at) => holds({ late: at < overdue, on: nextDay[at] === day }))
  const found = pick({ ids, spend, nextDay }, places)
  return { ids: found.ids, amounts: found.spend, days: found.nextDay }
}

const HOLDS: Readonly<Record<string, (who: { readonly late: boolean; readonly on: boolean }) => boolean>> = {
  all: () => true,
  overdue: ({ late }) => late,
  due: ({ late }) => !late,
  day: ({ late, on }) => on && !late,
}
