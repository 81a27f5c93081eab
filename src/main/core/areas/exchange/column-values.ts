// What the values of a column look like, whatever its heading says. Pure.
import type { Row } from './csv-rows.ts'
import type { Fits } from './headings.ts'

const LOOKED_AT = 60
/** What is longer is looked at by its beginning. */
const LONGEST = 120
const ENOUGH = 0.6

/** The kinds of value that can be told by looking at them. */
export const LOOKS = {
  email: (value: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
  phone: (value: string) => /^'?[+(]?[\d\s().\-/]{7,20}$/.test(value) && value.replace(/\D/g, '').length >= 7,
  date: (value: string) =>
    /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|\d{1,2}[. -]+\p{L}{3,12}[. -]+\d{4})(?:[T ,]|$)/u.test(
      value,
    ),
  amount: (value: string) => /^[^\p{L}]*-?\(?\d[\d.,' ]*[.,]\d{1,2}\)?[^\p{L}]*$/u.test(value),
  figure: (value: string) => /^-?\d{1,6}$/.test(value),
  words: (value: string) => /\p{L}/u.test(value) && !/[\d@]/.test(value),
  address: (value: string) => /\p{L}.*\d.*[,\n]|\d.*\p{L}.*[,\n]/u.test(value),
} as const

/** The values of each column that say something, of the first rows. */
export type Samples = (at: number) => readonly string[]

export function samplesOf(first: readonly Row[]): Samples {
  const known = new Map<number, readonly string[]>()
  return (at) => {
    const kept = known.get(at)
    if (kept !== undefined) return kept
    const values = first
      .slice(0, LOOKED_AT)
      .map((row) => (row.cells[at] ?? '').slice(0, LONGEST).trim())
      .filter((cell) => cell !== '')
    known.set(at, values)
    return values
  }
}

export function mostly(values: readonly string[], look: (value: string) => boolean): boolean {
  return values.length > 0 && values.filter(look).length >= values.length * ENOUGH
}

const hasDigit = (value: string) => /\d/.test(value)
/** Names of people are no numbers, whatever stands above them. */
const isPersonal = (value: string) => LOOKS.words(value) && /\s|\p{Ll}/u.test(value)

const REFUSED: Readonly<Record<string, (values: readonly string[]) => boolean>> = {
  number: (values) => mostly(values, isPersonal),
  'customer-number': (values) => mostly(values, isPersonal),
  name: (values) => mostly(values, (value) => /^[\d\s.-]+$/.test(value) || LOOKS.email(value)),
  'customer-name': (values) => mostly(values, (value) => /^[\d\s.-]+$/.test(value) || LOOKS.email(value)),
  email: (values) => values.length > 0 && !values.some((value) => value.includes('@')),
  'customer-email': (values) => values.length > 0 && !values.some((value) => value.includes('@')),
  phone: (values) => values.length > 0 && !values.some(hasDigit),
  date: (values) => values.length > 0 && !values.some(hasDigit),
  birthday: (values) => values.length > 0 && !values.some(hasDigit),
  quantity: (values) => values.length > 0 && !values.some(hasDigit),
  'unit-price': (values) => values.length > 0 && !values.some(hasDigit),
  'line-total': (values) => values.length > 0 && !values.some(hasDigit),
}

/** Whether what stands in a column can be what its heading says. Rows without anything refuse nothing. */
export function fitsOf(first: readonly Row[]): Fits {
  const samples = samplesOf(first)
  return (field, at) => REFUSED[field]?.(samples(at)) !== true
}
