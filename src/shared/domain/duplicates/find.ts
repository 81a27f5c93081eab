// The finder of duplicates: everybody is prepared, whoever may be somebody else is compared, how much each agreement weighs is learned
// from the book itself, and whoever is probably one person with another is told, with reasons. Pure, in steps.
import { findCandidates, type Candidates } from './blocks.ts'
import { compare } from './compare.ts'
import { newComparison } from './comparison.ts'
import { createSeen, fitsLevels, learn, untrained } from './learn.ts'
import { COUNTED, MODEL_FORMAT, type Counted, type DuplicateModel } from './model.ts'
import { createBook, prepare, type Book, type Prepared } from './prepared.ts'
import { reasonsOf, type Explained } from './reasons.ts'
import { PROBABLE, type DuplicatePair, type DuplicateRecord } from './record.ts'
import { createScorer } from './score.ts'

export interface FindOptions {
  /** Pairs less probable are not told; PROBABLE unless said. */
  readonly least?: number
  /** What an earlier look learned. Without it, or when it is of another format, the finder learns anew. */
  readonly model?: DuplicateModel | null
  /** Only pairs with one of these ids; all unless said. */
  readonly about?: readonly number[] | null
}

/** People looked at, of how many. */
export interface FindProgress {
  readonly done: number
  readonly of: number
}

export interface Found {
  /** Likeliest first; of equals those of the smaller ids. */
  readonly pairs: readonly DuplicatePair[]
  readonly model: DuplicateModel
}

/** So many pairs between two steps. */
const STEP = 20_000
/** From so many candidate pairs, and so many random ones, it learns. */
const LEARNED = 120_000
const RANDOM = 60_000

/**
 * Looks through `records` (each id once, in any order); each step yields how far it is, and whoever asks may stop between two. The
 * answer depends on nothing but the records and options.
 */
export function* findDuplicates(
  records: readonly DuplicateRecord[],
  { least = PROBABLE, model = null, about = null }: FindOptions = {},
): Generator<FindProgress, Found, void> {
  const of = records.length
  const progress = (share: number): FindProgress => ({ done: Math.floor(of * share), of })
  const book = createBook(of)
  const people: Prepared[] = []
  const seen = new Set<string>()
  for (const record of [...records].sort((a, b) => a.id - b.id)) {
    const content = contentOf(record)
    // The same page twice is no second bearer of what stands on it.
    const counts = content === null || !seen.has(content)
    if (content !== null) seen.add(content)
    people.push(prepare(record, people.length, { book, counts }))
    if (people.length % STEP === 0) yield progress((0.2 * people.length) / of)
  }
  const known = model !== null && usable(model) ? model : null
  const blocking = findCandidates({ book, people, about: known === null ? null : placesOf(people, about) })
  let candidates = blocking.next()
  while (candidates.done !== true) {
    yield progress(0.25)
    candidates = blocking.next()
  }
  const blocks = candidates.value
  yield progress(0.4)
  const learned = known ?? learnFrom(book, people, blocks)
  yield progress(0.5)
  const scorer = createScorer(learned)
  const wanted = known === null ? placesOf(people, about) : null
  const found: DuplicatePair[] = []
  const comparison = newComparison()
  const partners = new Int32Array(people.length)
  let compared = 0
  for (const a of people) {
    const count = blocks.partnersOf(a.at, partners)
    for (let at = 0; at < count; at += 1) {
      const b = people[partners[at] ?? 0]
      if (b === undefined || (wanted !== null && !wanted.has(a.at) && !wanted.has(b.at))) continue
      compare(book, a, b, comparison)
      const score = scorer.match(comparison)
      if (score >= least) found.push(told({ a, b, comparison, scorer }, score))
    }
    compared += count
    if (compared < STEP) continue
    compared = 0
    yield progress(0.5 + (0.5 * a.at) / of)
  }
  found.sort((one, other) => other.score - one.score || one.a - other.a || one.b - other.b)
  return { pairs: found, model: learned }
}

/** All that is said of somebody; null where so little is said that two may well say the same. */
function contentOf({ kind, given, family, phones, emails, birthday, addresses }: DuplicateRecord): string | null {
  const kinds = [phones.length > 0, emails.length > 0, birthday !== null, addresses.length > 0]
  if (kinds.filter(Boolean).length < 2) return null
  return JSON.stringify([kind, given, family, phones, emails, birthday, addresses])
}

/** The smaller id first, in the pair and in its reasons. */
function told({ a, b, comparison, scorer }: Explained, score: number): DuplicatePair {
  const [one, other] = a.record.id < b.record.id ? [a, b] : [b, a]
  return { a: one.record.id, b: other.record.id, score, reasons: reasonsOf({ a: one, b: other, comparison, scorer }) }
}

function placesOf(people: readonly Prepared[], about: readonly number[] | null): ReadonlySet<number> | null {
  if (about === null) return null
  const wanted = new Set(about)
  return new Set(people.filter(({ record }) => wanted.has(record.id)).map(({ at }) => at))
}

const usable = ({ format, m, u }: DuplicateModel): boolean => format === MODEL_FORMAT && fitsLevels(m) && fitsLevels(u)

function learnFrom(book: Book, people: readonly Prepared[], blocks: Candidates): DuplicateModel {
  const partners = new Int32Array(people.length)
  let pairs = 0
  for (const { at } of people) pairs += blocks.partnersOf(at, partners)
  const every = Math.max(1, pairs / LEARNED)
  const candidates = createSeen(Math.min(pairs, LEARNED + 1))
  const comparison = newComparison()
  const note = (seen: ReturnType<typeof createSeen>, one: number, other: number): void => {
    const [a, b] = [people[one], people[other]]
    if (a === undefined || b === undefined) return
    compare(book, a, b, comparison)
    seen.add(comparison)
  }
  let passed = 0
  let next = 0
  for (const { at } of people) {
    const count = blocks.partnersOf(at, partners)
    for (; next < passed + count; next += every) note(candidates, at, partners[Math.floor(next) - passed] ?? 0)
    passed += count
  }
  const all = (people.length * (people.length - 1)) / 2
  const random = createSeen(Math.min(all, RANDOM))
  if (all <= RANDOM) {
    for (let one = 0; one < people.length; one += 1)
      for (let other = one + 1; other < people.length; other += 1) note(random, one, other)
  } else {
    const draw = dice(people.length)
    for (let at = 0; at < RANDOM; at += 1) {
      const one = draw()
      const other = draw()
      if (one !== other) note(random, one, other)
    }
  }
  const each = candidates.count === 0 ? 1 : pairs / candidates.count
  return {
    format: MODEL_FORMAT,
    people: people.length,
    ...learn({ people: people.length, candidates, each, random }),
    common: commonOf(book),
  }
}

/** The same draws for every book of a size: what is found may not hang on chance. mulberry32. */
function dice(sides: number): () => number {
  let state = 0x6d2b79f5 ^ sides
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) % sides
  }
}

/** Fewer bearers need no remembering: so few is what is assumed of a value nobody counted. */
const FREQUENT = 3
const REMEMBERED = 2_000

const commonOf = ({ tallies }: Book): DuplicateModel['common'] =>
  Object.fromEntries(COUNTED.map((counted) => [counted, tallies[counted].frequent(FREQUENT, REMEMBERED)])) as Record<
    Counted,
    Record<string, number>
  >

/** What is known of a book of `people` before anybody looked through it. */
export function untrainedModel(people: number): DuplicateModel {
  const book = createBook(people)
  return { format: MODEL_FORMAT, people, ...untrained(people), common: commonOf(book) }
}

/** Compares single people by what a look through the book learned: for while somebody types. Make one per model, and keep it. */
export interface PairComparer {
  compare(a: DuplicateRecord, b: DuplicateRecord): DuplicatePair
}

export function pairComparer(model: DuplicateModel): PairComparer {
  const known = usable(model) ? model : untrainedModel(model.people)
  const book = createBook(known.people, { whole: false, common: known.common })
  const scorer = createScorer(known)
  const comparison = newComparison()
  return {
    compare(a, b) {
      const [first, second] = a.id <= b.id ? [a, b] : [b, a]
      const one = prepare(first, 0, { book, counts: false })
      const other = prepare(second, 1, { book, counts: false })
      compare(book, one, other, comparison)
      return told({ a: one, b: other, comparison, scorer }, scorer.match(comparison))
    },
  }
}

/** One comparison by itself; whoever makes many keeps a `pairComparer`. */
export const comparePair = (model: DuplicateModel, a: DuplicateRecord, b: DuplicateRecord): DuplicatePair =>
  pairComparer(model).compare(a, b)
