// Who has a run of digits in one of their telephone numbers. A number that ends so counts most, then one that begins so, then
// one in which the run stands anywhere; of equals whoever came last comes first, then the smaller id.
import type { ReadDb } from '../../database/handle.ts'
import { COMMON, inOrder } from './search-words.ts'
import { exact } from './typed-text.ts'

interface Candidate {
  readonly id: number
  readonly lastAt: number
  readonly digits: string
}

/** Runs of digits shorter than that are in no index of their own. */
const TRIGRAM = 3

/** Ids, best first. */
export function byPhone(db: ReadDb, run: string, limit: number): number[] {
  if (run.length < TRIGRAM || isCommon(db, run)) return walked(db, run, limit)
  return inOrder(anywhere(db, run), (one) => score(one, run)).slice(0, limit)
}

function score({ digits }: Candidate, run: string): number {
  const spaced = ` ${digits} `
  if (spaced.includes(`${run} `)) return 3
  return spaced.includes(` ${run}`) ? 2 : 1
}

/** As many last digits as the index of numbers knows. */
const LAST = 4

function endingSo(db: ReadDb, run: string): Candidate[] {
  return db.all<Candidate>(
    `SELECT DISTINCT s.contact_id AS id, s.last_at AS lastAt, s.digits FROM phone p
        JOIN contact_search s ON s.contact_id = p.owner_id
      WHERE substr(p.digits, -${String(LAST)}) = ? AND p.digits LIKE '%' || ?`,
    run.slice(-LAST),
    run,
  )
}

function isCommon(db: ReadDb, run: string): boolean {
  const sql = 'SELECT count(*) FROM (SELECT rowid FROM contact_digits WHERE contact_digits MATCH ? LIMIT ?)'
  return (db.pluck<number>(sql, exact(run), COMMON)[0] ?? 0) >= COMMON
}

function anywhere(db: ReadDb, run: string): Candidate[] {
  return db.all<Candidate>(
    `SELECT contact_id AS id, last_at AS lastAt, digits FROM contact_search WHERE contact_id IN
      (SELECT rowid FROM contact_digits WHERE contact_digits MATCH ?)`,
    exact(run),
  )
}

/** One way of fitting after the other, by recency through the index that holds the digits. */
function walked(db: ReadDb, run: string, limit: number): number[] {
  const walk = (condition: string, value: string) =>
    db.pluck<number>(
      `SELECT contact_id FROM contact_search INDEXED BY contact_search_digits WHERE ${condition}
        ORDER BY last_at DESC, contact_id LIMIT ?`,
      value,
      limit,
    )
  const ways = [
    // So few end in four digits or more that a walk would meet them late.
    () => (run.length < LAST ? walk("instr(digits || ' ', ?) > 0", `${run} `) : inOrder(endingSo(db, run), () => 1)),
    () => walk("instr(' ' || digits, ?) > 0", ` ${run}`),
    () => walk('instr(digits, ?) > 0', run),
  ]
  const found = new Set<number>()
  for (const way of ways) if (found.size < limit) for (const id of way()) found.add(id)
  return [...found].slice(0, limit)
}
