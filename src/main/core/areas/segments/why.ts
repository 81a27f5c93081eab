// Why somebody is in a segment, or not: every condition with what they answer.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { segments } from '../../../../shared/contract/segments.ts'
import type { Condition } from '../../../../shared/domain/segments/rule.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { QueryContext } from '../../area.ts'
import { canonOf } from '../../database/people.ts'
import type { FactPlace } from '../../facts.ts'
import { compile, IN_SEGMENT, leavesOf, scopeOf, type Leaf, type Vocabulary } from './compile.ts'
import type { SegmentParts } from './parts.ts'
import { ruleToRead } from './saved.ts'
import { placeOf, vocabularyOf } from './vocabulary.ts'

type Answer = OutputOf<typeof segments.why>['conditions'][number]['answer']

/** Errors: NOT_FOUND, BAD_INPUT, FORBIDDEN. */
export function whyIn(
  parts: SegmentParts,
  { db, settings, outside, session }: QueryContext,
  { contactId, asOf, ...asked }: InputOf<typeof segments.why>,
): OutputOf<typeof segments.why> {
  const person = canonOf(db, contactId)
  if (db.get('SELECT 1 FROM contact_stats WHERE contact_id = ?', person) === undefined) {
    throw new Failure('NOT_FOUND', { what: 'contact' })
  }
  const rule = ruleToRead(db, asked, session)
  const place = placeOf({ db, settings, clock: outside.clock }, { asOf, only: person })
  const vocabulary = vocabularyOf(parts, place)
  parts.permit(session.role, compile(rule, vocabulary).fields)
  const ask = { vocabulary, person }
  return {
    holds: holds(rule, ask),
    conditions: leavesOf(rule).map((leaf) => ({
      path: [...leaf.path],
      holds: holds(leaf.condition, ask),
      answer: answerOf(leaf, ask),
    })),
  }
}

interface Ask {
  readonly vocabulary: Vocabulary
  readonly person: number
}

function holds(rule: Parameters<typeof compile>[0], { vocabulary, person }: Ask): boolean {
  const { first, sql, values } = compile(rule, vocabulary)
  const { db, sums } = vocabulary.place
  const text = `${first.sql}SELECT ${sql} FROM ${sums.sql} s WHERE s.contact_id = ?`
  return db.pluck<number>(text, ...first.values, ...values, ...sums.values, person)[0] === 1
}

/** Their own answer in the unit of the fact; of several the one, or the choices, they gave. */
function answerOf({ path, condition }: Leaf, { vocabulary, person }: Ask): Answer {
  if (condition.fact === IN_SEGMENT) return segmentsOf(condition, { vocabulary, person })
  const { place } = vocabulary
  const fact = vocabulary.factOf(condition.fact)
  if (fact === undefined) return null
  const answer = fact.answer(scopeOf(condition.scope, { place, path }))
  const answers = rawAnswers(answer, { place, person })
  if (answer.is === 'whether') return answers.length
  if (fact.instant === true) return instantAnswer(fact.type === 'days', answers[0], place)
  const said = answers.map((one) => (fact.shown === undefined || one === null ? one : fact.shown(one))).filter(isSaid)
  if (fact.type === 'choice' && said.length > 0) return said
  if (said.length > 1) return typeof said[0] === 'number' ? said : said.join(' · ')
  return said[0] ?? (answer.is === 'one' ? answer.otherwise : null)
}

const isSaid = (one: number | string | null): one is number | string => one !== null

function rawAnswers(
  answer: ReturnType<NonNullable<ReturnType<Vocabulary['factOf']>>['answer']>,
  { place, person }: { readonly place: FactPlace; readonly person: number },
): readonly (number | string | null)[] {
  const { sql, values } = answer
  switch (answer.is) {
    case 'own':
      return place.db.pluck(
        `SELECT ${sql} FROM ${place.sums.sql} s WHERE s.contact_id = ?`,
        ...values,
        ...place.sums.values,
        person,
      )
    case 'whether':
      return place.db.pluck(`SELECT 1 WHERE ? IN (${sql})`, person, ...values)
    default:
      return place.db.pluck(
        `SELECT DISTINCT answer FROM (${sql}) WHERE id = ? ORDER BY answer LIMIT 50`,
        ...values,
        person,
      )
  }
}

function instantAnswer(ago: boolean, instant: number | string | null | undefined, { dayOf, today }: FactPlace): Answer {
  if (typeof instant !== 'number') return null
  return ago ? today - dayOf(instant) : dayOf(instant)
}

/** Those of the segments named that they are in. */
function segmentsOf({ values = [] }: Condition, ask: Ask): Answer {
  return values.filter((id) => holds({ fact: IN_SEGMENT, op: 'any', values: [id] }, ask))
}
