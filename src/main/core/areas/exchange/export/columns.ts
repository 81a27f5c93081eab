// What a table for people consists of, whatever file it is written into: columns of a type, and rows of values.
import type { BookDoor } from '../../../area.ts'

/** Whole number of 10^-n as an exact decimal number, `-12.05`, with at least `least` decimals. */
export function decimal(value: number, digits: number, least = 0): `${number}` {
  const figures = String(Math.abs(value)).padStart(digits + 1, '0')
  const whole = figures.slice(0, figures.length - digits)
  const parts = figures
    .slice(figures.length - digits)
    .replace(/0+$/, '')
    .padEnd(least, '0')
  return `${value < 0 ? '-' : ''}${whole}${parts === '' ? '' : `.${parts}`}` as `${number}` // built from digits
}

export interface Column {
  /** As our own import knows it, where it does. */
  readonly heading: string
  /** `number`: a number or an exact decimal as text. `day`: days since 1970-01-01. `instant`: UTC epoch ms. */
  readonly type: 'text' | 'number' | 'day' | 'instant'
}

export type Cell = string | number | null

/** A table that is asked for in slices, with room for others between them. */
export interface Table {
  /** Neutral: it may stand where others can read it. */
  readonly name: string
  readonly columns: readonly Column[]
  readonly slices: AsyncIterable<readonly (readonly Cell[])[]>
}

export const text = (heading: string): Column => ({ heading, type: 'text' })
export const number = (heading: string): Column => ({ heading, type: 'number' })
export const day = (heading: string): Column => ({ heading, type: 'day' })
export const instant = (heading: string): Column => ({ heading, type: 'instant' })

/** Where a table's rows come from, and what decides how they are told. */
export interface TableSource extends Pick<BookDoor, 'db' | 'settings'> {
  /** Whether a declared field is kept from whoever asks. */
  readonly hides: (field: string) => boolean
  /** The shop's day. */
  readonly today: number
}

/** Rows per question: a few milliseconds. */
export const SLICE = 200

/** Ids in parts of a slice, each as a JSON array, with a breath before each. */
export async function* partsOf(ids: ArrayLike<number>, size = SLICE): AsyncGenerator<readonly number[], void> {
  for (let from = 0; from < ids.length; from += size) {
    await new Promise((resolve) => setImmediate(resolve))
    yield Array.from({ length: Math.min(size, ids.length - from) }, (_, at) => ids[from + at] ?? 0)
  }
}
