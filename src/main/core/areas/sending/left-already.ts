// Why a freezing cannot be taken back: what has left, has left. Whoever has a message already stays whole; the others go.
import type { Guard } from '../../database/tables.ts'

export const SEND_TABLE = 110
export const SEND_EVENT_TABLE = 111

const BORN_IN = `(SELECT k.cmd FROM born k WHERE k.tbl = ${String(SEND_EVENT_TABLE)} AND k.lo <= e.id ORDER BY k.lo DESC LIMIT 1)`
// What somebody said of a message in the very command that made it (paper that went by hand) is taken back with it.
const LEFT = `SELECT s.id AS row, max(${BORN_IN}) AS "by"
  FROM born b CROSS JOIN send s ON s.id BETWEEN +b.lo AND +b.hi CROSS JOIN send_event e ON e.send_id = s.id
  WHERE b.cmd = ? AND b.tbl = ${String(SEND_TABLE)} AND e.state IN ('handed_over', 'sent')
    AND (e.user_id IS NULL OR ${BORN_IN} <> b.cmd) GROUP BY s.id`

export const leftAlready: Guard = (db, command) => db.all<{ row: number; by: number }>(LEFT, command)
