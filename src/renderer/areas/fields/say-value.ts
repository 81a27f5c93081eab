// A value of an own field as people read it.
import type { CustomField, CustomValue } from '../../../shared/contract/fields.ts'
import type { Formats } from '../../../shared/words/format.ts'
import type { Words } from '../../../shared/words/words.ts'

export function sayValue(
  field: CustomField,
  value: CustomValue,
  { words, formats }: { readonly words: Words; readonly formats: Formats },
): string {
  if (Array.isArray(value)) return formats.list(value)
  if (typeof value === 'boolean') return words(value ? 'fields.yes' : 'fields.no')
  if (typeof value === 'number') return field.type === 'money' ? formats.money(value) : formats.number(value)
  return field.type === 'date' || field.type === 'partial-date' ? formats.partialDate(value) : value
}
