// A condition as it stands when its fact has just been chosen, and whether one is finished. Pure.
import type { Fact } from '../../../shared/contract/segments.ts'
import { daysOfPeriod } from '../../../shared/domain/segments/period.ts'
import type { AnswerType, Comparison, Condition } from '../../../shared/domain/segments/rule.ts'

type Asked = Pick<Condition, 'op' | 'value' | 'to' | 'values'>

const OF_TYPE: Readonly<Record<AnswerType, Asked>> = {
  count: { op: '>=', value: 1 },
  number: { op: '>=', value: 1 },
  money: { op: '>=', value: 5_000 },
  days: { op: '>', value: 30 },
  day: { op: '>=', value: 0 },
  percent: { op: '>=', value: 50 },
  choice: { op: 'any', values: [] },
  text: { op: 'words', value: '' },
  'yes-no': { op: '=', value: 1 },
}

/** Where the usual question is another. */
const OF_FACT: Readonly<Record<string, Asked>> = {
  'contacts.age': { op: '>=', value: 30 },
  'contacts.known-ago': { op: '<=', value: 28 },
  'occasions.days': { op: '<=', value: 14 },
  'occasions.years': { op: '=', value: 50 },
  'households.size': { op: '>=', value: 2 },
  'visits.count': { op: '>=', value: 4 },
  'visits.first-ago': { op: '<=', value: 28 },
  'visits.last-ago': { op: '>', value: 42 },
  'purchases.first-ago': { op: '<=', value: 28 },
  'purchases.last-ago': { op: '>', value: 42 },
  'account.owed': { op: '>', value: 0 },
  'account.overdue': { op: '>', value: 0 },
  'rhythm.gap': { op: '<=', value: 14 },
  'rhythm.due-in': { op: 'between', value: 0, to: 7 },
  'rhythm.overdue': { op: '>', value: 0 },
  'rhythm.gaps-away': { op: '>', value: 1.5 },
  'value.r': { op: '>=', value: 4 },
  'value.f': { op: '>=', value: 4 },
  'value.m': { op: '>=', value: 4 },
  'value.alive': { op: '<', value: 50 },
  'value.rank': { op: '<=', value: 50 },
  'value.top': { op: '<=', value: 10 },
}

/** @param today the shop day that days begin with */
export function newCondition({ fact, type, ops }: Fact, today: number): Condition {
  const asked = OF_FACT[fact] ?? OF_TYPE[type]
  const usual = ops.includes(asked.op) ? asked : withOp(asked, ops[0] ?? '=')
  return { fact, ...usual, ...(type === 'day' && { value: today - 28 }) }
}

function withOp(asked: Asked, op: Comparison): Asked {
  return takesNothing(op) ? { op } : { ...asked, op }
}

export const takesNothing = (op: Comparison): boolean => op === 'said' || op === 'unsaid'

/** The same question with another comparison; what was typed stays where it still means something. */
export function changedOp(condition: Condition, op: Comparison): Condition {
  const { fact, scope, value, to, values } = condition
  const kept = { fact, op, ...(scope !== undefined && { scope }) }
  if (takesNothing(op)) return kept
  if (op === 'any' || op === 'none') return { ...kept, values: values ?? [] }
  if (op === 'words') return { ...kept, value: typeof value === 'string' ? value : '' }
  const number = typeof value === 'number' ? value : 0
  return op === 'between' ? { ...kept, value: number, to: Math.max(number, to ?? number) } : { ...kept, value: number }
}

/** Whether the core can be asked; a fact that is gone it refuses, and says so at its place. */
export function isFinished(condition: Condition, fact: Fact | undefined): boolean {
  if (fact === undefined) return true
  const { op, value, to, values, scope } = condition
  const { period } = scope ?? {}
  if (period !== undefined && !isPeriod(period)) return false
  if (takesNothing(op)) return true
  if (op === 'any' || op === 'none') return (values ?? []).length > 0
  if (op === 'words') return typeof value === 'string' && /[\p{L}\p{N}]/u.test(value)
  if (typeof value !== 'number' || !Number.isFinite(value)) return false
  return op !== 'between' || (to !== undefined && Number.isFinite(to) && to >= value)
}

function isPeriod(period: NonNullable<NonNullable<Condition['scope']>['period']>): boolean {
  const { from, to } = daysOfPeriod(period, 0)
  return from === null || to === null || 'last' in period || from <= to
}
