// Makes and renames lists, puts them aside, and says who is in them.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { lists } from '../../../../shared/contract/lists.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext } from '../../area.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { storedList } from './read.ts'

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** Errors: NAME_TAKEN. */
export function createList(
  { db, outside, session }: CommandContext,
  { name, note }: InputOf<typeof lists.create>,
): number {
  refuseTaken(db, name, null)
  return makeList(db, name, { at: outside.clock.now(), by: session.userId, note: orNull(note) })
}

const MAKE = 'INSERT INTO people_list (id, name, note, made_at, made_by) VALUES (?, ?, ?, ?, ?)'

interface Made {
  /** UTC epoch ms. */
  readonly at: number
  readonly by: number
  readonly note?: string | null
}

/** A new list; its name is free. */
export function makeList(db: WriteDb, name: string, { at, by, note = null }: Made): number {
  const id = db.newId('people_list')
  db.run(MAKE, id, name, note, at, by)
  return id
}

/** Errors: NOT_FOUND, NAME_TAKEN. */
export function renameList({ db }: CommandContext, { id, name, note }: InputOf<typeof lists.rename>): void {
  const before = storedList(db, id)
  const words = note === undefined ? before.note : orNull(note)
  if (name !== before.name) {
    refuseTaken(db, name, id)
    db.run('UPDATE people_list SET name = ? WHERE id = ?', name, id)
  }
  if (words !== before.note) db.run('UPDATE people_list SET note = ? WHERE id = ?', words, id)
}

/** Errors: NOT_FOUND; NAME_TAKEN when another list took its name meanwhile. */
export function archiveList({ db }: CommandContext, { id, archived }: InputOf<typeof lists.archive>): void {
  const before = storedList(db, id)
  if ((before.archived === 1) === archived) return
  if (!archived) refuseTaken(db, before.name, id)
  db.run('UPDATE people_list SET archived = ? WHERE id = ?', Number(archived), id)
}

/** Two lists of one name could not be told apart where one is chosen. Errors: NAME_TAKEN. */
export function refuseTaken(db: ReadDb, name: string, besides: number | null): void {
  const others = db.all<{ id: number; name: string }>('SELECT id, name FROM people_list WHERE archived = 0')
  const taken = others.some((other) => other.id !== besides && fold(other.name) === fold(name))
  if (taken) throw new Failure('NAME_TAKEN', { name })
}

const IS_MEMBER = 'SELECT 1 FROM list_member WHERE owner_id = ? AND list_id = ?'
const ADD = 'INSERT INTO list_member (contact_id, list_id, owner_id, added_at, added_by) VALUES (?, ?, ?, ?, ?)'

export interface Adding {
  readonly list: number
  /** UTC epoch ms. */
  readonly at: number
  readonly by: number
}

/** Whether they were not in it yet. `person` is somebody shown. */
export function addMember(db: WriteDb, person: number, { list, at, by }: Adding): boolean {
  if (db.get(IS_MEMBER, person, list) !== undefined) return false
  db.run(ADD, person, list, person, at, by)
  return true
}

/** How many were not in it yet. Errors: NOT_FOUND for the list and for whoever is not in the book. */
export function addMembers(
  { db, outside, session }: CommandContext,
  { id, contactIds }: InputOf<typeof lists.add>,
): number {
  const adding = { list: storedList(db, id).id, at: outside.clock.now(), by: session.userId }
  const people = contactIds.map((asked) => canonOf(db, asked))
  for (const person of people) if (!isShown(db, person)) throw new Failure('NOT_FOUND', { what: 'contact' })
  return people.filter((person) => addMember(db, person, adding)).length
}

export function isShown(db: ReadDb, person: number): boolean {
  return db.get('SELECT 1 FROM contact WHERE id = ?', person) !== undefined
}

/** How many were in it. Errors: NOT_FOUND for the list. */
export function takeMembers({ db }: CommandContext, { id, contactIds }: InputOf<typeof lists.take>): number {
  const list = storedList(db, id).id
  const people = new Set(contactIds.map((asked) => canonOf(db, asked)))
  return [...people].filter(
    (person) => db.run('DELETE FROM list_member WHERE owner_id = ? AND list_id = ?', person, list).changes > 0,
  ).length
}
