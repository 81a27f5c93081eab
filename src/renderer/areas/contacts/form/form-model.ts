// What every field of the form is given: the draft, a way to change it, and what is wrong where.
import type { Draft } from './draft.ts'
import type { Place } from './field-errors.ts'

export interface FormModel {
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  /** The sentence for a place of the form, or null while nothing is wrong there. */
  readonly errorAt: (place: Place) => string | null
  /** The rules that own fields break, by field. */
  readonly wrongCustom: ReadonlyMap<string, string>
  /** Country of the shop, ISO 3166-1 alpha-2. */
  readonly home: string
  /** Fields that this role may neither see nor change; they are not drawn. */
  readonly hides: (field: keyof Draft) => boolean
}

export interface FieldProps {
  readonly form: FormModel
}

interface Keyed {
  readonly key: string
}

/** The rows with one of them changed. */
export function withRow<R extends Keyed>(rows: readonly R[], key: string, part: Partial<R>): readonly R[] {
  return rows.map((row) => (row.key === key ? { ...row, ...part } : row))
}

export function withoutRow<R extends Keyed>(rows: readonly R[], key: string): readonly R[] {
  return rows.filter((row) => row.key !== key)
}
