// Dates, times, numbers and money as people of a language write them; the only place that asks Intl.
// Instants are UTC epoch milliseconds and are shown in the shop's zone; a `day` is days since 1970-01-01.

const DAY_MS = 86_400_000

export interface FormatOptions {
  /** BCP 47 tag */
  readonly locale: string
  /** IANA zone of the shop */
  readonly zone: string
  /** ISO 4217 code of the book's one currency */
  readonly currency: string
}

export type RelativeUnit = 'day' | 'week' | 'month' | 'year'

/** Splits a partial date of the contract: `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or `--MM-DD`; null where it is none. */
export function readPartialDate(
  text: string,
): { year: number | null; month: number | null; day: number | null } | null {
  const found = /^(?:(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?|--(\d{2})-(\d{2}))$/.exec(text)
  if (!found) return null
  const number = (part: string | undefined) => (part === undefined ? null : Number(part))
  return { year: number(found[1]), month: number(found[2] ?? found[4]), day: number(found[3] ?? found[5]) }
}

/** The unit in which a distance of whole days is said aloud: 12 days, 5 weeks, 4 months, 2 years. */
export function relativeUnit(days: number): { unit: RelativeUnit; amount: number } {
  const size = Math.abs(days)
  if (size < 21) return { unit: 'day', amount: days }
  if (size < 63) return { unit: 'week', amount: Math.trunc(days / 7) }
  if (size < 730) return { unit: 'month', amount: Math.trunc(days / 30.44) }
  return { unit: 'year', amount: Math.trunc(days / 365.25) }
}

function partialDate(locale: string) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC', calendar: 'gregory' })
  const full = format({ year: 'numeric', month: 'long', day: 'numeric' })
  const yearMonth = format({ year: 'numeric', month: 'long' })
  const yearOnly = format({ year: 'numeric' })
  const monthDay = format({ month: 'long', day: 'numeric' })
  /** `--02-29` → February 29; the text itself where it is no partial date. */
  return (text: string): string => {
    const parts = readPartialDate(text)
    if (!parts) return text
    // 2000 is a leap year, so that February 29 without a year stays what it is.
    const at = new Date(Date.UTC(parts.year ?? 2000, (parts.month ?? 1) - 1, parts.day ?? 1))
    if (parts.year === null) return monthDay.format(at)
    if (parts.month === null) return yearOnly.format(at)
    return parts.day === null ? yearMonth.format(at) : full.format(at)
  }
}

function sizes(locale: string) {
  const unit = (name: string, digits: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits })
  const steps = [unit('byte', 0), unit('kilobyte', 0), unit('megabyte', 1), unit('gigabyte', 1)]
  return (bytes: number): string => {
    const power = bytes < 1_000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3))
    return steps[power]?.format(bytes / 1_000 ** power) ?? String(bytes)
  }
}

function days(locale: string) {
  // A shop day is a calendar day already: it is written as UTC midnight and never moved by a zone.
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    return (day: number) => made.format(day * DAY_MS)
  }
  const narrow = format({ weekday: 'short', day: 'numeric' })
  const shortWeekday = format({ weekday: 'short' })
  const dayOfMonth = format({ day: 'numeric' })
  return {
    /** March 14, 2026 */
    day: format({ dateStyle: 'long' }),
    /** Mar 14, 2026 */
    dayMedium: format({ dateStyle: 'medium' }),
    /** Saturday, March 14 */
    dayOfWeek: format({ weekday: 'long', month: 'long', day: 'numeric' }),
    /** Mar 14 */
    dayShort: format({ month: 'short', day: 'numeric' }),
    /** Sat 14; the order that Intl has for English, 14 Sat, is not how anybody writes it. */
    dayNarrow: (day: number) => (locale.startsWith('en') ? `${shortWeekday(day)} ${dayOfMonth(day)}` : narrow(day)),
    weekday: format({ weekday: 'long' }),
    /** Sat */
    weekdayShort: shortWeekday,
    /** March 2026 */
    month: format({ month: 'long', year: 'numeric' }),
    /** Mar */
    monthName: format({ month: 'short' }),
    /** Mar 2026 */
    monthShort: format({ month: 'short', year: 'numeric' }),
  }
}

function instants(locale: string, zone: string) {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
    return (at: number) => made.format(at)
  }
  return {
    /** 6:58 AM */
    time: format({ timeStyle: 'short' }),
    /** Mar 14, 2026, 6:58 AM */
    instant: format({ dateStyle: 'medium', timeStyle: 'short' }),
    /** March 14, 2026, of an instant */
    date: format({ dateStyle: 'long' }),
    /** 2026-03 of an instant, to group by */
    weekdayTime: format({ weekday: 'short', hour: 'numeric', minute: '2-digit' }),
  }
}

/** Shop day of an instant, for words such as "yesterday" on the screen. Ledgers carry their own day and never ask this. */
function dayIn(zone: string) {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return (at: number): number => Math.floor(Date.parse(`${format.format(at)}T00:00:00Z`) / DAY_MS)
}

function money(locale: string, currency: string) {
  const exact = new Intl.NumberFormat(locale, { style: 'currency', currency })
  const digits = exact.resolvedOptions().maximumFractionDigits ?? 2
  const whole = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 })
  return {
    /** From integer minor units: 1450 → $14.50 */
    money: (minor: number) => exact.format(minor / 10 ** digits),
    /** From integer minor units, without cents: 101000 → $1,010 */
    moneyWhole: (minor: number) => whole.format(minor / 10 ** digits),
  }
}

function zoneName(locale: string, zone: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(0)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  // "GMT+05:30" says less than the city.
  return name === '' || /^GMT[+-]/.test(name) ? zone.replace(/^.*\//, '').replaceAll('_', ' ') : name
}

export type Formats = ReturnType<typeof createFormats>

export function createFormats({ locale, zone, currency }: FormatOptions) {
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const percentFine = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const and = new Intl.ListFormat(locale, { type: 'conjunction' })
  const or = new Intl.ListFormat(locale, { type: 'disjunction' })
  const hours = new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZone: 'UTC' })
  const minutes = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' })
  const names = {
    region: new Intl.DisplayNames(locale, { type: 'region' }),
    currency: new Intl.DisplayNames(locale, { type: 'currency' }),
    language: new Intl.DisplayNames(locale, { type: 'language' }),
  }
  return {
    ...days(locale),
    ...instants(locale, zone),
    ...money(locale, currency),
    zone,
    locale,
    dayOf: dayIn(zone),
    partialDate: partialDate(locale),
    bytes: sizes(locale),
    number: (value: number) => number.format(value),
    /** From a fraction: 0.71 → 71% */
    percent: (fraction: number) => percent.format(fraction),
    /** With its first place where it has one: 0.083 → 8.3%, 0.71 → 71% */
    percentFine: (fraction: number) => percentFine.format(fraction),
    list: (items: readonly string[]) => and.format(items),
    /** One of them: tea, coffee, or milk */
    anyOf: (items: readonly string[]) => or.format(items),
    /** Whole days from today, negative in the past: -1 → yesterday, 35 → in 5 weeks. */
    relativeDays: (fromToday: number) => {
      const { unit, amount } = relativeUnit(fromToday)
      return relative.format(amount, unit)
    },
    /** Hour of the day, 0 to 23: 4 → 4 AM */
    hour: (hour: number) => hours.format(hour * 3_600_000),
    /** Minutes since midnight: 570 → 9:30 AM */
    minute: (minute: number) => minutes.format(minute * 60_000),
    /** America/New_York → Eastern Time; the zone's own name where the language has none. */
    zoneName: (zoneId: string) => zoneName(locale, zoneId),
    country: (code: string) => names.region.of(code) ?? code,
    currencyName: (code: string) => names.currency.of(code) ?? code,
    languageName: (tag: string) => names.language.of(tag) ?? tag,
  }
}
