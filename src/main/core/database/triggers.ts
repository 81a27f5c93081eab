// The journal's triggers, generated from the declarations. They live in the file's own schema, so that no connection can
// forget them. `ctx` tells them which command is open: mode 1 journals, 0 is the engine moving rows, 2 purges.
import { contactOf, imageOf, keyOf, quoted } from './table-sql.ts'
import type { TableSet } from './table-set.ts'
import type { JournaledTable } from './tables.ts'
import type { Sqlite } from './open.ts'

const CMD = '(SELECT cmd FROM ctx)'
const MODE = '(SELECT mode FROM ctx)'
// A RAISE and not a constraint: an outer OR IGNORE overrides constraints inside triggers, but never a RAISE.
const GUARD = `SELECT RAISE(ABORT, 'no command is open') WHERE ${CMD} IS NULL;`

export interface Trigger {
  readonly name: string
  readonly sql: string
}

export function triggersOf(table: JournaledTable, set: TableSet): readonly Trigger[] {
  const insert = table.natural ? insertNatural(table) : insertWithId(table)
  return [
    trigger(table, 'i', `AFTER INSERT ON ${quoted(table.name)} WHEN ${MODE} = 1`, insert),
    ...(table.stated.length === 0 ? [] : [update(table)]),
    trigger(table, 'd', `AFTER DELETE ON ${quoted(table.name)} WHEN ${MODE} < 2`, remove(table, set)),
    keyGuard(table),
  ]
}

/** Every journal trigger of the book, by name. */
export function allTriggers(set: TableSet): readonly Trigger[] {
  return set.journaled.flatMap((table) => triggersOf(table, set)).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The journal triggers that the file holds now. */
export function triggersIn(sqlite: Sqlite): readonly Trigger[] {
  const sql = `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'j_*' ORDER BY name`
  return sqlite.prepare<[], Trigger>(sql).all()
}

export function dropTriggers(sqlite: Sqlite): void {
  for (const { name } of triggersIn(sqlite)) sqlite.exec(`DROP TRIGGER ${quoted(name)}`)
}

export function createTriggers(sqlite: Sqlite, set: TableSet): void {
  for (const { sql } of allTriggers(set)) sqlite.exec(sql)
}

function trigger(table: JournaledTable, suffix: string, when: string, body: readonly string[]): Trigger {
  const name = `j_${table.name}_${suffix}`
  return { name, sql: `CREATE TRIGGER ${quoted(name)} ${when} BEGIN\n  ${body.join('\n  ')}\nEND` }
}

/** A birth extends the open range of this command or begins a new one; it stores no values. */
function insertWithId(table: JournaledTable): readonly string[] {
  const t = table.number
  return [
    GUARD,
    `UPDATE born SET hi = NEW.id WHERE tbl = ${t} AND lo = (SELECT max(lo) FROM born WHERE tbl = ${t} AND lo <= NEW.id) AND hi = NEW.id - 1 AND cmd = ${CMD};`,
    `INSERT INTO born (tbl, lo, hi, cmd) SELECT ${t}, NEW.id, NEW.id, ${CMD} WHERE changes() = 0;`,
  ]
}

/** A row with a natural key may have been before: it is said again, with all its cells. */
function insertNatural(table: JournaledTable): readonly string[] {
  const row = keyOf(table, 'NEW')
  const values = table.stated.map((column) => `SELECT ${column.number} k, NEW.${quoted(column.name)} n`)
  const cells =
    `INSERT INTO cell (cmd, tbl, row, col, old, new) SELECT ${CMD}, ${table.number}, ${row}, k, NULL, n ` +
    `FROM (${values.join(' UNION ALL ')}) WHERE true ON CONFLICT (tbl, row, col, cmd) DO UPDATE SET new = excluded.new;`
  return [
    GUARD,
    `DELETE FROM hidden WHERE tbl = ${table.number} AND row = ${row};`,
    `INSERT INTO life (tbl, row, cmd, op) SELECT ${table.number}, ${row}, ${CMD}, 1 WHERE true ON CONFLICT (tbl, row, cmd) DO UPDATE SET op = 1;`,
    ...(values.length === 0 ? [] : [cells]),
  ]
}

/** One cell per changed column; changed twice within a command: first old, last new. */
function update(table: JournaledTable): Trigger {
  const names = table.stated.map((column) => quoted(column.name))
  const changed = table.stated.map((column) => {
    const [before, after] = [`OLD.${quoted(column.name)}`, `NEW.${quoted(column.name)}`]
    return `SELECT ${column.number} k, ${before} o, ${after} n WHERE ${before} IS NOT ${after}`
  })
  return trigger(table, 'u', `AFTER UPDATE OF ${names.join(', ')} ON ${quoted(table.name)} WHEN ${MODE} = 1`, [
    GUARD,
    `INSERT INTO cell (cmd, tbl, row, col, old, new) SELECT ${CMD}, ${table.number}, ${keyOf(table, 'NEW')}, k, o, n FROM (`,
    `  ${changed.join('\n    UNION ALL ')}`,
    `) WHERE true ON CONFLICT (tbl, row, col, cmd) DO UPDATE SET new = excluded.new;`,
  ])
}

/** A row that goes leaves its image in `hidden`. It has died only if somebody deleted it, not if its owner went. */
function remove(table: JournaledTable, set: TableSet): readonly string[] {
  const row = keyOf(table, 'OLD')
  const hide =
    `INSERT INTO hidden (tbl, row, parent, image) SELECT ${table.number}, ${row}, ${contactOf(table, 'OLD')}, ${imageOf(table, 'OLD')} ` +
    `WHERE true ON CONFLICT (tbl, row) DO UPDATE SET parent = excluded.parent, image = excluded.image;`
  if (table.kind === 'lookup') return [`SELECT RAISE(ABORT, 'a lookup is archived, never deleted');`]
  if (table.kind === 'ledger') {
    return [
      `SELECT RAISE(ABORT, 'a ledger row is corrected by a counter-entry, never deleted') WHERE ${MODE} = 1;`,
      hide,
    ]
  }
  // A cascade fires the children first, while their parent is already out of sight: hidden, but not dead.
  const there = (owner: string) => `EXISTS (SELECT 1 FROM ${quoted(set.person?.name ?? '')} WHERE id = ${owner})`
  const owner = table.person === null || set.person === null ? null : `OLD.${quoted(table.person.owner)}`
  const deleted =
    owner === null ? '' : table.maybeNobodys ? ` AND (${owner} IS NULL OR ${there(owner)})` : ` AND ${there(owner)}`
  const die =
    `INSERT INTO life (tbl, row, cmd, op) SELECT ${table.number}, ${row}, ${CMD}, 0 WHERE ${MODE} = 1${deleted} ` +
    `ON CONFLICT (tbl, row, cmd) DO UPDATE SET op = 0;`
  return [`SELECT RAISE(ABORT, 'no command is open') WHERE ${MODE} = 1 AND ${CMD} IS NULL;`, hide, die]
}

function keyGuard(table: JournaledTable): Trigger {
  const changed = table.key.map((name) => `NEW.${quoted(name)} IS NOT OLD.${quoted(name)}`)
  const columns = table.key.map(quoted).join(', ')
  const when = `BEFORE UPDATE OF ${columns} ON ${quoted(table.name)} WHEN ${changed.join(' OR ')}`
  return trigger(table, 'k', when, [`SELECT RAISE(ABORT, 'a key never changes');`])
}
