// The fields of a subject with their options, as forms, files and filters want them.
import type { CustomField, FieldSubject, FieldType } from '../../../../shared/contract/fields.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ReadDb } from '../../database/handle.ts'

interface FieldRow {
  readonly id: number
  readonly subject: FieldSubject
  readonly name: string
  readonly type: FieldType
  readonly hint: string
  readonly position: number
  readonly archived: number
}

interface OptionRow {
  readonly id: number
  readonly fieldId: number
  readonly words: string
  readonly archived: number
}

const FIELDS = 'SELECT id, subject, name, type, hint, position, archived FROM own_field'
const IN_ORDER = 'ORDER BY position, id'
const OPTIONS = 'SELECT id, field_id AS fieldId, words, archived FROM own_option'

/** In the order in which forms show them: those in use; all of them where `archived` is true. */
export function fieldsOf(db: ReadDb, subject: FieldSubject, archived = false): readonly CustomField[] {
  return withOptions(
    db,
    db.all<FieldRow>(`${FIELDS} WHERE subject = ? AND archived <= ? ${IN_ORDER}`, subject, Number(archived)),
  )
}

/** Of every subject, in use or put aside. */
export function allFields(db: ReadDb, archived: boolean): readonly CustomField[] {
  return withOptions(db, db.all<FieldRow>(`${FIELDS} WHERE archived = ? ${IN_ORDER}`, Number(archived)))
}

/** In use or put aside; undefined for none. */
export function findField(db: ReadDb, id: number): CustomField | undefined {
  return withOptions(db, db.all<FieldRow>(`${FIELDS} WHERE id = ?`, id))[0]
}

/** Errors: NOT_FOUND. */
export function fieldOrFail(db: ReadDb, id: number): CustomField {
  const field = findField(db, id)
  if (field === undefined) throw new Failure('NOT_FOUND', { what: 'field' })
  return field
}

function withOptions(db: ReadDb, rows: readonly FieldRow[]): readonly CustomField[] {
  if (rows.length === 0) return []
  const chosen = rows.some(({ type }) => type === 'list' || type === 'multi-list')
  const options = chosen ? db.all<OptionRow>(`${OPTIONS} ORDER BY field_id, position, id`) : []
  const byField = Map.groupBy(options, ({ fieldId }) => fieldId)
  return rows.map(({ id, subject, name, type, hint, archived }) => ({
    id,
    subject,
    name,
    type,
    hint,
    archived: archived === 1,
    options: (byField.get(id) ?? []).map((one) => ({ id: one.id, words: one.words, archived: one.archived === 1 })),
  }))
}
