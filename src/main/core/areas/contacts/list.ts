// The sorted, filtered list of customers: a page from anywhere, where somebody stands in it, and the names in use.
import type { QueryContext } from '../../area.ts'
import { canonOf } from '../../database/people.ts'
import type { ReadDb } from '../../database/handle.ts'
import { HeldLists } from './held-lists.ts'
import { compileList, type ListQuery } from './list-filter.ts'
import { listRows } from './profile.ts'

const heldOf = (db: ReadDb) => db.prepared('contacts.held-lists', () => new HeldLists())

/** Errors: BAD_INPUT for a birthday range that is none. */
export function listContacts(
  { db, settings }: QueryContext,
  query: ListQuery & { readonly from: number; readonly limit: number },
) {
  const ids = heldOf(db).ids(db, compileList(query, settings.country))
  return { rows: listRows(db, ids.subarray(query.from, query.from + query.limit)), total: ids.length }
}

/** 0-based; null when the person is not in that list. */
export function positionInList({ db, settings }: QueryContext, query: ListQuery & { readonly id: number }) {
  const at = heldOf(db).ids(db, compileList(query, settings.country)).indexOf(canonOf(db, query.id))
  return { at: at < 0 ? null : at }
}

/** Tags that somebody has or that were made to be given, sources and cities in use. */
export function vocabulary({ db }: QueryContext) {
  const tags = db.all<{ name: string; count: number }>(
    `SELECT t.name, count(DISTINCT ct.owner_id) AS count FROM tag t LEFT JOIN contact_tag ct ON ct.tag_id = t.id
      GROUP BY t.key HAVING min(t.archived) = 0 OR count > 0 ORDER BY t.key`,
  )
  const sources = db.pluck<string>('SELECT DISTINCT source FROM contact_list WHERE source IS NOT NULL ORDER BY source')
  const cities = db.all<{ name: string; count: number }>(
    `SELECT city AS name, count(*) AS count FROM contact_list WHERE city IS NOT NULL GROUP BY city_key ORDER BY city_key`,
  )
  const total = db.pluck<number>('SELECT count(*) FROM contact_list')[0] ?? 0
  return { tags, sources, cities, total }
}
