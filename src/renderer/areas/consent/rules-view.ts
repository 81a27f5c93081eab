// How a pack of rules is said: its name, and the hours at which something may arrive. Pure.
import { familyOf } from '../../../shared/domain/rules/packs.ts'
import type { Formats } from '../../../shared/words/format.ts'
import type { Words } from '../../../shared/words/words.ts'

const FAMILIES = ['us', 'ca', 'uk', 'fr', 'de', 'eu', 'au', 'none'] as const

/** `the United States` of `us-2025-04`. */
export function packName(words: Words, pack: string): string {
  const family = FAMILIES.find((one) => one === familyOf(pack)) ?? 'none'
  return words(`rules.pack.${family}`)
}

/** Monday, 5 January 1970. */
const A_MONDAY = 4

interface Span {
  readonly days: readonly number[]
  readonly from: number
  readonly until: number
}

/** `Monday – Friday 9:00 AM–9:30 PM, Saturday – Sunday 10:00 AM–6:00 PM`. */
export function sayHours(words: Words, formats: Formats, spans: readonly Span[]): string {
  return formats.list(
    spans.map(({ days, from, until }) =>
      words('rules.hours.span', {
        days: sayDays(formats, days),
        from: formats.minute(from),
        until: formats.minute(until),
      }),
    ),
  )
}

/** Days that follow each other are said by the first and the last. */
function sayDays(formats: Formats, days: readonly number[]): string {
  const name = (day: number) => formats.weekdayShort(A_MONDAY + day)
  const sorted = days.toSorted((a, b) => a - b)
  const [first = 0, last = 0] = [sorted[0], sorted.at(-1)]
  if (sorted.length > 2 && last - first === sorted.length - 1) return `${name(first)}–${name(last)}`
  return formats.list(sorted.map(name))
}

/** Whole days from one `YYYY-MM-DD` to a shop day. */
export const daysSince = (iso: string, today: number): number =>
  today - Math.floor(Date.parse(`${iso}T00:00:00Z`) / 86_400_000)
