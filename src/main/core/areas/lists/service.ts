// What other areas may ask of lists made by hand: find or make them by name, and put people into them.
import { fold } from '../../../../shared/domain/fold.ts'
import type { CommandContext } from '../../area.ts'
import type { WriteDb } from '../../database/handle.ts'
import { manyRows } from '../../database/many-rows.ts'

export { fillingWriter, fillList } from './add-matching.ts'
export { memberIds } from './read.ts'

/** The form by which a list is known. */
export const listKey = (name: string) => fold(name).trim()

/** Names → ids, by `listKey`: made where there is none, shown again where it was put aside. */
export function ensureLists({ db, outside, session }: CommandContext, names: readonly string[]): Map<string, number> {
  const wanted = new Map(names.map((name) => [listKey(name), name]))
  const found = new Map<string, number>()
  if (wanted.size === 0) return found
  const known = db.all<{ id: number; name: string; archived: number }>(
    'SELECT id, name, archived FROM people_list ORDER BY archived, id',
  )
  for (const { id, name, archived } of known) {
    const key = listKey(name)
    if (!wanted.has(key) || found.has(key)) continue
    if (archived === 1) db.run('UPDATE people_list SET archived = 0 WHERE id = ?', id)
    found.set(key, id)
  }
  for (const [key, name] of wanted) {
    if (found.has(key)) continue
    const id = db.newId('people_list')
    const sql = 'INSERT INTO people_list (id, name, note, made_at, made_by) VALUES (?, ?, NULL, ?, ?)'
    db.run(sql, id, name.trim(), outside.clock.now(), session.userId)
    found.set(key, id)
  }
  return found
}

const THERE = `SELECT j.key FROM json_each(?) j CROSS JOIN list_member m ON m.owner_id = j.value ->> 0 AND m.list_id = j.value ->> 1`

export interface Membership {
  /** Somebody shown. */
  readonly person: number
  readonly list: number
}

/** Puts people into lists; whoever is in one already stays as they are. */
export function joinLists(
  { db, outside, session }: CommandContext,
  memberships: readonly Membership[],
): { readonly joined: number } {
  const pairs = JSON.stringify(memberships.map(({ person, list }) => [person, list]))
  const there = new Set(memberships.length === 0 ? [] : db.pluck<number>(THERE, pairs))
  const fresh = new Map(
    memberships
      .filter((_, at) => !there.has(at))
      .map((one) => [`${String(one.person)} ${String(one.list)}`, one] as const),
  )
  write(db, [...fresh.values()], { at: outside.clock.now(), by: session.userId })
  return { joined: fresh.size }
}

function write(
  db: WriteDb,
  memberships: readonly Membership[],
  { at, by }: { readonly at: number; readonly by: number },
): void {
  const into = manyRows(db, { table: 'list_member', columns: 'contact_id, list_id, owner_id, added_at, added_by' })
  for (const { person, list } of memberships) into.add(person, list, person, at, by)
  into.end()
}
