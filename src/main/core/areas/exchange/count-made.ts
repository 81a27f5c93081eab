// What an import made, counted in the book when it has been written: by what its commands gave birth to, whoever changed it since.
import type { BookDoor } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { readWork } from '../../database/work.ts'
import type { Made } from './reasons.ts'
import { readRun, saveState, type Run } from './runs.ts'
import { breath } from './sheet.ts'

const MEMBERS = `SELECT c.seq FROM command f JOIN command c ON c.machine = f.machine AND c.grp = f.grp
  WHERE f.seq = ? AND c.depth = 0 ORDER BY c.seq`

const count = (table: string, number: number, what = 'count(*)', where = '') =>
  `SELECT ${what} FROM born b CROSS JOIN ${table} t ON t.id BETWEEN b.lo AND b.hi WHERE b.cmd = ? AND b.tbl = ${String(number)}${where}`

/** By the journal's numbers of their tables. */
const COUNTS = {
  contacts: count('contact', 1),
  products: count('product', 20),
  visits: count('visit', 30),
  returns: count('visit', 30, 'count(*)', ` AND t.kind = 'return'`),
  lines: count('sale_line', 31),
  total: count('sale_line', 31, 'coalesce(sum(t.total), 0)'),
} as const

/** The run with its counts, which are made once when its work is done. Errors: NOT_FOUND, BOOK_CLOSED. */
export async function counted(book: () => BookDoor, id: number): Promise<Run> {
  const { db } = book()
  const run = readRun(db, id)
  const work = run.work === null ? null : readWork(db, run.work)
  if (run.kind === 'archive' || work?.state !== 'done' || run.state.counted === true) return run
  const made: Made = { ...run.state.made, contacts: 0, products: 0, visits: 0, returns: 0, lines: 0, total: 0 }
  for (const command of db.pluck<number>(MEMBERS, work.group)) {
    add(book().db, command, made)
    await breath()
  }
  const state = { ...run.state, made, counted: true }
  book().local((tx) => {
    saveState(tx, id, { state, reasons: [], plain: [] })
  })
  return { ...run, state }
}

function add(db: ReadDb, command: number, made: Made): void {
  for (const [what, sql] of Object.entries(COUNTS)) {
    made[what as keyof typeof COUNTS] += db.pluck<number>(sql, command)[0] ?? 0 // a key of COUNTS is one of Made
  }
}
