// Saved segments as they are read. Who may not see a field that a segment asks does not see the segment either: neither its name nor its
// count may tell them what they must not know.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { Segment, segments } from '../../../../shared/contract/segments.ts'
import { EVERYBODY, type Rule } from '../../../../shared/domain/segments/rule.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { QueryContext, Session } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { compile, type Vocabulary } from './compile.ts'
import type { AskedFor } from './asked-for.ts'
import type { SegmentParts } from './parts.ts'
import { placeOf, readRule, vocabularyOf } from './vocabulary.ts'

const ROWS = `SELECT g.id, g.name, g.note, g.rule, g.goal, g.budget, g.shared, g.made_at AS madeAt, g.made_by AS madeBy,
    u.name AS madeByName, g.archived, n.people AS count, n.day AS countedOn
  FROM segment g LEFT JOIN user u ON u.id = g.made_by LEFT JOIN segment_count n ON n.segment_id = g.id`
const BY_NAME = 'ORDER BY g.name COLLATE NOCASE, g.id'

interface Row extends Omit<Segment, 'rule' | 'goal' | 'note' | 'shared' | 'archived'> {
  readonly note: string | null
  readonly rule: string
  readonly goal: string | null
  readonly shared: number
  readonly archived: number
}

const read = (row: Row): Segment => ({
  ...row,
  note: row.note ?? '',
  rule: readRule(row.rule),
  goal: row.goal === null ? null : (JSON.parse(row.goal) as Segment['goal']), // written by `goalText`, which stringifies this very type
  shared: row.shared === 1,
  archived: row.archived === 1,
})

/** Of everybody. Errors: NOT_FOUND. */
export function storedSegment(db: ReadDb, id: number): Segment {
  const row = db.get<Row>(`${ROWS} WHERE g.id = ?`, id)
  if (row === undefined) throw new Failure('NOT_FOUND', { what: 'segment' })
  return read(row)
}

const isTheirs = (segment: Pick<Segment, 'shared' | 'madeBy'>, { userId }: Pick<Session, 'userId'>) =>
  segment.shared || segment.madeBy === userId

/** Errors: NOT_FOUND, also for somebody else's own. */
export function segmentFor(db: ReadDb, id: number, session: Pick<Session, 'userId'>): Segment {
  const segment = storedSegment(db, id)
  if (!isTheirs(segment, session)) throw new Failure('NOT_FOUND', { what: 'segment' })
  return segment
}

/** The rule that is asked for, everybody where none is. Errors: NOT_FOUND. */
export function ruleToRead(db: ReadDb, { rule, id }: AskedFor, session: Pick<Session, 'userId'>): Rule {
  if (id !== undefined) return segmentFor(db, id, session).rule
  return rule ?? EVERYBODY
}

/** Declared fields that a rule asks, also through other segments; none for a rule that cannot be asked any more. */
function fieldsIn(rule: Rule, vocabulary: Vocabulary): Iterable<string> {
  try {
    return compile(rule, vocabulary).fields
  } catch (error) {
    if (error instanceof Failure && error.code === 'BAD_INPUT') return []
    throw error
  }
}

const vocabularyFor = (parts: SegmentParts, { db, settings, outside }: QueryContext) =>
  vocabularyOf(parts, placeOf({ db, settings, clock: outside.clock }))

/** Their own and those shared, by name, but those that ask what they may not see. */
export function segmentsFor(
  parts: SegmentParts,
  context: QueryContext,
  { archived }: { readonly archived: boolean },
): OutputOf<typeof segments.list> {
  const vocabulary = vocabularyFor(parts, context)
  return context.db
    .all<Row>(`${ROWS} WHERE g.archived = ? ${BY_NAME}`, Number(archived))
    .map(read)
    .filter((segment) => isTheirs(segment, context.session))
    .filter(({ rule }) => ![...fieldsIn(rule, vocabulary)].some((field) => parts.hides(context.session.role, field)))
}

/** Errors: NOT_FOUND, FORBIDDEN. */
export function readSegmentFor(parts: SegmentParts, context: QueryContext, id: number): Segment {
  const segment = segmentFor(context.db, id, context.session)
  parts.permit(context.session.role, fieldsIn(segment.rule, vocabularyFor(parts, context)))
  return segment
}
