// One action field by field, as far as this role may see it.
import { Failure } from '../../../../shared/errors.ts'
import type { Role } from '../../../../shared/roles.ts'
import type { FieldSight } from '../../mask.ts'
import { entriesOfCommands, membersOf, type Entry } from './entries.ts'
import { fieldOf, nameOf, ownFieldOf, type Naming } from './rows.ts'

/** Long work is shown by its first rows. */
const MOST_CHANGES = 500
const MOST_MEMBERS = 100

export interface Viewer {
  readonly role: Role
  readonly sight: FieldSight
}

/** Errors: NOT_FOUND. */
export function changesOf(naming: Naming, command: number, viewer: Viewer) {
  const { db, tables } = naming
  if (db.get('SELECT 1 FROM command WHERE seq = ?', command) === undefined) {
    throw new Failure('NOT_FOUND', { what: 'command' })
  }
  const members = membersOf(db, command, MOST_MEMBERS)
  return entriesOfCommands(db, members, MOST_CHANGES).flatMap((entry) => {
    const table = tables.byNumber(entry.tbl)
    const column = table.stated.find(({ number }) => number === entry.col)
    const field = column === undefined ? null : fieldOf(table, entry.row, column.name)
    const hidden = field !== null && viewer.sight.hides(viewer.role, field)
    const own = ownFieldOf(naming, table, entry.row)
    // Whose it is, is told by the record; of an own field only its value is news.
    if (own !== null && column !== undefined && column.name !== 'value') return []
    const say = (value: unknown) => shown(own === null ? value : own.say(value))
    return {
      table: table.name,
      field,
      row: String(entry.row),
      name: own?.name ?? nameOf(naming, table, entry.row),
      own: own === null ? null : { name: own.name, type: own.type },
      op: entry.op,
      old: hidden ? null : say(entry.old),
      new: hidden ? null : say(entry.new),
      hidden,
    }
  })
}

/** A picture has no value to be read. */
const shown = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? value : null)

/** The fields an action touched, to ask whether somebody may take it back. */
export function fieldsTouched({ db, tables }: Naming, command: number): ReadonlySet<string> {
  const members = membersOf(db, command, Number.MAX_SAFE_INTEGER)
  const columns = db.all<Pick<Entry, 'tbl' | 'row' | 'col'>>(
    `SELECT tbl, min(row) AS row, col FROM cell WHERE cmd IN (SELECT value FROM json_each(?)) GROUP BY tbl, col`,
    JSON.stringify(members),
  )
  return new Set(
    columns.flatMap(({ tbl, row, col }) => {
      const table = tables.byNumber(tbl)
      const column = table.stated.find(({ number }) => number === col)
      return column === undefined ? [] : [fieldOf(table, row, column.name)]
    }),
  )
}
