// What was erased elsewhere, taken in before any command of the same bundle: the sender may send older commands emptied
// because of an erasure whose own command is not in this bundle, or never comes.
import type { BundleHeader } from './bundle.ts'
import type { Journal } from './command.ts'
import { addErased, forgetRows } from './erasure.ts'
import type { ReadDb, SqlValue } from './handle.ts'
import { settleNow } from './settle.ts'
import { isRow, quoted } from './table-sql.ts'
import { isOwned, type OwnedTable } from './table-set.ts'

/** Answers the people who were not erased here until now. */
export function takeErased(journal: Journal, header: Pick<BundleHeader, 'erased' | 'gone'>): readonly number[] {
  const { db, tables } = journal
  const { person } = tables
  if (person === null) return []
  const people = missing(
    db,
    'erased',
    header.erased.filter(([table]) => table === person.number),
  ).map(Number)
  const gone = tables.owned
    .filter((table) => table.kind === 'part')
    .map((table) => {
      const rows = header.gone.filter(([number]) => number === table.number)
      return { table, rows: rows.length === 0 ? [] : missing(db, 'gone', rows) }
    })
    .filter(({ rows }) => rows.length > 0)
  if (people.length === 0 && gone.length === 0) return []
  journal.maintain(
    [person, ...tables.movable].map((table) => table.name),
    (tx) => {
      addErased(tx, person, people)
      // A row may have been given to somebody else here meanwhile: what is empty anywhere is empty everywhere.
      const owners = gone.flatMap(({ table, rows }) => saidOf(tx, table, rows))
      for (const { table, rows } of gone) forgetRows(tx, table, rows)
      settleNow(tx, tables, [...people, ...owners])
    },
  )
  return people
}

function missing(db: ReadDb, from: 'erased' | 'gone', rows: readonly (readonly [number, SqlValue])[]): SqlValue[] {
  return db.pluck<number | string>(
    `SELECT value ->> 1 FROM json_each(?) m
      WHERE NOT EXISTS (SELECT 1 FROM ${from} x WHERE x.tbl = m.value ->> 0 AND x.row = m.value ->> 1)`,
    JSON.stringify(rows),
  )
}

/** Of whom these rows are said now, shown or hidden. */
function saidOf(db: ReadDb, table: OwnedTable, rows: readonly SqlValue[]): readonly number[] {
  if (!isOwned(table)) return []
  const keys = JSON.stringify(rows)
  return db.pluck<number>(
    `SELECT t.${quoted(table.person.contact)} FROM json_each(?) m CROSS JOIN ${quoted(table.name)} t ON ${isRow(table, 't', 'm.value')}
     UNION SELECT h.parent FROM json_each(?) m CROSS JOIN hidden h ON h.tbl = ${table.number} AND h.row = m.value
      WHERE h.parent IS NOT NULL`,
    keys,
    keys,
  )
}
