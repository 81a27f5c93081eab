// Who stands behind a number of a report: found in what the report gathered, shown as rows of customers.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { analytics } from '../../../../shared/contract/analytics.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext } from '../../area.ts'
import { listRows } from '../contacts/service.ts'
import type { Answers } from './answers.ts'
import type { AskParts } from './ask-parts.ts'
import { askOf } from './ask.ts'
import type { People } from './report.ts'
import { REPORTS } from './reports.ts'

type Request = InputOf<typeof analytics.people>

export interface PeopleParts {
  readonly asking: AskParts
  readonly answers: () => Answers
}

/** Errors: NOT_FOUND for a key that the report has not written, and those of the report. */
export async function findPeople(
  { asking, answers }: PeopleParts,
  context: ActionContext,
  { request, people: key }: Pick<Request, 'request' | 'people'>,
): Promise<People> {
  const ask = await askOf(asking, context, { request })
  const { facts } = await answers().of(context.book(), ask)
  const found = REPORTS[request.report].people(facts, key, ask)
  if (found === null) throw new Failure('NOT_FOUND', { what: 'people' })
  return found
}

export async function peopleBehind(
  parts: PeopleParts,
  context: ActionContext,
  request: Request,
): Promise<OutputOf<typeof analytics.people>> {
  const { ids, amounts, days } = await findPeople(parts, context, request)
  const page = { from: request.from, to: Math.min(ids.length, request.from + request.limit) }
  const places = new Map<number, number>()
  for (let at = page.from; at < page.to; at += 1) places.set(ids[at] ?? 0, at)
  const rows = listRows(context.book().db, places.keys()).map((row) => {
    const at = places.get(row.id) ?? 0
    return { ...row, amount: known(amounts?.[at]), day: known(days?.[at]) }
  })
  return { total: ids.length, amount: Math.round(amounts?.reduce((all, one) => all + one, 0) ?? 0), rows }
}

/** Whole; null for nothing said. */
const known = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : Math.round(value)
