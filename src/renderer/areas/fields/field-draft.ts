// A field while it is defined or changed, and what of it the core is told. Pure.
import type { CustomField, FieldSubject, FieldType } from '../../../shared/contract/fields.ts'

export const TYPES = [
  'text',
  'number',
  'money',
  'date',
  'partial-date',
  'list',
  'multi-list',
  'yes-no',
  'link',
] as const satisfies readonly FieldType[]

export interface OptionRow {
  readonly key: string
  readonly id?: number
  readonly words: string
}

export interface FieldDraft {
  readonly name: string
  readonly type: FieldType
  readonly hint: string
  readonly options: readonly OptionRow[]
}

let made = 0
export function newOption(words = ''): OptionRow {
  made += 1
  return { key: `new-${String(made)}`, words }
}

export function draftOf(field: CustomField | null): FieldDraft {
  if (field === null) return { name: '', type: 'text', hint: '', options: [newOption(), newOption()] }
  const options = field.options
    .filter(({ archived }) => !archived)
    .map(({ id, words }) => ({ key: String(id), id, words }))
  return {
    name: field.name,
    type: field.type,
    hint: field.hint,
    options: options.length === 0 ? [newOption()] : options,
  }
}

export const hasOptions = (type: FieldType): boolean => type === 'list' || type === 'multi-list'

/** Options without words fall away. */
export const filledOptions = ({ options }: FieldDraft): readonly OptionRow[] =>
  options.filter(({ words }) => words.trim() !== '')

export function definitionOf(subject: FieldSubject, draft: FieldDraft) {
  const options = hasOptions(draft.type) ? filledOptions(draft).map(({ words }) => words.trim()) : []
  return { subject, name: draft.name.trim(), type: draft.type, hint: draft.hint.trim(), options }
}

export function changeOf(id: number, draft: FieldDraft) {
  const options = filledOptions(draft).map((row) => ({
    ...(row.id !== undefined && { id: row.id }),
    words: row.words.trim(),
  }))
  const { name, type, hint } = draft
  return { id, name: name.trim(), type, hint: hint.trim(), ...(hasOptions(type) && { options }) }
}

export function movedOption(options: readonly OptionRow[], key: string, by: 1 | -1): readonly OptionRow[] {
  const at = options.findIndex((row) => row.key === key)
  const row = options[at]
  if (row === undefined || at + by < 0 || at + by >= options.length) return options
  return options.toSpliced(at, 1).toSpliced(at + by, 0, row)
}
