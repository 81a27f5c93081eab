// Everything the book says of somebody who is to become one with others, gathered once, so that what is decided about it needs
// no book.
import type { Contact } from '../../../../../shared/contract/contacts.ts'
import { Failure } from '../../../../../shared/errors.ts'
import type { QueryContext } from '../../../area.ts'
import type { ReadDb, SqlValue } from '../../../database/handle.ts'
import { getContact, LISTS, storedRows, type ContactColumn, type List, type StoredRow } from '../../contacts/service.ts'

/** What hangs on a person and goes with them, in rows. A task has no owner: it is the shop's. */
const FOLLOWS = {
  visits: 'SELECT count(*) FROM visit WHERE owner_id = ?',
  said: 'SELECT count(*) FROM interaction WHERE owner_id = ?',
  tasks: `SELECT count(*) FROM (SELECT ? AS me) JOIN task t
    ON t.contact_id = me OR t.contact_id IN (SELECT id FROM alias WHERE canon_id = me)`,
  documents: 'SELECT count(*) FROM document WHERE owner_id = ? AND removed = 0',
  lists: 'SELECT count(*) FROM list_member WHERE owner_id = ?',
  consents: 'SELECT count(*) FROM consent WHERE owner_id = ?',
} as const
export type Follow = keyof typeof FOLLOWS
export const FOLLOWING = Object.keys(FOLLOWS) as readonly Follow[] // its own keys

/** A row of the shop's own fields: of whom it was said, and whose it is now. */
export interface ValueRow {
  readonly said: number
  readonly field: number
  readonly item: number
  readonly value: SqlValue
}

export interface Photo {
  readonly id: number
  readonly said: number
}

export interface Tag {
  readonly id: number
  readonly key: string
  readonly name: string
}

export interface Member {
  readonly id: number
  readonly row: Readonly<Record<ContactColumn, SqlValue>>
  /** As it is shown now. */
  readonly shown: Contact
  readonly lists: Readonly<Record<List, readonly StoredRow[]>>
  readonly tags: readonly Tag[]
  readonly photos: readonly Photo[]
  readonly values: readonly ValueRow[]
  readonly follows: Readonly<Record<Follow, number>>
  /** The household somebody lives in; null for none. */
  readonly household: number | null
  /** What stands on their account, minor units. */
  readonly owed: number
}

const ROW = 'SELECT * FROM contact WHERE id = ?'
const TAGS = `SELECT DISTINCT t.id, t.key, t.name FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id WHERE ct.owner_id = ?
  ORDER BY t.key, t.id`
const PHOTOS = 'SELECT id, contact_id AS said FROM contact_photo WHERE owner_id = ?'
const VALUES = 'SELECT contact_id AS said, field_id AS field, item, value FROM contact_value WHERE owner_id = ?'
const HOME = 'SELECT household_id FROM contact_home WHERE contact_id = ?'
const OWED = 'SELECT owed FROM contact_stats WHERE contact_id = ?'

/**
 * In the order of `ids`. Errors: BAD_INPUT for somebody named twice; NOT_FOUND for whoever is not shown: in the trash, erased,
 * part of somebody already.
 */
export function gatherMembers(context: QueryContext, ids: readonly number[]): Member[] {
  const twice = ids.findIndex((id, at) => ids.indexOf(id) < at)
  if (twice >= 0 || ids.length < 2) {
    throw new Failure('BAD_INPUT', { issues: [{ path: `ids.${String(Math.max(0, twice))}`, rule: 'itself' }] })
  }
  return ids.map((id) => gatherMember(context, id))
}

function gatherMember(context: QueryContext, id: number): Member {
  const { db } = context
  const row = db.get<Record<ContactColumn, SqlValue>>(ROW, id)
  if (row === undefined) throw new Failure('NOT_FOUND', { what: 'contact' })
  return {
    id,
    row,
    shown: getContact(context, id),
    lists: Object.fromEntries(LISTS.map((list) => [list, storedRows(db, id, list)])) as unknown as Member['lists'], // one per list
    tags: db.all<Tag>(TAGS, id),
    photos: db.all<Photo>(PHOTOS, id),
    values: db.all<ValueRow>(VALUES, id),
    follows: followsOf(db, id),
    household: db.pluck<number>(HOME, id)[0] ?? null,
    owed: db.pluck<number>(OWED, id)[0] ?? 0,
  }
}

function followsOf(db: ReadDb, id: number): Member['follows'] {
  const counts = FOLLOWING.map((name) => [name, db.pluck<number>(FOLLOWS[name], id)[0] ?? 0] as const)
  return Object.fromEntries(counts) as Member['follows'] // one per key of FOLLOWS
}
