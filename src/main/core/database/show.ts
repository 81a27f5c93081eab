// Moves rows between their table and `hidden`, and gives them the owner they have now: the statements of settle, generated
// per table. All of it runs in mode 0, where the delete trigger keeps the image and nothing is journaled.
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import type { SqlValue, WriteDb } from './handle.ts'
import { alive } from './life.ts'
import { isRow, keyOf, quoted, rebuilt, valueIn } from './table-sql.ts'
import type { OwnedTable, TableSet } from './table-set.ts'
import type { JournaledTable } from './tables.ts'

/**
 * Which rows may stand on the wrong side: those whose life a command spoke of (in these tables), or all. Of a command that
 * arrived from another machine also those it made or changed.
 */
export type Doubt =
  { readonly command: number; readonly lives: readonly number[]; readonly arrived?: boolean } | 'every row'

/** The shown person somebody's rows belong to now, or NULL. */
export function ownerNow(set: TableSet, contact: string): string {
  const person = quoted(set.person?.name ?? '')
  return `(SELECT id FROM ${person} WHERE id = coalesce((SELECT canon_id FROM alias WHERE id = ${contact}), ${contact}))`
}

/** Brings people back from `hidden`. */
export function showPeople(db: WriteDb, person: JournaledTable, ids: readonly number[]): void {
  if (ids.length === 0) return
  const some = 'hidden.row IN (SELECT value FROM json_each(?))'
  show(db, person, { owner: null, condition: some, values: [JSON.stringify(ids)] })
}

/** Takes people out of sight; what is theirs goes with them or loses its owner. */
export function hidePeople(db: WriteDb, person: JournaledTable, ids: readonly number[]): void {
  if (ids.length === 0) return
  db.run(`DELETE FROM ${quoted(person.name)} WHERE id IN (SELECT value FROM json_each(?))`, JSON.stringify(ids))
}

/** Hides the rows that have died. */
export function hideDead(db: WriteDb, table: JournaledTable, doubt: Doubt): void {
  const name = quoted(table.name)
  const dead = `NOT ${alive(table, keyOf(table, 't'))}`
  const remove = (from: string, ...values: readonly SqlValue[]) =>
    db.run(`DELETE FROM ${name} WHERE ${keyIn(table, `SELECT ${keyColumns(table, 't.')} FROM ${from}`)}`, ...values)
  if (doubt === 'every row') {
    remove(`${name} t WHERE ${dead}`)
    return
  }
  if (!doubt.lives.includes(table.number)) return
  const spokenOf = `life CROSS JOIN ${name} t ON ${isRow(table, 't', 'life.row')}`
  remove(`${spokenOf} WHERE life.cmd = ? AND life.tbl = ${table.number} AND life.op = 0 AND ${dead}`, doubt.command)
  if (table.natural) return
  for (const { lo, hi, alone } of dyingRanges(db, table, doubt.command)) {
    if (alone === 1) db.run(`DELETE FROM ${name} WHERE id BETWEEN ? AND ?`, lo, hi)
    else remove(`${name} t WHERE t.id BETWEEN ? AND ? AND ${dead}`, lo, hi)
  }
}

interface DyingRange {
  readonly lo: number
  readonly hi: number
  /** Nothing else was ever said of these rows but that they were born: all of them are dead now. */
  readonly alone: 0 | 1
}

/** Most of what is undone was made and never touched again: then no row needs to be asked about by itself. */
function dyingRanges(db: WriteDb, { number: t }: JournaledTable, command: number): readonly DyingRange[] {
  const spokenOf = (entry: 'life' | 'cell') =>
    `EXISTS (SELECT 1 FROM ${entry} e WHERE e.tbl = ${t} AND e.row BETWEEN +r.lo AND +r.hi)`
  const others = `EXISTS (SELECT 1 FROM life_range o WHERE o.tbl = ${t} AND o.cmd <> r.cmd AND o.hi >= r.lo
    AND o.lo BETWEEN (SELECT max(lo) FROM born WHERE tbl = ${t} AND lo <= +r.lo) AND +r.hi)`
  const born = `SELECT k.clock, k.machine FROM born b JOIN command k ON k.seq = b.cmd
    WHERE b.tbl = ${t} AND b.lo = (SELECT max(lo) FROM born WHERE tbl = ${t} AND lo <= +r.lo) AND b.hi >= r.hi`
  return db.all<DyingRange>(
    `SELECT r.lo, r.hi, NOT ${spokenOf('life')} AND NOT ${spokenOf('cell')} AND NOT ${others}
        AND coalesce((SELECT (b.clock, b.machine) < (c.clock, c.machine) FROM (${born}) b), 0) AS alone
      FROM life_range r JOIN command c ON c.seq = r.cmd WHERE r.cmd = ? AND r.tbl = ${t} AND r.op = 0`,
    command,
  )
}

/** Gives the rows of `members` in the table their owner; a part that has none any more is hidden. */
export function moveOwned(db: WriteDb, set: TableSet, table: OwnedTable, members: readonly number[]): void {
  const name = quoted(table.name)
  const [contact, owner] = [quoted(table.person.contact), quoted(table.person.owner)]
  const now = ownerNow(set, contact)
  const ids = JSON.stringify(members)
  // In two steps, so that each finds its index: rows that went astray from whom they were said of, and all others.
  const theirs = keyIn(
    table,
    `SELECT ${keyColumns(table, 't.')} FROM json_each(?) m CROSS JOIN ${name} t
      ON t.${contact} = m.value AND t.${owner} IS NOT t.${contact}
     UNION ALL SELECT ${keyColumns(table, 't.')} FROM json_each(?) m CROSS JOIN ${name} t
      ON t.${owner} = m.value AND (t.${contact} = t.${owner} OR t.${contact} IS NULL)`,
  )
  const part = table.kind === 'part'
  // What is nobody's has nobody to go with.
  const somebodys = `${contact} IS NOT NULL AND ${now} IS NULL`
  if (part) db.run(`DELETE FROM ${name} WHERE ${theirs} AND ${somebodys}`, ids, ids)
  db.run(`UPDATE ${name} SET ${owner} = ${now} WHERE ${theirs} AND ${owner} IS NOT ${now}`, ids, ids)
}

/** Brings back living parts of `members` whose owner is shown. */
export function showParts(db: WriteDb, set: TableSet, table: OwnedTable, members: readonly number[]): void {
  const owner = ownerNow(set, 'hidden.parent')
  const condition = `hidden.parent IN (SELECT value FROM json_each(?)) AND ${owner} IS NOT NULL
    AND ${alive(table, 'hidden.row')}`
  show(db, table, { owner, condition, values: [JSON.stringify(members)] })
}

/**
 * Brings back living rows of which somebody says that they live, and that need no owner: ledger rows, what belongs to the shop
 * itself, and of a part that may be nobody's the rows that are.
 */
export function showFree(db: WriteDb, set: TableSet, table: JournaledTable, doubt: Doubt): void {
  const owner = table.person === null ? null : ownerNow(set, 'hidden.parent')
  const lives = alive(table, 'hidden.row') + (table.maybeNobodys ? ' AND hidden.parent IS NULL' : '')
  if (doubt === 'every row') {
    show(db, table, { owner, condition: lives, values: [] })
    return
  }
  const t = table.number
  // An edit says whose such a row is, and may be what makes it nobody's.
  if (!doubt.lives.includes(t) && !table.maybeNobodys) return
  for (const rows of spokenOf(table, doubt.arrived === true || table.maybeNobodys)) {
    show(db, table, { owner, condition: `hidden.row IN (${rows}) AND ${lives}`, values: [doubt.command] })
  }
}

/** Queries for rows of `hidden` of which a command says that they live; of one that arrived, all it spoke of. */
function spokenOf(table: JournaledTable, arrived: boolean): readonly string[] {
  const t = table.number
  const living = (op: string) => (arrived ? '' : ` AND ${op} = 1`)
  const one = (entry: string, more = '') => `SELECT row FROM ${entry} WHERE cmd = ? AND tbl = ${t}${more}`
  const many = (entry: string, more = '') => `SELECT h.row FROM ${entry} r CROSS JOIN hidden h
    ON h.tbl = ${t} AND h.row BETWEEN +r.lo AND +r.hi WHERE r.cmd = ? AND r.tbl = ${t}${more}`
  return [
    one('life', living('op')),
    ...(arrived ? [one('cell')] : []),
    ...(table.natural ? [] : [many('life_range', living('r.op')), ...(arrived ? [many('born')] : [])]),
  ]
}

/** Brings the rows of a lookup that a command of another machine made into their table, where they always are. */
export function showLookup(db: WriteDb, table: JournaledTable): void {
  show(db, table, { owner: null, condition: 'true', values: [] })
}

interface Source {
  readonly owner: string | null
  /** Over `hidden`, on top of the table's number. */
  readonly condition: string
  readonly values: readonly SqlValue[]
}

function show(db: WriteDb, table: JournaledTable, { owner, condition, values }: Source): void {
  const columns = [...rebuilt(table, 'hidden.row', 'hidden.image')]
  if (table.person !== null && owner !== null) columns.push([table.person.owner, owner])
  const where = `hidden.tbl = ${table.number} AND ${condition}`
  const { changes } = db.run(
    `INSERT INTO ${quoted(table.name)} (${columns.map(([name]) => quoted(name)).join(', ')})
     SELECT ${columns.map(([, value]) => value).join(', ')} FROM hidden WHERE ${where}${parentsThere(table)}`,
    ...values,
  )
  if (changes === 0) return
  const back = `EXISTS (SELECT 1 FROM ${quoted(table.name)} t WHERE ${isRow(table, 't', 'hidden.row')})`
  db.run(`DELETE FROM hidden WHERE ${where} AND ${back}`, ...values)
}

/** A row that hangs on a part or ledger row (an item on its deal) waits until that is back too. */
function parentsThere(table: JournaledTable): string {
  const conditions = getTableConfig(table.drizzle).foreignKeys.map((key) => {
    const { columns, foreignTable, foreignColumns } = key.reference()
    const column = table.stated.find((one) => one.name === columns[0]?.name)
    const target = foreignColumns[0]?.name
    if (column === undefined || target === undefined) return ''
    const value = valueIn(column, 'hidden.image')
    const parent = quoted(getTableConfig(foreignTable).name)
    return ` AND (${value} IS NULL OR EXISTS (SELECT 1 FROM ${parent} WHERE ${quoted(target)} = ${value}))`
  })
  return conditions.join('')
}

function keyColumns(table: JournaledTable, prefix: string): string {
  return table.key.map((name) => prefix + quoted(name)).join(', ')
}

function keyIn(table: JournaledTable, select: string): string {
  // Wrapped, because SQLite looks several columns up in an index only where the list is no UNION: a key of two columns would
  // otherwise read the whole table.
  return `(${keyColumns(table, '')}) IN (SELECT * FROM (${select}))`
}
