// Whom a rule describes, and what each of its outer parts leaves: one statement, here where facts and summaries answer at once, else on
// another thread.
import type { Rule } from '../../../../shared/domain/segments/rule.ts'
import { SUSPENDED } from '../contacts/service.ts'
import { compileParts, type Vocabulary } from './compile.ts'
import type { Row, SegmentParts, Statement } from './parts.ts'

export interface Evaluated {
  /** Ids, ascending. */
  readonly people: Float64Array
  /** Everybody who is shown and counts: who was asked twice and never answered does not. */
  readonly of: number
  /** Of an `all`: how many each part describes by itself, and how many are left after it and those before it. */
  readonly parts: readonly { readonly alone: number; readonly left: number }[]
}

export interface Question {
  readonly statement: Statement
  readonly slow: boolean
  readonly fields: ReadonlySet<string>
  readonly parts: number
}

const COUNTED = ` WHERE s.contact_id NOT IN (${SUSPENDED})`

/** Who was asked twice and never answered counts nowhere, but where somebody looks for just them. */
function asksForSuspended(rule: Rule): boolean {
  if ('all' in rule) return rule.all.some(asksForSuspended)
  if ('any' in rule) return rule.any.some(asksForSuspended)
  if ('not' in rule) return asksForSuspended(rule.not)
  return rule.fact.startsWith('consent.') && (rule.values ?? []).includes('suspended')
}

/** Errors: BAD_INPUT. */
export function questionOf(rule: Rule, vocabulary: Vocabulary): Question {
  const outer = 'all' in rule && rule.all.length > 1 ? rule.all.map((one, at) => ({ rule: one, path: [at] })) : null
  const { first, parts: pieces, slow, fields } = compileParts(outer ?? [{ rule, path: [] }], vocabulary)
  const { sums, until } = vocabulary.place
  const columns = pieces.map(({ sql }, at) => `${sql} AS b${String(at)}`).join(', ')
  const left = (at: number) =>
    pieces
      .slice(0, at + 1)
      .map((_, before) => `b${String(before)}`)
      .join(' AND ')
  const counts = pieces.map(
    (_, at) => `, sum(b${String(at)}) AS alone${String(at)}, sum(${left(at)}) AS left${String(at)}`,
  )
  // With a limit, even one of none, every condition is asked once of everybody.
  const sql = `${first.sql}SELECT count(*) AS people${counts.join('')}, json_group_array(id) FILTER (WHERE ${left(pieces.length - 1)}) AS ids
    FROM (SELECT s.contact_id AS id, ${columns} FROM ${sums.sql} s${asksForSuspended(rule) ? '' : COUNTED} LIMIT -1)`
  return {
    statement: { sql, values: [...first.values, ...pieces.flatMap(({ values }) => values), ...sums.values] },
    slow: slow || until !== null,
    fields,
    parts: pieces.length,
  }
}

export function answerOf({ parts }: Pick<Question, 'parts'>, row: Row | undefined): Evaluated {
  const number = (name: string) => Number(row?.[name] ?? 0)
  return {
    people: Float64Array.from(JSON.parse(String(row?.['ids'] ?? '[]')) as readonly number[]).sort(), // written by json_group_array
    of: number('people'),
    parts: Array.from({ length: parts }, (_, at) => ({
      alone: number(`alone${String(at)}`),
      left: number(`left${String(at)}`),
    })),
  }
}

/** Here at once. Errors: BAD_INPUT. */
export function evaluateNow(question: Question, vocabulary: Vocabulary): Evaluated {
  const { sql, values } = question.statement
  return answerOf(question, vocabulary.place.db.all<Row>(sql, ...values)[0])
}

/** Where nobody has to wait for it. Errors: BAD_INPUT, BOOK_CLOSED. */
export async function evaluate(
  parts: Pick<SegmentParts, 'beside'>,
  question: Question,
  vocabulary: Vocabulary,
): Promise<Evaluated> {
  if (!question.slow) return evaluateNow(question, vocabulary)
  const [rows] = await parts.beside([question.statement])
  return answerOf(question, rows?.[0])
}
