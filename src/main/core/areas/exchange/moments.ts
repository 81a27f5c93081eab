// Dates and times of day as files write them. A format says the order of the parts; which one it is, is decided over a whole
// column, because 3/4 alone says nothing. Pure.
import { dateOrder, parseTypedDate, readPartialDate, writePartialDate } from '../../../../shared/domain/partial-date.ts'
import { dayOfDate, daysInMonth, localTimes } from '../../../../shared/domain/shop-day.ts'

/** What the values of a column say about how they are written. */
export interface DateSurvey {
  yearFirst: number
  compact: number
  /** D/M and M/D alike: the largest of the first and of the second figure, and how many only fit one order. */
  figures: number
  dayFirst: number
  monthFirst: number
  words: number
  /** Days as spreadsheets count them. */
  serial: number
}

export const newDateSurvey = (): DateSurvey => ({
  yearFirst: 0,
  compact: 0,
  figures: 0,
  dayFirst: 0,
  monthFirst: 0,
  words: 0,
  serial: 0,
})

// With a year, or without one as birthdays may be.
const FIGURES = /^(\d{1,2})[-/. ]+(\d{1,2})(?:[-/. ]+(?:\d{4}|\d{2})(?!\d)|\.?$)/
// From 1927 on; a cell that lost its look.
const SERIAL_DAY = /^[1-7]\d{4}(?:\.\d+)?$/

export function surveyDate(survey: DateSurvey, value: string): void {
  if (/^\d{4}[-/.]\d{1,2}/.test(value)) survey.yearFirst += 1
  else if (/^\d{8}(?!\d)/.test(value)) survey.compact += 1
  else if (SERIAL_DAY.test(value)) survey.serial += 1
  else {
    const found = FIGURES.exec(value)
    if (found === null) {
      if (/\p{L}/u.test(value)) survey.words += 1
      return
    }
    const [first, second] = [Number(found[1]), Number(found[2])]
    survey.figures += 1
    if (first > 12 && second <= 12) survey.dayFirst += 1
    if (second > 12 && first <= 12) survey.monthFirst += 1
  }
}

export interface DateFormat {
  readonly format: string
  /** Nothing in the column says whether day or month comes first: the shop's country does. */
  readonly guessed: boolean
}

/** The orders between which a column of figures may leave the choice. */
export const DAY_ORDERS = ['D/M/YYYY', 'M/D/YYYY'] as const

/** A format in which month names stand in words of the shop's language or English. */
const WORDS = 'D-MMM-YYYY'
/** Days since the end of 1899, as spreadsheets keep them. */
const SERIAL = 'serial'
/** Of one day: 1970-01-01. */
const SERIAL_EPOCH = 25_569

/** @param country ISO 3166-1 alpha-2 of the shop */
export function dateFormatOf(survey: DateSurvey, country: string): DateFormat {
  const most = Math.max(survey.yearFirst, survey.compact, survey.figures, survey.words, survey.serial)
  if (most === 0 || most === survey.yearFirst) return { format: 'YYYY-MM-DD', guessed: false }
  if (most === survey.compact) return { format: 'YYYYMMDD', guessed: false }
  if (most === survey.serial) return { format: SERIAL, guessed: false }
  // Figures decide the order also where most values have words.
  if (most === survey.words && survey.figures === 0) return { format: WORDS, guessed: false }
  const decided = survey.dayFirst !== survey.monthFirst
  const monthFirst = decided ? survey.monthFirst > survey.dayFirst : orderOf(country) === 'mdy'
  return { format: monthFirst ? 'M/D/YYYY' : 'D/M/YYYY', guessed: !decided }
}

/** Only the United States and a few islands write the month first. */
function orderOf(country: string) {
  // Without the script: with it, English of everywhere is taken for American.
  return dateOrder(`${new Intl.Locale('und', { region: country }).maximize().language}-${country}`)
}

interface Parts {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  half: '' | 'a' | 'p'
}

const PARTS: Readonly<Record<string, readonly [pattern: string, part: keyof Parts]>> = {
  YYYY: ['\\d{4}', 'year'],
  YY: ['\\d{2}', 'year'],
  Y: ['\\d{4}|\\d{2}', 'year'],
  MM: ['\\d{1,2}', 'month'],
  M: ['\\d{1,2}', 'month'],
  DD: ['\\d{1,2}', 'day'],
  D: ['\\d{1,2}', 'day'],
  HH: ['\\d{1,2}', 'hour'],
  H: ['\\d{1,2}', 'hour'],
  hh: ['\\d{1,2}', 'hour'],
  h: ['\\d{1,2}', 'hour'],
  mm: ['\\d{2}', 'minute'],
  m: ['\\d{1,2}', 'minute'],
  ss: ['\\d{2}', 'second'],
  s: ['\\d{1,2}', 'second'],
  A: ['[AaPp]', 'half'],
}

const TOKEN = /YYYY|YY|Y|MMM|MM|M|DD|D|HH|H|hh|h|mm|m|ss|s|A|[^A-Za-z]+|[A-Za-z]/g
const TIME = String.raw`(?:[T,\s]+(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?(?:\s*([AaPp])\.?\s?[Mm]\.?)?)?`
// Where a zone stands, it is not looked at: the clock on the shop's wall is what the file means.
const ZONE = String.raw`(?:\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?`

interface Reader {
  readonly pattern: RegExp
  readonly parts: readonly (keyof Parts)[]
}

const readers = new Map<string, Reader | null>()

/** Null for what is no format. */
function readerOf(format: string): Reader | null {
  const known = readers.get(format)
  if (known !== undefined) return known
  const reader = compiled(format)
  readers.set(format, reader)
  return reader
}

function compiled(format: string): Reader | null {
  const tokens = format.match(TOKEN) ?? []
  const parts: (keyof Parts)[] = []
  let pattern = ''
  // Figures without signs between them have their full width.
  const joined = /YYYYMM|MMDD|DDMM|HHmm/.test(format)
  for (const token of tokens) {
    const part = PARTS[token]
    if (part !== undefined) {
      parts.push(part[1])
      const figures = joined && token.length === 2 ? '\\d{2}' : part[0]
      pattern += token === 'A' ? `(${figures})\\.?[Mm]\\.?` : `(${figures})`
    } else if (/^[A-Za-z]+$/.test(token)) {
      if (token !== 'T') return null
      pattern += 'T'
    } else pattern += /^[\s:]+$/.test(token) ? `[\\s:]*` : `\\s*[-/.,:\\s]\\s*`
  }
  const dated = parts.includes('day') && parts.includes('month') && parts.includes('year')
  if (!dated && !parts.includes('hour')) return null
  const timed = parts.includes('hour')
  if (!timed) parts.push('hour', 'minute', 'second', 'half')
  return { pattern: new RegExp(`^${pattern}${timed ? '' : TIME}${ZONE}$`, 'u'), parts }
}

/** The order of the parts does not matter where the month has a name. */
const namesMonths = (format: string) => format.includes('MMM')

/** Whether a format can be read by. */
export function isDateFormat(format: string): boolean {
  return format === SERIAL || namesMonths(format) || readerOf(format) !== null
}

export interface ReadOptions {
  readonly format: string
  /** BCP 47, for month names. */
  readonly locale: string
  readonly thisYear: number
}

/** What stands in a file as date, or date and time of day. */
export interface LocalMoment {
  /** Days since 1970-01-01. */
  readonly day: number
  /** Seconds after midnight on the clock; null where no time is said. */
  readonly seconds: number | null
}

/** No date is longer. */
const LONGEST = 80

/** Null for what is none, or a day that does not exist. */
export function readMoment(text: string, options: ReadOptions): LocalMoment | null {
  const value = text.trim()
  if (value.length > LONGEST) return null
  return readAs(value, options) ?? readByShape(value, options)
}

/** What can be read in one way only is read so, however the rest of the column is written. */
function readByShape(value: string, options: ReadOptions): LocalMoment | null {
  if (/^\d{4}[-/.]\d/.test(value)) return readAs(value, { ...options, format: 'YYYY-MM-DD' })
  if (/^(?:19|20)\d{6}(?!\d)/.test(value)) return readAs(value, { ...options, format: 'YYYYMMDD' })
  if (/\p{L}{3}/u.test(value)) return readAs(value, { ...options, format: WORDS })
  const day = FIGURES.exec(value)
  if (day === null || namesMonths(options.format) || options.format === SERIAL) return null
  const [first, second] = [Number(day[1]), Number(day[2])]
  if (first > 12 && second <= 12) return readAs(value, { ...options, format: 'D/M/YYYY' })
  return second > 12 && first <= 12 ? readAs(value, { ...options, format: 'M/D/YYYY' }) : null
}

function readAs(value: string, options: ReadOptions): LocalMoment | null {
  if (options.format === SERIAL) return readSerial(value)
  if (namesMonths(options.format)) return readWords(value, options)
  const reader = readerOf(options.format)
  const found = reader?.pattern.exec(value)
  if (reader === null || found == null) return null
  const parts = partsOf(reader, found, options.thisYear)
  const { year, month, day } = parts
  if (day < 1 || day > daysInMonth(year, month)) return null
  const seconds = secondsOf(parts)
  if (seconds === 'none') return null
  return { day: dayOfDate({ year, month, day }), seconds }
}

function partsOf({ parts: names }: Reader, found: RegExpExecArray, thisYear: number): Parts {
  const parts: Parts = { year: 0, month: 0, day: 0, hour: -1, minute: 0, second: 0, half: '' }
  for (const [at, name] of names.entries()) {
    const text = found[at + 1]
    if (text === undefined) continue
    if (name === 'half') parts.half = text.toLowerCase() === 'p' ? 'p' : 'a'
    else parts[name] = name === 'year' && text.length === 2 ? century(Number(text), thisYear) : Number(text)
  }
  return parts
}

function readSerial(value: string): LocalMoment | null {
  const serial = Number(value)
  if (!/^\d{1,5}(?:\.\d+)?$/.test(value) || serial < 61) return null
  const day = Math.floor(serial)
  const seconds = Math.round((serial - day) * 86_400)
  if (seconds === 86_400) return { day: day + 1 - SERIAL_EPOCH, seconds: 0 }
  return { day: day - SERIAL_EPOCH, seconds: value.includes('.') ? seconds : null }
}

/** Two figures mean the latest such year that is not after next year. */
function century(year: number, thisYear: number): number {
  const full = thisYear - (thisYear % 100) + year
  return full > thisYear + 1 ? full - 100 : full
}

function secondsOf({ hour, minute, second, half }: Parts): number | null | 'none' {
  if (hour < 0) return null
  const full = half === '' ? hour : (hour % 12) + (half === 'p' ? 12 : 0)
  if (full > 23 || minute > 59 || second > 59 || (half !== '' && (hour < 1 || hour > 12))) return 'none'
  return full * 3_600 + minute * 60 + second
}

const CLOCK = /^(.*?)[,\s]+(\d{1,2}[:.h]\d{2}.*)$/u

// Months have names in the language of whoever wrote the file, which need not be the shop's.
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'sv', 'da', 'nb', 'fi', 'cs']

function typedDate(text: string, { locale, thisYear }: ReadOptions): string | null {
  for (const language of [locale, ...LANGUAGES]) {
    const found = parseTypedDate(text, { locale: language, thisYear })
    if (found !== null) return found
  }
  return null
}

function readWords(value: string, options: ReadOptions): LocalMoment | null {
  const [, date = value, time] = CLOCK.exec(value) ?? []
  const plain = date.replaceAll(',', ' ')
  const stored = typedDate(plain.replace(/^\p{L}+\.?\s+(?=\d|\p{L}+\s+\d)/u, ''), options) ?? typedDate(plain, options)
  const parts = stored === null ? null : readPartialDate(stored)
  if (parts?.year == null || parts.month === null || parts.day === null) return null
  const seconds = time === undefined ? null : readClock(time)
  if (seconds === undefined) return null
  return { day: dayOfDate({ year: parts.year, month: parts.month, day: parts.day }), seconds }
}

const TIME_ALONE = new RegExp(`^${TIME}${ZONE}$`, 'u')

/** A time of day alone, in seconds after midnight; undefined for what is none. */
export function readClock(text: string): number | undefined {
  const found = TIME_ALONE.exec(` ${text.trim()}`)
  if (found?.[1] === undefined) return undefined
  const parts = partsOf({ pattern: TIME_ALONE, parts: ['hour', 'minute', 'second', 'half'] }, found, 0)
  const seconds = secondsOf(parts)
  return seconds === 'none' || seconds === null ? undefined : seconds
}

/** Years that programs write where nobody knows the year. */
const UNKNOWN_YEAR = /^(?:0000|1604)-(\d{2}-\d{2})$/
const DAY_AND_MONTH = /^(\d{1,2})[-/. ]+(\d{1,2})\.?$/

/** A date of a person, of which parts may be unknown, in the stored form; null for what is none. */
export function readDate(text: string, options: ReadOptions): string | null {
  const value = text.trim()
  if (value.length > LONGEST) return null
  const unknown = UNKNOWN_YEAR.exec(value.slice(0, 10))
  if (unknown !== null) return writePartialDate({ year: null, ...monthAndDay(unknown[1] ?? '') })
  if (readPartialDate(value) !== null) return value
  const short = DAY_AND_MONTH.exec(value)
  if (short !== null) {
    const [first, second] = [Number(short[1]), Number(short[2])]
    const monthFirst = options.format.startsWith('M') ? second <= 31 && first <= 12 : first <= 12 && second > 12
    return writePartialDate({ year: null, month: monthFirst ? first : second, day: monthFirst ? second : first })
  }
  const moment = readMoment(value, options)
  if (moment === null) return typedDate(value, options)
  const date = new Date(moment.day * 86_400_000)
  const year = date.getUTCFullYear()
  return writePartialDate({
    year: year === 1604 ? null : year,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  })
}

const monthAndDay = (text: string) => ({ month: Number(text.slice(0, 2)), day: Number(text.slice(3)) })

const NOON = 43_200

export interface Instant {
  /** UTC epoch ms. */
  readonly at: number
  /** The clock showed this time once, twice (the first is taken) or, put forward, never (then the time after the jump). */
  readonly clock: 'once' | 'twice' | 'never'
}

/** When the shop's clock showed this; noon where no time of day is said. */
export function instantOf({ day, seconds }: LocalMoment, zone: string): Instant {
  const { instant, clock } = localTimes(zone)(day * 86_400_000 + (seconds ?? NOON) * 1_000)
  return { at: instant, clock }
}
