// What two machines that know the same commands must have in common: every stated and derived table, every image, and the
// journal as a set. Only the order of arrival, and so the numbers commands have here, may differ.
import type { ReadDb } from '../../src/main/core/database/handle.ts'
import { quoted } from '../../src/main/core/database/table-sql.ts'

/** Of one machine alone, or in an order of its own. */
const OWN = new Set(
  // Who may sign in at this PC is this PC's affair.
  'sign_in self ctx counter machine known command born cell life life_range work migration contact_touch send_awake'.split(
    ' ',
  ),
)

/** Columns that hold the number of a command here. */
const OWN_COLUMNS: Readonly<Record<string, readonly string[]>> = { contact_list: ['version'] }

/** How a message to somebody out of sight stands is told anew when they come back; until then it is not sent. */
const SOME_ROWS: Readonly<Record<string, string>> = {
  send_state: ' WHERE send_id IN (SELECT id FROM send WHERE owner_id IS NOT NULL)',
}

const SAID = (table: string) =>
  `SELECT k.machine || ':' || k.n AS cmd, x.* FROM ${table} x JOIN command k ON k.seq = x.cmd`

const JOURNAL: Readonly<Record<string, string>> = {
  command: `SELECT c.machine, c.n, c.clock, c.usr, c.kind, c.um, c.un, c.grp, c.needs, c.schema, c.args, hex(c.hash) hash,
      c.depth, c.undone, r.machine || ':' || r.n AS root FROM command c JOIN command r ON r.seq = c.root`,
  born: `SELECT cmd, tbl, lo, hi FROM (${SAID('born')})`,
  cell: `SELECT k.machine || ':' || k.n AS cmd, tbl, quote(row) row, col, quote(old) old, quote(new) new
      FROM cell JOIN command k ON k.seq = cell.cmd`,
  life: `SELECT k.machine || ':' || k.n AS cmd, tbl, quote(row) row, op FROM life JOIN command k ON k.seq = life.cmd`,
  life_range: `SELECT k.machine || ':' || k.n AS cmd, tbl, lo, hi, op FROM life_range l JOIN command k ON k.seq = l.cmd`,
  known:
    'SELECT machine, n, hex(hash) hash FROM known WHERE n > 0 UNION SELECT machine, n, hex(hash) FROM self WHERE n > 0',
}

/** Table to its rows, in an order that is the same everywhere. */
export function contents(db: ReadDb): Readonly<Record<string, readonly string[]>> {
  const names = db.pluck<string>(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name`,
  )
  const tables = names.filter((name) => !OWN.has(name)).map((name) => [name, selectAll(db, name)] as const)
  // Of the search index, which keeps itself in an order of its own, what it answers.
  const words = db.pluck<string>(
    `SELECT name FROM sqlite_schema WHERE sql LIKE '%fts5vocab%' OR name GLOB '*_docsize' ORDER BY name`,
  )
  const found = words.map(
    (name) => [name, `SELECT ${name.endsWith('_docsize') ? 'id, hex(sz) sz' : '*'} FROM ${quoted(name)}`] as const,
  )
  return Object.fromEntries(
    [...Object.entries(JOURNAL), ...tables, ...found].map(([name, sql]) => [name, linesOf(db, sql)]),
  )
}

function selectAll(db: ReadDb, table: string): string {
  const columns = db.pluck<string>('SELECT name FROM pragma_table_xinfo(?)', table)
  const kept = columns.filter((name) => OWN_COLUMNS[table]?.includes(name) !== true)
  const told = kept.map((name) => `quote(${quoted(name)}) AS ${quoted(name)}`).join(', ')
  return `SELECT ${told} FROM ${quoted(table)}${SOME_ROWS[table] ?? ''}`
}

function linesOf(db: ReadDb, sql: string): readonly string[] {
  return db
    .all<Record<string, unknown>>(sql)
    .map((row) => JSON.stringify(row, (_, value: unknown) => (value instanceof Uint8Array ? [...value] : value)))
    .sort()
}
