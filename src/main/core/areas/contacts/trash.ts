// Takes people out of sight and brings them back. Their rows go and come with them; sales stay in the totals.
import type { WriteDb } from '../../database/handle.ts'
import { CONTACT_TABLE } from './columns.ts'

/** @returns how many were there to be trashed */
export function trashContacts(db: WriteDb, ids: readonly number[]): number {
  return [...new Set(ids)].reduce((sum, id) => sum + db.run('DELETE FROM contact WHERE id = ?', id).changes, 0)
}

/** Says again that these people are. Those who are shown, merged away, erased or unknown are left as they are. */
export function restoreContacts(db: WriteDb, ids: readonly number[]): number {
  const sql = `INSERT INTO life (tbl, row, cmd, op)
    SELECT h.tbl, h.row, ctx.cmd, 1 FROM hidden h, ctx
     WHERE h.tbl = ${String(CONTACT_TABLE)} AND h.row = ?
       AND NOT EXISTS (SELECT 1 FROM alias WHERE alias.id = h.row)
       AND NOT EXISTS (SELECT 1 FROM erased e WHERE e.tbl = h.tbl AND e.row = h.row)`
  return [...new Set(ids)].reduce((sum, id) => sum + db.run(sql, id).changes, 0)
}
