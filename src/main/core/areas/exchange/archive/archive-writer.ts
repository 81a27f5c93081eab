// Writes the kept rows of an archive, slice by slice, as ordinary commands: the journal sees births like any other, and what is
// derived is derived as always.
import type { ReadDb, SqlValue, WriteDb } from '../../../database/handle.ts'
import type { Slice, SliceWriter } from '../../../database/groups.ts'
import type { Work } from '../../../database/work.ts'
import { quoted } from '../../../database/table-sql.ts'
import type { TableSet } from '../../../database/table-set.ts'
import type { JournaledTable } from '../../../database/tables.ts'
import { dropParts, type Kept } from './staging.ts'

interface PartRow {
  readonly first: number
  readonly tbl: number
  readonly dies: number
  readonly count: number
  readonly columns: string
  readonly rows: string
}

interface OpenPart {
  readonly first: number
  readonly table: JournaledTable
  readonly dies: boolean
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Kept[])[]
}

const PART = `SELECT first, tbl, dies, count, columns, rows FROM archive_part WHERE import_id = ? AND first <= ?
  ORDER BY first DESC LIMIT 1`
const ROWS_AT_ONCE = 20
/** However much time there is, a command stays one that is quickly undone. */
const MOST_ROWS_A_COMMAND = 4_000

/** Whether a work is the import of an archive, and not of another file. */
export function bringsArchive(db: ReadDb, { source }: Pick<Work, 'source'>): boolean {
  return db.pluck<string>('SELECT kind FROM import_run WHERE id = ?', Number(source))[0] === 'archive'
}

export function archiveWriter(set: TableSet, run: number): SliceWriter {
  let open: OpenPart | null = null
  const partAt = (tx: WriteDb, position: number): OpenPart | null => {
    if (open !== null && position >= open.first && position < open.first + open.rows.length) return open
    const row = tx.get<PartRow>(PART, run, position)
    open = row === undefined || position >= row.first + row.count ? null : opened(set, row)
    return open
  }
  return (tx, { position: from, more }) => {
    let position = from
    let dying = false
    for (let part = partAt(tx, position); part !== null; part = partAt(tx, position)) {
      // What one command makes and deletes is nothing that anybody could miss: it would not lie in the trash.
      if (part.dies && !dying && position > from) return { position, done: false }
      dying = part.dies
      const written = writeSome(tx, part, { position, more })
      position += written.rows
      if (!written.more || position - from >= MOST_ROWS_A_COMMAND)
        return { position, done: partAt(tx, position) === null }
    }
    dropParts(tx, run)
    return { position, done: true }
  }
}

const opened = (set: TableSet, { first, tbl, dies, columns, rows }: PartRow): OpenPart => ({
  first,
  table: set.byNumber(tbl),
  dies: dies === 1,
  columns: JSON.parse(columns) as readonly string[], // written by staging.ts
  rows: JSON.parse(rows) as readonly (readonly Kept[])[],
})

/** Rows of one part from the position on, until it is time to commit. */
function writeSome(
  tx: WriteDb,
  part: OpenPart,
  { position, more }: Slice,
): { readonly rows: number; readonly more: boolean } {
  const { table, columns, dies } = part
  let done = 0
  let time = true
  while (time && position + done < part.first + part.rows.length) {
    const from = position + done - part.first
    const some = part.rows.slice(from, from + ROWS_AT_ONCE)
    if (dies) for (const [id] of some) tx.run(`DELETE FROM ${quoted(table.name)} WHERE id = ?`, valueOf(id ?? null))
    else insert(tx, table, columns, some)
    done += some.length
    time = Array.from(some, more).every(Boolean)
  }
  return { rows: done, more: time }
}

function insert(
  tx: WriteDb,
  table: JournaledTable,
  columns: readonly string[],
  rows: readonly (readonly Kept[])[],
): void {
  const contact = table.person === null ? -1 : columns.indexOf(table.person.contact)
  const values = rows.flatMap((row) => {
    const own = row.map(valueOf)
    const said = own[contact] ?? null
    return table.person === null ? own : [...own, said, said]
  })
  tx.run(statement(table, columns, rows.length), ...values)
}

const texts = new Map<string, string>()

/** Whose a row is follows from whom it was said of; nobody's where that person is not in the book any more. */
function statement(table: JournaledTable, columns: readonly string[], rows: number): string {
  const key = JSON.stringify([table.name, columns, rows])
  const known = texts.get(key)
  if (known !== undefined) return known
  const owner = table.person === null ? [] : [table.person.owner]
  const marks = [
    ...columns.map(() => '?'),
    ...owner.map(
      () => '(SELECT p.id FROM contact p WHERE p.id = coalesce((SELECT a.canon_id FROM alias a WHERE a.id = ?), ?))',
    ),
  ].join(', ')
  const own = [...columns, ...owner].map(quoted).join(', ')
  const changed = columns
    .filter((name) => !table.key.includes(name))
    .map((name) => `${quoted(name)} = excluded.${quoted(name)}`)
  // Settings are there already, under the same names.
  const otherwise =
    table.natural && changed.length > 0
      ? ` ON CONFLICT (${table.key.map(quoted).join(', ')}) DO UPDATE SET ${changed.join(', ')}`
      : ''
  const all = Array.from({ length: rows }, () => `(${marks})`).join(', ')
  const text = `INSERT INTO ${quoted(table.name)} (${own}) VALUES ${all}${otherwise}`
  texts.set(key, text)
  return text
}

const valueOf = (value: Kept): SqlValue =>
  typeof value === 'object' && value !== null ? Buffer.from(value.b, 'hex') : value
