// Who has a run of digits in one of their telephone numbers. A number that ends so counts most, then one that begins so, then
// one in which the run stands anywhere; of equals whoever came last comes first, then the smaller id.
import type { ReadDb } from '../../database/handle.ts'
import { WALKED, inOrder } from './search-words.ts'
import { exact } from './typed-text.ts'

interface Candidate {
  readonly id: number
  readonly lastAt: number
}

/** Shorter runs are in no index but that of recency, and common: a hundredth of all numbers ends in any two digits. */
const TRIGRAM = 3

/** Ids, best first. */
export function byPhone(db: ReadDb, run: string, limit: number): number[] {
  const ways = [`${run} `, ` ${run}`, run]
  const found = new Set<number>()
  for (const way of ways) {
    if (found.size >= limit) break
    for (const id of run.length < TRIGRAM ? walked(db, way, limit) : withRun(db, way, limit)) found.add(id)
  }
  return [...found].slice(0, limit)
}

function withRun(db: ReadDb, run: string, limit: number): number[] {
  const sql = 'SELECT count(*) FROM (SELECT rowid FROM contact_digits WHERE contact_digits MATCH ? LIMIT ?)'
  const many = db.pluck<number>(sql, exact(run), WALKED)[0] ?? 0
  return many >= WALKED ? walked(db, run, limit) : inOrder(fetched(db, run), () => 0).slice(0, limit)
}

function fetched(db: ReadDb, run: string): Candidate[] {
  return db.all<Candidate>(
    `SELECT contact_id AS id, last_at AS lastAt FROM contact_search WHERE contact_id IN
      (SELECT rowid FROM contact_digits WHERE contact_digits MATCH ?)`,
    exact(run),
  )
}

/** By recency, through the index that holds the digits. */
function walked(db: ReadDb, run: string, limit: number): number[] {
  return db.pluck<number>(
    `SELECT contact_id FROM contact_search INDEXED BY contact_search_digits WHERE instr(' ' || digits || ' ', ?) > 0
      ORDER BY last_at DESC, contact_id LIMIT ?`,
    run,
    limit,
  )
}
