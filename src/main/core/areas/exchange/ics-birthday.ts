// Whose day an entry of a calendar keeps, in the words of the programs that write them, and which day that is. Pure.
import { dateOfDay, shopCalendar } from '../../../../shared/domain/shop-day.ts'
import { readPartialDate, writePartialDate } from '../../../../shared/domain/partial-date.ts'
import type { CalendarEntry } from './ics-lines.ts'
import { unescaped } from './vcard-values.ts'

export interface KeptDay {
  readonly kind: 'birthday' | 'anniversary' | 'wedding'
  /** As the calendar calls them. */
  readonly name: string
  /** In the stored form; null for what is none. */
  readonly date: string | null
  /** As it stands in the file. */
  readonly said: string
  readonly note: string
}

export interface DayOptions {
  /** What the calendar calls itself. */
  readonly calendar: string
  /** IANA name of the shop's zone. */
  readonly zone: string
  readonly thisYear: number
}

const BIRTHDAY =
  /(?:birthdays?|b-?day|bday|geburtstage?|geb\.|anniversaires?|cumplea[nñ]os|cumple|compleann[oi]|anivers[aá]rios?|verjaardag(?:en)?|jarig|f[oø]d(?:else|sels)dag(?:ar|er)?|syntym[aä]p[aä]iv[aä]t?|urodziny|narozeniny|sz[uü]let[eé]snap|🎂|🎁|🎉)/iu
const WEDDING =
  /(?:wedding(?: anniversary| day)?|hochzeitstag|mariage|boda|matrimonio|trouwdag|huwelijk|rocznica [sś]lubu)/iu
const ANNIVERSARY =
  /(?:anniversary|jahrestag|aniversario de (?!nacimiento)|anniversario|jubil[aä]um|jubileum|rocznica)/iu

const WORD = {
  birthday: BIRTHDAY,
  wedding: WEDDING,
  anniversary: ANNIVERSARY,
} as const

/** No entry of a person is called by more. */
const LONGEST = 240

/** Null for an entry that keeps the day of nobody. */
export function keptDay({ properties }: CalendarEntry, { calendar, zone, thisYear }: DayOptions): KeptDay | null {
  const text = (name: string) => unescaped(properties.find((one) => one.name === name)?.value ?? '').trim()
  const summary = text('SUMMARY').slice(0, LONGEST)
  const yearly = /FREQ=YEARLY/i.test(text('RRULE'))
  const named = kindOf(summary)
  // A calendar of birthdays may name nobody but the person.
  const kind = named ?? (BIRTHDAY.test(calendar) || BIRTHDAY.test(text('CATEGORIES')) ? 'birthday' : null)
  const start = properties.find((one) => one.name === 'DTSTART')
  if (kind === null || summary === '' || start === undefined) return null
  const { name, age, year } = whose(summary, named === null ? null : WORD[kind])
  if (name === '') return null
  const day = dayOfStart(start.value.trim(), {
    wholeDay: isWholeDay(text('DURATION'), text('DTEND'), start.value),
    zone,
  })
  const created = Number(/^\d{4}/.exec(text('CREATED'))?.[0] ?? 0)
  const born = year ?? (age !== null && day !== null ? day.year - age : null)
  const known = born ?? (day === null || isMark(day.year, { thisYear, created, yearly }) ? null : day.year)
  const description = text('DESCRIPTION')
  return {
    kind,
    name,
    date: day === null ? null : writePartialDate({ ...day, year: known }),
    said: start.value,
    note: description === summary || /^https?:\S*$/.test(description) ? '' : description.slice(0, 2_000),
  }
}

function kindOf(summary: string): KeptDay['kind'] | null {
  if (WEDDING.test(summary)) return 'wedding'
  // Of the French word the English one is the other meaning.
  if (ANNIVERSARY.test(summary)) return 'anniversary'
  return BIRTHDAY.test(summary) ? 'birthday' : null
}

/**
 * Programs write 1604, 1900 or the year in which they made the entry where nobody knows the year. Nobody who buys is younger
 * than three; what does not come again each year is mostly one of its days, and not the first one.
 */
function isMark(
  year: number,
  { thisYear, created, yearly }: { readonly thisYear: number; readonly created: number; readonly yearly: boolean },
): boolean {
  return year <= 1900 || year > thisYear - 3 || Math.abs(year - created) <= 1 || (!yearly && year > thisYear - 10)
}

interface Whose {
  readonly name: string
  readonly age: number | null
  readonly year: number | null
}

/** @param word what says which kind of day it is; null where the whole is a name */
function whose(summary: string, word: RegExp | null): Whose {
  const year = /(?:\*\s?|\(\s*\*?\s*|born\s|geb\.?\s)((?:19|20)\d{2})\b/i.exec(summary)
  const age =
    /\((\d{1,3})\)|\b(\d{1,3})(?:st|nd|rd|th|\.|er?|ème|º|°)\s|(?:wird|turns|fyller|fylder|cumple|hat)\s(\d{1,3})\b/iu.exec(
      summary,
    )
  const years = Number(age?.[1] ?? age?.[2] ?? age?.[3] ?? Number.NaN)
  let name = summary
    .replace(/[*(]?\s*\*?(?:19|20)\d{2}\s*\)?/g, ' ')
    .replace(/\(\d{1,3}\)|\b\d{1,3}(?:st|nd|rd|th|\.|er?|ème|º|°)(?=\s)/giu, ' ')
    .replace(/\p{Extended_Pictographic}/gu, ' ')
  if (word !== null) name = withoutWord(name, new RegExp(word.source, 'giu'))
  return {
    name: name
      .replace(/\s+/g, ' ')
      .replace(/^[\s:,;!()\-–—]+|[\s:,;!()\-–—]+$/g, '')
      .trim(),
    age: Number.isNaN(years) || years < 1 || years > 120 ? null : years,
    year: year === null ? null : Number(year[1]),
  }
}

const OF = /^\s*(?:of|von|vom|de la|del|de|d['’]|di|do|da|van|av|til|för|för|for|:|-|–)\s*(?=\S)/iu
const OWN = /(?:['’`´]s?|s['’`´])?\s*$/u

function withoutWord(summary: string, word: RegExp): string {
  const found = [...summary.matchAll(word)].filter(([one]) => one !== '')
  const [first] = found
  if (first === undefined) return summary
  const before = summary.slice(0, first.index)
  const last = found.at(-1) ?? first
  const behind = summary.slice(last.index + last[0].length)
  // `Ann's birthday`, `Ann Smiths Geburtstag`, `Ann is jarig`, `Ann hat Geburtstag`.
  const owner = before
    .replace(/\s(?:hat|is|ist|has|fyller|fylder|wird|turns)\s*$/iu, '')
    .replace(OWN, (mark) => (mark.startsWith('s') ? 's' : ''))
  const mine = behind.replace(/^\s*(?:år|years?|jahre)\b/iu, '').replace(OF, '')
  if (owner.trim() === '' || /^[\s\p{P}]*(?:happy|feliz|joyeux|buon)?[\s\p{P}]*$/iu.test(owner)) return mine
  if (/[\p{L}\p{N}]/u.test(mine)) return `${owner} ${mine}`
  // German and Scandinavian names take a bare s.
  const bare = /^(?:geburtstag|f[oø]d)/iu.test(first[0]) && !/['’`´]/.test(before) && /[^sxzß]s\s*$/u.test(owner)
  return bare && !/\s(?:hat|fyller)\s*$/iu.test(before) ? owner.replace(/s\s*$/u, '') : owner
}

interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

function isWholeDay(duration: string, end: string, start: string): boolean {
  if (/^P(?:T24H|1D)/.test(duration)) return true
  const [from, to] = [utcOf(start), utcOf(end)]
  return from !== null && to !== null && to - from === 86_400_000
}

const MOMENT = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?$/

function utcOf(text: string): number | null {
  const found = MOMENT.exec(text.trim())
  if (found === null) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1, 6).map((part) => Number(part ?? 0))
  return Date.UTC(year, month - 1, day, hour, minute)
}

/** The day in the calendar of whoever wrote it: a whole day kept in UTC begins at some midnight elsewhere. */
function dayOfStart(
  text: string,
  { wholeDay, zone }: { readonly wholeDay: boolean; readonly zone: string },
): Day | null {
  const plain = text.replace(/-/g, '').replace(/:/g, '')
  const found = MOMENT.exec(plain)
  if (found === null) return null
  const [, year = '', month = '', day = '', hour = '0', minute = '0', , utc] = found
  const said = { year: Number(year), month: Number(month), day: Number(day) }
  if (readPartialDate(`${year}-${month}-${day}`) === null) return null
  if (utc === undefined || !wholeDay || (hour === '00' && minute === '00')) return said
  const instant = utcOf(plain) ?? 0
  const calendar = shopCalendar(zone, 0)
  const local = calendar.dayOf(instant)
  if (calendar.dayOf(instant - 1) !== local) return dateOfDay(local)
  return dateOfDay(Math.round(instant / 86_400_000))
}
