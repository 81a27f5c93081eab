// Changes a person: only what a patch names, only where it differs, and not over somebody else's later word.
import type { ContactPatch } from '../../../../shared/contract/contacts.ts'
import { isFamilyFirst } from '../../../../shared/domain/person-name.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext } from '../../area.ts'
import { planCustom, writeCustom, type ValueChange } from '../fields/service.ts'
import type { SqlValue, WriteDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { issuesOf, strangerAmong, type Issue } from './check.ts'
import { CONTACT_COLUMNS, FIELDS, FIELD_COLUMNS, PARTS, type ContactColumn, type Field } from './columns.ts'
import { isNameless, orNull } from './create.ts'
import { columnsChangedSince, partsChangedSince, valuesChangedSince } from './newest-touch.ts'
import { LISTS, LIST_TABLES, isEmptyPlan, planList, storedRows, writePlan } from './part-lists.ts'
import type { InputOf, List, ListPlan, StoredRow } from './part-lists.ts'
import { ageAfter } from './profile.ts'
import { tagsDiffer, writeTags } from './tags.ts'

export interface SaveRequest {
  readonly id: number
  readonly patch: ContactPatch
  /** As read with the record; without it the change is made whatever happened meanwhile. */
  readonly version?: number | undefined
}

type ContactRow = { readonly id: number } & Readonly<Record<ContactColumn, SqlValue>>

interface Plan {
  readonly lists: ReadonlyMap<List, ListPlan>
  readonly columns: ReadonlyMap<ContactColumn, SqlValue>
  /** Null: the tags stay as they are. */
  readonly tags: readonly string[] | null
  /** Of the shop's own fields. */
  readonly custom: readonly ValueChange[]
}

/**
 * Errors: NOT_FOUND; BAD_INPUT with paths that begin with `patch.`; CHANGED_MEANWHILE when one of the fields or lists that
 * this would change was changed by a later command than `version`. Nothing was written then.
 * @returns the id of the record that was changed: of the winner, when it was merged meanwhile
 */
export function saveContact(context: CommandContext, { id: asked, patch, version }: SaveRequest): number {
  const { db } = context
  const id = canonOf(db, asked)
  const row = db.get<ContactRow>('SELECT * FROM contact WHERE id = ?', id)
  if (row === undefined) throw new Failure('NOT_FOUND', { what: 'contact' })
  const plan = planSave(context, row, patch)
  if (version !== undefined) refuseOverwriting(context, { id, version, plan })
  writeColumns(db, row, plan.columns)
  for (const [list, change] of plan.lists) writePlan(db, id, list, change)
  if (plan.tags !== null) writeTags(db, id, plan.tags)
  writeCustom(db, 'contacts', [{ id, changes: plan.custom }])
  return id
}

function planSave(context: CommandContext, row: ContactRow, patch: ContactPatch): Plan {
  const { db } = context
  const stored = new Map(
    LISTS.filter((list) => patch[list] !== undefined).map((list) => [list, storedRows(db, row.id, list)]),
  )
  refuseStrangers(context, row, { patch, stored })
  const lists = new Map(
    [...stored].map(([list, rows]) => [list, planFor(list, { patch, rows, country: context.settings.country })]),
  )
  const columns = changedColumns(context, row, patch)
  const custom = planCustom(db, { subject: 'contacts', custom: patch.custom, id: row.id })
  refuseIssues(context, row, { patch, lists, columns, more: custom.issues })
  return {
    lists: new Map([...lists].filter(([, plan]) => !isEmptyPlan(plan))),
    columns,
    tags: patch.tags !== undefined && tagsDiffer(db, row.id, patch.tags) ? patch.tags : null,
    custom: custom.changes,
  }
}

interface ListRequest {
  readonly patch: ContactPatch
  readonly rows: readonly StoredRow[]
  readonly country: string
}

function planFor<L extends List>(list: L, { patch, rows, country }: ListRequest): ListPlan {
  const inputs: readonly InputOf<L>[] = patch[list] ?? []
  const wanted = inputs.map((input) => {
    const before = rows.find((one) => one.id === input.id)?.values ?? null
    return { id: input.id ?? null, values: LIST_TABLES[list].values(input, country, before) }
  })
  return planList(rows, wanted)
}

/** A row that was removed since the form was opened is a change meanwhile; one of somebody else is a mistake. */
function refuseStrangers(
  { db }: CommandContext,
  { id }: ContactRow,
  { patch, stored }: { readonly patch: ContactPatch; readonly stored: ReadonlyMap<List, readonly StoredRow[]> },
): void {
  for (const [list, rows] of stored) {
    const { table } = LIST_TABLES[list]
    const inputs = patch[list] ?? []
    const ids = inputs.map((input) => input.id).filter((one) => one !== undefined)
    const own = new Set<SqlValue>(rows.map((one) => one.id))
    const stranger = strangerAmong(db, ids, own, { table, number: PARTS[table].number, contact: id })
    if (stranger === null) continue
    if (stranger.gone) throw new Failure('CHANGED_MEANWHILE', { what: list })
    const at = inputs.findIndex((input) => input.id === ids[stranger.at])
    throw new Failure('BAD_INPUT', { issues: [{ path: `patch.${list}.${String(at)}.id`, rule: 'unknown' }] })
  }
}

function changedColumns(context: CommandContext, row: ContactRow, patch: ContactPatch): Map<ContactColumn, SqlValue> {
  const { settings, outside } = context
  const changed = new Map<ContactColumn, SqlValue>()
  for (const field of FIELDS) {
    const value = columnValue(field, patch)
    const column = FIELD_COLUMNS[field]
    if (value !== undefined && value !== row[column]) changed.set(column, value)
  }
  const today = shopCalendar(settings.zone, settings.dayTurn).dayOf(outside.clock.now())
  if (patch.age !== undefined) {
    // The form shows the age as of today: sending it back says nothing new.
    changed.delete('age')
    const shown = ageAfter(row.age as number | null, row.age_on as number | null, today)
    if (patch.age !== shown) {
      changed.set('age', patch.age)
      changed.set('age_on', patch.age === null ? null : today)
    }
  }
  if (changed.has('given') || changed.has('family') || changed.has('language')) {
    const after = (column: 'given' | 'family' | 'language') =>
      changed.get(column) ?? (changed.has(column) ? null : row[column])
    const language = after('language')
    const first = isFamilyFirst(
      String(after('given')),
      String(after('family')),
      language === null ? settings.language : String(language),
    )
    if (Number(first) !== row.family_first) changed.set('family_first', Number(first))
  }
  return changed
}

/** The value a patch gives a column; undefined when it does not name it. */
function columnValue(field: Field, patch: ContactPatch): SqlValue | undefined {
  const value = patch[field]
  if (typeof value !== 'string' || field === 'given' || field === 'family') return value
  return orNull(value)
}

interface Judged {
  readonly patch: ContactPatch
  readonly lists: ReadonlyMap<List, ListPlan>
  readonly columns: ReadonlyMap<ContactColumn, SqlValue>
  /** Found elsewhere. */
  readonly more: readonly Issue[]
}

function refuseIssues(context: CommandContext, row: ContactRow, { patch, lists, columns, more }: Judged): void {
  const { db, settings } = context
  const kind = (columns.get('kind') ?? row.kind) as 'person' | 'company' // the schema allows no other
  const { lookedAfterBy, ...rest } = patch
  const issues = issuesOf({
    db,
    country: settings.country,
    id: row.id,
    kind,
    // Whoever left the shop may still be named until somebody else is.
    patch: columns.has('looked_after_by') ? patch : rest,
    unchanged: (list, at) => isUnchanged(lists.get(list), patch[list]?.[at]?.id, at),
  })
  const name = { given: after('given'), family: after('family'), nickname: after('nickname') }
  const called = { phones: ways('phones'), emails: ways('emails'), numbers: ways('numbers'), addresses: addresses() }
  if (isNameless({ ...name, ...called })) {
    issues.push({ path: 'family', rule: 'too_short', limit: 1 })
  }
  issues.push(...more)
  if (issues.length > 0) throw new Failure('BAD_INPUT', { issues: issues.map(within) })

  function after(column: 'given' | 'family' | 'nickname'): string {
    return String((columns.has(column) ? columns.get(column) : row[column]) ?? '')
  }
  function addresses(): ContactPatch['addresses'] {
    const stored = () => storedRows(db, row.id, 'addresses').map(({ values: [, street, , city] }) => ({ street, city }))
    return patch.addresses ?? (stored() as unknown as ContactPatch['addresses']) // only street and town matter
  }
  /** As many as there will be; only their number matters. */
  function ways<L extends 'phones' | 'emails' | 'numbers'>(list: L): ContactPatch[L] {
    return patch[list] ?? (storedRows(db, row.id, list).map(() => ({})) as unknown as ContactPatch[L])
  }
}

const within = (issue: Issue): Issue => ({ ...issue, path: `patch.${issue.path}` })

function isUnchanged(plan: ListPlan | undefined, id: number | undefined, at: number): boolean {
  if (plan === undefined || id === undefined) return false
  return !plan.made.some((row) => row.at === at) && !plan.changed.some((row) => row.id === id)
}

function refuseOverwriting(
  { db }: CommandContext,
  { id, version, plan }: { readonly id: number; readonly version: number; readonly plan: Plan },
): void {
  const columns = [...plan.columns.keys()].filter((column) => column !== 'family_first')
  const numbers = columns.map((column) => CONTACT_COLUMNS[column])
  if (numbers.length > 0 && columnsChangedSince(db, id, version, numbers)) {
    throw new Failure('CHANGED_MEANWHILE', { what: 'contact' })
  }
  const list = [...plan.lists.keys()].find((one) => partsChangedSince(db, id, version, LIST_TABLES[one].table))
  if (list !== undefined) throw new Failure('CHANGED_MEANWHILE', { what: list })
  if (plan.tags !== null && partsChangedSince(db, id, version, 'contact_tag')) {
    throw new Failure('CHANGED_MEANWHILE', { what: 'tags' })
  }
  const fields = plan.custom.map(({ fieldId }) => fieldId)
  if (valuesChangedSince(db, id, version, fields)) throw new Failure('CHANGED_MEANWHILE', { what: 'custom' })
}

const WRITTEN = [...Object.values(FIELD_COLUMNS), 'age_on', 'family_first'] as const satisfies readonly ContactColumn[]
// One text for every patch: the journal notes only what differs.
const UPDATE = `UPDATE contact SET ${WRITTEN.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`

function writeColumns(db: WriteDb, row: ContactRow, changed: ReadonlyMap<ContactColumn, SqlValue>): void {
  if (changed.size === 0) return
  db.run(
    UPDATE,
    ...WRITTEN.map((column) => (changed.has(column) ? (changed.get(column) ?? null) : row[column])),
    row.id,
  )
}
