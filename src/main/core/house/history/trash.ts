// The trash as people see it: what was taken away, when, by whom, whose it was; and bringing it back.
import { TrashName } from '../../../../shared/contract/history.ts'
import { userById } from '../../areas/users/queries.ts'
import { TICKS_PER_MS } from '../../database/command-header.ts'
import type { ReadDb, SqlValue, WriteDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { quoted } from '../../database/table-sql.ts'
import type { JournaledTable } from '../../database/tables.ts'
import { inTrash, listTrash, restore, type Trashed } from '../../database/trash.ts'
import { recordOf } from './records.ts'
import { nameOf, type Naming } from './rows.ts'

export interface TrashRef {
  readonly what: TrashName
  readonly id: number
}

/** Newest first. */
export function trashOf(naming: Naming, limit: number) {
  const all = TrashName.options
    .flatMap((what) => takenAway(naming, what, limit + 1).map((trashed) => ({ what, trashed })))
    .toSorted((a, b) => b.trashed.at - a.trashed.at || b.trashed.command - a.trashed.command)
  return { rows: all.slice(0, limit).map((one) => shown(naming, one)), more: all.length > limit }
}

function takenAway({ db, tables, ...naming }: Naming, what: TrashName, limit: number): readonly Trashed[] {
  const record = recordOf(naming, what)
  if (record?.removed === undefined) return []
  const table = tables.byName(record.table)
  return record.removed === 'row' ? listTrash(db, table, limit) : listRemoved(db, table, record.removed.column, limit)
}

/** Rows whose 0/1 column says that they are removed, with the command that last said so. */
function listRemoved(db: ReadDb, table: JournaledTable, column: string, limit: number): readonly Trashed[] {
  const stated = table.stated.find(({ name }) => name === column)
  if (stated === undefined) throw new Error(`${table.name}.${column} is not stated`)
  const said = `SELECT c.cmd FROM cell c JOIN command d ON d.seq = c.cmd WHERE c.tbl = ${table.number} AND c.row = +t.id
    AND c.col = ${stated.number} AND c.new = 1 ORDER BY d.clock DESC, d.machine DESC LIMIT 1`
  const rows = db.all<Readonly<Record<string, SqlValue>>>(
    `SELECT t.*, k.clock AS "k.clock", k.usr AS "k.usr", k.seq AS "k.seq"
       FROM ${quoted(table.name)} t JOIN command k ON k.seq = (${said})
      WHERE t.${quoted(column)} = 1 ORDER BY k.clock DESC LIMIT ?`,
    limit,
  )
  return rows.map((row) => ({
    row: Number(row['id']),
    at: Math.floor(Number(row['k.clock']) / TICKS_PER_MS),
    user: row['k.usr'] === null ? null : Number(row['k.usr']),
    command: Number(row['k.seq']),
    values: row,
  }))
}

function shown(naming: Naming, { what, trashed }: { readonly what: TrashName; readonly trashed: Trashed }) {
  const { row, at, user, command, values } = trashed
  const table = naming.tables.byName(recordOf(naming, what)?.table ?? '')
  const whose = what === 'contact' ? null : values['contact_id']
  return {
    what,
    id: Number(row),
    name: nameOf(naming, table, row) ?? '',
    of: typeof whose === 'number' ? person(naming, whose) : null,
    at,
    user: user === null ? '' : (userById(naming.db, user)?.name ?? ''),
    command,
  }
}

/** As they are now, also when they are in the trash themselves. */
function person(naming: Naming, said: number) {
  const id = canonOf(naming.db, said)
  const table = naming.tables.person
  return { id, name: table === null ? '' : (nameOf(naming, table, id) ?? '') }
}

/** Inside a command; answers how many came back. What is not in the trash, or not any more, is left as it is. */
export function bringBack(db: WriteDb, naming: Naming, refs: readonly TrashRef[]): number {
  const once = new Map(refs.map((ref) => [`${ref.what} ${ref.id}`, ref])).values()
  let count = 0
  for (const { what, id } of once) {
    const record = recordOf(naming, what)
    if (record?.removed === undefined) continue
    const table = naming.tables.byName(record.table)
    if (record.removed === 'row') {
      if (!inTrash(db, table, id)) continue
      restore(db, table, id)
      count += 1
    } else {
      const column = quoted(record.removed.column)
      count += db.run(`UPDATE ${quoted(table.name)} SET ${column} = 0 WHERE id = ? AND ${column} = 1`, id).changes
    }
  }
  return count
}
