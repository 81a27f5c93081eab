// What a stored value of a customer is called on the screen: codes become words, days become dates. Pure.
import type { Formats } from '../../../../shared/words/format.ts'
import type { Words } from '../../../../shared/words/words.ts'
import type { Change } from './history-view.ts'

export interface Speech {
  readonly words: Words
  readonly formats: Formats
  /** Name of somebody who works here, by id. */
  readonly staff: (id: number) => string | null
}

/** Fields whose values are codes, and where their words stand. */
const CODES: Readonly<Record<string, string>> = {
  'contact.kind': 'contacts.form',
  'contact.preferred_channel': 'contacts.channel',
  'phone.label': 'contacts.phone',
  'email.label': 'contacts.email',
  'address.label': 'contacts.address',
  'occasion.kind': 'contacts.day',
  'contact_preference.kind': 'contacts.preference',
  'link.kind': 'contacts.link',
}

/** Null where there is nothing to show. */
export function sayValue(field: string, value: Change['old'], { words, formats, staff }: Speech): string | null {
  if (value === null || value === '') return null
  const code = CODES[field]
  if (code !== undefined) return words.find(`${code}.${String(value)}`) ?? String(value)
  if (field === 'occasion.date') return formats.partialDate(String(value))
  if (field === 'contact.language') return formats.languageName(String(value))
  if (field === 'phone.country' || field === 'address.country') return formats.country(String(value))
  if (field === 'contact.looked_after_by') return staff(Number(value))
  return typeof value === 'number' ? formats.number(value) : value
}

/** Bookkeeping of the record that says nothing to a reader. */
const UNSAID = new Set(['contact.age_on', 'phone.country', 'contact.family_first', 'contact_photo.type'])

export function worthSaying(change: Change): boolean {
  return change.field === null || !UNSAID.has(change.field)
}
