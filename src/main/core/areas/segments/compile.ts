// A rule as one expression that is 1 or 0 for a row `s` of contact_stats: every set that it asks for is gathered once, the tree is one scan.
import { DEEPEST, type Condition, type Rule, type Scope } from '../../../../shared/domain/segments/rule.ts'
import { daysOfPeriod } from '../../../../shared/domain/segments/period.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { FactAnswer, FactDeclaration, FactPlace, FactScope, Gathered } from '../../facts.ts'
import { compare, wrongOf, type Piece } from './compare.ts'

/** The fact that is another segment; asked by `any` and `none`. */
export const IN_SEGMENT = 'segments.in'

/** What may be asked, and what saved segments ask; null for one that is gone. */
export interface Vocabulary {
  readonly place: FactPlace
  readonly factOf: (name: string) => FactDeclaration | undefined
  readonly ruleOf: (segment: number) => Rule | null
}

export interface CompiledParts {
  /** What stands before the statement: rows that several conditions are gathered of; empty for none. */
  readonly first: Piece
  readonly parts: readonly Piece[]
  /** Rather on another thread than while the counter waits. */
  readonly slow: boolean
  /** Declared fields that it asks. */
  readonly fields: ReadonlySet<string>
}

export type Compiled = Omit<CompiledParts, 'parts'> & Piece

/** A leaf of the tree, where it stands: the place in each branch from the root; in a `not` it is 0. */
export interface Leaf {
  readonly path: readonly number[]
  readonly condition: Condition
}

/** So much is gathered while somebody waits at the counter. */
const HEAVY_AT_ONCE = 1

/** Errors: BAD_INPUT with the path of a condition that cannot be asked: `rule.<place>.<place>.<part>`. */
export function compile(rule: Rule, vocabulary: Vocabulary): Compiled {
  const { parts, ...rest } = compileParts([{ rule, path: [] }], vocabulary)
  return { ...rest, ...(parts[0] ?? EVERYBODY) }
}

/** Several rules for one statement. Errors: BAD_INPUT. */
export function compileParts(
  rules: readonly { readonly rule: Rule; readonly path: readonly number[] }[],
  vocabulary: Vocabulary,
): CompiledParts {
  const noted: Noted = { fields: new Set(), gathered: new Map(), alone: 0, slow: false }
  const parts = rules.map(({ rule, path }) => ofRule(rule, { vocabulary, noted, path, within: [] }))
  const heavy = [...noted.gathered.values()].filter((one) => one.heavy).length
  return {
    first: beforehand(noted),
    parts,
    slow: noted.slow || heavy + noted.alone > HEAVY_AT_ONCE,
    fields: noted.fields,
  }
}

/**
 * What the people of a rule answer to a fact: rows (answer, people). Errors: BAD_INPUT, for answers by which nobody can be counted, too.
 */
export function compileAnswers(
  { rule, fact, scope }: { readonly rule: Rule; readonly fact: FactDeclaration; readonly scope: Scope | undefined },
  vocabulary: Vocabulary,
): { readonly statement: Piece; readonly slow: boolean; readonly fields: ReadonlySet<string> } {
  const { place } = vocabulary
  const noted: Noted = { fields: new Set(fact.fields), gathered: new Map(), alone: 0, slow: fact.slow === true }
  const who = ofRule(rule, { vocabulary, noted, path: [], within: [] })
  const answer = together(fact.answer(scopeOf(scope, { place, path: [] })), noted)
  if (answer.is !== 'own' && answer.is !== 'one') throw bad([], { part: 'fact', rule: 'not_for_this_fact' })
  const own = answer.is === 'own'
  const said: Piece = own ? answer : { sql: 'coalesce(a.answer, ?)', values: [answer.otherwise] }
  const beside: Piece = own
    ? EVERYBODY
    : { sql: `LEFT JOIN (${answer.sql}) a ON a.id = s.contact_id`, values: answer.values }
  const first = beforehand(noted)
  const heavy = [...noted.gathered.values()].filter((one) => one.heavy).length
  return {
    statement: {
      sql: `${first.sql}SELECT ${said.sql} AS answer, count(*) AS people FROM ${place.sums.sql} s ${own ? '' : beside.sql}
        WHERE ${who.sql} GROUP BY 1`,
      values: [...first.values, ...said.values, ...place.sums.values, ...beside.values, ...who.values],
    },
    slow: noted.slow || heavy + noted.alone > HEAVY_AT_ONCE,
    fields: noted.fields,
  }
}

interface Noted {
  readonly fields: Set<string>
  /** By rows and person. */
  readonly gathered: Map<string, Gathering>
  /** Answers that read much by themselves. */
  alone: number
  slow: boolean
}

interface Gathering {
  readonly name: string
  readonly from: Gathered
  readonly answers: string[]
  readonly heavy: boolean
}

function beforehand({ gathered }: Noted): Piece {
  const all = [...gathered.values()]
  const texts = all.map(({ name, from: { rows, by }, answers }) => {
    const columns = answers.map((of, at) => `${of} AS a${String(at)}`).join(', ')
    return `${name} AS (SELECT ${by} AS id, ${columns} ${rows.sql} GROUP BY ${by})`
  })
  return {
    sql: texts.length === 0 ? '' : `WITH ${texts.join(', ')} `,
    values: all.flatMap(({ from }) => from.rows.values),
  }
}

/** Answers that are gathered of the same rows are gathered in one go. */
function together(answer: FactAnswer, noted: Noted): FactAnswer {
  if (answer.is !== 'one' || answer.from === undefined) {
    if (answer.heavy === true) noted.alone += 1
    return answer
  }
  const { gathered } = noted
  const { from, heavy = false } = answer
  const key = JSON.stringify([from.rows.sql, from.rows.values, from.by])
  const known = gathered.get(key) ?? { name: `g${String(gathered.size)}`, from, answers: [], heavy }
  gathered.set(key, known)
  if (!known.answers.includes(from.of)) known.answers.push(from.of)
  const column = `a${String(known.answers.indexOf(from.of))}`
  return { ...answer, sql: `SELECT id, ${column} AS answer FROM ${known.name}`, values: [] }
}

interface Position {
  readonly vocabulary: Vocabulary
  readonly noted: Noted
  readonly path: readonly number[]
  /** Saved segments around this one. */
  readonly within: readonly number[]
}

const EVERYBODY: Piece = { sql: '1', values: [] }
const NOBODY: Piece = { sql: '0', values: [] }

function ofRule(rule: Rule, position: Position): Piece {
  if (position.path.length > DEEPEST * 2) throw bad(position.path, { part: 'value', rule: 'too_deep' })
  const inner = (one: Rule, at: number) => ofRule(one, { ...position, path: [...position.path, at] })
  if ('all' in rule) return rule.all.length === 0 ? EVERYBODY : joined(rule.all.map(inner), ' AND ')
  if ('any' in rule) return rule.any.length === 0 ? NOBODY : joined(rule.any.map(inner), ' OR ')
  if ('not' in rule) return negated(inner(rule.not, 0))
  return rule.fact === IN_SEGMENT ? ofSegments(rule, position) : ofFact(rule, position)
}

const joined = (pieces: readonly Piece[], by: ' AND ' | ' OR '): Piece => ({
  sql: `(${pieces.map(({ sql }) => sql).join(by)})`,
  values: pieces.flatMap(({ values }) => values),
})
const negated = ({ sql, values }: Piece): Piece => ({ sql: `(NOT ${sql})`, values })

function ofFact(condition: Condition, { vocabulary, noted, path }: Position): Piece {
  const { place } = vocabulary
  const fact = vocabulary.factOf(condition.fact)
  if (fact === undefined) throw bad(path, { part: 'fact', rule: 'unknown_fact' })
  const wrong = wrongOf(fact, condition)
  if (wrong !== null) throw bad(path, wrong)
  for (const field of fact.fields ?? []) noted.fields.add(field)
  if (fact.slow === true) noted.slow = true
  const scope = scopeOf(condition.scope, { place, path })
  return fact.asked?.(condition) ?? compare(fact, condition, together(fact.answer(scope), noted), place)
}

/** A segment that is gone has nobody in it, as has one that leads back to itself: two machines may have made it so. */
function ofSegments({ op, values }: Condition, position: Position): Piece {
  const { path, within, vocabulary } = position
  if (op !== 'any' && op !== 'none') throw bad(path, { part: 'op', rule: 'not_for_this_fact' })
  if (values === undefined) throw bad(path, { part: 'values', rule: 'required' })
  const pieces = values.map((id): Piece => {
    if (typeof id !== 'number') throw bad(path, { part: 'values', rule: 'not_a_segment' })
    const rule = within.includes(id) ? null : vocabulary.ruleOf(id)
    return rule === null ? NOBODY : ofRule(rule, { ...position, path: [], within: [...within, id] })
  })
  const some = joined(pieces, ' OR ')
  return op === 'any' ? some : negated(some)
}

function bad(path: readonly number[], { part, rule }: { readonly part: string; readonly rule: string }): Failure {
  return new Failure('BAD_INPUT', { issues: [{ path: ['rule', ...path, part].join('.'), rule }] })
}

interface ScopePlace {
  readonly place: FactPlace
  readonly path: readonly number[]
}

/** The scope in shop days. In a book as it was on a day, nothing after that day counts. */
export function scopeOf(scope: Scope | undefined, { place: { today, until }, path }: ScopePlace): FactScope {
  const days = scope?.period === undefined ? { from: null, to: null } : daysOfPeriod(scope.period, today)
  if (days.from !== null && days.to !== null && days.to < days.from) {
    throw bad(path, { part: 'scope.period', rule: 'ends_before_it_begins' })
  }
  return {
    from: days.from,
    to: until === null ? days.to : Math.min(until, days.to ?? until),
    products: scope?.products ?? null,
    categories: scope?.categories ?? null,
    weekdays: scope?.weekdays ?? null,
    hours: hoursOf(scope?.hours),
    outlets: scope?.outlets ?? null,
    kinds: scope?.kinds ?? null,
    tones: scope?.tones ?? null,
  }
}

function hoursOf(hours: Scope['hours']): readonly number[] | null {
  if (hours === undefined) return null
  const count = ((hours.to - hours.from + 24) % 24) + 1
  return Array.from({ length: count }, (_, at) => (hours.from + at) % 24)
}

/** Every condition of the rule itself, in its order. */
export function leavesOf(rule: Rule, path: readonly number[] = []): readonly Leaf[] {
  if ('all' in rule) return rule.all.flatMap((one, at) => leavesOf(one, [...path, at]))
  if ('any' in rule) return rule.any.flatMap((one, at) => leavesOf(one, [...path, at]))
  if ('not' in rule) return leavesOf(rule.not, [...path, 0])
  return [{ path, condition: rule }]
}

/** The saved segments that a rule names itself. */
export const segmentsIn = (rule: Rule): readonly number[] =>
  leavesOf(rule).flatMap(({ condition }) =>
    condition.fact === IN_SEGMENT ? (condition.values ?? []).filter((id) => typeof id === 'number') : [],
  )
