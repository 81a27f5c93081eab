// Who has a run of digits in one of their telephone numbers. A number that ends so counts most, then one that begins so, then
// one in which the run stands anywhere; of equals whoever came last comes first, then the smaller id.
import type { ReadDb } from '../../database/handle.ts'
import { WALKED, inOrder } from './search-words.ts'
import { exact } from './typed-text.ts'

interface Candidate {
  readonly id: number
  readonly lastAt: number
  readonly digits: string
}

/** Shorter runs are in no index but that of recency, and common: a hundredth of all numbers ends in any two digits. */
const TRIGRAM = 3

/** Ids, best first. */
export function byPhone(db: ReadDb, run: string, limit: number): number[] {
  const indexed = run.length >= TRIGRAM
  const few = indexed ? withRun(db, run, WALKED) : []
  if (indexed && few.length < WALKED) return inOrder(few, (one) => score(one, run)).slice(0, limit)
  const found = new Set<number>()
  for (const way of [`${run} `, ` ${run}`, run]) {
    if (found.size >= limit) break
    const some = indexed && way !== run ? withRun(db, way, WALKED) : null
    const ids = some !== null && some.length < WALKED ? inOrder(some, () => 0) : walked(db, way, limit)
    for (const id of ids) found.add(id)
  }
  return [...found].slice(0, limit)
}

function score({ digits }: Candidate, run: string): number {
  const spaced = ` ${digits} `
  if (spaced.includes(`${run} `)) return 3
  return spaced.includes(` ${run}`) ? 2 : 1
}

/** No more than `most`: then there are too many to rank them all. */
function withRun(db: ReadDb, run: string, most: number): Candidate[] {
  return db.all<Candidate>(
    `SELECT contact_id AS id, last_at AS lastAt, digits FROM contact_search WHERE contact_id IN
      (SELECT rowid FROM contact_digits WHERE contact_digits MATCH ? LIMIT ?)`,
    exact(run),
    most,
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
