// The trash: people who were deleted and not brought back. It is no table of its own, but the part of `hidden` whose
// newest word in the journal is a death, and whose birth was not itself undone.
import { TICKS_PER_MS } from '../../database/command-header.ts'
import { bornIn } from '../../database/life.ts'
import { nameOf, type Naming } from './rows.ts'

interface TrashRow {
  readonly id: number
  readonly command: number
  readonly clock: number
  readonly user: string
}

/** Newest first. `command` is the one to undo to bring them back. */
export function listTrash(naming: Naming, limit: number) {
  const { db, tables } = naming
  const { person } = tables
  if (person === null) return []
  const newest = `(SELECT l.cmd FROM life l JOIN command c ON c.seq = l.cmd WHERE l.tbl = h.tbl AND l.row = h.row
    ORDER BY c.clock DESC, c.machine DESC LIMIT 1)`
  const rows = db.all<TrashRow>(
    `SELECT h.row AS id, k.root AS command, k.clock, coalesce(u.name, '') AS user
       FROM hidden h CROSS JOIN command k ON k.seq = ${newest} LEFT JOIN user u ON u.id = k.usr
       JOIN life d ON d.tbl = h.tbl AND d.row = h.row AND d.cmd = k.seq AND d.op = 0
      WHERE h.tbl = ? AND NOT EXISTS (SELECT 1 FROM gone g WHERE g.tbl = h.tbl AND g.row = h.row)
        AND NOT EXISTS (SELECT 1 FROM command b JOIN command r ON r.seq = b.root
          WHERE b.seq = ${bornIn(person, 'h.row')} AND r.undone = 1)
      ORDER BY k.clock DESC, h.row LIMIT ?`,
    person.number,
    limit,
  )
  return rows.map(({ id, command, clock, user }) => ({
    id,
    name: nameOf(naming, person, id) ?? '',
    at: Math.floor(clock / TICKS_PER_MS),
    user,
    command,
  }))
}
