// Writes the search index: the words of each person, and the two FTS5 tables over them. FTS5 gathers what it is given and
// writes it out at every savepoint, so its rows are written last and together.
import type { WriteDb } from '../../database/handle.ts'
import { manyRows } from '../../database/many-rows.ts'
import type { FoundBy } from './found-by.ts'

export interface SearchRow extends FoundBy {
  readonly id: number
  /** UTC epoch ms; of equals the most recent are found first. */
  readonly lastAt: number
}

type Before = FoundBy & { readonly id: number; readonly lastAt: number }

const BEFORE = `SELECT s.contact_id AS id, s.last_at AS lastAt, s.names, s.reach, s.digits, s.more
  FROM json_each(?) m JOIN contact_search s ON s.contact_id = m.value`
const INTO_SEARCH = {
  table: 'contact_search',
  columns: 'contact_id, last_at, names, reach, digits, more',
  otherwise: `ON CONFLICT (contact_id) DO UPDATE SET last_at = excluded.last_at, names = excluded.names,
    reach = excluded.reach, digits = excluded.digits, more = excluded.more`,
} as const

/** @param ids JSON array of the ids of `rows` */
export function writeSearch(tx: WriteDb, ids: string, rows: readonly SearchRow[]): void {
  const before = new Map(tx.all<Before>(BEFORE, ids).map((row) => [row.id, row]))
  const into = manyRows(tx, INTO_SEARCH)
  for (const row of rows) {
    const old = before.get(row.id)
    const same = old !== undefined && old.lastAt === row.lastAt && sameWords(old, row) && old.digits === row.digits
    if (!same) into.add(row.id, row.lastAt, row.names, row.reach, row.digits, row.more)
  }
  into.end()
  for (const row of rows) indexWords(tx, row, before.get(row.id))
  for (const row of rows) indexDigits(tx, row, before.get(row.id))
}

const sameWords = (a: FoundBy, b: FoundBy) => a.names === b.names && a.reach === b.reach && a.more === b.more

function indexWords(tx: WriteDb, row: SearchRow, old: Before | undefined): void {
  if (old !== undefined && sameWords(old, row)) return
  if (old !== undefined) tx.run('DELETE FROM contact_words WHERE rowid = ?', row.id)
  const sql = 'INSERT INTO contact_words (rowid, names, reach, more) VALUES (?, ?, ?, ?)'
  tx.run(sql, row.id, row.names, row.reach, row.more)
}

function indexDigits(tx: WriteDb, row: SearchRow, old: Before | undefined): void {
  if ((old?.digits ?? '') === row.digits) return
  if (old !== undefined && old.digits !== '') tx.run('DELETE FROM contact_digits WHERE rowid = ?', row.id)
  // Blanks at both ends say where a number begins and ends.
  if (row.digits !== '') tx.run('INSERT INTO contact_digits (rowid, digits) VALUES (?, ?)', row.id, ` ${row.digits} `)
}
