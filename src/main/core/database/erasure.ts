// Erasure: not the effect of a command but a set of ids that only grows and beats everything. Purging takes the values out of
// tables, images and the journal; versions stay, so that merging still works.
import type { SqlValue, WriteDb } from './handle.ts'
import { connected } from './people.ts'
import { isRow, keyOf, quoted, withValue } from './table-sql.ts'
import type { OwnedTable, TableSet } from './table-set.ts'
import type { JournaledTable, StatedColumn } from './tables.ts'

/**
 * Adds people, and everyone merged with them, to the erased; answers all ids. The next settling empties them. The book keeps
 * the ids beside the file too, because an old backup would bring these people back.
 */
export function markErased(db: WriteDb, person: JournaledTable, ids: readonly number[]): readonly number[] {
  const all = connected(db, ids)
  addErased(db, person, all)
  return all
}

/** Adds ids that were erased elsewhere: exactly these, for whom they are merged with here was not asked there. */
export function addErased(db: WriteDb, person: JournaledTable, ids: readonly number[]): void {
  db.run(
    `INSERT INTO erased (tbl, row) SELECT ${person.number}, value FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
    JSON.stringify(ids),
  )
}

/** Empties rows that were emptied elsewhere. Runs in mode 0 and leaves it so. */
export function forgetRows(db: WriteDb, table: JournaledTable, rows: readonly SqlValue[]): void {
  db.run('UPDATE ctx SET mode = 2')
  forget(db, table, rows)
  db.run('UPDATE ctx SET mode = 0')
}

/** Empties the erased people `ids` and all that was said of them. Runs in mode 0 and leaves it so. */
export function purge(db: WriteDb, set: TableSet, ids: readonly number[]): void {
  const { person } = set
  if (person === null || ids.length === 0) return
  // Mode 2: no image is kept of what is deleted now.
  db.run('UPDATE ctx SET mode = 2')
  for (const table of set.owned.toReversed()) {
    const rows = rowsSaidOf(db, table, ids)
    if (table.kind === 'part') forget(db, table, rows)
    else for (const column of table.blankOnErase) blank(db, table, { column, rows })
  }
  forget(db, person, ids)
  db.run('UPDATE ctx SET mode = 0')
}

/** The journal keys of all rows whose stated contact is among `ids`, shown or hidden. */
function rowsSaidOf(db: WriteDb, table: OwnedTable, ids: readonly number[]): readonly SqlValue[] {
  const people = JSON.stringify(ids)
  const [contact, owner] = [`t.${quoted(table.person.contact)}`, `t.${quoted(table.person.owner)}`]
  const from = `FROM json_each(?) m CROSS JOIN ${quoted(table.name)} t`
  return db.pluck<number | string>(
    `SELECT ${keyOf(table, 't')} ${from} ON ${contact} = m.value AND ${owner} IS NOT ${contact}
     UNION SELECT ${keyOf(table, 't')} ${from} ON ${owner} = m.value AND ${contact} = ${owner}
     UNION SELECT h.row FROM json_each(?) m CROSS JOIN hidden h ON h.parent = m.value AND h.tbl = ${table.number}`,
    people,
    people,
    people,
  )
}

/** Deletes rows and images, empties their cells and marks them as gone. */
function forget(db: WriteDb, table: JournaledTable, rows: readonly SqlValue[]): void {
  const t = table.number
  const keys = JSON.stringify(rows)
  const these = 'row IN (SELECT value FROM json_each(?))'
  db.run(`UPDATE cell SET old = NULL, new = NULL WHERE tbl = ${t} AND ${these}`, keys)
  db.run(`INSERT INTO gone (tbl, row) SELECT ${t}, value FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`, keys)
  db.run(`DELETE FROM hidden WHERE tbl = ${t} AND ${these}`, keys)
  const mine = table.key.map(quoted).join(', ')
  const found = `SELECT ${table.key.map((name) => `t.${quoted(name)}`).join(', ')} FROM json_each(?) m
    CROSS JOIN ${quoted(table.name)} t ON ${isRow(table, 't', 'm.value')}`
  db.run(`DELETE FROM ${quoted(table.name)} WHERE (${mine}) IN (${found})`, keys)
}

/** A ledger row stays, its free text goes. */
function blank(
  db: WriteDb,
  table: OwnedTable,
  { column, rows }: { readonly column: StatedColumn; readonly rows: readonly SqlValue[] },
): void {
  const t = table.number
  const keys = JSON.stringify(rows)
  const these = 'row IN (SELECT value FROM json_each(?))'
  const nothing = !column.notNull ? 'NULL' : column.type === 'text' ? `''` : column.type === 'blob' ? `x''` : '0'
  db.run(`UPDATE cell SET old = NULL, new = NULL WHERE tbl = ${t} AND col = ${column.number} AND ${these}`, keys)
  db.run(`UPDATE hidden SET image = ${withValue(column, 'image', nothing)} WHERE tbl = ${t} AND ${these}`, keys)
  db.run(
    `UPDATE ${quoted(table.name)} AS t SET ${quoted(column.name)} = ${nothing} FROM json_each(?) m
      WHERE ${isRow(table, 't', 'm.value')} AND t.${quoted(column.name)} IS NOT ${nothing}`,
    keys,
  )
}
