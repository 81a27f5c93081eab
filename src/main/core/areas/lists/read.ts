// Lists as they are read: all of them, those of one person, who is in one.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { lists, PeopleList } from '../../../../shared/contract/lists.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ReadDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { listRows } from '../contacts/service.ts'

const LISTS = `SELECT l.id, l.name, l.note, l.made_at AS madeAt, u.name AS madeByName, l.archived,
    (SELECT count(DISTINCT m.owner_id) FROM list_member m WHERE m.list_id = l.id) AS count
  FROM people_list l LEFT JOIN user u ON u.id = l.made_by`
const BY_NAME = 'ORDER BY l.name COLLATE NOCASE, l.id'

type Row = Omit<PeopleList, 'archived'> & { readonly archived: number }

export function listsOfShop(db: ReadDb, archived: boolean): PeopleList[] {
  return db
    .all<Row>(`${LISTS} WHERE l.archived = ? ${BY_NAME}`, Number(archived))
    .map((row) => ({ ...row, archived: row.archived === 1 }))
}

/** Those somebody is in; archived ones left out. */
export function listsOfPerson(db: ReadDb, contactId: number): OutputOf<typeof lists.of> {
  return db.all(
    `SELECT DISTINCT l.id, l.name FROM list_member m JOIN people_list l ON l.id = m.list_id
      WHERE m.owner_id = ? AND l.archived = 0 ${BY_NAME}`,
    canonOf(db, contactId),
  )
}

export interface StoredList {
  readonly id: number
  readonly name: string
  readonly note: string | null
  readonly archived: number
}

/** Errors: NOT_FOUND. */
export function storedList(db: ReadDb, id: number): StoredList {
  const row = db.get<StoredList>('SELECT id, name, note, archived FROM people_list WHERE id = ?', id)
  if (row === undefined) throw new Failure('NOT_FOUND', { what: 'list' })
  return row
}

// After a merge two rows may be one person's.
const MEMBERS = `SELECT c.contact_id FROM contact_list c
  WHERE c.contact_id IN (SELECT m.owner_id FROM list_member m WHERE m.list_id = ?) ORDER BY c.sort_name, c.contact_id`
const PAGE = `${MEMBERS} LIMIT ? OFFSET ?`
/** Walks the names in their order and asks of each: quicker where most are members (50,000: 0.4 to 34 ms, not 60 to 78). */
const PAGE_OF_MANY = `SELECT c.contact_id FROM contact_list c
  WHERE EXISTS (SELECT 1 FROM list_member m WHERE m.list_id = ? AND m.owner_id = c.contact_id)
  ORDER BY c.sort_name, c.contact_id LIMIT ? OFFSET ?`
const MANY = 5_000

/** By name. Errors: NOT_FOUND. */
export function memberIds(db: ReadDb, list: number): readonly number[] {
  return db.pluck<number>(MEMBERS, storedList(db, list).id)
}

export function countMembers(db: ReadDb, list: number): number {
  return db.pluck<number>('SELECT count(DISTINCT owner_id) FROM list_member WHERE list_id = ?', list)[0] ?? 0
}

/** A page of the members, by name; both ways answer the same, `many` says from how many on the second is taken. Errors: NOT_FOUND. */
export function membersOf(db: ReadDb, { id, from, limit }: InputOf<typeof lists.members>, many = MANY) {
  const total = countMembers(db, storedList(db, id).id)
  const ids = db.pluck<number>(total < many ? PAGE : PAGE_OF_MANY, id, limit, from)
  return { rows: listRows(db, ids), total }
}
