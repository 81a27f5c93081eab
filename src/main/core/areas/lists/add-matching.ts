// Adds many people to a list, as long work: who that is, is decided once and kept, so that it goes on with the same people after a crash,
// whatever was changed meanwhile. A list that is made for them is made by the same work, and goes with it when it is undone.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { lists } from '../../../../shared/contract/lists.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext, WorkPlace } from '../../area.ts'
import type { SliceWriter } from '../../database/groups.ts'
import type { WriteDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { readWork, type Work } from '../../database/work.ts'
import { idsInList } from '../contacts/service.ts'
import { countMembers, storedList } from './read.ts'
import { addMember, isShown, makeList, refuseTaken } from './write.ts'

export const ADD_MATCHING = 'lists.addMatching'

/** Errors: NOT_FOUND, BUSY, BAD_INPUT; CANCELLED when it was stopped on the way. */
export async function addMatching(
  { book, session }: ActionContext,
  { id, query, except }: InputOf<typeof lists.addMatching>,
): Promise<OutputOf<typeof lists.addMatching>> {
  const door = book()
  const list = storedList(door.db, id).id
  const left = new Set(except)
  const people = idsInList({ db: door.db, settings: door.settings, session }, query).filter(
    (person) => !left.has(person),
  )
  if (people.length === 0) return { count: 0, command: null }
  const before = countMembers(door.db, list)
  const { command } = await fill(book, { kind: ADD_MATCHING, list, name: null, people })
  return { count: Math.max(0, countMembers(book().db, list) - before), command }
}

export interface NewList {
  /** Of the work and its commands: one of `Area.works`, with `fillingWriter` as its writer. */
  readonly kind: string
  readonly name: string
  readonly people: Float64Array
}

/** A list by hand of these people, in their order. Errors: NAME_TAKEN, BUSY; CANCELLED when it was stopped on the way. */
export async function fillList(
  { book }: Pick<ActionContext, 'book'>,
  asked: NewList,
): Promise<{ readonly list: number; readonly count: number; readonly command: number | null }> {
  const { kind, name, people } = asked
  const door = book()
  refuseTaken(door.db, name, null)
  if (people.length === 0) {
    const { command, result: list } = door.command(kind, ({ db, outside, session }) =>
      makeList(db, name, { at: outside.clock.now(), by: session.userId }),
    )
    return { list, count: 0, command }
  }
  const { command, list } = await fill(book, { kind, list: null, name, people })
  return { list, count: countMembers(book().db, list), command }
}

interface Filling {
  readonly kind: string
  readonly list: number | null
  readonly name: string | null
  readonly people: Float64Array
}

const KEEP = 'INSERT INTO list_filling (work_id, list_id, name, people) VALUES (?, ?, ?, ?)'
const FILLED = 'SELECT list_id FROM list_filling WHERE work_id = ?'

async function fill(book: ActionContext['book'], { kind, list, name, people }: Filling) {
  const door = book()
  const work = door.longWork({ kind, total: people.length }, (db, workId) => {
    db.run('DELETE FROM list_filling')
    db.run(KEEP, workId, list, name, bytesOf(people))
  })
  await door.longWorkEnds()
  const { db } = book()
  const { state, group } = readWork(db, work)
  const [filled = null] = db.pluck<number | null>(FILLED, work)
  if (state !== 'done' || filled === null) throw new Failure('CANCELLED', {})
  return { command: group, list: filled }
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array) => new Uint8Array(buffer, byteOffset, byteLength)

/** Copied, because numbers must begin at a multiple of their length. */
const numbersOf = (bytes: Uint8Array) => new Float64Array(Uint8Array.from(bytes).buffer)

interface Kept {
  readonly name: string | null
  readonly people: Uint8Array
}

const KEPT = 'SELECT name, people FROM list_filling WHERE work_id = ?'

/** Whoever was thrown away meanwhile is left out. Errors: NOT_FOUND when it is done, or a later filling took its place. */
export function fillingWriter({ id: workId, user }: Work, { db: read, outside }: WorkPlace): SliceWriter {
  const kept = read.get<Kept>(KEPT, workId)
  if (kept === undefined || kept.people.length === 0) throw new Failure('NOT_FOUND', { what: 'work' })
  const people = numbersOf(kept.people)
  return (db, { position, more }) => {
    const said = { at: outside.clock.now(), by: user ?? 0 }
    const adding = {
      ...said,
      list: db.pluck<number | null>(FILLED, workId)[0] ?? makeFor(db, { workId, name: kept.name ?? '', said }),
    }
    let at = position
    for (let going = true; at < people.length && going; going = more()) {
      const person = canonOf(db, people[at] ?? 0)
      if (isShown(db, person)) addMember(db, person, adding)
      at += 1
    }
    const done = at >= people.length
    // The row stays, so that whoever waits learns which list it was.
    if (done) db.run(`UPDATE list_filling SET people = x'' WHERE work_id = ?`, workId)
    return { position: at, done }
  }
}

interface Making {
  readonly workId: number
  readonly name: string
  readonly said: { readonly at: number; readonly by: number }
}

function makeFor(db: WriteDb, { workId, name, said }: Making): number {
  refuseTaken(db, name, null)
  const list = makeList(db, name, said)
  db.run('UPDATE list_filling SET list_id = ? WHERE work_id = ?', list, workId)
  return list
}
