// Counts a rule while it is written, and lists whom it describes. A later count of a window takes the place of an older one.
import { setImmediate } from 'node:timers/promises'
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { segments } from '../../../../shared/contract/segments.ts'
import type { Rule } from '../../../../shared/domain/segments/rule.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext, BookDoor, QueryContext, Session } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { listRows } from '../contacts/service.ts'
import { evaluate, questionOf, type Evaluated } from './evaluate.ts'
import type { SegmentParts } from './parts.ts'
import type { AskedFor } from './asked-for.ts'
import { ruleToRead } from './saved.ts'
import { placeOf, vocabularyOf } from './vocabulary.ts'
import { sumAndMedian, yearSpend } from './year-spend.ts'

export interface Described extends Evaluated {
  readonly rule: Rule
  readonly asOf: number
}

/** Errors: NOT_SIGNED_IN. */
export function sessionOf({ session }: Pick<ActionContext, 'session'>): Session {
  if (session === null) throw new Failure('NOT_SIGNED_IN', {})
  return session
}

/** Whoever asks: somebody at a window, or a job in their name. */
export type Asking = Pick<ActionContext, 'session' | 'book' | 'outside'>

/** Whom a rule, or a saved segment, describes. Errors: NOT_FOUND, BAD_INPUT, FORBIDDEN. */
export async function describe(parts: SegmentParts, context: Asking, asked: AskedFor): Promise<Described> {
  const session = sessionOf(context)
  const rule = ruleToRead(context.book().db, asked, session)
  if (asksWhatIsLearned(rule)) await parts.learned()
  const { question, vocabulary } = permitted(
    parts,
    { ...sourceOf(context.book()), ...context, session },
    { ...asked, rule },
  )
  return { ...(await evaluate(parts, question, vocabulary)), rule, asOf: vocabulary.place.today }
}

type InTheirName = Pick<QueryContext, 'db' | 'settings' | 'outside'> & {
  readonly session: Pick<Session, 'userId' | 'role'>
}

function permitted(
  parts: SegmentParts,
  { db, settings, outside, session }: InTheirName,
  { rule, asOf }: Pick<AskedFor, 'asOf'> & { readonly rule: Rule },
) {
  const vocabulary = vocabularyOf(parts, placeOf({ db, settings, clock: outside.clock }, { asOf }))
  const question = questionOf(rule, vocabulary)
  parts.permit(session.role, question.fields)
  return { question, vocabulary }
}

/** Whether a saved segment can be asked in somebody's name, without asking it. Errors: NOT_FOUND, BAD_INPUT, FORBIDDEN. */
export function refuseUnaskable(parts: SegmentParts, context: InTheirName, id: number): void {
  permitted(parts, context, { rule: ruleToRead(context.db, { id }, context.session) })
}

/** Rhythm and value rest on what is learned of all customers; another segment may ask for them too. */
export function asksWhatIsLearned(rule: Rule): boolean {
  if ('all' in rule) return rule.all.some(asksWhatIsLearned)
  if ('any' in rule) return rule.any.some(asksWhatIsLearned)
  return 'not' in rule ? asksWhatIsLearned(rule.not) : /^(rhythm|value|segment)\b/.test(rule.fact)
}

const sourceOf = ({ db, settings }: BookDoor) => ({ db, settings })

/** Which count of a window is the newest. */
export interface Counting {
  readonly begin: (connection: number, gone: AbortSignal) => () => boolean
}

export function counting(): Counting {
  const newest = new Map<number, number>()
  return {
    begin(connection, gone) {
      const mine = (newest.get(connection) ?? 0) + 1
      if (!newest.has(connection)) gone.addEventListener('abort', () => newest.delete(connection), { once: true })
      newest.set(connection, mine)
      return () => newest.get(connection) === mine
    },
  }
}

/** Errors: NOT_FOUND, BAD_INPUT, FORBIDDEN, CANCELLED. */
export async function countSegment(
  parts: SegmentParts & { readonly counting: Counting },
  context: ActionContext,
  { faces, ...asked }: InputOf<typeof segments.count>,
): Promise<OutputOf<typeof segments.count>> {
  const isNewest = parts.counting.begin(context.connection, context.gone)
  const goOn = () => {
    if (!isNewest() || context.signal.aborted) throw new Failure('CANCELLED', {})
  }
  // Whoever types on asks again before anything was read.
  await setImmediate()
  goOn()
  const { rule, people, of, parts: each, asOf } = await describe(parts, context, asked)
  goOn()
  const { db } = context.book()
  const spent = yearSpend(db, asOf)
  const { sum, median } = sumAndMedian(people.map((id) => spent.get(id) ?? 0))
  return {
    count: people.length,
    of,
    spend: sum,
    medianSpend: median,
    people: listRows(db, faces === 0 ? [] : ordered(db, people, { sort: 'spend', from: 0, limit: faces })),
    leaves: 'all' in rule && rule.all.length > 1 ? each.map((part, at) => ({ path: [at], ...part })) : [],
    asOf,
  }
}

const ORDERS = {
  name: 'contact_list o ON o.contact_id = j.value ORDER BY o.sort_name, o.contact_id',
  spend: 'contact_stats o ON o.contact_id = j.value ORDER BY o.spend DESC, o.contact_id DESC',
  'last-visit': 'contact_stats o ON o.contact_id = j.value ORDER BY o.last_day DESC, o.contact_id DESC',
} as const

interface Page {
  readonly sort: keyof typeof ORDERS
  readonly from: number
  readonly limit: number
}

const IN_ORDER = {
  name: 'SELECT contact_id FROM contact_list ORDER BY sort_name, contact_id',
  spend: 'SELECT contact_id FROM contact_stats ORDER BY spend DESC, contact_id DESC',
  'last-visit': 'SELECT contact_id FROM contact_stats ORDER BY last_day DESC, contact_id DESC',
} as const
/** From so many people on everybody is walked through in that order, rather than these put into it. */
const MANY = 2_000
const STEP = 1_000

/** A page of them in their order; of equals the newest comes first, but by name. */
export function ordered(db: ReadDb, people: Float64Array, { sort, from, limit }: Page): readonly number[] {
  if (people.length < MANY) {
    const sql = `SELECT o.contact_id FROM json_each(?) j CROSS JOIN ${ORDERS[sort]} LIMIT ? OFFSET ?`
    return db.pluck<number>(sql, JSON.stringify([...people]), limit, from)
  }
  const those = new Set(people)
  const found: number[] = []
  for (let [at, step] = [0, STEP]; found.length < from + limit; at += step, step *= 4) {
    const some = db.pluck<number>(`${IN_ORDER[sort]} LIMIT ? OFFSET ?`, step, at)
    for (const id of some) if (those.has(id)) found.push(id)
    if (some.length < step) break
  }
  return found.slice(from, from + limit)
}

/** Errors: NOT_FOUND, BAD_INPUT, FORBIDDEN. */
export async function membersOfSegment(
  parts: SegmentParts,
  context: ActionContext,
  { from, limit, sort, ...asked }: InputOf<typeof segments.members>,
): Promise<OutputOf<typeof segments.members>> {
  const { people } = await describe(parts, context, asked)
  const { db } = context.book()
  const ids = ordered(db, people, { sort, from, limit })
  return { total: people.length, ids: [...ids], rows: listRows(db, ids) }
}
