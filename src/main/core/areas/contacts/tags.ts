// Tags by name: one tag however it is typed, made when it is unknown, shown again when it was archived.
import { fold } from '../../../../shared/domain/fold.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import { manyRows } from '../../database/many-rows.ts'

/** The form by which a tag is known. */
export const tagKey = (name: string) => fold(name).trim().replace(/\s+/g, ' ')

/** Names → ids, made where needed; the first spelling of a name stands. */
export function ensureTags(db: WriteDb, names: readonly string[]): Map<string, number> {
  const ids = new Map<string, number>()
  for (const name of names) {
    const key = tagKey(name)
    if (ids.has(key)) continue
    // Several of one name can come from several machines: the oldest one shown, else the oldest.
    const known = db.get<{ id: number; archived: number }>(
      'SELECT id, archived FROM tag WHERE key = ? ORDER BY archived, id LIMIT 1',
      key,
    )
    if (known?.archived === 1) db.run('UPDATE tag SET archived = 0 WHERE id = ?', known.id)
    ids.set(key, known?.id ?? makeTag(db, name, key))
  }
  return ids
}

function makeTag(db: WriteDb, name: string, key: string): number {
  const id = db.newId('tag')
  db.run('INSERT INTO tag (id, name, key) VALUES (?, ?, ?)', id, name.trim().replace(/\s+/g, ' '), key)
  return id
}

/** The owner's tags as (id, key). */
export function tagsOf(db: ReadDb, owner: number): readonly { readonly id: number; readonly key: string }[] {
  return db.all(
    `SELECT DISTINCT t.id, t.key FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id WHERE ct.owner_id = ? ORDER BY t.id`,
    owner,
  )
}

interface NewTags {
  readonly contactId: number
  readonly tagIds: Iterable<number>
}

/** For people who do not have these tags. */
export function addTagsOf(db: WriteDb, people: readonly NewTags[]): void {
  const into = manyRows(db, { table: 'contact_tag', columns: 'contact_id, tag_id, owner_id' })
  for (const { contactId, tagIds } of people) for (const tagId of new Set(tagIds)) into.add(contactId, tagId, contactId)
  into.end()
}

/** Whether `names` are other tags than the owner has. */
export function tagsDiffer(db: ReadDb, owner: number, names: readonly string[]): boolean {
  const wanted = new Set(names.map(tagKey))
  const has = new Set(tagsOf(db, owner).map((tag) => tag.key))
  return wanted.size !== has.size || [...wanted].some((key) => !has.has(key))
}

export function writeTags(db: WriteDb, owner: number, names: readonly string[]): void {
  const wanted = new Set(names.map(tagKey))
  const has = tagsOf(db, owner)
  for (const { id, key } of has) {
    if (!wanted.has(key)) db.run('DELETE FROM contact_tag WHERE owner_id = ? AND tag_id = ?', owner, id)
  }
  const missing = names.filter((name) => !has.some((tag) => tag.key === tagKey(name)))
  addTagsOf(db, [{ contactId: owner, tagIds: ensureTags(db, missing).values() }])
}
