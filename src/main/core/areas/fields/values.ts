// Values of the shop's own fields: read for many rows at once, checked, and written where they differ.
import type {
  CustomField,
  CustomPatch,
  CustomValue,
  CustomValues,
  FieldSubject,
} from '../../../../shared/contract/fields.ts'
import type { ReadDb, SqlValue, WriteDb } from '../../database/handle.ts'
import { manyRows } from '../../database/many-rows.ts'
import { fieldsOf } from './read.ts'
import { fitted, keyOf, shownValue, type Items } from './stored.ts'

/** What of a value does not fit, as BAD_INPUT says it. */
interface Issue {
  readonly path: string
  readonly rule: string
  readonly limit?: number
}

interface ValueTable {
  readonly table: string
  /** The column of what a value is said about, and by which it is read. */
  readonly of: string
  readonly by: string
  /** Which rows count. */
  readonly counts: string
}

const TABLES: Readonly<Record<FieldSubject, ValueTable>> = {
  // After a merge two rows may be one person's; the one with a key stands.
  contacts: { table: 'contact_value', of: 'contact_id', by: 'owner_id', counts: 'v.key IS NOT NULL' },
  visits: { table: 'visit_value', of: 'visit_id', by: 'visit_id', counts: 'v.value IS NOT NULL' },
  products: { table: 'product_value', of: 'product_id', by: 'product_id', counts: 'v.value IS NOT NULL' },
  tasks: { table: 'task_value', of: 'task_id', by: 'task_id', counts: 'v.value IS NOT NULL' },
}

export const VALUE_TABLES: readonly string[] = Object.values(TABLES).map(({ table }) => table)

/** A value as it reads once it is stored; as it is where it does not fit, which `planCustom` tells. */
export function storedCustom(field: CustomField, value: CustomValue | null): CustomValue | null {
  const fit = fitted(field, value)
  return 'rule' in fit ? value : shownValue(field, fit.items)
}

interface StoredRow {
  readonly of: number
  readonly fieldId: number
  readonly item: number
  readonly value: SqlValue
}

type StoredValues = ReadonlyMap<number, Items>

/** What is stored about each of these rows, by field. */
function storedOf(
  db: ReadDb,
  subject: FieldSubject,
  { ids, fields }: { readonly ids: readonly number[]; readonly fields: readonly number[] },
): ReadonlyMap<number, StoredValues> {
  const { table, by, counts } = TABLES[subject]
  const rows = db.all<StoredRow>(
    `SELECT v.${by} AS "of", v.field_id AS fieldId, v.item, v.value FROM json_each(?) j
      CROSS JOIN ${table} v ON v.${by} = j.value
      WHERE ${counts} AND v.field_id IN (SELECT f.value FROM json_each(?) f)`,
    JSON.stringify(ids),
    JSON.stringify(fields),
  )
  const all = new Map<number, Map<number, Map<number, SqlValue>>>()
  for (const { of, fieldId, item, value } of rows) {
    const fields = all.get(of) ?? new Map<number, Map<number, SqlValue>>()
    const items = fields.get(fieldId) ?? new Map<number, SqlValue>()
    all.set(of, fields.set(fieldId, items.set(item, value)))
  }
  return all
}

/**
 * The values of many rows at once, by the id of the row; rows without any are left out. `fields`: those asked for, all in use
 * unless said.
 */
export function customOf(
  db: ReadDb,
  subject: FieldSubject,
  ids: readonly number[],
  fields: readonly CustomField[] = fieldsOf(db, subject),
): ReadonlyMap<number, CustomValues> {
  if (fields.length === 0 || ids.length === 0) return new Map()
  const all = new Map<number, CustomValues>()
  for (const [id, stored] of storedOf(db, subject, { ids, fields: fields.map((field) => field.id) })) {
    const said = fields.flatMap((field) => {
      const items = stored.get(field.id)
      const value = items === undefined ? null : shownValue(field, items)
      return value === null ? [] : [[String(field.id), value] as const]
    })
    if (said.length > 0) all.set(id, Object.fromEntries(said))
  }
  return all
}

/** The values of one row. */
export function customOfOne(db: ReadDb, subject: FieldSubject, id: number): CustomValues {
  return customOf(db, subject, [id]).get(id) ?? {}
}

/** One row of a value table to be written; a null value clears. */
export interface ValueChange {
  readonly fieldId: number
  readonly item: number
  readonly value: SqlValue
  readonly key: SqlValue
}

export interface CustomPlan {
  readonly issues: readonly Issue[]
  /** Only where it differs from what is stored. */
  readonly changes: readonly ValueChange[]
}

const NO_PLAN: CustomPlan = { issues: [], changes: [] }

export interface CustomRequest {
  readonly subject: FieldSubject
  readonly custom: CustomPatch | undefined
  /** Null for a row that is being made. */
  readonly id: number | null
  /** The fields in use, where many rows are planned at once. */
  readonly fields?: readonly CustomField[] | undefined
}

/** Issues have the path `custom.<id>`; `unknown_field` for a field that is not there or was put aside. */
export function planCustom(db: ReadDb, { subject, custom, id, fields }: CustomRequest): CustomPlan {
  const said = Object.entries(custom ?? {})
  if (said.length === 0) return NO_PLAN
  const known = fields ?? fieldsOf(db, subject)
  const stored =
    id === null ? undefined : storedOf(db, subject, { ids: [id], fields: said.map(([key]) => Number(key)) }).get(id)
  const issues: Issue[] = []
  const changes: ValueChange[] = []
  for (const [key, value] of said) {
    const path = `custom.${key}`
    const field = known.find((one) => String(one.id) === key)
    if (field === undefined) {
      issues.push({ path, rule: 'unknown_field' })
      continue
    }
    const before = stored?.get(field.id)
    const fit = fitted(field, value, before)
    if ('rule' in fit) issues.push({ path, ...fit })
    else changes.push(...changesOf(field, before, fit.items))
  }
  return { issues, changes }
}

function changesOf({ id: fieldId, type }: CustomField, before: Items = new Map(), after: Items): ValueChange[] {
  const said = [...after].filter(([item, value]) => before.get(item) !== value)
  const cleared = [...before.keys()].filter((item) => !after.has(item))
  return [
    ...said.map(([item, value]) => ({ fieldId, item, value, key: keyOf(type, value) })),
    ...cleared.map((item) => ({ fieldId, item, value: null, key: null })),
  ]
}

/** Whose changes are written, and for a visit of whom it is said. */
export interface ValueOwner {
  readonly id: number
  readonly changes: readonly ValueChange[]
  readonly contactId?: number | null
  readonly ownerId?: number | null
}

/** Writes planned changes, of one row or of thousands; what they are said about must be there already. */
export function writeCustom(db: WriteDb, subject: FieldSubject, owners: readonly ValueOwner[]): void {
  if (owners.every(({ changes }) => changes.length === 0)) return
  const { table, of } = TABLES[subject]
  const more = subject === 'contacts' ? ', owner_id, key' : subject === 'visits' ? ', contact_id, owner_id' : ''
  const into = manyRows(db, {
    table,
    columns: `${of}, field_id, item, value${more}`,
    otherwise: `ON CONFLICT (${of}, field_id, item) DO UPDATE SET value = excluded.value`,
  })
  for (const { id, changes, contactId = null, ownerId = null } of owners) {
    for (const { fieldId, item, value, key } of changes) {
      if (subject === 'contacts') into.add(id, fieldId, item, value, id, key)
      else if (subject === 'visits') into.add(id, fieldId, item, value, contactId, ownerId)
      else into.add(id, fieldId, item, value)
    }
  }
  into.end()
}

/** Takes the values of a row along that is deleted. */
export function dropCustom(db: WriteDb, subject: 'products' | 'tasks', id: number): void {
  const { table, of } = TABLES[subject]
  db.run(`DELETE FROM ${table} WHERE ${of} = ?`, id)
}
