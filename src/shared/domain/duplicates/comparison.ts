// What comparing two people answers: a level for each comparison, and how rare that is in which they agree.
import { MISSING } from './levels.ts'
import { FIELDS, type Field } from './model.ts'

/** Where each comparison stands in a `Comparison`. */
export const AT = Object.fromEntries(FIELDS.map((field, at) => [field, at])) as Readonly<Record<Field, number>>

/** The answer, written anew for each pair. */
export interface Comparison {
  readonly levels: Uint8Array
  /** Where both agree in a value: log2 of the share of the book that bears it, below 0. Else 0. */
  readonly rare: Float64Array
}

export const newComparison = (): Comparison => ({
  levels: new Uint8Array(FIELDS.length).fill(MISSING),
  rare: new Float64Array(FIELDS.length),
})
