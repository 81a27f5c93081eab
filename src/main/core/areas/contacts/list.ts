// The sorted, filtered list of customers: a page from anywhere, where somebody stands in it, and the names in use.
import type { QueryContext } from '../../area.ts'
import { canonOf } from '../../database/people.ts'
import type { ReadDb } from '../../database/handle.ts'
import { countSuspended, SUSPENDED } from './suspended.ts'
import { NO_CITY } from './found-by.ts'
import { HeldLists } from './held-lists.ts'
import { knowersOf, valuesOf, type AskedPlace } from './list-knowers.ts'
import { compileList, type ListQuery } from './list-filter.ts'
import { listRows } from './profile.ts'

const heldOf = (db: ReadDb) => db.prepared('contacts.held-lists', () => new HeldLists())

/** Errors: BAD_INPUT for conditions that are none. */
export function listContacts(
  context: QueryContext,
  query: ListQuery & {
    readonly from: number
    readonly limit: number
    readonly custom?: readonly number[]
    readonly value?: boolean
  },
) {
  const { db } = context
  const ids = heldOf(db).ids(db, compileList(query, context))
  const rows = listRows(db, ids.subarray(query.from, query.from + query.limit), query.custom)
  if (query.value !== true) return { rows, total: ids.length }
  const values = valuesOf(
    knowersOf(context),
    rows.map(({ id }) => id),
  )
  return { rows: rows.map((row) => ({ ...row, value: values.get(row.id) })), total: ids.length }
}

/** Everybody in that list, in its order. Errors: BAD_INPUT for conditions that are none. */
export function idsInList(context: AskedPlace, query: ListQuery): Float64Array {
  return heldOf(context.db).ids(context.db, compileList(query, context)).slice()
}

/** 0-based; null when the person is not in that list. */
export function positionInList(context: QueryContext, query: ListQuery & { readonly id: number }) {
  const { db } = context
  const at = heldOf(db).ids(db, compileList(query, context)).indexOf(canonOf(db, query.id))
  return { at: at < 0 ? null : at }
}

// From one source to the next through the index: a hundred thousand people have a dozen.
const SOURCES = `WITH RECURSIVE next (source) AS (
    SELECT min(source) FROM contact_list WHERE source IS NOT NULL
    UNION ALL SELECT (SELECT min(l.source) FROM contact_list l WHERE l.source > next.source) FROM next WHERE source IS NOT NULL)
  SELECT source FROM next WHERE source IS NOT NULL`

/** Tags that somebody has or that were made to be given, sources and cities in use. */
export function vocabulary({ db }: QueryContext) {
  // Mostly there is nobody to leave out, and a hundred thousand people are quicker counted unasked.
  const suspended = countSuspended(db)
  const counted = (column: string) => (suspended === 0 ? '' : `AND ${column} NOT IN (${SUSPENDED})`)
  const tags = db.all<{ name: string; count: number }>(
    `SELECT name, sum(people) AS count FROM (SELECT t.name, t.key, t.archived,
        (SELECT count(DISTINCT ct.owner_id) FROM contact_tag ct WHERE ct.tag_id = t.id ${counted('ct.owner_id')}) AS people FROM tag t ORDER BY t.archived, t.id)
      GROUP BY key HAVING min(archived) = 0 OR count > 0 ORDER BY key`,
  )
  const sources = db.pluck<string>(SOURCES)
  const cities = db.all<{ name: string; count: number }>(
    `SELECT city AS name, count(*) AS count FROM contact_list WHERE city_key < ? ${counted('contact_id')}
      GROUP BY city_key ORDER BY city_key`,
    NO_CITY,
  )
  const total = (db.pluck<number>('SELECT count(*) FROM contact_list')[0] ?? 0) - suspended
  return { tags, sources, cities, total }
}
