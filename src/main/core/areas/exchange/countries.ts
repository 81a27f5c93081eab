// Countries as people write them, in the languages of shops, and their codes.
import { fold } from '../../../../shared/domain/fold.ts'

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'sv', 'da', 'nb', 'fi', 'cs']
const ALSO: Readonly<Record<string, string>> = {
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'great britain': 'GB',
  usa: 'US',
  'u s a': 'US',
  'united states of america': 'US',
  holland: 'NL',
  brd: 'DE',
  eire: 'IE',
  'czech republic': 'CZ',
  uae: 'AE',
}

let names: ReadonlyMap<string, string> | null = null

const key = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

function countryNames(): ReadonlyMap<string, string> {
  if (names !== null) return names
  const found = new Map(Object.entries(ALSO))
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters.flatMap((a) => letters.map((b) => a + b))
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
    for (const code of codes) {
      const name = display.of(code)
      // Codes that stand for others (UK, SU …) bear their names too; the right one is the one that stays itself.
      const settled = name === undefined ? code : (new Intl.Locale(`und-${code}`).region ?? code)
      if (name !== undefined && settled === code && !found.has(key(name))) found.set(key(name), code)
    }
  }
  names = found
  return found
}

const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** What was asked last: a column of countries says the same few over and over. */
const asked = new Map<string, string | null>()
const REMEMBERED = 500

/** ISO 3166-1 alpha-2 of a code or a name; null when it is neither. */
export function countryCode(text: string): string | null {
  const known = asked.get(text)
  if (known !== undefined) return known
  const code = codeOf(text)
  if (asked.size >= REMEMBERED) asked.clear()
  asked.set(text, code)
  return code
}

function codeOf(text: string): string | null {
  const typed = text.trim()
  const upper = typed.toUpperCase()
  const named = countryNames().get(key(typed))
  if (named !== undefined) return named
  return /^[A-Z]{2}$/.test(upper) && REGIONS.of(upper) !== undefined ? upper : null
}
