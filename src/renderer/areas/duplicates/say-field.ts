// Fields of people who are compared, and their values, as people read them.
import type { CustomField } from '../../../shared/contract/fields.ts'
import type { MergePreview } from '../../../shared/contract/duplicates.ts'
import type { Formats } from '../../../shared/words/format.ts'
import type { Words } from '../../../shared/words/words.ts'
import { capital } from '../../components/capital.ts'
import { sayValue as sayOwnValue } from '../fields/say-value.ts'
import { sayStored } from '../history/say-done.ts'

export type Field = MergePreview['fields'][number]
type Value = Field['values'][number]['value']

interface Speech {
  readonly words: Words
  readonly formats: Formats
  readonly ownFields: readonly CustomField[]
  /** Name of somebody of the team by id. */
  readonly staff: (id: number) => string | undefined
}

export function sayFieldName({ name, label }: Pick<Field, 'name' | 'label'>, { words }: Pick<Speech, 'words'>): string {
  return label ?? words.find(`duplicates.field.${name}`) ?? capital(words.find(`field.${name}`) ?? words('field.other'))
}

function ownFieldOf(name: string, ownFields: readonly CustomField[]): CustomField | undefined {
  const id = /^custom:(\d+)$/.exec(name)?.[1]
  return id === undefined ? undefined : ownFields.find((field) => field.id === Number(id))
}

/** What all of them say can stay together, unless somebody chooses: notes, and fields of which several options may be chosen. */
export function canJoin(name: string, ownFields: readonly CustomField[]): boolean {
  return name === 'contact.note' || ownFieldOf(name, ownFields)?.type === 'multi-list'
}

/** Null where nothing is said. */
export function sayFieldValue(name: string, value: Value, speech: Speech): string | null {
  if (value === null || value === '') return null
  if (name === 'birthday') return speech.formats.partialDate(String(value))
  if (name === 'photo') return speech.words('duplicates.field.photo')
  if (!name.startsWith('custom:')) return sayStored(name, value, speech)
  const field = ownFieldOf(name, speech.ownFields)
  if (field === undefined) return String(value)
  return sayOwnValue(field, field.type === 'yes-no' ? value === 1 : value, speech)
}
