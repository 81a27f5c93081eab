// Between a value as people and files know it and as it is stored. Pure.
import type { CustomField, CustomValue, FieldType } from '../../../../shared/contract/fields.ts'
import { LARGEST_AMOUNT, LARGEST_NUMBER, linkTarget } from '../../../../shared/domain/custom-field.ts'
import { fold, foldedWords } from '../../../../shared/domain/fold.ts'
import { readPartialDate } from '../../../../shared/domain/partial-date.ts'
import type { SqlValue } from '../../database/handle.ts'

/** By item: 0, and where several may be chosen the id of the option. */
export type Items = ReadonlyMap<number, SqlValue>

export const NOTHING: Items = new Map()

export type Fitting = { readonly items: Items } | { readonly rule: string; readonly limit?: number }

const alone = (value: SqlValue): Fitting => ({ items: new Map([[0, value]]) })

/**
 * What is to be stored for a value; a rule where it does not fit the field: not_text, not_a_number, too_big, too_small,
 * not_an_amount, not_a_date, not_an_option, not_yes_or_no, not_a_link. `before`: what was chosen may stay though archived.
 */
export function fitted(field: CustomField, value: CustomValue | null, before: Items = NOTHING): Fitting {
  if (value === null || (typeof value === 'string' && value.trim() === '')) return { items: NOTHING }
  return FITS[field.type](value, field, before)
}

type Fit = (value: CustomValue, field: CustomField, before: Items) => Fitting

// The same as of other texts: line breaks and tabs alone.
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/

const FITS: Readonly<Record<FieldType, Fit>> = {
  text: (value) => (typeof value === 'string' && !CONTROLS.test(value) ? alone(value.trim()) : { rule: 'not_text' }),
  number: (value) => (typeof value === 'number' ? inRange(value, LARGEST_NUMBER) : { rule: 'not_a_number' }),
  money: (value) =>
    typeof value === 'number' && Number.isInteger(value) ? inRange(value, LARGEST_AMOUNT) : { rule: 'not_an_amount' },
  date: (value) =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && readPartialDate(value) !== null
      ? alone(value)
      : { rule: 'not_a_date' },
  'partial-date': (value) =>
    typeof value === 'string' && readPartialDate(value) !== null ? alone(value) : { rule: 'not_a_date' },
  list: (value, field, before) => {
    const option = typeof value === 'string' ? optionNamed(field, value, before) : undefined
    return option === undefined ? { rule: 'not_an_option' } : alone(option)
  },
  'multi-list': (value, field, before) => {
    if (!Array.isArray(value)) return { rule: 'not_an_option' }
    const ids = value.map((words) => optionNamed(field, words, before))
    const known = ids.filter((id) => id !== undefined)
    return known.length < ids.length ? { rule: 'not_an_option' } : { items: new Map(known.map((id) => [id, id])) }
  },
  'yes-no': (value) => (typeof value === 'boolean' ? alone(Number(value)) : { rule: 'not_yes_or_no' }),
  link: (value) =>
    typeof value === 'string' && linkTarget(value) !== null ? alone(value.trim()) : { rule: 'not_a_link' },
}

function inRange(value: number, limit: number): Fitting {
  if (value > limit) return { rule: 'too_big', limit }
  if (value < -limit) return { rule: 'too_small', limit: -limit }
  // There are two zeros, and only one of them is the shop's.
  return Number.isNaN(value) ? { rule: 'not_a_number' } : alone(value === 0 ? 0 : value)
}

/** However it is written; one that was archived only where it is chosen already. */
function optionNamed({ options }: CustomField, words: string, before: Items): number | undefined {
  const chosen = new Set(before.values())
  const sought = fold(words.trim())
  const fits = options.filter((one) => fold(one.words) === sought)
  return (fits.find((one) => !one.archived) ?? fits.find((one) => chosen.has(one.id)))?.id
}

/** Null where nothing is said, and for what does not fit the field's type (which only a foreign hand can have written). */
export function shownValue(field: CustomField, items: Items): CustomValue | null {
  if (field.type === 'multi-list') {
    const words = field.options.filter(({ id }) => items.get(id) != null).map((one) => one.words)
    return words.length === 0 ? null : words
  }
  const value = items.get(0) ?? null
  if (value === null) return null
  if (field.type === 'list') return field.options.find(({ id }) => id === value)?.words ?? null
  if (field.type === 'yes-no') return value === 1
  const wanted = field.type === 'number' || field.type === 'money' ? 'number' : 'string'
  return (typeof value === 'string' || typeof value === 'number') && typeof value === wanted ? value : null
}

/** What a stored value is found and sorted by: of a text its folded words, one blank between them. */
export function keyOf(type: FieldType, value: SqlValue): SqlValue {
  return typeof value === 'string' && (type === 'text' || type === 'link') ? foldedWords(value).join(' ') : value
}
