// What a condition on an own field says, as a chip above the list names it.
import type { CustomCondition } from '../../../shared/contract/contacts.ts'
import type { CustomField, CustomValue } from '../../../shared/contract/fields.ts'
import type { Formats } from '../../../shared/words/format.ts'
import type { Words } from '../../../shared/words/words.ts'
import { sayValue } from './say-value.ts'

interface Speech {
  readonly words: Words
  readonly formats: Formats
}

/** `field` is undefined while it is read, and for one that was put aside. */
export function sayCondition(
  field: CustomField | undefined,
  { is, from, to, any, has }: CustomCondition,
  speech: Speech,
): string {
  const { words, formats } = speech
  if (field === undefined) return words('fields.part')
  const { name } = field
  const say = (value: CustomValue) => sayValue(field, value, speech)
  if (has === false) return words('fields.chip.lacks', { name })
  if (any !== undefined) {
    const chosen = field.options.filter(({ id }) => any.includes(id)).map((option) => option.words)
    return words('fields.chip', { name, what: formats.list(chosen) })
  }
  if (is !== undefined) return words('fields.chip', { name, what: say(is) })
  if (from !== undefined && to !== undefined) return words('fields.chip.range', { name, from: say(from), to: say(to) })
  if (from !== undefined) return words('fields.chip.from', { name, from: say(from) })
  if (to !== undefined) return words('fields.chip.to', { name, to: say(to) })
  return words('fields.chip.has', { name })
}
