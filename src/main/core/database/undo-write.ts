// What an undo or redo says: entries of a new command, written as SQL over the old ones, so that a value never passes through
// JavaScript (1 and 1.0 would become the same) and an import goes back in a few statements.
import type { WriteDb } from './handle.ts'
import { bornIn, livesOf } from './life.ts'
import { referencesTo } from './references.ts'
import type { TableSet } from './table-set.ts'
import type { JournaledTable } from './tables.ts'
import { pointing } from './undo-check.ts'
import { voidOnCell, voidOnLife } from './tree.ts'
import { stays } from './undo-scope.ts'

/** A command and all that undid and redid it. */
export interface Tree {
  /** command.seq of the first; its version is the tree's. */
  readonly root: number
  readonly clock: number
  readonly machine: number
  /** command.seq of the newest member: the root itself when it was never undone. */
  readonly newest: number
  readonly undone: boolean
}

interface Request {
  readonly tree: Tree
  /** The command that says it. */
  readonly command: number
}

/** What the cell `e` holds now. */
const PRESENT = `(SELECT p.new FROM cell p JOIN command k ON k.seq = p.cmd
  WHERE p.tbl = e.tbl AND p.row = e.row AND p.col = e.col ORDER BY k.clock DESC, k.machine DESC LIMIT 1)`

/** What the cell `e` held when its row was born. */
const AT_BIRTH = `(SELECT p.old FROM cell p JOIN command k ON k.seq = p.cmd
  WHERE p.tbl = e.tbl AND p.row = e.row AND p.col = e.col ORDER BY k.clock, k.machine LIMIT 1)`

/** Writes what undoes a standing tree. Expects the scope to be set to its root. */
export function writeUndo(db: WriteDb, set: TableSet, request: Request): void {
  for (const table of tablesSaid(db, set, request)) {
    undoCells(db, table, request)
    undoLives(db, table, request)
  }
  undoBirths(db, set, request)
}

/** Writes what redoes an undone tree: everything of its root that is void now, also from an earlier undo that went further. */
export function writeRedo(db: WriteDb, set: TableSet, request: Request): void {
  redoCells(db, request)
  for (const table of tablesSaid(db, set, request)) redoLives(db, table, request)
  redoBirths(db, request)
}

/** The tables of whose rows the root says anything. To ask all others too costs a long text each, prepared at the first undo. */
function tablesSaid(db: WriteDb, set: TableSet, { tree }: Request): readonly JournaledTable[] {
  const numbers = db.pluck<number>(
    'SELECT tbl FROM cell WHERE cmd = ? UNION SELECT tbl FROM life WHERE cmd = ?',
    tree.root,
    tree.root,
  )
  return set.journaled.filter((table) => numbers.includes(table.number))
}

function redoCells(db: WriteDb, { tree, command }: Request): void {
  const add = 'INSERT INTO cell (cmd, tbl, row, col, old, new)'
  const staying = stays('e.tbl', 'e.row')
  db.run(
    `${add} SELECT ?, e.tbl, e.row, e.col, ${PRESENT}, e.new FROM cell e JOIN command r ON r.seq = e.cmd
      WHERE e.cmd = ? AND ${voidOnCell('r', 'e')} = 1 AND NOT ${staying}`,
    command,
    tree.root,
  )
  // Cells of the undo alone: lookups that it archived.
  db.run(
    `${add} SELECT DISTINCT ?, e.tbl, e.row, e.col, ${PRESENT}, ${AT_BIRTH} FROM command u JOIN cell e ON e.cmd = u.seq
      WHERE u.root = ? AND u.depth > 0 AND u.seq <> ? AND ${voidOnCell('u', 'e')} = 1 AND NOT ${staying}
        AND NOT EXISTS (SELECT 1 FROM cell o WHERE o.tbl = e.tbl AND o.row = e.row AND o.col = e.col AND o.cmd = u.root)`,
    command,
    tree.root,
    command,
  )
}

function redoLives(db: WriteDb, table: JournaledTable, { tree, command }: Request): void {
  const made = table.natural ? '' : ` AND ${bornIn(table, 'e.row')} IS NOT e.cmd`
  db.run(
    `INSERT INTO life (tbl, row, cmd, op) SELECT e.tbl, e.row, ?, e.op FROM life e JOIN command r ON r.seq = e.cmd
      WHERE e.cmd = ? AND e.tbl = ${table.number}${made} AND ${voidOnLife(table, 'r', 'e.row')} = 1
        AND NOT ${stays('e.tbl', 'e.row')}`,
    command,
    tree.root,
  )
}

function redoBirths(db: WriteDb, { tree, command }: Request): void {
  const said = db.all<Said>(
    `SELECT l.tbl, l.row lo, l.row hi, l.op, u.clock, u.machine FROM command u JOIN life l ON l.cmd = u.seq WHERE u.root = ? AND u.depth > 0
     UNION ALL
     SELECT l.tbl, l.lo, l.hi, l.op, u.clock, u.machine FROM command u JOIN life_range l ON l.cmd = u.seq WHERE u.root = ? AND u.depth > 0
     ORDER BY clock, machine`,
    tree.root,
    tree.root,
  )
  for (const range of db.all<Range>('SELECT tbl, lo, hi FROM born WHERE cmd = ?', tree.root)) {
    const mine = said.filter((one) => one.tbl === range.tbl)
    for (const part of deadParts(range, mine)) writeLives(db, { tbl: range.tbl, ...part }, { command, op: 1 })
  }
}

/**
 * Each cell the tree still stands on (of a group, some may have stayed undone) gets back its predecessor: the greatest entry below the root's version that agrees with its own tree's present
 * state on it. Not the entry's own `old`: that may be the value of something undone meanwhile.
 */
function undoCells(db: WriteDb, table: JournaledTable, { tree, command }: Request): void {
  const predecessor = `FROM cell p JOIN command k ON k.seq = p.cmd
    WHERE p.tbl = e.tbl AND p.row = e.row AND p.col = e.col
      AND k.root <> ? AND (k.clock, k.machine) < (?, ?) AND k.depth % 2 = ${voidOnCell('k', 'p')}`
  const below = [tree.root, tree.clock, tree.machine]
  const value = `(SELECT p.new ${predecessor} ORDER BY k.clock DESC, k.machine DESC LIMIT 1)`
  // A row with a natural key has no birth to fall back to. Said for the first time, its cells stay and the row dies; a lookup
  // is archived instead.
  const archives = table.kind === 'lookup' ? ` OR e.col = ${table.archived?.number ?? 0}` : ''
  const otherwise = table.natural ? '1' : AT_BIRTH
  const which = table.natural
    ? `(EXISTS (SELECT 1 ${predecessor})${archives})`
    : `${bornIn(table, 'e.row')} IS NOT e.cmd`
  db.run(
    `INSERT INTO cell (cmd, tbl, row, col, old, new)
     SELECT ?, e.tbl, e.row, e.col, ${PRESENT}, CASE WHEN EXISTS (SELECT 1 ${predecessor}) THEN ${value} ELSE ${otherwise} END
       FROM cell e JOIN command own ON own.seq = e.cmd WHERE e.cmd = ? AND e.tbl = ${table.number} AND ${which}
        AND NOT ${stays('e.tbl', 'e.row')} AND ${voidOnCell('own', 'e')} = 0`,
    ...[command, ...below, ...below, tree.root],
    ...(table.natural ? below : []),
  )
}

/**
 * A row that was deleted, restored or said again gets back the life it had: what was said last before this tree by a command
 * that still says so, be it by writing in the row. An edit that was undone since is no reason to live, but an undo elsewhere
 * that wrote in the row before is one: the row was thrown away there, unseen, and kept alive by it.
 */
function undoLives(db: WriteDb, table: JournaledTable, { tree, command }: Request): void {
  if (table.kind === 'lookup') return
  const earlier = 'k.root <> ? AND (k.clock, k.machine) < (?, ?)'
  // Of a row with a natural key that was said and taken back the cells stay as they are; only its life says that it is gone.
  const gone = `max(${voidOnCell('k', 'o')}, ${voidOnLife(table, 'k', 'e.row')})`
  const before = `SELECT op FROM (
      SELECT said.op, k.clock, k.machine FROM (${livesOf(table, 'e.row')}) said JOIN command k ON k.seq = said.cmd
       WHERE ${earlier} AND k.depth % 2 = ${voidOnLife(table, 'k', 'e.row')}
      UNION ALL SELECT 1, k.clock, k.machine FROM cell o JOIN command k ON k.seq = o.cmd
       WHERE o.tbl = ${table.number} AND o.row = e.row AND ${earlier} AND k.depth % 2 = ${gone})
     ORDER BY clock DESC, machine DESC, op LIMIT 1`
  const made = table.natural ? '' : ` AND ${bornIn(table, 'e.row')} IS NOT e.cmd`
  db.run(
    `INSERT INTO life (tbl, row, cmd, op) SELECT e.tbl, e.row, ?, coalesce((${before}), 0)
       FROM life e JOIN command own ON own.seq = e.cmd WHERE e.cmd = ? AND e.tbl = ${table.number}${made}
        AND NOT ${stays('e.tbl', 'e.row')} AND ${voidOnLife(table, 'own', 'e.row')} = 0`,
    ...[command, tree.root, tree.clock, tree.machine, tree.root, tree.clock, tree.machine, tree.root],
  )
}

/** What was born dies; a lookup is archived, unless something else uses it. */
function undoBirths(db: WriteDb, set: TableSet, { tree, command }: Request): void {
  const archived = new Set<JournaledTable>()
  for (const range of db.all<Range>('SELECT tbl, lo, hi FROM born WHERE cmd = ?', tree.root)) {
    const table = set.byNumber(range.tbl)
    if (table.kind !== 'lookup') writeLives(db, range, { command, op: 0 })
    else if (table.archived !== null) archived.add(table)
  }
  for (const table of archived) archive(db, set, { table, command })
}

function archive(
  db: WriteDb,
  set: TableSet,
  { table, command }: { readonly table: JournaledTable; readonly command: number },
): void {
  const used = referencesTo(set, table).map(
    (reference) => `SELECT t."${reference.column}" ${pointing(reference, table)}`,
  )
  const inUse = used.length === 0 ? '' : ` AND x.id NOT IN (${used.join(' UNION ALL ')})`
  db.run(
    `INSERT INTO cell (cmd, tbl, row, col, old, new)
     SELECT ?, ${table.number}, +x.id, ${table.archived?.number ?? 0}, x."${table.archived?.name ?? ''}", 1
       FROM undo_scope u CROSS JOIN born b ON b.cmd = u.seq AND b.tbl = ${table.number}
       CROSS JOIN "${table.name}" x ON x.id BETWEEN b.lo AND b.hi
      WHERE x."${table.archived?.name ?? ''}" IS NOT 1${inUse} AND NOT ${stays(String(table.number), '+x.id')}`,
    command,
  )
}

interface Range {
  readonly tbl: number
  readonly lo: number
  readonly hi: number
}

interface Said extends Range {
  readonly op: 0 | 1
}

interface Part {
  readonly lo: number
  readonly hi: number
}

/** The parts of a range of births that are dead after all that was said, oldest first. */
export function deadParts(range: Part, said: readonly (Part & { readonly op: 0 | 1 })[]): readonly Part[] {
  let dead: readonly Part[] = []
  for (const { op, lo, hi } of said) {
    const [from, to] = [Math.max(lo, range.lo), Math.min(hi, range.hi)]
    if (from > to) continue
    const outside = dead.flatMap((part) => [
      { lo: part.lo, hi: Math.min(part.hi, from - 1) },
      { lo: Math.max(part.lo, to + 1), hi: part.hi },
    ])
    dead = [...outside.filter((part) => part.lo <= part.hi), ...(op === 0 ? [{ lo: from, hi: to }] : [])]
  }
  return dead
}

/** Says of a range, the rows that stay left out, that its rows live or do not. */
function writeLives(
  db: WriteDb,
  range: Range,
  { command, op }: { readonly command: number; readonly op: 0 | 1 },
): void {
  const { tbl, lo, hi } = range
  const staying = db.pluck<number>(
    'SELECT row FROM undo_stay WHERE tbl = ? AND row BETWEEN ? AND ? ORDER BY row',
    tbl,
    lo,
    hi,
  )
  for (const part of rangesWithout(lo, hi, staying)) {
    if (part.lo === part.hi) {
      db.run('INSERT INTO life (tbl, row, cmd, op) VALUES (?, ?, ?, ?)', tbl, part.lo, command, op)
    } else {
      db.run('INSERT INTO life_range (tbl, lo, hi, cmd, op) VALUES (?, ?, ?, ?, ?)', tbl, part.lo, part.hi, command, op)
    }
  }
}

/** What is left of lo..hi without the rows of an ascending list. */
export function rangesWithout(lo: number, hi: number, rows: readonly number[]): readonly Part[] {
  const edges = [lo - 1, ...rows, hi + 1]
  return edges.flatMap((edge, index) => {
    const next = edges[index + 1]
    return next === undefined || next - edge < 2 ? [] : [{ lo: edge + 1, hi: next - 1 }]
  })
}
