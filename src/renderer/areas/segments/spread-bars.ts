// Which bars of a spread a condition takes in. Pure.
import type { Condition } from '../../../shared/domain/segments/rule.ts'

export interface Bar {
  readonly from: number
  /** Not included; null: from there on. */
  readonly to: number | null
  readonly people: number
}

/** By its middle where the line goes through it. */
export function isInside({ from, to }: Bar, { op, value, to: until }: Condition): boolean {
  if (typeof value !== 'number') return op === 'said'
  const middle = to === null ? from : (from + to - 1) / 2
  const holds = from <= value && (to === null || value < to)
  switch (op) {
    case '=':
      return holds
    case '<>':
      return !holds
    case '<':
    case '<=':
      return middle <= value
    case '>':
    case '>=':
      return middle >= value
    case 'between':
      return middle >= value && middle <= (until ?? value)
    default:
      return false
  }
}
