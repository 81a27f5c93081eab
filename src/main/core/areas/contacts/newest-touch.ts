// When a person was last changed and by which command, read from the journal: it alone also knows of what was removed,
// undone or came from elsewhere.
import type { ReadDb } from '../../database/handle.ts'
import { CONTACT_COLUMNS, CONTACT_TABLE, PARTS, PART_TABLES, type PartTable } from './columns.ts'

export interface Touch {
  /** command.seq of the newest command here that said something about the person or a row of theirs. */
  readonly version: number
  /** UTC epoch ms of the latest of them. */
  readonly at: number
}

const CLOCKS_PER_MS = 2_048

/** The command a row was born in. */
const bornIn = (number: number, row: string) =>
  `(SELECT b.cmd FROM born b WHERE b.tbl = ${String(number)} AND b.lo <= ${row} ORDER BY b.lo DESC LIMIT 1)`

/**
 * Every command that said something about a row of this table, as arms of a UNION. CROSS JOIN keeps the order: people, their
 * rows, then the journal by its keys; left alone the planner may begin with the journal.
 */
function arms(who: string, from: string, number: number, row: string): string[] {
  const on = `ON j.tbl = ${String(number)} AND j.row = ${row}`
  const kept = row.startsWith('json_array') ? [] : [`SELECT ${who}, ${bornIn(number, row)} FROM ${from}`]
  return [
    ...kept,
    `SELECT ${who}, j.cmd FROM ${from} CROSS JOIN cell j ${on}`,
    `SELECT ${who}, j.cmd FROM ${from} CROSS JOIN life j ${on}`,
  ]
}

function partArms(table: PartTable): string[] {
  const { number, row } = PARTS[table]
  const shown = arms('p.owner_id', `member m CROSS JOIN ${table} p ON p.owner_id = m.id`, number, row)
  const gone = `SELECT m.id, j.cmd FROM member m CROSS JOIN hidden h ON h.parent = m.id AND h.tbl = ${String(number)}
    CROSS JOIN life j ON j.tbl = h.tbl AND j.row = h.row`
  return [...shown, gone]
}

/** Said to somebody who was merged into this person counts too. */
const MERGED = `SELECT m.id, j.cmd FROM member m CROSS JOIN alias a ON a.canon_id = m.id
  CROSS JOIN cell j ON j.tbl = ${String(CONTACT_TABLE)} AND j.row = a.id AND j.col = ${String(CONTACT_COLUMNS.merged_into)}`

function touchedBy(tables: readonly PartTable[]): string {
  return [...arms('m.id', 'member m', CONTACT_TABLE, 'm.id'), ...tables.flatMap(partArms), MERGED].join(' UNION ALL ')
}

const MEMBERS = 'WITH member (id) AS (SELECT value FROM json_each(?))'
const ALL = `${MEMBERS}, said (id, cmd) AS (${touchedBy(PART_TABLES)})
  SELECT said.id AS id, max(k.seq) AS version, max(k.clock) / ${String(CLOCKS_PER_MS)} AS at
    FROM said CROSS JOIN command k ON k.seq = said.cmd GROUP BY said.id`

// Whoever was made by the newest command has no other history: one look instead of thirty, which is what makes
// writing thousands of people at once quick. But one that came from elsewhere late may bring a new person to whom it merged
// somebody, or gave a row, about whom a later clock has spoken here: so its clock must be the latest that was heard of, too.
const NEWBORN = `${MEMBERS}, newest (seq, clock) AS (SELECT seq, clock FROM command ORDER BY seq DESC LIMIT 1)
  SELECT m.id AS id, newest.seq AS version, newest.clock / ${String(CLOCKS_PER_MS)} AS at
    FROM member m, newest, self WHERE newest.clock >= self.clock AND ${bornIn(CONTACT_TABLE, 'm.id')} = newest.seq`

interface Row extends Touch {
  readonly id: number
}

/** @param ids JSON array of shown people */
export function newestTouch(db: ReadDb, ids: string): Map<number, Touch> {
  const touches = new Map(db.all<Row>(NEWBORN, ids).map((row) => [row.id, row]))
  const older = (JSON.parse(ids) as number[]).filter((id) => !touches.has(id))
  if (older.length > 0) for (const row of db.all<Row>(ALL, JSON.stringify(older))) touches.set(row.id, row)
  return touches
}

/** Whether a later command than `version` said something about one of these columns of the person (journal numbers). */
export function columnsChangedSince(db: ReadDb, id: number, version: number, columns: readonly number[]): boolean {
  const changed = db.pluck<number>(
    `SELECT col FROM cell WHERE tbl = ${String(CONTACT_TABLE)} AND row = ? AND cmd > ?`,
    id,
    version,
  )
  return changed.some((column) => columns.includes(column))
}

const CHANGED_PARTS = Object.fromEntries(
  PART_TABLES.map((table) => [
    table,
    `${MEMBERS}, said (id, cmd) AS (${partArms(table).join(' UNION ALL ')})
      SELECT 1 FROM said WHERE cmd > ? LIMIT 1`,
  ]),
) as Readonly<Record<PartTable, string>> // one text per key of PARTS

/** Whether a later command than `version` said something about a row of this list of the person. */
export function partsChangedSince(db: ReadDb, id: number, version: number, table: PartTable): boolean {
  return db.get(CHANGED_PARTS[table], JSON.stringify([id]), version) !== undefined
}

// A value that was said and undone meanwhile is no row any more: nothing stands there to be overwritten.
const VALUE_CHANGED = `SELECT 1 FROM contact_value p CROSS JOIN cell j
    ON j.tbl = ${String(PARTS.contact_value.number)} AND j.row = ${PARTS.contact_value.row}
  WHERE p.owner_id = ? AND p.field_id IN (SELECT value FROM json_each(?)) AND j.cmd > ? LIMIT 1`

/** Whether a later command than `version` said something in one of these fields of the shop's own. */
export function valuesChangedSince(db: ReadDb, id: number, version: number, fields: readonly number[]): boolean {
  if (fields.length === 0) return false
  return db.get(VALUE_CHANGED, id, JSON.stringify(fields), version) !== undefined
}
