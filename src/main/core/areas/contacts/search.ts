// The one search box: names, phones by any run of digits, e-mails, tags, customer numbers, notes and addresses, with the best
// hits first and the most recent of equals first. What is common is walked by recency and stops at a page; what is rare is
// fetched whole and ranked exactly.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { contacts } from '../../../../shared/contract/contacts.ts'
import { searchWords } from '../../../../shared/domain/fold.ts'
import type { Finding, QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { listRows } from './profile.ts'
import type { Teller } from './timeline.ts'
import { nearNames } from './typo.ts'
import { exact, prefixed, readTyped, type TypedText } from './typed-text.ts'

type Hit = OutputOf<typeof contacts.search>[number]
type Matched = Pick<Hit, 'matched' | 'matchedText'>

export interface SearchRequest {
  readonly text: string
  readonly limit: number
}

/** From here on a word is common: ranking all its hits would cost more than walking by recency. */
const COMMON = 1_500

/** Fewer hits than that, and the text is taken for mistyped. */
const FEW = 3

interface Candidate {
  readonly id: number
  readonly lastAt: number
  readonly names: string
  readonly reach: string
  readonly digits: string
}

const CANDIDATE = 'contact_id AS id, last_at AS lastAt, names, reach, digits'

/** Best first; empty for text without a letter or digit. `tellers` know people by what they bought and what was said. */
export function searchContacts(
  tellers: readonly Teller[],
  { db, settings }: Pick<QueryContext, 'db' | 'settings'>,
  { text, limit }: SearchRequest,
): Hit[] {
  const typed = readTyped(text, settings.country)
  const found = new Set<number>()
  if (typed.number !== null) for (const id of numbered(db, typed.number)) found.add(id)
  for (const run of typed.phones) if (found.size < limit) for (const id of byPhone(db, run, limit)) found.add(id)
  if (found.size < limit && typed.words.length > 0) for (const id of byWords(db, typed, limit)) found.add(id)
  const told = found.size < limit ? byTellers(tellers, db, { typed, limit, found }) : new Map<number, Finding>()
  for (const id of told.keys()) found.add(id)
  if (found.size < FEW) for (const id of byTypo(db, typed, limit)) found.add(id)
  const rows = listRows(db, [...found].slice(0, limit))
  return rows.map((row) => ({ ...row, ...(foundAs(told.get(row.id), typed) ?? explain(db, row, typed)) }))
}

// ── what other areas know ───────────────────────────────────────────────────

/** Shorter words begin too many items and notes to say anything, and would be asked with every first key. */
const TELLING = 3

interface Asked {
  readonly typed: TypedText
  readonly limit: number
  /** Those who are known to fit already. */
  readonly found: ReadonlySet<number>
}

/** People whom an area above knows by all these words, in its order, after those whom their own record found. */
function byTellers(tellers: readonly Teller[], db: ReadDb, { typed, limit, found }: Asked): Map<number, Finding> {
  const told = new Map<number, Finding>()
  const { words } = typed
  if (words.length === 0 || words.some((word) => word.length < TELLING)) return told
  for (const { about } of tellers) {
    for (const finding of about.find?.(db, { words, limit }) ?? []) {
      if (found.size + told.size >= limit) return told
      if (!found.has(finding.id) && !told.has(finding.id)) told.set(finding.id, finding)
    }
  }
  return told
}

function foundAs(finding: Finding | undefined, { words }: TypedText): Matched | undefined {
  return finding && { matched: finding.matched, matchedText: around(finding.matchedText, words) }
}

function numbered(db: ReadDb, id: number): number[] {
  return db.pluck<number>('SELECT contact_id FROM contact_list WHERE contact_id = ?', id)
}

// ── phones ──────────────────────────────────────────────────────────────────

/** Numbers that end so first, then those that begin so, then the rest; among equals the most recent. */
function byPhone(db: ReadDb, run: string, limit: number): number[] {
  const candidates = run.length < 4 ? recentWithDigits(db, run, limit) : withDigits(db, run, limit)
  return ranked(candidates, (one) => phoneScore(one.digits, run)).slice(0, limit)
}

function phoneScore(digits: string, run: string): number {
  const spaced = ` ${digits} `
  if (spaced.includes(`${run} `)) return 3
  return spaced.includes(` ${run}`) ? 2 : 1
}

function recentWithDigits(db: ReadDb, run: string, limit: number): Candidate[] {
  const walk = (condition: string, value: string) =>
    db.all<Candidate>(
      `SELECT contact_id AS id, last_at AS lastAt, '' AS names, '' AS reach, digits
        FROM contact_search INDEXED BY contact_search_digits WHERE ${condition} ORDER BY last_at DESC, contact_id LIMIT ?`,
      value,
      limit,
    )
  return walk('instr(digits, ?) > 0', run)
}

function withDigits(db: ReadDb, run: string, limit: number): Candidate[] {
  const ending = db.all<Candidate>(
    `SELECT DISTINCT s.contact_id AS id, s.last_at AS lastAt, s.names, s.reach, s.digits FROM phone p JOIN contact_search s ON s.contact_id = p.owner_id
      WHERE substr(p.digits, -4) = ? AND s.digits LIKE '%' || ? LIMIT ?`,
    run.slice(-4),
    run,
    COMMON,
  )
  if (ending.length >= limit) return ending
  const anywhere = db.all<Candidate>(
    `SELECT ${CANDIDATE} FROM contact_search WHERE contact_id IN
      (SELECT rowid FROM contact_digits WHERE contact_digits MATCH ? LIMIT ?)`,
    exact(run),
    COMMON,
  )
  return [...ending, ...anywhere]
}

// ── words ───────────────────────────────────────────────────────────────────

function byWords(db: ReadDb, { words, runs }: TypedText, limit: number): number[] {
  const letters = words.filter((word) => !runs.includes(word))
  // Figures may stand in a phone number as well as in a word, so they only narrow what the letters found.
  if (letters.length === 0) return rankedByWords(matching(db, words), words).slice(0, limit)
  const fits = (one: Candidate) => runs.every((run) => one.digits.includes(run) || hasWord(db, one.id, run))
  const single = letters.length === 1 && letters[0]?.length === 1
  const rare = single ? null : matching(db, letters)
  if (rare !== null && rare.length < COMMON) return rankedByWords(rare.filter(fits), letters).slice(0, limit)
  const whole = matching(db, letters, exact).filter(fits)
  const first = rankedByWords(whole, letters).slice(0, limit)
  if (first.length === limit) return first
  return [
    ...new Set([
      ...first,
      ...recentWithWords(db, letters, limit)
        .filter(fits)
        .map((one) => one.id),
    ]),
  ].slice(0, limit)
}

function matching(db: ReadDb, words: readonly string[], form: (word: string) => string = prefixed): Candidate[] {
  return matchingText(db, words.map(form).join(' AND '))
}

function matchingText(db: ReadDb, match: string): Candidate[] {
  return db.all<Candidate>(
    `SELECT ${CANDIDATE} FROM contact_search WHERE contact_id IN
      (SELECT rowid FROM contact_words WHERE contact_words MATCH ? LIMIT ?)`,
    match,
    COMMON,
  )
}

/** Every word as it was typed or as it may have been meant; names only. */
function byTypo(db: ReadDb, { words }: TypedText, limit: number): number[] {
  const meant = words.map((word) => [word, ...nearNames(db, word)])
  if (meant.every((forms) => forms.length === 1)) return []
  const match = meant.map((forms) => `(${forms.map(prefixed).join(' OR ')})`).join(' AND ')
  return rankedByWords(matchingText(db, match), meant.flat()).slice(0, limit)
}

function hasWord(db: ReadDb, id: number, word: string): boolean {
  return (
    db.get('SELECT 1 FROM contact_words WHERE contact_words MATCH ? AND rowid = ?', prefixed(word), id) !== undefined
  )
}

/** By recency through an index that holds the words themselves; common words fill a page after a few hundred rows. */
function recentWithWords(db: ReadDb, words: readonly string[], limit: number): Candidate[] {
  const walk = (column: (word: string) => string) =>
    db.all<Candidate>(
      `SELECT contact_id AS id, last_at AS lastAt, names, reach, '' AS digits
        FROM contact_search INDEXED BY contact_search_words
        WHERE ${words.map(column).join(' AND ')} ORDER BY last_at DESC, contact_id LIMIT ?`,
      ...words.map((word) => ` ${word}`),
      limit,
    )
  const named = walk(() => 'instr(names, ?) > 0')
  return named.length === limit ? named : [...named, ...walk(() => 'instr(names || reach, ?) > 0')]
}

function rankedByWords(candidates: readonly Candidate[], words: readonly string[]): number[] {
  return ranked(candidates, (one) => words.reduce((sum, word) => sum + wordScore(one, word), 0))
}

/** A whole word of the name 4, its beginning 3, a mail address or tag 2, anything else 1. */
function wordScore({ names, reach }: Candidate, word: string): number {
  if (`${names} `.includes(` ${word} `)) return 4
  if (names.includes(` ${word}`)) return 3
  return reach.includes(` ${word}`) ? 2 : 1
}

function ranked(candidates: readonly Candidate[], score: (one: Candidate) => number): number[] {
  return candidates
    .map((one) => ({ id: one.id, lastAt: one.lastAt, score: score(one) }))
    .sort((a, b) => b.score - a.score || b.lastAt - a.lastAt || a.id - b.id)
    .map((one) => one.id)
}

// ── why it was found ────────────────────────────────────────────────────────

/** What of the person the text fits best, in the order in which people look for somebody. */
function explain(
  db: ReadDb,
  row: { readonly id: number; readonly name: string; readonly number: string; readonly tags: readonly string[] },
  typed: TypedText,
): Matched {
  const { words, number } = typed
  if (number === row.id) return { matched: 'number', matchedText: row.number }
  const names = db.pluck<string>('SELECT names FROM contact_search WHERE contact_id = ?', row.id)[0] ?? ''
  if (words.length > 0 && words.every((word) => names.includes(` ${word}`)))
    return { matched: 'name', matchedText: row.name }
  const shown = phoneWith(db, row.id, typed.phones.length > 0 ? typed.phones : typed.runs)
  if (shown !== undefined) return { matched: 'phone', matchedText: shown }
  // What the name does not explain, something else does.
  const rest = words.filter((word) => !names.includes(` ${word}`))
  const fits = (text: string) => {
    const has = searchWords(text)
    return rest.some((word) => has.some((one) => one.startsWith(word)))
  }
  const email = pick(db, 'SELECT address FROM email WHERE owner_id = ? ORDER BY position, id', row.id, fits)
  if (email !== undefined) return { matched: 'email', matchedText: email }
  const tag = row.tags.find(fits)
  if (tag !== undefined) return { matched: 'tag', matchedText: tag }
  const address = pick(db, ADDRESS_LINES, row.id, fits)
  if (address !== undefined) return { matched: 'address', matchedText: address }
  const note = pick(db, NOTES, row.id, fits)
  return note === undefined
    ? { matched: 'name', matchedText: row.name }
    : { matched: 'note', matchedText: around(note, rest) }
}

const ADDRESS_LINES = `SELECT trim(replace(street, char(10), ', ') || ', ' || postcode || ' ' || city || ' ' || region, ', ')
  FROM address WHERE owner_id = ? ORDER BY position, id`
const NOTES = `SELECT note FROM contact WHERE id = ? AND note IS NOT NULL
  UNION ALL SELECT words FROM contact_preference WHERE owner_id = ?`

function phoneWith(db: ReadDb, id: number, runs: readonly string[]): string | undefined {
  if (runs.length === 0) return undefined
  const rows = db.all<{ shown: string; digits: string }>(
    'SELECT shown, digits FROM phone WHERE owner_id = ? ORDER BY position, id',
    id,
  )
  return rows.find((one) => runs.some((run) => one.digits.includes(run)))?.shown
}

function pick(db: ReadDb, sql: string, id: number, fits: (text: string) => boolean): string | undefined {
  return db.pluck<string>(sql, ...(sql === NOTES ? [id, id] : [id])).find(fits)
}

const AROUND = 60

/** The part of a note in which the word stands, cut at blanks. */
function around(note: string, words: readonly string[]): string {
  const text = note.replace(/\s+/g, ' ').trim()
  if (text.length <= AROUND * 2) return text
  const parts = text.split(' ')
  const at = parts.findIndex((part) => searchWords(part).some((one) => words.some((word) => one.startsWith(word))))
  const start = Math.max(0, at - 6)
  const cut = parts.slice(start, at + 10).join(' ')
  return `${start > 0 ? '… ' : ''}${cut}${at + 10 < parts.length ? ' …' : ''}`
}
