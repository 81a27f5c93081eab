// Who is who after merges. A merge is one stated cell (`merged_into`); `alias` holds every one that is said now, and `canon`
// is the person at the end of the chain.
import type { ReadDb, WriteDb } from './handle.ts'
import { quoted, valueIn } from './table-sql.ts'
import type { JournaledTable } from './tables.ts'

/** The person somebody is now: an id that was merged away answers the one it became part of; any other answers itself. */
export function canonOf(db: ReadDb, id: number): number {
  return db.pluck<number>('SELECT canon_id FROM alias WHERE id = ?', id)[0] ?? id
}

/** Everyone connected to `ids` by merges, in both directions. */
export function connected(db: ReadDb, ids: readonly number[]): number[] {
  const sql = `WITH RECURSIVE member (id) AS (
      SELECT value FROM json_each(?)
      UNION SELECT alias.into_id FROM alias JOIN member ON alias.id = member.id
      UNION SELECT alias.id FROM alias JOIN member ON alias.into_id = member.id)
    SELECT id FROM member`
  return db.pluck<number>(sql, JSON.stringify(ids))
}

/**
 * Rewrites `alias` from what is said now about `ids`; answers the canonical person of each of them and of everyone they were
 * or are connected with.
 */
export function rewriteAliases(
  db: WriteDb,
  person: JournaledTable,
  ids: readonly number[],
): ReadonlyMap<number, number> {
  const before = connected(db, ids)
  const merged = person.merged
  if (merged === null) throw new Error('a person has a merged column')
  db.run('DELETE FROM alias WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(before))
  const into = valueIn(merged, 'hidden.image')
  db.run(
    `WITH member (id) AS (
       SELECT value FROM json_each(?) m
        WHERE NOT EXISTS (SELECT 1 FROM erased WHERE tbl = ${person.number} AND row = m.value))
     INSERT INTO alias (id, into_id, canon_id)
     SELECT p.id, p.${quoted(merged.name)}, p.id FROM member JOIN ${quoted(person.name)} p ON p.id = member.id
      WHERE p.${quoted(merged.name)} IS NOT NULL
     UNION ALL
     SELECT member.id, ${into}, member.id FROM member JOIN hidden ON hidden.tbl = ${person.number} AND hidden.row = +member.id
      WHERE ${into} IS NOT NULL`,
    JSON.stringify(before),
  )
  const members = connected(db, before)
  const canon = canonOfAll(members, pointersOf(db, person, members))
  const pairs = JSON.stringify([...canon])
  db.run(
    `UPDATE alias SET canon_id = pair.value ->> 1 FROM json_each(?) pair
      WHERE alias.id = pair.value ->> 0 AND alias.canon_id IS NOT pair.value ->> 1`,
    pairs,
  )
  return canon
}

/** The merges that count: a pointer to an erased person does not; the one who pointed is themselves again. */
function pointersOf(db: ReadDb, person: JournaledTable, members: readonly number[]): ReadonlyMap<number, number> {
  const rows = db.all<{ id: number; into_id: number }>(
    `SELECT id, into_id FROM alias WHERE id IN (SELECT value FROM json_each(?))
       AND NOT EXISTS (SELECT 1 FROM erased WHERE tbl = ${person.number} AND row = +into_id)`,
    JSON.stringify(members),
  )
  return new Map(rows.map((row) => [row.id, row.into_id]))
}

/**
 * Follows every pointer to its end. Two machines may have merged crosswise: on a ring the smallest id of the ring is the
 * person, or both would vanish.
 */
export function canonOfAll(members: readonly number[], pointers: ReadonlyMap<number, number>): Map<number, number> {
  const canon = new Map<number, number>()
  for (const member of members) {
    const path: number[] = []
    let at = member
    while (!canon.has(at) && !path.includes(at) && pointers.has(at)) {
      path.push(at)
      at = pointers.get(at) ?? at
    }
    const ring = path.indexOf(at)
    const end = canon.get(at) ?? (ring < 0 ? at : Math.min(...path.slice(ring)))
    for (const id of [...path, member]) canon.set(id, end)
  }
  return canon
}
