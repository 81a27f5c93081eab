// The tree of a command: the command, what undid it, what redid it, and so on. Its newest word about a cell or a row decides:
// said at an odd depth, the tree is void there, as if it had never been; else it stands. Word by word and not for the whole
// tree, because of a group some people may have stayed.
import type { JournaledTable } from './tables.ts'
import { birthRange } from './life.ts'

/** 1 when the tree of command `k` is void on the cell `o`. */
export function voidOnCell(k: string, o: string): string {
  return neverUndoneOr(
    k,
    `SELECT x.depth % 2 FROM cell y JOIN command x ON x.seq = y.cmd
      WHERE y.tbl = ${o}.tbl AND y.row = ${o}.row AND y.col = ${o}.col AND x.root = ${k}.root ${NEWEST}`,
  )
}

/** 1 when the tree of command `k` is void about the life of a row. */
export function voidOnLife(table: JournaledTable, k: string, row: string): string {
  const t = table.number
  const ranges = table.natural
    ? ''
    : ` UNION ALL SELECT cmd FROM life_range WHERE tbl = ${t} AND lo BETWEEN ${birthRange(table, row)} AND ${row} AND hi >= ${row}`
  return neverUndoneOr(
    k,
    `SELECT x.depth % 2 FROM (SELECT cmd FROM life WHERE tbl = ${t} AND row = ${row}${ranges}) y
       JOIN command x ON x.seq = y.cmd WHERE x.root = ${k}.root ${NEWEST}`,
  )
}

const NEWEST = 'ORDER BY x.clock DESC, x.machine DESC LIMIT 1'

/** Nearly every tree is one command that nobody undid. */
function neverUndoneOr(k: string, newest: string): string {
  const undone = `EXISTS (SELECT 1 FROM command z WHERE z.root = ${k}.root AND z.depth > 0)`
  return `CASE WHEN ${undone} THEN coalesce((${newest}), 0) ELSE 0 END`
}
