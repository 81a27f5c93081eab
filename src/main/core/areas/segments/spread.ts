// How the people that the rest of a rule leaves spread over the answers to one of its conditions, for whoever chooses a bound.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { segments } from '../../../../shared/contract/segments.ts'
import { barsOf, quantileOf, SPREAD_TYPES, type Tally } from '../../../../shared/domain/segments/spread.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext } from '../../area.ts'
import type { FactDeclaration, FactPlace } from '../../facts.ts'
import { compileAnswers } from './compile.ts'
import { asksWhatIsLearned, sessionOf } from './count.ts'
import type { Row, SegmentParts } from './parts.ts'
import { placeOf, vocabularyOf } from './vocabulary.ts'

/** Errors: BAD_INPUT, also for a fact whose answers stand on no scale; FORBIDDEN. */
export async function spreadOf(
  parts: SegmentParts,
  context: ActionContext,
  { among, fact: name, scope, asOf }: InputOf<typeof segments.spread>,
): Promise<OutputOf<typeof segments.spread>> {
  const session = sessionOf(context)
  if (asksWhatIsLearned({ all: [among, { fact: name, op: 'said' }] })) await parts.learned()
  const { db, settings } = context.book()
  const vocabulary = vocabularyOf(parts, placeOf({ db, settings, clock: context.outside.clock }, { asOf }))
  const fact = vocabulary.factOf(name)
  const scale = SPREAD_TYPES.find((type) => type === fact?.type)
  if (fact === undefined || scale === undefined) {
    throw new Failure('BAD_INPUT', { issues: [{ path: 'fact', rule: 'not_for_this_fact' }] })
  }
  const { statement, slow, fields } = compileAnswers({ rule: among, fact, scope }, vocabulary)
  parts.permit(session.role, fields)
  const { place } = vocabulary
  const [rows = []] =
    slow || place.until !== null
      ? await parts.beside([statement])
      : [place.db.all<Row>(statement.sql, ...statement.values)]
  const said = rows.flatMap(({ answer, people }): Tally[] =>
    answer === null ? [] : [[shownOf(Number(answer), fact, place), Number(people)]],
  )
  const all = rows.reduce((sum, { people }) => sum + Number(people), 0)
  const people = said.reduce((sum, [, many]) => sum + many, 0)
  return { bars: [...barsOf(said, scale)], people, unsaid: all - people, median: quantileOf(said, 0.5) }
}

/** In the unit of the fact. */
function shownOf(answer: number, { type, instant }: FactDeclaration, { today, dayOf }: FactPlace): number {
  if (instant !== true) return answer
  return type === 'days' ? today - dayOf(answer) : dayOf(answer)
}
