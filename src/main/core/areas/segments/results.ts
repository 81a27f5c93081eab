// How a saved segment does: what came of it in the time of its goal, month by month, the median beside the mean. Of whoever is in it now.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { Segment, segments } from '../../../../shared/contract/segments.ts'
import { addMonths } from '../../../../shared/domain/segments/period.ts'
import { dateOfDay, dayOfDate } from '../../../../shared/domain/shop-day.ts'
import type { ActionContext } from '../../area.ts'
import { describe, sessionOf } from './count.ts'
import type { Row, SegmentParts, Statement } from './parts.ts'
import { segmentFor } from './saved.ts'
import { sumAndMedian } from './year-spend.ts'

const MONTHS = 12
const OF_PEOPLE = `FROM json_each(?) m CROSS JOIN visit v INDEXED BY visit_owner_day ON v.owner_id = m.value AND v.day >= ? AND v.day <= ?`
const CAME = `v.kind <> 'correction' AND v.corrected_by IS NULL`
/** Per person. */
const SPENT = `SELECT v.owner_id AS id, sum(v.total) AS spent, sum(${CAME}) AS visits ${OF_PEOPLE} GROUP BY v.owner_id`
/** Per day, who: days become months by the calendar, not by a formula of SQL. */
const BY_MONTH = `SELECT sum(v.total) AS spent, sum(${CAME}) AS visits, count(DISTINCT iif(${CAME}, v.owner_id, NULL)) AS people ${OF_PEOPLE}`

type Results = OutputOf<typeof segments.results>

/** Errors: NOT_FOUND, FORBIDDEN. */
export async function resultsOf(
  parts: SegmentParts,
  context: ActionContext,
  { id }: InputOf<typeof segments.results>,
): Promise<Results> {
  const { goal } = segmentFor(context.book().db, id, sessionOf(context))
  const { people, asOf } = await describe(parts, context, { id })
  const months = lastMonths(asOf)
  const ids = JSON.stringify([...people])
  const { from, to } =
    goal === null ? { from: addMonths(asOf, -MONTHS) + 1, to: asOf } : { from: goal.from, to: goal.until }
  const [each = [], ...byMonth] = await parts.beside([
    { sql: SPENT, values: [ids, from, to] },
    ...months.map(({ first, last }): Statement => ({ sql: BY_MONTH, values: [ids, first, last] })),
  ])
  const spent = new Float64Array(people.length)
  for (const [at, row] of each.entries()) spent[at] = Number(row['spent'])
  const { sum, median } = sumAndMedian(spent)
  const visits = each.reduce((all, row) => all + Number(row['visits']), 0)
  const mean = people.length === 0 ? 0 : Math.round(sum / people.length) + 0
  const reached = goal === null ? null : reachedOf(goal, { people: people.length, spend: sum, average: mean, visits })
  return {
    people: people.length,
    reached,
    share: goal === null || reached === null ? null : goal.target === 0 ? 1 : reached / goal.target,
    spend: sum,
    mean,
    median,
    visits,
    months: months.map(({ month }, at) => ({ month, ...sumsOf(byMonth[at]?.[0]) })),
    cost: 0,
  }
}

const sumsOf = (row: Row | undefined) => ({
  spend: Number(row?.['spent'] ?? 0),
  visits: Number(row?.['visits'] ?? 0),
  people: Number(row?.['people'] ?? 0),
})

type Measure = NonNullable<Segment['goal']>['measure']
const reachedOf = ({ measure }: { readonly measure: Measure }, all: Readonly<Record<Measure, number>>) => all[measure]

/** The month of a day and those before it, oldest first, each as year * 12 + month - 1 with its days. */
function lastMonths(day: number) {
  const { year, month } = dateOfDay(day)
  const present = year * 12 + month - 1
  const firstOf = (of: number) => dayOfDate({ year: Math.floor(of / 12), month: (of % 12) + 1, day: 1 })
  return Array.from({ length: MONTHS }, (_, at) => present - MONTHS + 1 + at).map((of) => ({
    month: of,
    first: firstOf(of),
    last: firstOf(of + 1) - 1,
  }))
}
