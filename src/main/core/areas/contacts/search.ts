// The one search box: names, phones by any run of digits, e-mails, tags, numbers, notes and addresses, what was bought and what
// was said. In this order, each of them only while the page is not full: whoever bears exactly this number; whose telephone
// number has these digits (search-phones.ts); whom the words fit (search-words.ts); whom another area knows by them; and when
// next to nobody was found, whom the words may have meant.
import type { Finding, QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { listRows } from './profile.ts'
import { around, explain, type Hit, type Matched } from './search-explain.ts'
import { byPhone } from './search-phones.ts'
import { byForms, byWords, type Candidate } from './search-words.ts'
import type { Teller } from './timeline.ts'
import { nearNames } from './typo.ts'
import { prefixed, readTyped, type TypedText } from './typed-text.ts'

export interface SearchRequest {
  readonly text: string
  readonly limit: number
}

/** Fewer hits than that, and the text is taken for mistyped. */
const FEW = 3

/** Best first; empty for text without a letter or digit. `tellers` know people by what they bought and what was said. */
export function searchContacts(
  tellers: readonly Teller[],
  { db, settings }: Pick<QueryContext, 'db' | 'settings'>,
  { text, limit }: SearchRequest,
): Hit[] {
  const typed = readTyped(text, settings.country)
  const found = new Set<number>()
  const add = (ids: Iterable<number>) => {
    for (const id of ids) found.add(id)
  }
  add(numbered(db, typed, limit))
  for (const run of typed.phones) if (found.size < limit) add(byPhone(db, run, limit))
  if (found.size < limit) add(byTyped(db, typed, limit))
  const told =
    found.size < limit ? byTellers(tellers, db, { text: text.trim(), typed, limit, found }) : new Map<number, Finding>()
  add(told.keys())
  if (found.size < FEW) add(byTypo(db, typed, limit))
  const rows = listRows(db, [...found].slice(0, limit))
  return rows.map((row) => ({ ...row, ...(foundAs(told.get(row.id), typed) ?? explain(db, row, typed)) }))
}

/** By the customer number, also of somebody who became part of them, or by another program's number, typed whole. */
function numbered(db: ReadDb, { number, key }: TypedText, limit: number): number[] {
  const own =
    number === null
      ? []
      : db.pluck<number>('SELECT contact_id FROM contact_list WHERE contact_id = ?', canonOf(db, number))
  const others = db.pluck<number>(
    `SELECT DISTINCT s.contact_id FROM contact_number n CROSS JOIN contact_search s ON s.contact_id = n.owner_id
      WHERE n.key = ? ORDER BY s.last_at DESC, s.contact_id LIMIT ?`,
    key,
    limit,
  )
  return [...own, ...others]
}

/** Figures among letters may stand in a telephone number as well as in a word, so they only narrow what the letters find. */
function byTyped(db: ReadDb, { words, runs }: TypedText, limit: number): number[] {
  const letters = words.filter((word) => !runs.includes(word))
  if (letters.length === 0) return byWords(db, { words, limit })
  if (runs.length === 0) return byWords(db, { words: letters, limit })
  const fits = (one: Candidate) => runs.every((run) => one.digits.includes(run) || hasWord(db, one.id, run))
  return byWords(db, { words: letters, limit, fits })
}

function hasWord(db: ReadDb, id: number, word: string): boolean {
  return (
    db.get('SELECT 1 FROM contact_words WHERE contact_words MATCH ? AND rowid = ?', prefixed(word), id) !== undefined
  )
}

// ── what other areas know ───────────────────────────────────────────────────

/** Shorter words begin too many items and notes to say anything, and would be asked with every first key. */
const TELLING = 3

interface Asked {
  /** Trimmed. */
  readonly text: string
  readonly typed: TypedText
  readonly limit: number
  /** Those who are known to fit already. */
  readonly found: ReadonlySet<number>
}

/** People whom an area above knows by what was typed, in its order, after those whom their own record found. */
function byTellers(tellers: readonly Teller[], db: ReadDb, { text, typed, limit, found }: Asked): Map<number, Finding> {
  const told = new Map<number, Finding>()
  const words = typed.words.every((word) => word.length >= TELLING) ? typed.words : []
  if (text.length < TELLING || typed.words.length === 0) return told
  for (const { about } of tellers) {
    for (const finding of about.find?.(db, { text, words, limit }) ?? []) {
      if (found.size + told.size >= limit) return told
      if (!found.has(finding.id) && !told.has(finding.id)) told.set(finding.id, finding)
    }
  }
  return told
}

function foundAs(finding: Finding | undefined, { words }: TypedText): Matched | undefined {
  return finding && { matched: finding.matched, matchedText: around(finding.matchedText, words) }
}

// ── slips ───────────────────────────────────────────────────────────────────

/** Every word as it was typed or as it may have been meant. */
function byTypo(db: ReadDb, { words }: TypedText, limit: number): number[] {
  const meant = words.map((word) => [word, ...nearNames(db, word)])
  return meant.every((forms) => forms.length === 1) ? [] : byForms(db, meant, limit)
}
