// Who fits typed words best. Every word must begin a word of the person's: of the name, of what they are reached by (mail,
// tags, numbers), or of the rest (notes, preferences, addresses).
//
// The order: a word counts 4 where it is a whole word of the name, 3 where it begins one, 2 where it begins one of how they are
// reached, 1 where it stands anywhere else; the sum decides, then who came last, then the smaller id. What is rare is fetched
// whole and ranked. What is common is looked for from the best sum downwards: as long as few have a sum, they are fetched; once
// many have it, walking by recency meets enough of them soon. Both ways find the same people.
import type { ReadDb } from '../../database/handle.ts'
import { standsInNames } from './name-words.ts'
import { exact, prefixed } from './typed-text.ts'

/** From here on so many fit one word, or several, that it costs less to take them sum by sum than to work out every sum. */
const RANKED = { one: 200, several: 1_500 } as const
/** From here on so many fit that walking by recency costs less than ranking them all: of 100,000, one in 170. */
export const WALKED = 600
/** The same where the walk must read each person's notes. */
const WALKED_FAR = 1_500

/** More words than that are never common together; a sum has too many ways for them. */
const MOST_WORDS = 4

export interface Candidate {
  readonly id: number
  readonly lastAt: number
  readonly names: string
  readonly reach: string
  readonly digits: string
}

interface Request {
  /** Folded, each once. */
  readonly words: readonly string[]
  readonly limit: number
  /** What else must hold, where words alone do not say it. */
  readonly fits?: (one: Candidate) => boolean
}

/** Ids, best first. */
export function byWords(db: ReadDb, { words, limit, fits }: Request): number[] {
  if (words.length === 0) return []
  const all = words.map(prefixed).join(' AND ')
  // Beside words that say more, or among more words than are counted, what is common is ranked whole: it hardly ever is.
  const whole = fits !== undefined || words.length > MOST_WORDS
  const few = words.length === 1 ? RANKED.one : RANKED.several
  if (whole || howMany(db, all, few) < few) {
    const candidates = fetched(db, all)
    return ranked(fits === undefined ? candidates : candidates.filter(fits), words).slice(0, limit)
  }
  return fromBestSum(db, words, limit)
}

function fromBestSum(db: ReadDb, words: readonly string[], limit: number): number[] {
  let better: readonly number[] = []
  // A word that stands in no name, a mail provider's for one, would be sought there through all who have it.
  const best = words.map((word) => bestOf(db, word))
  for (let sum = best.reduce((total, score) => total + score, 0); ; sum -= 1) {
    const match = atLeast(words, best, sum)
    const common = readsNotes(words.length, sum) ? WALKED_FAR : WALKED
    const many = howMany(db, match, common)
    if (many >= common) return [...better, ...recentWith(db, { words, sum, limit: limit - better.length })]
    // Whoever fits and has no better sum has this one: recency alone decides among them.
    const fits = recentOf(db, match, limit)
    better = [...better, ...fits.filter((id) => !better.includes(id))].slice(0, limit)
    if (better.length === limit || sum === words.length) return [...better]
  }
}

function recentOf(db: ReadDb, match: string, limit: number): number[] {
  return db.pluck<number>(
    `SELECT contact_id FROM contact_search WHERE contact_id IN
      (SELECT rowid FROM contact_words WHERE contact_words MATCH ?) ORDER BY last_at DESC, contact_id LIMIT ?`,
    match,
    limit,
  )
}

/** Whether the sum can be had with a word that stands neither in the name nor in how somebody is reached. */
const readsNotes = (count: number, sum: number) => sum <= WHOLE * (count - 1) + 1

const WHOLE = 4
const BEGINS = 3
const REACH = 2

/** FTS5: the word counts at least so much. */
function counting(word: string, score: number): string {
  if (score === WHOLE) return `names : ${exact(word)}`
  if (score === BEGINS) return `names : ${prefixed(word)}`
  return score === REACH ? `{names reach} : ${prefixed(word)}` : prefixed(word)
}

/** What the word may count at most. */
function bestOf(db: ReadDb, word: string): number {
  const { whole, begun } = standsInNames(db, word)
  return whole ? WHOLE : begun ? BEGINS : REACH
}

/** FTS5: the sum is at least so much. Whoever has more also has it in one of the ways of having exactly so much. */
function atLeast(words: readonly string[], best: readonly number[], sum: number): string {
  const ways = waysTo(sum, best).map((scores) =>
    words.map((word, at) => `(${counting(word, scores[at] ?? 1)})`).join(' AND '),
  )
  return ways.map((way) => `(${way})`).join(' OR ')
}

/** Every row of scores with that sum, each from 1 to its best. */
function waysTo(sum: number, [best, ...more]: readonly number[]): number[][] {
  if (best === undefined) return sum === 0 ? [[]] : []
  return Array.from({ length: best }, (_, at) => at + 1).flatMap((first) =>
    waysTo(sum - first, more).map((rest) => [first, ...rest]),
  )
}

/** No more than `most`. */
function howMany(db: ReadDb, match: string, most: number): number {
  const sql = 'SELECT count(*) FROM (SELECT rowid FROM contact_words WHERE contact_words MATCH ? LIMIT ?)'
  return db.pluck<number>(sql, match, most)[0] ?? 0
}

function fetched(db: ReadDb, match: string): Candidate[] {
  return db.all<Candidate>(
    `SELECT contact_id AS id, last_at AS lastAt, names, reach, digits FROM contact_search WHERE contact_id IN
      (SELECT rowid FROM contact_words WHERE contact_words MATCH ?)`,
    match,
  )
}

interface Walk {
  readonly words: readonly string[]
  readonly sum: number
  readonly limit: number
}

/**
 * What a word counts in name and reach; `least` where it stands in neither. Bound are the word with a blank before it, with one
 * on both sides, and again before it.
 */
const scoreOr = (
  least: 0 | 1,
) => `CASE WHEN instr(names, ?) > 0 THEN CASE WHEN instr(names || ' ', ?) > 0 THEN 4 ELSE 3 END
  WHEN instr(reach, ?) > 0 THEN 2 ELSE ${String(least)} END`

const SOMEWHERE = '(instr(names, ?) > 0 OR instr(reach, ?) > 0 OR instr(more, ?) > 0)'

/**
 * Those with exactly that sum, by recency, through an index that holds names and reach; the rest of a person's words is read
 * only of those whose sum could be right.
 */
function recentWith(db: ReadDb, { words, sum, limit }: Walk): number[] {
  const far = readsNotes(words.length, sum)
  const counted = words.map(() => scoreOr(far ? 1 : 0)).join(' + ')
  const somewhere = far ? words.map(() => ` AND ${SOMEWHERE}`).join('') : ''
  return db.pluck<number>(
    `SELECT contact_id FROM contact_search INDEXED BY contact_search_words WHERE ${counted} = ?${somewhere}
      ORDER BY last_at DESC, contact_id LIMIT ?`,
    ...words.flatMap((word) => [` ${word}`, ` ${word} `, ` ${word}`]),
    sum,
    ...(far ? words.flatMap((word) => [` ${word}`, ` ${word}`, ` ${word}`]) : []),
    limit,
  )
}

/**
 * Each word in one of its forms, the first being what was typed, the others names of the book. Ranked as for typed words where few
 * fit; where many do, most recent first, and only by name and reach.
 */
export function byForms(db: ReadDb, words: readonly (readonly string[])[], limit: number): number[] {
  const all = words.map((forms) => `(${forms.map(prefixed).join(' OR ')})`).join(' AND ')
  const near = `{names reach} : (${all})`
  const few = [all, near].find((match) => howMany(db, match, WALKED) < WALKED)
  if (few !== undefined) return ranked(fetched(db, few), words.flat()).slice(0, limit)
  const begins = 'instr(names, ?) > 0 OR instr(reach, ?) > 0'
  return db.pluck<number>(
    `SELECT contact_id FROM contact_search INDEXED BY contact_search_words
      WHERE ${words.map((forms) => `(${forms.map(() => begins).join(' OR ')})`).join(' AND ')}
      ORDER BY last_at DESC, contact_id LIMIT ?`,
    ...words.flat().flatMap((form) => [` ${form}`, ` ${form}`]),
    limit,
  )
}

function ranked(candidates: readonly Candidate[], words: readonly string[]): number[] {
  return inOrder(candidates, (one) => words.reduce((sum, word) => sum + wordScore(one, word), 0))
}

function wordScore({ names, reach }: Candidate, word: string): number {
  if (`${names} `.includes(` ${word} `)) return WHOLE
  if (names.includes(` ${word}`)) return BEGINS
  return reach.includes(` ${word}`) ? REACH : 1
}

/** Ids by score, then recency. */
export function inOrder<C extends Pick<Candidate, 'id' | 'lastAt'>>(
  candidates: readonly C[],
  score: (one: C) => number,
): number[] {
  return candidates
    .map((one) => ({ id: one.id, lastAt: one.lastAt, score: score(one) }))
    .sort((a, b) => b.score - a.score || b.lastAt - a.lastAt || a.id - b.id)
    .map((one) => one.id)
}
