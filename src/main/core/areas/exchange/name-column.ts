// Which column says what somebody is called where no heading of a name is known: `Site name`, `Nom du club`. Pure.
import { LOOKS, mostly, samplesOf } from './column-values.ts'
import { headingKey } from './heading-key.ts'
import type { Places } from './headings.ts'
import type { Sheet } from './sheet.ts'

/** In the order of the words: English and German put it last, Romance languages first. */
const LAST = /(?:^| )(?:name|naam|namn|navn|nazwa|bezeichnung)$/
const FIRST = /^(?:name|nom|nombre|nome|nazwa|naam|bezeichnung) /
/** Names of other things than people and businesses. */
const OTHER =
  /\b(?:user|login|file|host|domain|screen|account|product|program|programme|course|event|street|road|city|country|state|middle|maiden|second|pet|spouse|partner|mother|father|agent|rep|owner|manager|utilisateur|fichier|usuario|archivo|utente|benutzer|datei)\b/

/** Place from 1; null where nothing seems to be a name. Said of those already by given, family or company name there is none. */
export function nameColumn(
  { headings, first }: Pick<Sheet, 'headings' | 'first'>,
  taken: ReadonlyMap<string, Places>,
): number | null {
  if (['given', 'family', 'company', 'nickname'].some((field) => taken.has(field))) return null
  const used = new Set([...taken.values()].flat())
  const samples = samplesOf(first)
  const isName = (value: string) => /\p{L}/u.test(value) && !LOOKS.email(value) && !LOOKS.date(value)
  const found = headings
    .map((heading, at) => ({ key: headingKey(heading), at, filled: samples(at).length }))
    .filter(({ key, at }) => !used.has(at + 1) && (LAST.test(key) || FIRST.test(key)) && !OTHER.test(key))
    .filter(({ at }) => mostly(samples(at), isName))
    .toSorted((a, b) => b.filled - a.filled || a.at - b.at)[0]
  return found === undefined ? null : found.at + 1
}
