// Dates of which only part may be known: a birthday without a year, a wedding of which one remembers the year.
// Written `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or `--MM-DD`; plain calendar dates, never instants, so no zone can shift them.
import { dateOfDay, dayOfDate, daysInMonth, isLeapYear } from './shop-day.ts'

export interface PartialDateParts {
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
}

const SHAPE = /^(?:(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?|--(\d{2})-(\d{2}))$/

/** The parts of a stored date; null when it is not one, or the day does not exist (30 February, 29 February 2023). */
export function readPartialDate(text: string): PartialDateParts | null {
  const found = SHAPE.exec(text)
  if (!found) return null
  const part = (index: number) => (found[index] === undefined ? null : Number(found[index]))
  const parts = { year: part(1), month: part(2) ?? part(4), day: part(3) ?? part(5) }
  return exists(parts) ? parts : null
}

function exists({ year, month, day }: PartialDateParts): boolean {
  if (year !== null && (year < 1 || year > 9_999)) return false
  if (month === null) return year !== null && day === null
  if (month < 1 || month > 12) return false
  if (day === null) return year !== null
  // Without a year 29 February is a day that exists.
  return day >= 1 && day <= daysInMonth(year ?? 2_000, month)
}

/** The stored form, or null when such a day does not exist. */
export function writePartialDate(parts: PartialDateParts): string | null {
  if (!exists(parts)) return null
  const { year, month, day } = parts
  const two = (value: number) => String(value).padStart(2, '0')
  if (year === null) return month === null || day === null ? null : `--${two(month)}-${two(day)}`
  return [
    String(year).padStart(4, '0'),
    ...(month === null ? [] : [two(month)]),
    ...(day === null ? [] : [two(day)]),
  ].join('-')
}

/** `month × 100 + day`, by which birthdays are indexed; null where the day is not known. */
export function monthDay(date: string): number | null {
  const parts = readPartialDate(date)
  return parts?.month == null || parts.day === null ? null : parts.month * 100 + parts.day
}

/**
 * The shop day on which a month and day fall in a year. 29 February falls on **28 February** in other years: it stays
 * in the birth month, and a greeting a day early is better than one a day late.
 */
function dayInYear(year: number, month: number, day: number): number {
  const existing = month === 2 && day === 29 && !isLeapYear(year) ? 28 : day
  return dayOfDate({ year, month, day: existing })
}

/** First shop day on or after `from` on which the date comes round; null without month and day. */
export function nextOccurrence(date: string, from: number): number | null {
  const parts = readPartialDate(date)
  if (parts?.month == null || parts.day === null) return null
  const { year } = dateOfDay(from)
  const thisYear = dayInYear(year, parts.month, parts.day)
  return thisYear >= from ? thisYear : dayInYear(year + 1, parts.month, parts.day)
}

/** Years completed on an occurrence (the age on a birthday); null without a year or for a day before the date itself. */
export function yearsCompleted(date: string, occurrence: number): number | null {
  const parts = readPartialDate(date)
  if (parts?.year == null) return null
  const years = dateOfDay(occurrence).year - parts.year
  return years >= 0 ? years : null
}

/** Age on any shop day; null unless the whole date is known and not in the future. */
export function ageOn(date: string, day: number): number | null {
  const parts = readPartialDate(date)
  if (parts?.year == null || parts.month === null || parts.day === null) return null
  const { year } = dateOfDay(day)
  const age = year - parts.year - (dayInYear(year, parts.month, parts.day) > day ? 1 : 0)
  return age >= 0 ? age : null
}

export type DateOrder = 'dmy' | 'mdy' | 'ymd'

/** The order in which a language writes day, month and year in figures. */
export function dateOrder(locale: string): DateOrder {
  const known = orders.get(locale)
  if (known !== undefined) return known
  const order = orderOf(locale)
  orders.set(locale, order)
  return order
}

/** To ask the system takes longer than to read the date. */
const orders = new Map<string, DateOrder>()

function orderOf(locale: string): DateOrder {
  const parts = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    calendar: 'gregory',
  })
    .formatToParts(0)
    .map((part) => part.type)
    .filter((type) => type === 'day' || type === 'month' || type === 'year')
  if (parts[0] === 'year') return 'ymd'
  return parts[0] === 'month' ? 'mdy' : 'dmy'
}

export interface TypedDateOptions {
  readonly locale: string
  /** Two-digit years are read as the latest such year that is not after this one: dates of people lie behind us. */
  readonly thisYear: number
}

/**
 * Reads a date as people type it: `12.5.1984`, `5/12/84`, `1984-05-12`, `12 May`, `mai 1984`, `1984`, `--05-12`.
 * Figures are taken in the language's order, and in the other order where only that gives a day that exists (13/5).
 * @returns the stored form, or null when it is no date
 */
export function parseTypedDate(typed: string, options: TypedDateOptions): string | null {
  const text = latinDigits(typed.normalize('NFKC')).trim().toLowerCase()
  if (text === '' || text.length > 40) return null
  if (readPartialDate(text)) return text
  if (/^\d{8}$/.test(text)) return readPartialDate(dashed(text)) ? dashed(text) : null
  const figures = text.match(/\d+/g) ?? []
  const words = text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
  const months = words.map((word) => monthNamed(word, options.locale)).filter((month) => month !== null)
  // Any word that is no month name ("about", "spring") makes it no date; only ordinals and "de", "of" may stand between.
  if (months.length > 1 || words.length - months.length > words.filter((word) => FILLERS.has(word)).length) return null
  const month = months[0]
  return month === undefined ? fromFigures(figures, options) : fromNamedMonth(month, figures, options)
}

const FILLERS = new Set([
  'st',
  'nd',
  'rd',
  'th',
  'of',
  'de',
  'di',
  'do',
  'del',
  'er',
  'den',
  'el',
  'le',
  'r',
  'г',
  '年',
  '月',
  '日',
])

function dashed(eight: string): string {
  return `${eight.slice(0, 4)}-${eight.slice(4, 6)}-${eight.slice(6)}`
}

const ONLY_LATIN = /^[\x20-\x7e]*$/

/** Digits of other scripts (Arabic, Devanagari …) as 0-9. */
export function latinDigits(text: string): string {
  if (ONLY_LATIN.test(text)) return text
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    // Decimal digits come in runs of ten, and Unicode starts every run at a code point ending in 0 or 6.
    return code < 0x80 ? digit : String(runOffset(code))
  })
}

function runOffset(code: number): number {
  let offset = 0
  while (offset < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - offset - 1))) offset += 1
  return offset
}

function fullYear(figures: string, { thisYear }: TypedDateOptions): number | null {
  if (figures.length === 4) return Number(figures)
  if (figures.length !== 2) return null
  const year = thisYear - (thisYear % 100) + Number(figures)
  return year > thisYear ? year - 100 : year
}

function fromNamedMonth(month: number, figures: readonly string[], options: TypedDateOptions): string | null {
  const [first, second] = figures
  if (figures.length > 2) return null
  if (first === undefined) return null
  if (second === undefined) {
    return first.length === 4
      ? writePartialDate({ year: Number(first), month, day: null })
      : writePartialDate({ year: null, month, day: Number(first) })
  }
  const [day, year] = first.length === 4 ? [second, first] : [first, second]
  return writeWithYear({ day, month: String(month), year }, options)
}

function writeWithYear(
  figures: { readonly day: string; readonly month: string; readonly year: string },
  options: TypedDateOptions,
): string | null {
  const year = fullYear(figures.year, options)
  if (year === null || figures.day.length > 2 || figures.month.length > 2) return null
  return writePartialDate({ year, month: Number(figures.month), day: Number(figures.day) })
}

function fromFigures(figures: readonly string[], options: TypedDateOptions): string | null {
  const [first = '', second = '', third = ''] = figures
  const dayFirst = dateOrder(options.locale) === 'dmy'
  if (figures.length === 1)
    return first.length === 4 ? writePartialDate({ year: Number(first), month: null, day: null }) : null
  if (figures.length === 2) return twoFigures(first, second, dayFirst)
  if (figures.length !== 3) return null
  if (first.length === 4 || (dateOrder(options.locale) === 'ymd' && third.length < 4)) {
    return writeWithYear({ year: first, month: second, day: third }, options)
  }
  const asDayFirst = writeWithYear({ day: first, month: second, year: third }, options)
  const asMonthFirst = writeWithYear({ month: first, day: second, year: third }, options)
  return dayFirst ? (asDayFirst ?? asMonthFirst) : (asMonthFirst ?? asDayFirst)
}

function twoFigures(first: string, second: string, dayFirst: boolean): string | null {
  if (first.length === 4)
    return second.length > 2 ? null : writePartialDate({ year: Number(first), month: Number(second), day: null })
  if (first.length > 2) return null
  if (second.length === 4) return writePartialDate({ year: Number(second), month: Number(first), day: null })
  if (second.length > 2) return null
  const asDayFirst = writePartialDate({ year: null, day: Number(first), month: Number(second) })
  const asMonthFirst = writePartialDate({ year: null, month: Number(first), day: Number(second) })
  return dayFirst ? (asDayFirst ?? asMonthFirst) : (asMonthFirst ?? asDayFirst)
}

const monthNames = new Map<string, ReadonlyMap<string, number>>()

/** Month of a full or short name in the given language or in English; null when it names none. */
function monthNamed(word: string, locale: string): number | null {
  return namesOf(locale).get(word) ?? namesOf('en').get(word) ?? null
}

function namesOf(locale: string): ReadonlyMap<string, number> {
  const known = monthNames.get(locale)
  if (known) return known
  const names = new Map<string, number>()
  for (const month of ['long', 'short'] as const) {
    const alone = new Intl.DateTimeFormat(locale, { month, calendar: 'gregory', timeZone: 'UTC' })
    // Languages with cases name the month otherwise beside a day: maj, but 5 maja.
    const withDay = new Intl.DateTimeFormat(locale, { month, day: 'numeric', calendar: 'gregory', timeZone: 'UTC' })
    for (let index = 0; index < 12; index += 1) {
      const at = Date.UTC(2_001, index, 15)
      for (const format of [alone, withDay]) {
        const name = format.formatToParts(at).find((part) => part.type === 'month')?.value ?? ''
        const word = /\p{L}[\p{L}\p{M}]*/u.exec(name.normalize('NFKC').toLowerCase())?.[0]
        // Where months have numbers for names (5月), the word is the same for all and names none.
        if (word !== undefined && !/\d/.test(name)) names.set(word, index + 1)
      }
    }
  }
  if (!names.has('sept') && names.get('sep') === 9) names.set('sept', 9)
  monthNames.set(locale, names)
  return names
}

/** A date as the language writes it, with the parts that are known: 12 May 1984, May 1984, 1984, 12 May. */
export function formatPartialDate(date: string, locale: string): string {
  const parts = readPartialDate(date)
  if (!parts) return date
  const { year, month, day } = parts
  const options: Intl.DateTimeFormatOptions = {
    calendar: 'gregory',
    timeZone: 'UTC',
    ...(year === null ? {} : { year: 'numeric' }),
    ...(month === null ? {} : { month: 'long' }),
    ...(day === null ? {} : { day: 'numeric' }),
  }
  const at = dayOfDate({ year: year ?? 2_000, month: month ?? 1, day: day ?? 1 }) * 86_400_000
  return new Intl.DateTimeFormat(locale, options).format(at)
}
