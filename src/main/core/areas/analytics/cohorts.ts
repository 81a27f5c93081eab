// How many came back: a table of cohorts by month, quarter or year; or, for a period, those who bought in it.
// Keys of people: `12` the cohort of stretch 12, `12>3` those of them in the third stretch after it, `12>later` in any later one.
import type * as z from 'zod'
import type { ReportRequest } from '../../../../shared/contract/analytics.ts'
import {
  activityOf,
  cohortTable,
  inCohort,
  type Activity,
  type CohortTable,
} from '../../../../shared/domain/reports/cohorts.ts'
import { firstDayOfMonth, monthOfDay } from '../../../../shared/domain/reports/periods.ts'
import { ofPlaces, type PurchaseDays } from '../../../../shared/domain/reports/purchase-days.ts'
import { addMonths } from '../../../../shared/domain/segments/period.ts'
import { percentOf } from '../../../../shared/domain/value/shares.ts'
import { placesWhere } from './columns.ts'
import { byMoney, purchaseDays, spentBy } from './purchase-days.ts'
import { defineReport, say, type Ask, type BesideDb, type Body, type People } from './report.ts'
import { daysHeld } from './window.ts'

type Request = Extract<z.output<typeof ReportRequest>, { report: 'cohorts' }>

interface Facts extends Activity {
  readonly spent: Float64Array
  /** Where the stretches begin, as shop days; with a period the first of them is the period. */
  readonly begins: readonly number[]
}

export const cohorts = defineReport<Request, Facts>({ name: 'cohorts', gather, decide, people })

const MONTHS = { month: 1, quarter: 3, year: 12 } as const
/** So many of the newest cohorts are rows. */
const SHOWN = { month: 24, quarter: 12, year: 10 } as const

function gather(db: BesideDb, ask: Ask<Request>): Facts {
  const begins = beginsOf(ask)
  const purchases = purchaseDays(db, ask)
  const activity = activityOf(cohortBuyers(purchases, ask, begins[0] ?? 0), begins, ask.asOf)
  return { ...activity, spent: spentBy(db, activity.people), begins }
}

/** In a period those are new who had not bought before it; over all days everybody's first stretch says so. */
function cohortBuyers(purchases: PurchaseDays, { request, period }: Ask<Request>, from: number): PurchaseDays {
  if (period === null || request.by === 'active') return purchases
  const { people, starts, days } = purchases
  return ofPlaces(
    purchases,
    placesWhere(people.length, (place) => (days[starts[place] ?? 0] ?? 0) >= from),
  )
}

function beginsOf(ask: Ask<Request>): readonly number[] {
  const { request, firstSale, asOf } = ask
  if (firstSale === null || firstSale > asOf) return []
  const months = MONTHS[request.unit]
  const days = daysHeld(ask)
  if (days !== null) return days.to < days.from ? [] : [days.from, ...stepsFrom(days.to + 1, months, asOf)]
  const month = monthOfDay(firstSale)
  return stepsFrom(firstDayOfMonth(month - (month % months)), months, asOf)
}

function stepsFrom(day: number, months: number, last: number): number[] {
  const steps: number[] = []
  for (let at = day; at <= last; at = addMonths(day, steps.length * months)) steps.push(at)
  return steps
}

function decide(facts: Facts, ask: Ask<Request>): Body {
  const { begins } = facts
  const { request, period, asOf } = ask
  const count = begins.length
  const first = period === null ? Math.max(0, count - SHOWN[request.unit]) : 0
  const table = cohortTable(facts, { first, last: count - 1, by: request.by })
  const shown = period === null ? count - first : Math.min(1, count)
  const buyers = table.sizes.slice(0, shown).reduce((sum, size) => sum + size, 0)
  const columns = columnsOf(period !== null, Math.max(0, count - first - 1))
  const end = period === null ? asOf : (begins[1] ?? asOf + 1) - 1
  const base = { from: begins[first] ?? null, to: count === 0 ? null : end, columns, totals: {}, points: [] }
  // The newest stretch may not be over: what is said of it is so far.
  const running = count > 0 && nextBegin(begins, MONTHS[request.unit], period !== null) > asOf + 1
  const marks = { first, last: count - 1, running: Number(running) }
  if (buyers === 0) {
    const finding = say('analytics.finding.cohorts.few', {})
    return { ...base, finding, notes: [], enough: false, rows: [], marks }
  }
  return {
    ...base,
    marks,
    finding:
      period === null
        ? usualReturn(table, { unit: request.unit, by: request.by, running })
        : returnOf(table, facts.begins, ask),
    notes: [
      say('analytics.note.cohorts.active', {}),
      ...(request.by === 'new' ? [say('analytics.note.cohorts.new', {})] : []),
      ...(running ? [say('analytics.note.cohorts.running', { asOfDay: asOf })] : []),
    ],
    enough: true,
    rows: Array.from({ length: shown }, (_, row) =>
      rowOf(table, row, { begins, first, end, wholeBook: period === null }),
    ),
  }
}

function nextBegin(begins: readonly number[], months: number, period: boolean): number {
  const last = begins.at(-1) ?? 0
  if (period && begins.length === 1) return last
  return addMonths(last, months)
}

function columnsOf(period: boolean, later: number): Body['columns'] {
  const head = period ? (['from', 'to'] as const) : (['from'] as const)
  return [
    ...head.map((key) => ({ key, type: period ? ('day' as const) : ('month' as const) })),
    { key: 'customers', type: 'count' },
    { key: 'later', type: 'percent' },
    { key: 'later.people', type: 'count' },
    ...Array.from({ length: later }, (_, at) => ({ key: `after-${String(at + 1)}`, type: 'percent' as const })),
    ...Array.from({ length: later }, (_, at) => ({ key: `after-${String(at + 1)}.people`, type: 'count' as const })),
  ]
}

interface RowPlace {
  readonly begins: readonly number[]
  readonly first: number
  readonly end: number
  readonly wholeBook: boolean
}

function rowOf(table: CohortTable, row: number, { begins, first, end, wholeBook }: RowPlace): Body['rows'][number] {
  const size = table.sizes[row] ?? 0
  const begin = begins[first + row] ?? 0
  const number = String(first + row)
  const cells: Record<string, number | null> = { customers: size }
  const behind: Record<string, string> = {}
  const put = (key: string, count: number, people: string) => {
    cells[key] = percentOf(count, size, 1)
    cells[`${key}.people`] = count
    if (count > 0) behind[key] = people
  }
  cells['from'] = wholeBook ? monthOfDay(begin) : begin
  if (!wholeBook) cells['to'] = end
  const later = table.later[row] ?? []
  if (later.length > 0) put('later', table.cameBack[row] ?? 0, `${number}>later`)
  for (const [at, count] of later.entries()) put(`after-${String(at + 1)}`, count, `${number}>${String(at + 1)}`)
  return { cells, contactId: null, people: size === 0 ? null : number, cellPeople: behind }
}

/** Of all whose next stretch is over: how many bought in it. */
function usualReturn(
  table: CohortTable,
  { unit, by, running }: { unit: Request['unit']; by: Request['by']; running: boolean },
): Body['finding'] {
  const over = table.sizes.length - 1 - Number(running)
  const sum = (counts: readonly (number | undefined)[]) =>
    counts.slice(0, Math.max(0, over)).reduce<number>((all, one) => all + (one ?? 0), 0)
  const customers = sum(table.sizes)
  const again = sum(table.later.map(([next]) => next))
  if (customers === 0) return say('analytics.finding.cohorts.tooSoon', { customers: sum0(table.sizes) })
  return say('analytics.finding.cohorts.usual', { unit, by, againPercent: (again / customers) * 100 })
}

const sum0 = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0)

function returnOf(
  { sizes, later, cameBack }: CohortTable,
  begins: readonly number[],
  { asOf, request }: Ask<Request>,
): Body['finding'] {
  const [customers = 0] = sizes
  const [from = asOf, next = asOf + 1] = begins
  if ((later[0] ?? []).length === 0) return say('analytics.finding.cohorts.tooSoon', { customers })
  const [back = 0] = cameBack
  return say('analytics.finding.cohorts.period', {
    customers,
    back,
    backPercent: (back / customers) * 100,
    fromDay: from,
    toDay: next - 1,
    asOfDay: asOf,
    by: request.by,
  })
}

function people(facts: Facts, key: string, { request }: Ask<Request>): People | null {
  const found = /^(\d+)(?:>(\d+|later))?$/.exec(key)
  const number = Number(found?.[1] ?? Number.NaN)
  if (!(number < facts.begins.length)) return null
  const after = found?.[2] ?? '0'
  const places = inCohort(facts, { number, by: request.by }, after === 'later' ? after : Number(after))
  return byMoney(facts, places)
}
