// What an undo or redo looks at: the commands to judge, the commands that count as its own, and the rows that stay as they
// are. Kept in temporary tables, so that one statement judges a one-row command and an import alike.
import type { ReadDb, SqlValue, WriteDb } from './handle.ts'
import { isRow, keyOf, quoted } from './table-sql.ts'
import type { TableSet } from './table-set.ts'
import type { JournaledTable } from './tables.ts'

/** A row as the journal names it. A person stands for everything that is theirs. */
export interface Unit {
  readonly tbl: number
  readonly row: number | string
}

const TABLES = `
CREATE TEMP TABLE IF NOT EXISTS undo_scope (seq INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS undo_own (seq INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS undo_own_of (work INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS undo_stay (tbl INTEGER, row, PRIMARY KEY (tbl, row)) WITHOUT ROWID;`

/** Judges `roots`; the trees of `own` do not stand in each other's way. */
export function setScope(db: WriteDb, roots: readonly number[], own: readonly number[] = roots): void {
  begin(db, roots)
  for (const table of ['undo_own', 'undo_own_of']) db.run(`DELETE FROM ${table}`)
  db.run('INSERT INTO undo_own (seq) SELECT value FROM json_each(?)', JSON.stringify(own))
}

/**
 * Judges one member of a group that is turned by the long work `work`: no member stands in another's way, as when all were
 * judged together. The members are written down once and found again, as long as nothing else was judged meanwhile.
 */
export function setMember(
  db: WriteDb,
  member: number,
  { work, members }: { readonly work: number; readonly members: readonly number[] },
): void {
  begin(db, [member])
  if (members.length > 1 && db.pluck('SELECT 1 FROM undo_own_of WHERE work = ?', work).length > 0) return
  for (const table of ['undo_own', 'undo_own_of']) db.run(`DELETE FROM ${table}`)
  db.run('INSERT INTO undo_own (seq) SELECT value FROM json_each(?)', JSON.stringify(members))
  db.run('INSERT INTO undo_own_of (work) VALUES (?)', work)
}

function begin(db: WriteDb, roots: readonly number[]): void {
  for (const sql of TABLES.trim().split(';\n')) db.run(sql.replace(/;$/, ''))
  for (const table of ['undo_scope', 'undo_stay']) db.run(`DELETE FROM ${table}`)
  db.run('INSERT INTO undo_scope (seq) SELECT value FROM json_each(?)', JSON.stringify(roots))
}

export const IN_SCOPE = 'IN (SELECT seq FROM undo_scope)'
export const OWN = 'IN (SELECT seq FROM undo_own)'

export function stays(tbl: string, row: string): string {
  return `EXISTS (SELECT 1 FROM undo_stay s WHERE s.tbl = ${tbl} AND s.row = ${row})`
}

export function isStaying(db: ReadDb, { tbl, row }: Unit): boolean {
  return db.pluck('SELECT 1 FROM undo_stay WHERE tbl = ? AND row = ?', tbl, row).length > 0
}

/**
 * Withdrawals and the like are never taken back; a row made and deleted by one command was nothing before and after. Answers
 * how many rows of the first sort there are.
 */
export function keepForever(db: WriteDb, set: TableSet): number {
  let kept = 0
  db.run(
    `INSERT INTO undo_stay (tbl, row) SELECT l.tbl, l.row FROM undo_scope u CROSS JOIN life l ON l.cmd = u.seq
       CROSS JOIN born b ON b.cmd = l.cmd AND b.tbl = l.tbl AND l.row BETWEEN +b.lo AND +b.hi
      WHERE l.op = 0 ON CONFLICT DO NOTHING`,
  )
  for (const table of set.movable) {
    if (table.stays === null) continue
    const { changes } = db.run(
      `INSERT INTO undo_stay (tbl, row) SELECT ${table.number}, key FROM (
         SELECT ${keyOf(table, 't')} key, t.* FROM born b CROSS JOIN ${quoted(table.name)} t ON t.id BETWEEN b.lo AND b.hi
          WHERE b.cmd ${IN_SCOPE} AND b.tbl = ${table.number})
        WHERE ${table.stays} ON CONFLICT DO NOTHING`,
    )
    kept += changes
  }
  return kept
}

/** Lets the rows of the judged commands that belong to `units` stay: a person whole or not at all. */
export function keepWhole(db: WriteDb, set: TableSet, units: readonly Unit[]): void {
  const { person } = set
  const add = `INSERT INTO undo_stay (tbl, row)`
  const list = JSON.stringify(units.map((unit) => [unit.tbl, unit.row]))
  db.run(`${add} SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`, list)
  if (person === null) return
  const people = JSON.stringify(units.filter((unit) => unit.tbl === person.number).map((unit) => unit.row))
  const theirs = '(SELECT value FROM json_each(?))'
  for (const table of set.owned) {
    const t = table.number
    const contact = `t.${quoted(table.person.contact)}`
    for (const rows of rowsInScope(table)) {
      db.run(
        `${add} SELECT ${t}, r.row FROM (${rows}) r CROSS JOIN ${quoted(table.name)} t ON ${isRow(table, 't', 'r.row')}
          WHERE ${contact} IN ${theirs} ON CONFLICT DO NOTHING`,
        people,
      )
      db.run(
        `${add} SELECT ${t}, r.row FROM (${rows}) r CROSS JOIN hidden h ON h.tbl = ${t} AND h.row = r.row
          WHERE h.parent IN ${theirs} ON CONFLICT DO NOTHING`,
        people,
      )
    }
  }
}

/** Queries for the rows of a table that the judged commands made or changed. */
function rowsInScope(table: JournaledTable): readonly string[] {
  const t = table.number
  const said = ['cell', 'life'].map((entry) => `SELECT DISTINCT row FROM ${entry} WHERE cmd ${IN_SCOPE} AND tbl = ${t}`)
  if (table.natural) return said
  const from = `FROM born b CROSS JOIN`
  const these = `WHERE b.cmd ${IN_SCOPE} AND b.tbl = ${t}`
  return [
    ...said,
    `SELECT +x.id row ${from} ${quoted(table.name)} x ON x.id BETWEEN b.lo AND b.hi ${these}`,
    `SELECT y.row row ${from} hidden y ON y.tbl = ${t} AND y.row BETWEEN +b.lo AND +b.hi ${these}`,
  ]
}

/** Whose a row is, as far as staying goes: its stated person, else itself. */
export function unitOf(db: ReadDb, set: TableSet, unit: Unit): Unit {
  const table = set.byNumber(unit.tbl)
  if (set.person === null || table.person === null) return unit
  const contact = quoted(table.person.contact)
  const row: SqlValue = unit.row
  const [said] = db.pluck<number | null>(
    `SELECT t.${contact} FROM ${quoted(table.name)} t WHERE ${isRow(table, 't', '?')}
     UNION ALL SELECT parent FROM hidden WHERE tbl = ? AND row = ?`,
    ...table.key.map(() => row),
    unit.tbl,
    row,
  )
  return said == null ? unit : { tbl: set.person.number, row: said }
}
