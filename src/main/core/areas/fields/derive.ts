// Which value of a person stands, and what it is found by: after a merge two rows may be one person's.
import type { FieldType } from '../../../../shared/contract/fields.ts'
import type { SqlValue, WriteDb } from '../../database/handle.ts'
import { keyOf } from './stored.ts'

interface Row {
  readonly contactId: number
  readonly ownerId: number
  readonly fieldId: number
  readonly item: number
  readonly value: SqlValue
  readonly key: SqlValue
  readonly type: FieldType
}

// A person's own word, also that something was cleared, stands before that of somebody merged into them.
const ROWS = `SELECT v.contact_id AS contactId, v.owner_id AS ownerId, v.field_id AS fieldId, v.item, v.value, v.key, f.type
  FROM json_each(?) m CROSS JOIN contact_value v ON v.owner_id = m.value JOIN own_field f ON f.id = v.field_id
  ORDER BY v.owner_id, v.field_id, v.item, v.contact_id <> v.owner_id, v.contact_id`

/** `ids`: JSON array of shown people. Writes the derived column alone, and only where it differs. */
export function deriveCustom(tx: WriteDb, ids: string): void {
  let last: Row | null = null
  for (const row of tx.all<Row>(ROWS, ids)) {
    const shadowed =
      last !== null && last.ownerId === row.ownerId && last.fieldId === row.fieldId && last.item === row.item
    const key = shadowed ? null : keyOf(row.type, row.value)
    if (key !== row.key) {
      tx.run(
        'UPDATE contact_value SET key = ? WHERE contact_id = ? AND field_id = ? AND item = ?',
        key,
        row.contactId,
        row.fieldId,
        row.item,
      )
    }
    last = row
  }
}
