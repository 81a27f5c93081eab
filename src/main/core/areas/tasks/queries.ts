// Tasks as they are read: one, and the lists of what is open and what was done.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { CustomValues } from '../../../../shared/contract/fields.ts'
import type { Task, tasks } from '../../../../shared/contract/tasks.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { QueryContext } from '../../area.ts'
import type { ReadDb, SqlValue } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { customOf, customOfOne } from '../fields/service.ts'

/** Whoever was merged away is who they are now; whoever is in the trash keeps their task, but is not named. */
const ROWS = `SELECT t.id, t.words, t.note, coalesce(a.canon_id, t.contact_id) AS contactId, p.name AS contactName, t.due,
    t.assigned_to AS assignedTo, u.name AS assignedName, t.about_what AS aboutWhat, t.about_id AS aboutId,
    t.done_at AS doneAt, d.name AS doneByName, t.made_at AS madeAt
  FROM task t LEFT JOIN alias a ON a.id = t.contact_id
  LEFT JOIN contact_list p ON p.contact_id = coalesce(a.canon_id, t.contact_id)
  LEFT JOIN user u ON u.id = t.assigned_to LEFT JOIN user d ON d.id = t.done_by`

interface Row extends Omit<Task, 'about' | 'done' | 'custom'> {
  readonly aboutWhat: NonNullable<Task['about']>['what'] | null
  readonly aboutId: number | null
}

const shown = ({ aboutWhat, aboutId, ...row }: Row, custom: CustomValues = {}): Task => ({
  ...row,
  custom,
  about: aboutWhat === null || aboutId === null ? null : { what: aboutWhat, id: aboutId },
  done: row.doneAt !== null,
})

/** Errors: NOT_FOUND. */
export function getTask(db: ReadDb, id: number): Task {
  const row = db.get<Row>(`${ROWS} WHERE t.id = ?`, id)
  if (row === undefined) throw new Failure('NOT_FOUND', { what: 'task' })
  return shown(row, customOfOne(db, 'tasks', id))
}

/** What was said about somebody and about everyone who became part of them; the id is bound twice. */
export const ABOUT_PERSON = 't.contact_id IN (SELECT ? UNION ALL SELECT id FROM alias WHERE canon_id = ?)'

interface Condition {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

type Query = InputOf<typeof tasks.list>

function whoseOf(db: ReadDb, { contactId, assignedTo }: Query): readonly Condition[] {
  const canon = contactId === undefined ? null : canonOf(db, contactId)
  return [
    ...(canon === null ? [] : [{ sql: ABOUT_PERSON, values: [canon, canon] }]),
    ...(assignedTo === undefined ? [] : [{ sql: 't.assigned_to = ?', values: [assignedTo] }]),
  ]
}

const OPEN: Condition = { sql: 't.done_at IS NULL', values: [] }
const DONE: Condition = { sql: 't.done_at IS NOT NULL', values: [] }

/** `overdue` counts what is open and was due before today, of the same person and assignee, whatever else is asked for. */
export function listTasks({ db, settings, outside }: QueryContext, query: Query): OutputOf<typeof tasks.list> {
  const whose = whoseOf(db, query)
  const due = query.dueBy === undefined ? [] : [{ sql: 't.due <= ?', values: [query.dueBy] }]
  const fits = all([query.done ? DONE : OPEN, ...whose, ...due])
  const order = query.done ? 't.done_at DESC, t.id DESC' : 't.due IS NULL, t.due, t.id'
  const rows = db.all<Row>(
    `${ROWS} WHERE ${fits.sql} ORDER BY ${order} LIMIT ? OFFSET ?`,
    ...fits.values,
    query.limit,
    query.offset,
  )
  const today = shopCalendar(settings.zone, settings.dayTurn).dayOf(outside.clock.now())
  const late = all([OPEN, ...whose, { sql: 't.due < ?', values: [today] }])
  const ids = rows.map(({ id }) => id)
  const custom = customOf(db, 'tasks', ids)
  return { rows: rows.map((row) => shown(row, custom.get(row.id))), count: count(db, fits), overdue: count(db, late) }
}

function all(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  }
}

function count(db: ReadDb, { sql, values }: Condition): number {
  return db.pluck<number>(`SELECT count(*) FROM task t WHERE ${sql}`, ...values)[0] ?? 0
}
