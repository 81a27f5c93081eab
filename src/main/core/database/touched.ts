// What a command touched: whose rows may need a new owner or another side, whose derived values are out of date, and which
// tables the windows should read again. Decides the short ways: most commands need no settling at all.
import type { Derive, JournaledTable } from './tables.ts'
import type { ReadDb, SqlValue } from './handle.ts'
import { ownerNow } from './show.ts'
import { contactOf, isRow, quoted } from './table-sql.ts'
import { isOwned, type TableSet } from './table-set.ts'

/** The tables and columns a command has entries about. */
export interface Entries {
  readonly command: number
  readonly born: readonly { readonly tbl: number; readonly lo: number; readonly hi: number }[]
  readonly cells: readonly { readonly tbl: number; readonly col: number }[]
  /** Tables with deaths or restores. */
  readonly lives: readonly number[]
}

export interface OutOfPlace {
  /** People whose merges, rows or existence changed. */
  readonly people: readonly number[]
  /** Rows, of people or of nobody, that may stand in the table though dead or in `hidden` though alive. */
  readonly rows: boolean
}

export function entriesOf(db: ReadDb, command: number): Entries {
  return {
    command,
    born: db.all('SELECT tbl, lo, hi FROM born WHERE cmd = ?', command),
    cells: db.all('SELECT DISTINCT tbl, col FROM cell WHERE cmd = ?', command),
    lives: db.pluck<number>(
      'SELECT tbl FROM life WHERE cmd = ? UNION SELECT tbl FROM life_range WHERE cmd = ?',
      command,
      command,
    ),
  }
}

export function isEmpty(entries: Entries): boolean {
  return entries.born.length === 0 && entries.cells.length === 0 && entries.lives.length === 0
}

export function tablesOf(entries: Entries, set: TableSet): ReadonlySet<string> {
  const numbers = [...entries.born.map((one) => one.tbl), ...entries.cells.map((one) => one.tbl), ...entries.lives]
  return new Set(numbers.map((number) => set.byNumber(number).name))
}

/**
 * Nothing, for an edit of plain columns of shown rows, for a new row whose owner is whom it was said of, and for a deleted
 * part: these stand where they belong.
 */
export function outOfPlace(db: ReadDb, set: TableSet, entries: Entries): OutOfPlace {
  const { command } = entries
  const { person } = set
  const people = new Set<number>()
  let rows = false
  const note = (sql: string, ...values: readonly SqlValue[]) => {
    for (const id of db.pluck<number | null>(sql, ...values)) {
      rows = true
      if (id !== null) people.add(id)
    }
  }
  for (const { tbl, lo, hi } of entries.born) {
    const wrong = bornElsewhere(set.byNumber(tbl))
    if (wrong !== null) note(wrong, lo, hi)
  }
  for (const { tbl, col } of entries.cells) {
    const table = set.byNumber(tbl)
    const merged = table.merged?.number === col
    if (!merged && !isContact(table, col)) continue
    note('SELECT old FROM cell WHERE cmd = ? AND tbl = ? AND col = ?', command, tbl, col)
    note('SELECT new FROM cell WHERE cmd = ? AND tbl = ? AND col = ?', command, tbl, col)
    if (merged) note('SELECT row FROM cell WHERE cmd = ? AND tbl = ? AND col = ?', command, tbl, col)
  }
  for (const table of blankedTables(set, entries)) {
    // Free text about somebody erased goes at once, whoever writes it.
    note(
      `SELECT DISTINCT ${contactOf(table, 't')} FROM cell CROSS JOIN ${quoted(table.name)} t ON ${isRow(table, 't', 'cell.row')}
        WHERE cell.cmd = ? AND cell.tbl = ${table.number} AND EXISTS (
          SELECT 1 FROM erased WHERE tbl = ${person?.number ?? 0} AND row = +${contactOf(table, 't')})`,
      command,
    )
  }
  if (entries.cells.length > 0 && person !== null) {
    // An edit may have brought a row back to life.
    note(
      `SELECT DISTINCT CASE h.tbl WHEN ${person.number} THEN h.row ELSE h.parent END
         FROM cell CROSS JOIN hidden h ON h.tbl = cell.tbl AND h.row = cell.row WHERE cell.cmd = ?`,
      command,
    )
  }
  for (const tbl of entries.lives) {
    for (const sql of misplaced(set.byNumber(tbl))) note(sql, command)
    for (const sql of dyingRows(set.byNumber(tbl))) rows ||= db.pluck(sql, command).length > 0
  }
  return { people: [...people], rows }
}

/** Adds to `stale` whose derived values a command's own tables put out of date. */
export function noteStale(db: ReadDb, set: TableSet, entries: Entries, stale: Stale): void {
  const { command } = entries
  for (const { tbl, lo, hi } of entries.born) {
    const table = set.byNumber(tbl)
    if (table.derive === null) continue
    const which = concerned(table)
    stale.add(
      table.derive,
      db.pluck(`SELECT DISTINCT ${which} FROM ${quoted(table.name)} t WHERE t.id BETWEEN ? AND ?`, lo, hi),
    )
  }
  for (const tbl of new Set(entries.cells.map((cell) => cell.tbl))) {
    const table = set.byNumber(tbl)
    if (table.derive === null) continue
    stale.add(table.derive, db.pluck(rowsOf(table, 'cell', concerned(table)), command))
  }
  for (const tbl of entries.lives) {
    const table = set.byNumber(tbl)
    if (table.derive === null) continue
    stale.add(table.derive, db.pluck(rowsOf(table, 'life', concerned(table)), command))
    if (table.person === null) continue
    const owner = ownerNow(set, 'h.parent')
    stale.add(
      table.derive,
      db.pluck(
        `SELECT DISTINCT ${owner} FROM life CROSS JOIN hidden h ON h.tbl = life.tbl AND h.row = life.row
          WHERE life.cmd = ? AND life.tbl = ${tbl}`,
        command,
      ),
    )
    if (table.natural) continue
    stale.add(
      table.derive,
      db.pluck(
        `SELECT DISTINCT ${owner} FROM (
           SELECT DISTINCT h.parent FROM life_range r CROSS JOIN hidden h ON h.tbl = r.tbl AND h.row BETWEEN +r.lo AND +r.hi
            WHERE r.cmd = ? AND r.tbl = ${tbl}) h`,
        command,
      ),
    )
  }
}

/** Hooks that wait, each with the ids it must be called with. */
export class Stale {
  readonly hooks = new Map<Derive, Set<number>>()

  add(derive: Derive, ids: readonly (number | null)[]): void {
    const known = this.hooks.get(derive) ?? new Set()
    for (const id of ids) if (id !== null) known.add(id)
    this.hooks.set(derive, known)
  }
}

/** Whom a row `t` concerns: itself if it is a person or a lookup, else its owner. */
function concerned(table: JournaledTable): string {
  return table.person === null ? 't."id"' : `t.${quoted(table.person.owner)}`
}

function rowsOf(table: JournaledTable, entries: 'cell' | 'life', which: string): string {
  return `SELECT DISTINCT ${which} FROM ${entries} e CROSS JOIN ${quoted(table.name)} t ON ${isRow(table, 't', 'e.row')}
    WHERE e.cmd = ? AND e.tbl = ${table.number}`
}

function blankedTables(set: TableSet, { cells }: Entries): readonly JournaledTable[] {
  return set.owned.filter((table) =>
    cells.some(({ tbl, col }) => tbl === table.number && table.blankOnErase.some((column) => column.number === col)),
  )
}

function isContact(table: JournaledTable, column: number): boolean {
  return table.stated.some((one) => one.number === column && one.name === table.person?.contact)
}

/** People whose new rows do not stand with whom they were said of, or who were born merged. */
function bornElsewhere(table: JournaledTable): string | null {
  const name = quoted(table.name)
  if (table.merged !== null) {
    return `SELECT id FROM ${name} WHERE id BETWEEN ? AND ? AND ${quoted(table.merged.name)} IS NOT NULL`
  }
  if (table.person === null) return null
  const [contact, owner] = [quoted(table.person.contact), quoted(table.person.owner)]
  return `SELECT DISTINCT ${contact} FROM ${name} WHERE id BETWEEN ? AND ? AND ${owner} IS NOT ${contact}`
}

/** Queries for the people of rows that a death or restore left on the wrong side. */
function misplaced(table: JournaledTable): readonly string[] {
  const t = table.number
  const name = quoted(table.name)
  const range = `life_range r CROSS JOIN`
  const inRange = (row: string) => `${row} BETWEEN +r.lo AND +r.hi`
  if (table.kind === 'person') {
    return [
      `SELECT row FROM life WHERE cmd = ? AND tbl = ${t}`,
      `SELECT p.id FROM ${range} ${name} p ON ${inRange('p.id')} WHERE r.cmd = ? AND r.tbl = ${t}`,
      `SELECT h.row FROM ${range} hidden h ON h.tbl = ${t} AND ${inRange('h.row')} WHERE r.cmd = ? AND r.tbl = ${t}`,
    ]
  }
  // What belongs to nobody answers NULL: it is enough to know that there is something.
  const contact = contactOf(table, 't')
  const astray = isOwned(table)
    ? [
        `SELECT DISTINCT ${contact} FROM life CROSS JOIN ${name} t ON ${isRow(table, 't', 'life.row')}
          WHERE life.cmd = ? AND life.tbl = ${t} AND t.${quoted(table.person.owner)} IS NOT ${contact}`,
      ]
    : []
  const single = [
    ...astray,
    `SELECT DISTINCT h.parent FROM life CROSS JOIN hidden h ON h.tbl = ${t} AND h.row = life.row
      WHERE life.cmd = ? AND life.tbl = ${t} AND life.op = 1`,
  ]
  if (table.natural) return single
  return [
    ...single,
    `SELECT DISTINCT h.parent FROM ${range} hidden h ON h.tbl = ${t} AND ${inRange('h.row')}
      WHERE r.cmd = ? AND r.tbl = ${t} AND r.op = 1`,
  ]
}

/** Whether rows that a command says are dead stand in the table. They go as they are: whose they were is nobody's question. */
function dyingRows(table: JournaledTable): readonly string[] {
  if (table.kind === 'person') return []
  const t = table.number
  const name = quoted(table.name)
  const single = `SELECT 1 FROM life CROSS JOIN ${name} t ON ${isRow(table, 't', 'life.row')}
    WHERE life.cmd = ? AND life.tbl = ${t} AND life.op = 0 LIMIT 1`
  if (table.natural) return [single]
  const range = `SELECT 1 FROM life_range r CROSS JOIN ${name} t ON t.id BETWEEN +r.lo AND +r.hi
    WHERE r.cmd = ? AND r.tbl = ${t} AND r.op = 0 LIMIT 1`
  return [single, range]
}
