// What is typed about a segment that is saved, and what it comes to. Pure.
import type { Segment } from '../../../shared/contract/segments.ts'
import { decimalOf, parseMoney } from '../../../shared/domain/money.ts'
import { isoOfDay } from '../../../shared/domain/shop-day.ts'
import { parseTypedNumber } from '../../../shared/domain/typed-number.ts'
import { addMonths } from '../../../shared/domain/segments/period.ts'
import { dayTyped } from '../analytics/day-typed.ts'

type Measure = NonNullable<Segment['goal']>['measure']

export interface PlanDraft {
  readonly name: string
  readonly note: string
  readonly shared: boolean
  readonly measure: Measure | null
  /** An amount of money for `spend` and `average`, else a whole number. */
  readonly target: string
  /** `YYYY-MM-DD` */
  readonly from: string
  readonly until: string
  readonly budget: string
}

export interface PlanPlace {
  readonly currency: string
  readonly locale: string
  /** Shop day. */
  readonly today: number
}

export type PlanPart = 'name' | 'target' | 'time' | 'budget'
export type Plan = Pick<Segment, 'name' | 'note' | 'shared' | 'goal' | 'budget'>

export const isMoney = (measure: Measure): boolean => measure === 'spend' || measure === 'average'

/** As saved; a new goal is for the next twelve months. */
export function beginPlan(segment: Segment | null, name: string, { currency, today }: PlanPlace): PlanDraft {
  const goal = segment?.goal ?? null
  const target = goal === null ? '' : isMoney(goal.measure) ? decimalOf(goal.target, currency) : String(goal.target)
  return {
    name: segment?.name ?? name,
    note: segment?.note ?? '',
    shared: segment?.shared ?? true,
    measure: goal?.measure ?? null,
    target,
    from: isoOfDay(goal?.from ?? today),
    until: isoOfDay(goal?.until ?? addMonths(today, 12) - 1),
    budget: segment?.budget == null ? '' : decimalOf(segment.budget, currency),
  }
}

/** The plan, or null and what is wrong. */
export function planOf(
  draft: PlanDraft,
  place: PlanPlace,
): { readonly plan: Plan | null; readonly wrong: readonly PlanPart[] } {
  const { measure } = draft
  const [from, until] = [dayTyped(draft.from), dayTyped(draft.until)]
  const target = measure === null ? null : targetOf(draft.target, measure, place)
  const budget = draft.budget.trim() === '' ? null : parseMoney(draft.budget, place)
  const name = draft.name.trim()
  const timed = from !== undefined && until !== undefined && from <= until
  const wrong: readonly PlanPart[] = [
    ...(name === '' ? (['name'] as const) : []),
    ...(measure !== null && target === null ? (['target'] as const) : []),
    ...(measure !== null && !timed ? (['time'] as const) : []),
    ...((budget === null && draft.budget.trim() !== '') || (budget ?? 0) < 0 ? (['budget'] as const) : []),
  ]
  if (wrong.length > 0) return { plan: null, wrong }
  const goal = measure === null || target === null || !timed ? null : { measure, target, from, until }
  return { plan: { name, note: draft.note, shared: draft.shared, goal, budget }, wrong }
}

function targetOf(typed: string, measure: Measure, place: PlanPlace): number | null {
  const number = isMoney(measure) ? parseMoney(typed, place) : parseTypedNumber(typed, place.locale)
  return number === null || number < 0 || !Number.isInteger(number) ? null : number
}
