// Learning from the book itself, without anybody having said who is whom: expectation and maximisation (Dempster, Laird and Rubin 1977)
// over candidate pairs and random ones, with three explanations (score.ts). What is believed beforehand counts like some pairs seen, so
// that a small book stays near it and a large one goes its own way.
import { AT, newComparison, type Comparison } from './comparison.ts'
import { DEFAULT_M, DEFAULT_U, LEVELS } from './levels.ts'
import { FIELDS, type DuplicateModel, type Field } from './model.ts'
import { createScorer, type Scorer } from './score.ts'

/** Pairs as they compared, in little room. */
export interface Seen {
  readonly count: number
  readonly levels: Uint8Array
  readonly rare: Float32Array
}

export function createSeen(most: number): Seen & { add(comparison: Comparison): void } {
  const levels = new Uint8Array(most * FIELDS.length)
  const rare = new Float32Array(most * FIELDS.length)
  let count = 0
  return {
    get count() {
      return count
    },
    levels,
    rare,
    add(comparison) {
      if (count >= most) return
      levels.set(comparison.levels, count * FIELDS.length)
      rare.set(comparison.rare, count * FIELDS.length)
      count += 1
    },
  }
}

export interface Lesson {
  readonly people: number
  /** A fair sample of all candidate pairs … */
  readonly candidates: Seen
  /** … how many pairs each of them stands for … */
  readonly each: number
  /** … and pairs drawn from the whole book. */
  readonly random: Seen
}

/** Pairs that the belief about one person and about strangers weighs like. */
const BELIEF_M = 40
/** In a book of so many what is believed weighs double, in a smaller one more. */
const SMALL = 100
const BELIEF_U = 400
/** Of any two, however few there are. */
const MOST_MATCH = 0.03
const MOST_HOUSEHOLD = 0.1
const ROUNDS = 30
const STILL = 1e-4

/** Of a book of `people` nobody has looked through yet. */
export function untrained(people: number): Pick<DuplicateModel, 'match' | 'household' | 'moved' | 'm' | 'u'> {
  const pairs = Math.max(1, (people * (people - 1)) / 2)
  const match = Math.min(MOST_MATCH, (0.03 * people) / pairs)
  return { match, household: Math.min(MOST_HOUSEHOLD, 2 * match), moved: 0.1, m: DEFAULT_M, u: DEFAULT_U }
}

export function learn(lesson: Lesson): Pick<DuplicateModel, 'match' | 'household' | 'moved' | 'm' | 'u'> {
  let known = untrained(lesson.people)
  const first = scorerOf(known, lesson.people)
  // Most pairs are plainly strangers and stay so: they are counted once, the doubtful again in each round.
  const strangers = beliefs(DEFAULT_U, BELIEF_U)
  const random = doubtful(lesson.random, first, (three, comparison) => {
    if ((three[2] ?? 0) < PLAIN) return true
    note(strangers, comparison, 1, 1)
    return false
  })
  const candidates = doubtful(lesson.candidates, first, (three) => (three[2] ?? 0) < 1 - HARDLY)
  let before = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = oneRound({ ...lesson, candidates, random, strangers }, known)
    known = next.known
    if (Math.abs(next.expected - before) < STILL * (1 + before)) break
    before = next.expected
  }
  return known
}

const PLAIN = 0.999
const HARDLY = 1e-8

function doubtful(seen: Seen, scorer: Scorer, keep: (three: Float64Array, comparison: Comparison) => boolean): Seen {
  const kept = createSeen(seen.count)
  const comparison = newComparison()
  const three = new Float64Array(3)
  for (let at = 0; at < seen.count; at += 1) {
    pick(seen, at, comparison)
    scorer.explain(comparison, three)
    if (keep(three, comparison)) kept.add(comparison)
  }
  return kept
}

type Known = ReturnType<typeof untrained>

const scorerOf = (known: Known, people: number): Scorer =>
  createScorer({ ...known, format: 0, people, common: NONE_COMMON })

interface Round extends Lesson {
  readonly strangers: Counts
}

function oneRound(
  { people, candidates, each, random, strangers }: Round,
  known: Known,
): { known: Known; expected: number } {
  const scorer = scorerOf(known, people)
  const m = beliefs(DEFAULT_M, BELIEF_M * (1 + SMALL / people))
  const comparison = newComparison()
  const three = new Float64Array(3)
  let match = 0
  let household = 0
  let moved = 0
  let placed = 0
  for (let at = 0; at < candidates.count; at += 1) {
    pick(candidates, at, comparison)
    scorer.explain(comparison, three)
    const one = (three[0] ?? 0) * each
    match += one
    household += (three[1] ?? 0) * each
    if (one < 1e-6) continue
    const hasPlace = PLACE.some((place) => (comparison.levels[place] ?? 7) < 7)
    const gone = hasPlace ? scorer.movedOf(comparison) : 0
    if (hasPlace) {
      moved += one * gone
      placed += one
    }
    note(m, comparison, one, one * (1 - gone))
  }
  const u = Object.fromEntries(FIELDS.map((field) => [field, strangers[field].slice()])) as unknown as Counts
  for (let at = 0; at < random.count; at += 1) {
    pick(random, at, comparison)
    scorer.explain(comparison, three)
    const strange = three[2] ?? 0
    note(u, comparison, strange, strange)
  }
  const pairs = Math.max(1, (people * (people - 1)) / 2)
  // A tenth of a book's weight speaks for what is usual: three in a hundred written twice.
  const expected = (match + 0.1 * 0.03 * people) / 1.1
  const homes = Math.max(0.5 * expected, (household + 0.1 * 0.06 * people) / 1.1)
  return {
    expected,
    known: {
      match: Math.min(MOST_MATCH, expected / pairs),
      household: Math.min(MOST_HOUSEHOLD, homes / pairs),
      moved: (moved + 4) / (placed + 40),
      m: shares(m, 'm'),
      u: shares(u, 'u'),
    },
  }
}

const NONE_COMMON: DuplicateModel['common'] = {
  given: {},
  family: {},
  name: {},
  birthday: {},
  phone: {},
  email: {},
  number: {},
  street: {},
  postcode: {},
  city: {},
  place: {},
  'name-word': {},
  'street-word': {},
}

const PLACE: readonly number[] = [AT.street, AT.house, AT.postcode, AT.city]

function pick({ levels, rare }: Seen, at: number, into: Comparison): void {
  const from = at * FIELDS.length
  into.levels.set(levels.subarray(from, from + FIELDS.length))
  into.rare.set(rare.subarray(from, from + FIELDS.length))
}

type Counts = Readonly<Record<Field, Float64Array>>

function beliefs(table: Readonly<Record<Field, readonly number[]>>, weight: number): Counts {
  return Object.fromEntries(
    FIELDS.map((field) => [field, Float64Array.from(table[field], (share) => share * weight)]),
  ) as unknown as Counts
}

function note(counts: Counts, { levels }: Comparison, weight: number, stayed: number): void {
  for (const [at, field] of FIELDS.entries()) {
    const level = levels[at] ?? 7
    const cells = counts[field]
    if (level < cells.length) cells[level] = (cells[level] ?? 0) + (PLACE.includes(at) ? stayed : weight)
  }
}

function shares(counts: Counts, whose: 'm' | 'u'): Readonly<Record<Field, readonly number[]>> {
  return Object.fromEntries(
    FIELDS.map((field) => {
      if (field === 'order' && whose === 'u') return [field, DEFAULT_U.order]
      const cells = counts[field]
      const all = cells.reduce((sum, cell) => sum + cell, 0)
      const learned = [...cells].map((cell) => Math.max(1e-7, cell / all))
      return [field, whose === 'm' ? notTooStrange(field, learned) : learned]
    }),
  ) as Record<Field, readonly number[]>
}

/**
 * One person mostly bears one name and one birthday, however a book is kept. Without that the learning may take for one person what
 * else goes together in a book: neighbours, or people of one firm.
 */
const MOST_DIFFERENT: Readonly<Partial<Record<Field, number>>> = {
  given: 0.12,
  family: 0.2,
  birthday: 0.15,
  name: 0.15,
}

function notTooStrange(field: Field, learned: readonly number[]): readonly number[] {
  const most = MOST_DIFFERENT[field] ?? 1
  const different = learned.at(-1) ?? 0
  if (different <= most) return learned
  const others = (1 - most) / (1 - different)
  return learned.map((share, level) => (level === learned.length - 1 ? most : share * others))
}

/** Whether a table has the levels of now. */
export const fitsLevels = (table: Readonly<Partial<Record<Field, readonly number[]>>>): boolean =>
  FIELDS.every((field) => table[field]?.length === LEVELS[field].length)
