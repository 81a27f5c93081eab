// Values as they stand in files: read from what other programs write, and written so that the same comes back.
import type { CustomField, CustomValue, FieldType } from '../../../../shared/contract/fields.ts'
import { decimalOf, parseMoney } from '../../../../shared/domain/money.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { parseTypedDate, readPartialDate } from '../../../../shared/domain/partial-date.ts'
import { parseTypedNumber } from '../../../../shared/domain/typed-number.ts'
import type { ShopSettings } from '../../shop-settings.ts'
import { fitted } from './stored.ts'

type Place = Pick<ShopSettings, 'currency' | 'language'>

/**
 * The value of a field from the text of a file, in the shop's language or plainly (a point for decimals, a date as
 * 2024-05-31); null when it does not fit the field, and for blank text. `thisYear` decides two-digit years.
 */
export function readCustom(
  field: CustomField,
  text: string,
  { currency, language, thisYear = 2_099 }: Place & { readonly thisYear?: number },
): CustomValue | null {
  const typed = text.trim()
  if (typed === '') return null
  const value = READS[field.type](typed, field, { currency, language, thisYear })
  return value === null || 'rule' in fitted(field, value) ? null : value
}

type Read = (typed: string, field: CustomField, place: Place & { readonly thisYear: number }) => CustomValue | null

const readDate: Read = (typed, _field, { language, thisYear }) =>
  // A spreadsheet gives a day its midnight.
  parseTypedDate(typed.replace(/[T ]00:00(:00(\.0+)?)?Z?$/, ''), { locale: language, thisYear })

const READS: Readonly<Record<FieldType, Read>> = {
  text: (typed) => typed,
  link: (typed) => typed,
  number: (typed, _field, { language }) => parseTypedNumber(typed, language),
  money: (typed, _field, { currency, language }) => parseMoney(typed, { currency, locale: language }),
  date: (typed, field, place) => {
    const date = readDate(typed, field, place)
    return typeof date === 'string' && readPartialDate(date)?.day != null && /^\d/.test(date) ? date : null
  },
  'partial-date': readDate,
  'yes-no': (typed) => {
    const word = fold(typed)
    return YES.has(word) ? true : NO.has(word) ? false : null
  },
  list: (typed, field) => optionOf(field, typed),
  'multi-list': (typed, field) => {
    const whole = optionOf(field, typed)
    return whole === null ? (chosen(field, typed.split(/[;|\n]/)) ?? chosen(field, typed.split(/[;,|\n]/))) : [whole]
  },
}

const YES = new Set([
  'yes',
  'y',
  'true',
  '1',
  'x',
  'on',
  'ja',
  'j',
  'wahr',
  'oui',
  'vrai',
  'si',
  'sim',
  'tak',
  '✓',
  '✔',
])
const NO = new Set(['no', 'n', 'false', '0', 'off', 'nein', 'falsch', 'non', 'faux', 'nao', 'nie', 'nee', '-'])

const optionOf = ({ options }: CustomField, typed: string): string | null =>
  options.find((one) => !one.archived && fold(one.words) === fold(typed.trim()))?.words ?? null

function chosen(field: CustomField, parts: readonly string[]): string[] | null {
  const words = parts.filter((part) => part.trim() !== '').map((part) => optionOf(field, part))
  const known = words.filter((word) => word !== null)
  return known.length === words.length && known.length > 0 ? [...new Set(known)] : null
}

/** Parts of a multi-list; no option may hold it, or it would come back as two. */
const BETWEEN = '; '

/** A value as a file shows it: it is read back to the same by `readCustom`. */
export function sayCustom(field: CustomField, value: CustomValue, { currency }: Pick<Place, 'currency'>): string {
  if (Array.isArray(value)) return value.join(BETWEEN)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value
  return field.type === 'money' ? decimalOf(value, currency) : String(value)
}
