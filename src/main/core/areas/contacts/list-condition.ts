// What a sorted, filtered list is put together from.
import type { ListCondition } from '../../area.ts'

export type Condition = ListCondition

/** By a field of the shop's own. */
export interface FieldOrder {
  readonly field: number
  /** Everybody in whose field something stands, as rows `l`, ready for more conditions; binds the field. */
  readonly said: string
  /** Their order. */
  readonly by: string
  /** Everybody else, to be ordered by name; binds the field. */
  readonly unsaid: string
  /** 1 when the first of two people stands before the second; binds the field and the person, twice. */
  readonly before: string
  /** Two lists of one query are the same only where this is. */
  readonly held: string
}
