// One condition as SQL that is 1 or 0 for a row `s` of contact_stats. Two truths only: whoever says nothing is compared with nothing, so
// every comparison with them is false, but `<>`, `none` and `unsaid`, which are true.
import type { AnswerType, Comparison, Condition } from '../../../../shared/domain/segments/rule.ts'
import { foldedWords } from '../../../../shared/domain/fold.ts'
import { EARLIEST_DAY, LATEST_DAY } from '../../../../shared/domain/shop-day.ts'
import type { SqlValue } from '../../database/handle.ts'
import type { FactAnswer, FactDeclaration, FactPlace } from '../../facts.ts'

export interface Piece {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

const NUMBERS = ['=', '<>', '<', '<=', '>', '>=', 'between'] as const satisfies readonly Comparison[]

/** What may be asked of an answer of this type, unless its fact says otherwise. */
export const OPS: Readonly<Record<AnswerType, readonly Comparison[]>> = {
  count: NUMBERS,
  number: [...NUMBERS, 'said', 'unsaid'],
  money: [...NUMBERS, 'said', 'unsaid'],
  days: [...NUMBERS, 'said', 'unsaid'],
  day: [...NUMBERS, 'said', 'unsaid'],
  percent: [...NUMBERS, 'said', 'unsaid'],
  choice: ['any', 'none', 'said', 'unsaid'],
  text: ['words', 'said', 'unsaid'],
  'yes-no': ['='],
}

/** A rule that an answer is held against; `negative` ones hold of who fails the opposite, said or not. */
interface Test {
  readonly sql: (answer: string) => string
  readonly values: readonly SqlValue[]
  readonly negative: boolean
  /** The same of one answer that is known, for those who are in no table. */
  readonly holds: (answer: number | null) => boolean
}

/** What is wrong with a condition: the part of it and a short code. */
export interface Wrong {
  readonly part: string
  readonly rule: string
}

/** Null where it fits its fact. */
export function wrongOf(fact: FactDeclaration, { op, value, to, values, scope }: Condition): Wrong | null {
  if (!(fact.ops ?? OPS[fact.type]).includes(op)) return { part: 'op', rule: 'not_for_this_fact' }
  const stray = Object.entries(scope ?? {}).find(
    ([part, said]) => said !== undefined && !(fact.scope ?? []).some((one) => one === part),
  )
  if (stray !== undefined) return { part: `scope.${stray[0]}`, rule: 'not_for_this_fact' }
  if (op === 'any' || op === 'none') return values === undefined ? { part: 'values', rule: 'required' } : null
  if (op === 'words') {
    if (typeof value !== 'string') return { part: 'value', rule: 'not_text' }
    return foldedWords(value).length === 0 ? { part: 'value', rule: 'required' } : null
  }
  if (op === 'said' || op === 'unsaid') return null
  if (typeof value !== 'number' || !Number.isFinite(value)) return { part: 'value', rule: 'not_a_number' }
  if (fact.type === 'yes-no' && value !== 0 && value !== 1) return { part: 'value', rule: 'not_yes_or_no' }
  if (op !== 'between') return null
  if (to === undefined) return { part: 'to', rule: 'required' }
  return to < value ? { part: 'to', rule: 'too_small' } : null
}

/** Of a condition without anything wrong. */
export function compare(fact: FactDeclaration, condition: Condition, answer: FactAnswer, place: FactPlace): Piece {
  if (answer.is === 'whether') {
    return { sql: `s.contact_id ${condition.value === 0 ? 'NOT ' : ''}IN (${answer.sql})`, values: answer.values }
  }
  const test = fact.instant === true ? dayTest(fact.type, condition, place) : testOf(fact, condition)
  if (answer.is === 'own') {
    const held = { sql: `ifnull(${test.sql(`(${answer.sql})`)}, 0)`, values: [...answer.values, ...test.values] }
    return test.negative ? { ...held, sql: `(${held.sql} = 0)` } : held
  }
  return among(answer, test)
}

/** The smaller set is gathered: of those who fulfil it, or, where nobody in no table fails, of those who do not. */
function among(answer: Extract<FactAnswer, { is: 'one' | 'some' }>, test: Test): Piece {
  const values = [...answer.values, ...test.values]
  const fits = (not: string) => `(SELECT id FROM (${answer.sql}) WHERE ${not}ifnull(${test.sql('answer')}, 0))`
  if (answer.is === 'some') {
    // Something that cannot be compared is said all the same.
    const some = test.sql === SAID.sql ? `(SELECT id FROM (${answer.sql}))` : plain(answer, test)
    return { sql: `s.contact_id ${test.negative ? 'NOT ' : ''}IN ${some}`, values }
  }
  const outside = test.holds(answer.otherwise) !== test.negative
  if (!outside) return { sql: `s.contact_id IN ${test.negative ? fits('NOT ') : plain(answer, test)}`, values }
  return { sql: `s.contact_id NOT IN ${test.negative ? plain(answer, test) : fits('NOT ')}`, values }
}

/** Without the wrapping that would hide it from an index. */
const plain = ({ sql }: FactAnswer, test: Test) => `(SELECT id FROM (${sql}) WHERE ${test.sql('answer')})`

const SAID: Test = {
  sql: (answer) => `${answer} IS NOT NULL`,
  values: [],
  negative: false,
  holds: (answer) => answer !== null,
}

function testOf(fact: FactDeclaration, { op, value, to, values }: Condition): Test {
  const stored = fact.stored ?? ((one: number | string): SqlValue => one)
  switch (op) {
    case 'said':
      return SAID
    case 'unsaid':
      return { ...SAID, negative: true }
    case 'words':
      return {
        sql: (answer) => `has_words(${answer}, ?)`,
        values: [foldedWords(String(value)).join(' ')],
        negative: false,
        holds: () => false,
      }
    case 'any':
    case 'none': {
      const chosen = (values ?? []).map(stored)
      return {
        sql: (answer) => `${answer} IN (SELECT value FROM json_each(?))`,
        values: [JSON.stringify(chosen)],
        negative: op === 'none',
        holds: (answer) => answer !== null && chosen.includes(answer),
      }
    }
    default:
      return rangeTest(op, Number(value), to ?? 0)
  }
}

function rangeTest(op: (typeof NUMBERS)[number], value: number, to: number): Test {
  const plainly = (sign: string, holds: (answer: number) => boolean, negative = false): Test => ({
    sql: (answer) => `${answer} ${sign} ?`,
    values: [value],
    negative,
    holds: (answer) => answer !== null && holds(answer),
  })
  switch (op) {
    case '=':
      return plainly('=', (answer) => answer === value)
    case '<>':
      return plainly('=', (answer) => answer === value, true)
    case '<':
      return plainly('<', (answer) => answer < value)
    case '<=':
      return plainly('<=', (answer) => answer <= value)
    case '>':
      return plainly('>', (answer) => answer > value)
    case '>=':
      return plainly('>=', (answer) => answer >= value)
    case 'between':
      return {
        sql: (answer) => `${answer} BETWEEN ? AND ?`,
        values: [value, to],
        negative: false,
        holds: (answer) => answer !== null && answer >= value && answer <= to,
      }
  }
}

/** An instant asked for by its shop day: days have no even length, so the days become instants and not the other way round. */
function dayTest(type: AnswerType, { op, value, to }: Condition, place: FactPlace): Test {
  if (op === 'said' || op === 'unsaid') return { ...SAID, negative: op === 'unsaid' }
  const asked = Number(value)
  const ends: Readonly<Record<string, readonly [number, number]>> = {
    '=': [asked, asked],
    '<>': [asked, asked],
    '<': [EARLIEST_DAY, Math.ceil(asked) - 1],
    '<=': [EARLIEST_DAY, asked],
    '>': [Math.floor(asked) + 1, LATEST_DAY],
    '>=': [asked, LATEST_DAY],
    between: [asked, to ?? asked],
  }
  const [low, high] = ends[op] ?? [asked, asked]
  const within = (day: number) => Math.min(LATEST_DAY, Math.max(EARLIEST_DAY, day))
  // So many days ago or more is that day or an earlier one.
  const [first, last] = type === 'days' ? [place.today - high, place.today - low] : [low, high]
  return {
    sql: (answer) => `${answer} >= ? AND ${answer} < ?`,
    values: [place.startOf(within(Math.ceil(first))), place.startOf(within(Math.floor(last)) + 1)],
    negative: op === '<>',
    holds: () => false,
  }
}
