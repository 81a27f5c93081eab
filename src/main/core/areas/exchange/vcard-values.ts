// The values of a vCard's properties taken apart: components, lists, escapes, labels, order of preference, dates. Pure.
import { parseTypedDate, readPartialDate, writePartialDate } from '../../../../shared/domain/partial-date.ts'
import type { VCard } from './vcard-lines.ts'
import type { VCardProperty } from './vcard-property.ts'

/** `\n`, `\,`, `\;`, `\:`, `\"` and `\\`; other signs keep their backslash. */
export const unescaped = (text: string) =>
  text.replace(/\\([nN,;:"\\])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign))

/** Split at a sign that no backslash stands before; the parts as they are written. */
function parted(text: string, by: ';' | ','): string[] {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === by) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  parts.push(text.slice(from))
  return parts
}

/** The components of N, ADR, ORG, each as it stands; of several values in one the whole is kept. */
export const structured = (value: string): string[] => parted(value, ';').map((part) => unescaped(part).trim())

/** The components of N, each a list of values; version 2.1 knows no lists, but some write them there too. */
export const structuredLists = (value: string, version: VCard['version']): string[][] =>
  parted(value, ';').map((part) =>
    (version === '2.1' && /,\s/.test(part) ? [part] : parted(part, ','))
      .map((one) => unescaped(one).trim())
      .filter((one) => one !== ''),
  )

export const listed = (value: string): string[] =>
  parted(value, ',')
    .map((part) => unescaped(part).trim())
    .filter((one) => one !== '')

export const typesOf = (property: VCardProperty): ReadonlySet<string> => new Set(property.parameters.get('TYPE') ?? [])

/** Those that are preferred first (RFC 6350 5.3; `pref` among the types before that), else as they stand. */
export function preferredFirst(properties: readonly VCardProperty[]): readonly VCardProperty[] {
  const rank = (one: VCardProperty) => {
    const said = Number(one.parameters.get('PREF')?.[0] ?? Number.NaN)
    if (said >= 1 && said <= 100) return said
    return typesOf(one).has('pref') || one.parameters.has('PREF') ? 1 : 101
  }
  return properties.length < 2 ? properties : properties.toSorted((a, b) => rank(a) - rank(b))
}

/** What Apple and Google write beside a property of the same group: `_$!<Anniversary>!$_`, or the owner's own words. */
export function labelsOf(card: VCard): ReadonlyMap<string, string> {
  return new Map(
    card.properties
      .filter(({ name, group }) => name === 'X-ABLABEL' && group !== '')
      .map(({ group, value }) => [
        group,
        unescaped(value)
          .replace(/^_\$!<(.*)>!\$_$/s, '$1')
          .trim(),
      ]),
  )
}

export interface DateOptions {
  readonly locale: string
  readonly thisYear: number
}

/** `19840512`, `1984-05-12`, `--0512`, `1984`, `1984-05`, with a time of day or as words; null for what is none. */
export function dateOf(value: string, { locale, thisYear }: DateOptions): string | null {
  const said = unescaped(value.slice(0, 200))
    .trim()
    .replace(/[T ]\d{2}(?::?\d{2}.*)?$/s, '')
  const compact = /^(\d{4}|--)-?(\d{2})-?(\d{2})?$/.exec(said)
  if (compact !== null) {
    const [, year = '', month = '', day] = compact
    // Apple writes 1604 where nobody knows the year.
    const known = year === '--' || year === '1604' ? null : Number(year)
    return writePartialDate({ year: known, month: Number(month), day: day === undefined ? null : Number(day) })
  }
  return readPartialDate(said) === null ? parseTypedDate(said, { locale, thisYear }) : said
}
