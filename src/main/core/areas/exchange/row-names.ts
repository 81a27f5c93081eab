// What the rows of a file are about, in words, for whoever reads a report. Kept in memory only, for the last few imports: a
// name that lay with the report in the book would outlive its person.
import type { Plan } from './plan.ts'

/** Row of the file to what it is about. */
export type RowNames = ReadonlyMap<number, string>

/** Nobody reads more rows one by one. */
const MOST_ROWS = 50_000
const IMPORTS_KEPT = 4

/** Empty for files of sales, whose rows are told by their receipts, and for very long ones. */
export function rowNamesOf(plan: Plan): RowNames {
  if (plan.kind === 'sales' || plan.kind === 'suppression' || plan.rows > MOST_ROWS) return new Map()
  if (plan.kind === 'products') return new Map(plan.units.map(({ row, name }) => [row, name]))
  return new Map(
    plan.units.flatMap(({ rows, patch }) => {
      const name = [patch.given, patch.family].filter(Boolean).join(' ') || patch.nickname
      return name ? rows.map((row): [number, string] => [row, name]) : []
    }),
  )
}

/** Of the last few imports, by their run; the oldest are forgotten. */
export class RememberedNames {
  readonly #names = new Map<number, RowNames>()

  keep(run: number, names: RowNames): void {
    this.#names.set(run, names)
    for (const old of this.#names.keys()) if (this.#names.size > IMPORTS_KEPT) this.#names.delete(old)
  }

  of(run: number): RowNames {
    return this.#names.get(run) ?? new Map()
  }
}
