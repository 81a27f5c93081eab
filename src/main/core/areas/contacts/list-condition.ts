// What a sorted, filtered list is put together from.
import type { SqlValue } from '../../database/handle.ts'

/** Whom a list shows. */
export interface Condition {
  /** Over `l`; the set is gathered once. */
  readonly all: string
  /** The same asked of one row `l`. */
  readonly one?: string
  readonly values: readonly SqlValue[]
}

/** By a field of the shop's own. */
export interface FieldOrder {
  readonly field: number
  /** Brings the value to a row `l`; binds the field. */
  readonly join: string
  readonly by: string
  /** 1 when the first of two people stands before the second; binds the field and the person, twice. */
  readonly before: string
  /** Two lists of one query are the same only where this is. */
  readonly held: string
}
