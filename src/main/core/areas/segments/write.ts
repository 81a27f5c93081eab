// Makes and changes saved segments, and puts them aside. A rule is checked when it is written, so that a saved one can be asked.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { Segment, segments } from '../../../../shared/contract/segments.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import type { Rule } from '../../../../shared/domain/segments/rule.ts'
import { Failure } from '../../../../shared/errors.ts'
import { mayAccess } from '../../../../shared/roles.ts'
import type { CommandContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { compile, segmentsIn } from './compile.ts'
import type { SegmentParts } from './parts.ts'
import { segmentFor } from './saved.ts'
import { placeOf, storedRule, vocabularyOf } from './vocabulary.ts'

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
const goalText = (goal: Segment['goal']) => (goal === null ? null : JSON.stringify(goal))

const INSERT = `INSERT INTO segment (id, name, note, rule, goal, budget, shared, made_at, made_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** Errors: NAME_TAKEN, BAD_INPUT, FORBIDDEN. */
export function createSegment(
  parts: SegmentParts,
  context: CommandContext,
  { name, note, rule, goal, budget, shared }: InputOf<typeof segments.create>,
): number {
  const { db, outside, session } = context
  refuseTaken(db, name, null)
  refuseRule(parts, context, { rule, id: null })
  refuseGoal(goal)
  const id = db.newId('segment')
  const [at, by] = [outside.clock.now(), session.userId]
  db.run(INSERT, id, name, orNull(note), JSON.stringify(rule), goalText(goal), budget, Number(shared), at, by)
  return id
}

/** Errors: NOT_FOUND, NAME_TAKEN, BAD_INPUT, FORBIDDEN. */
export function saveSegment(
  parts: SegmentParts,
  context: CommandContext,
  { id, patch }: InputOf<typeof segments.save>,
): void {
  const { db } = context
  const before = toChange(context, id)
  const { name, note, rule, goal, budget, shared } = patch
  if (name !== undefined && name !== before.name) refuseTaken(db, name, id)
  if (rule !== undefined) refuseRule(parts, context, { rule, id })
  if (goal !== undefined) refuseGoal(goal)
  const set = (column: string, value: string | number | null | undefined, old: string | number | null) => {
    if (value !== undefined && value !== old) db.run(`UPDATE segment SET ${column} = ? WHERE id = ?`, value, id)
  }
  set('name', name, before.name)
  set('note', note === undefined ? undefined : orNull(note), orNull(before.note))
  set('rule', rule === undefined ? undefined : JSON.stringify(rule), JSON.stringify(before.rule))
  set('goal', goal === undefined ? undefined : goalText(goal), goalText(before.goal))
  set('budget', budget, before.budget)
  set('shared', shared === undefined ? undefined : Number(shared), Number(before.shared))
}

/** Errors: NOT_FOUND, NAME_TAKEN, FORBIDDEN. */
export function archiveSegment(context: CommandContext, { id, archived }: InputOf<typeof segments.archive>): void {
  const { db } = context
  const before = toChange(context, id)
  if (before.archived === archived) return
  if (!archived) refuseTaken(db, before.name, id)
  db.run('UPDATE segment SET archived = ? WHERE id = ?', Number(archived), id)
}

/** Somebody else's is changed by managers alone. */
function toChange({ db, session }: CommandContext, id: number): Segment {
  const segment = segmentFor(db, id, session)
  if (segment.madeBy !== session.userId && !mayAccess(session.role, 'manager')) {
    throw new Failure('FORBIDDEN', { need: 'manager' })
  }
  return segment
}

/** Two of one name could not be told apart where one is chosen. */
function refuseTaken(db: ReadDb, name: string, besides: number | null): void {
  const others = db.all<{ id: number; name: string }>('SELECT id, name FROM segment WHERE archived = 0')
  if (others.some((other) => other.id !== besides && fold(other.name) === fold(name)))
    throw new Failure('NAME_TAKEN', { name })
}

function refuseGoal(goal: Segment['goal']): void {
  if (goal !== null && goal.until < goal.from) {
    throw new Failure('BAD_INPUT', { issues: [{ path: 'goal.until', rule: 'ends_before_it_begins' }] })
  }
}

interface Written {
  readonly rule: Rule
  /** Null for a new one. */
  readonly id: number | null
}

function refuseRule(
  parts: SegmentParts,
  { db, session, settings, outside }: CommandContext,
  { rule, id }: Written,
): void {
  const { fields } = compile(rule, vocabularyOf(parts, placeOf({ db, settings, clock: outside.clock })))
  parts.permit(session.role, fields)
  for (const other of segmentsIn(rule)) {
    if (storedRule(db, other) === null)
      throw new Failure('BAD_INPUT', { issues: [{ path: 'rule', rule: 'unknown_segment' }] })
  }
  if (id !== null && leadsTo(db, rule, id))
    throw new Failure('BAD_INPUT', { issues: [{ path: 'rule', rule: 'circle' }] })
}

function leadsTo(db: ReadDb, rule: Rule, id: number): boolean {
  const seen = new Set<number>()
  const open = [...segmentsIn(rule)]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === id) return true
    if (seen.has(next)) continue
    seen.add(next)
    open.push(...segmentsIn(storedRule(db, next) ?? { all: [] }))
  }
  return false
}
