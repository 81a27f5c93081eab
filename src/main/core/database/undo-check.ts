// May a command be undone or redone? Only while nothing that stands later touched what it touched. What a tree took back is
// void, as if it had never been; what stands counts once, at its root's version, however often it was undone and redone.
import type { ReadDb } from './handle.ts'
import { alive, birthRange, bornIn } from './life.ts'
import { pointsBetween, referencesTo, type Reference } from './references.ts'
import { isRow, keyOf, quoted } from './table-sql.ts'
import type { TableSet } from './table-set.ts'
import type { JournaledTable } from './tables.ts'
import { voidOnCell, voidOnLife } from './tree.ts'
import { IN_SCOPE, OWN, stays, type Unit } from './undo-scope.ts'

export type Act = 'undo' | 'redo'
export type BlockReason = 'later_change' | 'in_use' | 'never'

export interface Blocker extends Unit {
  readonly reason: BlockReason
  /** The command that stands in the way; null for an erasure. */
  readonly by: number | null
}

interface Check {
  readonly reason: BlockReason
  /** SELECT of (tbl, row, cmd). */
  readonly sql: string
}

/** Every row of the judged commands that cannot go back, rows that stay anyway left out; one line per row and reason. */
export function blockers(db: ReadDb, set: TableSet, act: Act): readonly Blocker[] {
  const touched = tablesInScope(db, set)
  const checks = [
    // What can never go back is said first.
    ...ERASED,
    ...touched.said.flatMap((table) => blanked(set, table)),
    ...touched.said.flatMap(laterOnChanged),
    ...touched.born.flatMap(anyOnBorn),
    ...touched.said.map(inTheTrash),
    ...(act === 'redo' ? touched.said.flatMap(unborn) : []),
    ...(act === 'undo' ? touched.born.flatMap((table) => inUse(set, table)) : []),
  ]
  return checks.flatMap(({ reason, sql }) =>
    db
      .all<Unit & { cmd: number | null }>(
        `SELECT x.tbl, x.row, max(x.cmd) cmd FROM (${sql}) x WHERE NOT ${stays('x.tbl', 'x.row')} GROUP BY x.tbl, x.row`,
      )
      .map(({ tbl, row, cmd }) => ({ tbl, row, reason, by: cmd })),
  )
}

function tablesInScope(db: ReadDb, set: TableSet) {
  const tables = (sql: string) => db.pluck<number>(sql).map((number) => set.byNumber(number))
  return {
    born: tables(`SELECT DISTINCT tbl FROM born WHERE cmd ${IN_SCOPE}`),
    said: tables(`SELECT tbl FROM cell WHERE cmd ${IN_SCOPE} UNION SELECT tbl FROM life WHERE cmd ${IN_SCOPE}`),
  }
}

/** Joins in this order: the few judged entries lead, whatever SQLite guesses. Entries `o` of other trees; `m` is the judged command's own line, `r` the root of the other. */
const OTHERS = `CROSS JOIN command k ON k.seq = o.cmd CROSS JOIN command r ON r.seq = k.root CROSS JOIN command m ON m.seq = u.seq`

/** A tree that was undone and redone is later than what followed it; only its root's version counts. */
const LATER = '(r.clock, r.machine) > (m.clock, m.machine)'

const CELL_STANDS = `k.root NOT ${OWN} AND ${voidOnCell('k', 'o')} = 0`

function lifeStands(table: JournaledTable, row: string): string {
  return `k.root NOT ${OWN} AND ${voidOnLife(table, 'k', row)} = 0`
}

/** What others changed later on the cells and rows of a table that the judged commands changed. */
function laterOnChanged(table: JournaledTable): readonly Check[] {
  const of = (entry: string) =>
    `SELECT o.tbl, o.row, o.cmd FROM undo_scope u CROSS JOIN ${entry} e ON e.cmd = u.seq AND e.tbl = ${table.number}`
  const row = 'o.tbl = e.tbl AND o.row = e.row'
  return [
    `${of('cell')} CROSS JOIN cell o ON ${row} AND o.col = e.col ${OTHERS} WHERE ${CELL_STANDS} AND ${LATER}`,
    `${of('life')} CROSS JOIN cell o ON ${row} ${OTHERS} WHERE ${CELL_STANDS} AND ${LATER}`,
    `${of('life')} CROSS JOIN life o ON ${row} ${OTHERS} WHERE ${lifeStands(table, 'o.row')} AND ${LATER}`,
  ].map((sql) => ({ reason: 'later_change', sql }))
}

/** A row born here goes altogether: nothing of others may stand on it, whenever it was said. */
function anyOnBorn(table: JournaledTable): readonly Check[] {
  const born = `FROM undo_scope u CROSS JOIN born b ON b.cmd = u.seq AND b.tbl = ${table.number}`
  const row = 'o.tbl = b.tbl AND o.row BETWEEN +b.lo AND +b.hi'
  return [
    `SELECT o.tbl, o.row, o.cmd ${born} CROSS JOIN cell o ON ${row} ${OTHERS} WHERE ${CELL_STANDS}`,
    `SELECT o.tbl, o.row, o.cmd ${born} CROSS JOIN life o ON ${row} ${OTHERS} WHERE ${lifeStands(table, 'o.row')}`,
    `SELECT o.tbl, +o.lo AS row, o.cmd ${born} CROSS JOIN life_range o ON o.tbl = b.tbl AND o.lo BETWEEN b.lo AND b.hi ${OTHERS}
      WHERE ${lifeStands(table, '+o.lo')}`,
  ].map((sql) => ({ reason: 'later_change', sql }))
}

/** A changed row that has died meanwhile, by no doing of the command itself. */
function inTheTrash(table: JournaledTable): Check {
  const t = table.number
  const made = table.natural ? '' : ` AND coalesce(${bornIn(table, 'e.row')} NOT ${OWN}, 1)`
  return {
    reason: 'later_change',
    sql: `SELECT e.tbl, e.row, ${killer(table)} cmd FROM cell e WHERE e.cmd ${IN_SCOPE} AND e.tbl = ${t}${made}
      AND NOT ${alive(table, 'e.row')}
      AND NOT EXISTS (SELECT 1 FROM life l WHERE l.tbl = ${t} AND l.row = e.row AND l.cmd = e.cmd)`,
  }
}

/**
 * A row whose birth was undone afterwards can be neither thrown away nor restored again. Who threw it away or restored it later
 * than that found it living: somebody elsewhere, who had not seen the undo, had written about it.
 */
function unborn(table: JournaledTable): readonly Check[] {
  if (table.natural) return []
  const said = `SELECT cmd FROM life WHERE tbl = ${table.number} AND row = e.row
    UNION ALL SELECT cmd FROM life_range WHERE tbl = ${table.number} AND lo BETWEEN ${birthRange(table, 'e.row')} AND e.row AND hi >= e.row`
  const after = `SELECT 1 FROM (${said}) y JOIN command x ON x.seq = y.cmd
    WHERE x.root = b.root AND x.depth % 2 = 1 AND (x.clock, x.machine) > (m.clock, m.machine)`
  const sql = `SELECT e.tbl, e.row, ${killer(table)} cmd FROM life e JOIN command m ON m.seq = e.cmd
     JOIN command b ON b.seq = ${bornIn(table, 'e.row')}
    WHERE e.cmd ${IN_SCOPE} AND e.tbl = ${table.number} AND b.root NOT ${OWN} AND ${voidOnLife(table, 'b', 'e.row')} = 1
      AND EXISTS (${after})`
  return [{ reason: 'later_change', sql }]
}

/** The last command that said the row `e` is dead. */
function killer(table: JournaledTable): string {
  const t = table.number
  const single = `SELECT cmd FROM life WHERE tbl = ${t} AND row = e.row AND op = 0`
  const range = `SELECT cmd FROM life_range WHERE tbl = ${t} AND lo BETWEEN ${birthRange(table, 'e.row')} AND e.row
    AND hi >= e.row AND op = 0`
  return `(SELECT max(cmd) FROM (${table.natural ? single : `${single} UNION ALL ${range}`}))`
}

const ERASED: readonly Check[] = [
  ...['cell', 'life'].map((entry) => ({
    reason: 'never' as const,
    sql: `SELECT e.tbl, e.row, NULL cmd FROM ${entry} e CROSS JOIN gone g ON g.tbl = e.tbl AND g.row = e.row WHERE e.cmd ${IN_SCOPE}`,
  })),
  {
    reason: 'never',
    sql: `SELECT g.tbl, g.row, NULL cmd FROM born b CROSS JOIN gone g ON g.tbl = b.tbl AND g.row BETWEEN +b.lo AND +b.hi
      WHERE b.cmd ${IN_SCOPE}`,
  },
]

/** Free text of a ledger row whose person was erased has no earlier value any more. */
function blanked(set: TableSet, table: JournaledTable): readonly Check[] {
  if (set.person === null || table.person === null || table.blankOnErase.length === 0) return []
  const columns = table.blankOnErase.map((column) => column.number).join(', ')
  const said = `coalesce((SELECT t.${quoted(table.person.contact)} FROM ${quoted(table.name)} t WHERE ${isRow(table, 't', 'e.row')}),
    (SELECT parent FROM hidden WHERE tbl = e.tbl AND row = e.row))`
  const sql = `SELECT e.tbl, e.row, NULL cmd FROM cell e WHERE e.cmd ${IN_SCOPE} AND e.tbl = ${table.number}
    AND e.col IN (${columns}) AND EXISTS (SELECT 1 FROM erased x WHERE x.tbl = ${set.person.number} AND x.row = +${said})`
  return [{ reason: 'never', sql }]
}

/** Living rows of other commands that point to a row born here. A lookup in use is no obstacle: it then stays. */
function inUse(set: TableSet, target: JournaledTable): readonly Check[] {
  if (target.kind === 'lookup') return []
  const checks = referencesTo(set, target).map((reference) => ({
    reason: 'in_use' as const,
    sql: `SELECT ${target.number} tbl, +t.${quoted(reference.column)} row, ${madeBy(reference)} cmd ${pointing(reference, target)}`,
  }))
  return target.merged === null ? checks : [...checks, mergedInto(target, target.merged.number)]
}

/** FROM and WHERE: rows `t` that point to rows born in the judged commands, and that those commands did not make so. */
export function pointing(reference: Reference, target: JournaledTable): string {
  const { from, number, half } = reference
  const key = keyOf(from, 't')
  const made = from.natural
    ? `EXISTS (SELECT 1 FROM life WHERE tbl = ${from.number} AND row = ${key} AND op = 1 AND cmd ${OWN})`
    : `${bornIn(from, key)} ${OWN}`
  const wrote =
    number === null
      ? ''
      : ` OR EXISTS (SELECT 1 FROM cell WHERE tbl = ${from.number} AND row = ${key} AND col = ${number} AND cmd ${OWN})`
  // A withdrawal stays without its person; a part that stays keeps them.
  const staying = from.kind === 'ledger' && half !== null ? '' : ` OR ${stays(String(from.number), key)}`
  return `FROM born b CROSS JOIN ${quoted(from.name)} t ON ${pointsBetween(reference, 'b.lo', 'b.hi')}
    WHERE b.cmd ${IN_SCOPE} AND b.tbl = ${target.number}
      AND (NOT coalesce(${made}${wrote}, 0)${staying})`
}

function madeBy({ from, number }: Reference): string {
  const key = keyOf(from, 't')
  const wrote = `(SELECT max(cmd) FROM cell WHERE tbl = ${from.number} AND row = ${key} AND col = ${number ?? 0})`
  const made = from.natural
    ? `(SELECT max(cmd) FROM life WHERE tbl = ${from.number} AND row = ${key} AND op = 1)`
    : bornIn(from, key)
  return `coalesce(${wrote}, ${made})`
}

function mergedInto(person: JournaledTable, merged: number): Check {
  const said = `SELECT 1 FROM cell c WHERE c.tbl = ${person.number} AND c.row = +a.id AND c.col = ${merged} AND c.cmd ${OWN}`
  const by = `(SELECT max(cmd) FROM cell WHERE tbl = ${person.number} AND row = +a.id AND col = ${merged})`
  return {
    reason: 'in_use',
    sql: `SELECT ${person.number} tbl, +a.into_id row, ${by} cmd FROM born b CROSS JOIN alias a ON a.into_id BETWEEN b.lo AND b.hi
      WHERE b.cmd ${IN_SCOPE} AND b.tbl = ${person.number} AND NOT EXISTS (${said})`,
  }
}
