// Writes tasks down, changes them, ticks them, takes them away.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { TaskAbout, tasks } from '../../../../shared/contract/tasks.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext } from '../../area.ts'
import type { ReadDb, SqlValue } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { dropCustom, planCustom, writeCustom, type CustomPlan } from '../fields/service.ts'
import type * as z from 'zod'

type About = NonNullable<InputOf<typeof tasks.add>['about']>

/** Null for blank text. */
const orNull = (text: string | null) => (text === null || text.trim() === '' ? null : text)

/**
 * A task about a visit or an interaction is about its person too, unless another one is named.
 * Errors: NOT_FOUND for the person, and for what it is about; BAD_INPUT `unknown` for whoever shall do it.
 */
export function addTask(context: CommandContext, input: InputOf<typeof tasks.add>): { readonly id: number } {
  const { db, session, outside } = context
  const { words, note, due, about } = input
  const custom = plannedCustom(db, null, input)
  const assignedTo = input.assignedTo === undefined ? session.userId : input.assignedTo
  refuseUnknownStaff(db, assignedTo)
  const of = about === null ? null : personOf(db, about)
  const contactId = input.contactId === null ? of : shownPerson(db, input.contactId)
  const id = db.newId('task')
  db.run(
    `INSERT INTO task (id, words, note, due, assigned_to, about_what, about_id, made_at, made_by, contact_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    words,
    orNull(note),
    due,
    assignedTo,
    about?.what ?? null,
    about?.id ?? null,
    outside.clock.now(),
    session.userId,
    contactId,
  )
  writeCustom(db, 'tasks', [{ id, changes: custom.changes }])
  return { id }
}

const COLUMNS = {
  words: 'words',
  note: 'note',
  contactId: 'contact_id',
  due: 'due',
  assignedTo: 'assigned_to',
} as const
type Key = keyof typeof COLUMNS

/** Writes what is named and differs. Errors: NOT_FOUND; BAD_INPUT `unknown` for whoever shall do it. */
export function saveTask({ db }: CommandContext, { id, patch }: InputOf<typeof tasks.save>): void {
  const before = taskOrFail(db, id)
  const custom = plannedCustom(db, id, patch)
  const after: { -readonly [K in Key]?: SqlValue } = {}
  if (patch.words !== undefined) after.words = patch.words
  if (patch.note !== undefined) after.note = orNull(patch.note)
  if (patch.due !== undefined) after.due = patch.due
  if (patch.assignedTo !== undefined) {
    if (patch.assignedTo !== before.assignedTo) refuseUnknownStaff(db, patch.assignedTo)
    after.assignedTo = patch.assignedTo
  }
  if (patch.contactId !== undefined) {
    const same =
      patch.contactId !== null &&
      before.contactId !== null &&
      canonOf(db, before.contactId) === canonOf(db, patch.contactId)
    if (!same) after.contactId = patch.contactId === null ? null : shownPerson(db, patch.contactId)
  }
  for (const key of Object.keys(COLUMNS) as Key[]) {
    const value = after[key]
    if (value !== undefined && value !== before[key])
      db.run(`UPDATE task SET ${COLUMNS[key]} = ? WHERE id = ?`, value, id)
  }
  writeCustom(db, 'tasks', [{ id, changes: custom.changes }])
}

/** Errors: BAD_INPUT. */
function plannedCustom(
  db: ReadDb,
  id: number | null,
  { custom }: Pick<InputOf<typeof tasks.add>, 'custom'>,
): CustomPlan {
  const plan = planCustom(db, { subject: 'tasks', custom, id })
  const within = id === null ? '' : 'patch.'
  const issues = plan.issues.map((issue) => ({ ...issue, path: within + issue.path }))
  if (issues.length > 0) throw new Failure('BAD_INPUT', { issues })
  return plan
}

/** How many changed. Errors: NOT_FOUND. */
export function setTasksDone(
  { db, session, outside }: CommandContext,
  { ids, done }: InputOf<typeof tasks.setDone>,
): number {
  let count = 0
  for (const id of new Set(ids)) {
    if ((taskOrFail(db, id).doneAt !== null) === done) continue
    const [at, by] = done ? [outside.clock.now(), session.userId] : [null, null]
    db.run('UPDATE task SET done_at = ?, done_by = ? WHERE id = ?', at, by, id)
    count += 1
  }
  return count
}

/** How many. Errors: NOT_FOUND. */
export function removeTasks({ db }: CommandContext, ids: readonly number[]): number {
  const once = new Set(ids)
  for (const id of once) {
    taskOrFail(db, id)
    dropCustom(db, 'tasks', id)
    db.run('DELETE FROM task WHERE id = ?', id)
  }
  return once.size
}

interface Row {
  readonly words: string
  readonly note: string | null
  readonly contactId: number | null
  readonly due: number | null
  readonly assignedTo: number | null
  readonly doneAt: number | null
}

function taskOrFail(db: ReadDb, id: number): Row {
  const row = db.get<Row>(
    'SELECT words, note, contact_id AS contactId, due, assigned_to AS assignedTo, done_at AS doneAt FROM task WHERE id = ?',
    id,
  )
  if (row === undefined) throw new Failure('NOT_FOUND', { what: 'task' })
  return row
}

function refuseUnknownStaff(db: ReadDb, id: number | null): void {
  if (id === null || db.get('SELECT 1 FROM user WHERE id = ? AND archived = 0', id) !== undefined) return
  throw new Failure('BAD_INPUT', { issues: [{ path: 'assignedTo', rule: 'unknown' }] })
}

/** Errors: NOT_FOUND for nobody, and for somebody in the trash. */
function shownPerson(db: ReadDb, asked: number): number {
  const id = canonOf(db, asked)
  if (db.get('SELECT 1 FROM contact WHERE id = ?', id) === undefined)
    throw new Failure('NOT_FOUND', { what: 'contact' })
  return id
}

const PERSON = {
  visit: 'SELECT owner_id AS person FROM visit WHERE id = ?',
  interaction: 'SELECT owner_id AS person FROM interaction WHERE id = ?',
  product: 'SELECT NULL AS person FROM product WHERE id = ?',
} as const satisfies Record<z.infer<typeof TaskAbout>, string>

/** Whose it is; null for nobody's. Errors: NOT_FOUND. */
function personOf(db: ReadDb, { what, id }: About): number | null {
  const row = db.get<{ person: number | null }>(PERSON[what], id)
  if (row === undefined) throw new Failure('NOT_FOUND', { what })
  return row.person
}
