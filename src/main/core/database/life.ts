// Whether a row lives, as one SQL expression over the journal: the newest of its births, restores and edits against the
// newest of its deaths. Never read from the table's state, from wall time or from the order of arrival.
import type { JournaledTable } from './tables.ts'

/** The range of births that holds the row; for tables with an id only. */
export function birthRange(table: JournaledTable, row: string): string {
  return `(SELECT max(lo) FROM born WHERE tbl = ${table.number} AND lo <= ${row})`
}

/** The command the row was born in, or NULL. For tables with an id only. */
export function bornIn(table: JournaledTable, row: string): string {
  return `(SELECT cmd FROM born WHERE tbl = ${table.number} AND lo = ${birthRange(table, row)} AND hi >= ${row})`
}

/** All that was ever said about the row's existence in so many words, as (op, cmd): 1 it is, 0 it is not. */
export function livesOf(table: JournaledTable, row: string): string {
  const t = table.number
  const ranges = table.natural
    ? []
    : [
        `SELECT 1 op, cmd FROM born WHERE tbl = ${t} AND lo = ${birthRange(table, row)} AND hi >= ${row}`,
        `SELECT op, cmd FROM life_range WHERE tbl = ${t} AND lo BETWEEN ${birthRange(table, row)} AND ${row} AND hi >= ${row}`,
      ]
  return [...ranges, `SELECT op, cmd FROM life WHERE tbl = ${t} AND row = ${row}`].join(' UNION ALL ')
}

/** The same, and what was written in it: who writes in a row says that it is. */
function lifeOf(table: JournaledTable, row: string): string {
  return `${livesOf(table, row)} UNION ALL SELECT 1 op, cmd FROM cell WHERE tbl = ${table.number} AND row = ${row}`
}

/** 1 when the row lives. Made and deleted in one command: it does not. */
export function alive(table: JournaledTable, row: string): string {
  const died = table.natural
    ? `SELECT 1 FROM life WHERE tbl = ${table.number} AND row = ${row} AND op = 0`
    : `SELECT 1 FROM life WHERE tbl = ${table.number} AND row = ${row} AND op = 0
       UNION ALL SELECT 1 FROM life_range WHERE tbl = ${table.number} AND lo BETWEEN ${birthRange(table, row)} AND ${row} AND hi >= ${row}`
  const newest = `SELECT said.op FROM (${lifeOf(table, row)}) said JOIN command k ON k.seq = said.cmd
     ORDER BY k.clock DESC, k.machine DESC, said.op LIMIT 1`
  // Most rows never died: one look-up answers for them.
  return `(NOT EXISTS (${died}) OR coalesce((${newest}), 0) = 1)`
}
