// Adds everybody whom a list of customers shows, as long work: who that is, is decided once and kept, so that it goes on
// with the same people after a crash, whatever was changed meanwhile.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { lists } from '../../../../shared/contract/lists.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext, WorkPlace } from '../../area.ts'
import type { SliceWriter } from '../../database/groups.ts'
import { canonOf } from '../../database/people.ts'
import { readWork, type Work } from '../../database/work.ts'
import { idsInList } from '../contacts/service.ts'
import { countMembers, storedList } from './read.ts'
import { addMember, isShown } from './write.ts'

export const ADD_MATCHING = 'lists.addMatching'

/** Errors: NOT_FOUND, BUSY, BAD_INPUT; CANCELLED when it was stopped on the way. */
export async function addMatching(
  { book }: ActionContext,
  { id, query, except }: InputOf<typeof lists.addMatching>,
): Promise<OutputOf<typeof lists.addMatching>> {
  const door = book()
  const list = storedList(door.db, id).id
  const left = new Set(except)
  const people = idsInList(door, query).filter((person) => !left.has(person))
  if (people.length === 0) return { count: 0, command: null }
  const before = countMembers(door.db, list)
  const work = door.longWork({ kind: ADD_MATCHING, total: people.length }, (db, workId) => {
    db.run('DELETE FROM list_filling')
    db.run('INSERT INTO list_filling (work_id, list_id, people) VALUES (?, ?, ?)', workId, list, bytesOf(people))
  })
  await door.longWorkEnds()
  const { db } = book()
  const { state, group } = readWork(db, work)
  if (state !== 'done') throw new Failure('CANCELLED', {})
  return { count: Math.max(0, countMembers(db, list) - before), command: group }
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array) => new Uint8Array(buffer, byteOffset, byteLength)

/** Copied, because numbers must begin at a multiple of their length. */
const numbersOf = (bytes: Uint8Array) => new Float64Array(Uint8Array.from(bytes).buffer)

/** Whoever was thrown away meanwhile is left out. Errors: NOT_FOUND when a later adding took its place. */
export function matchingWriter({ id: workId, user }: Work, { db: read, outside }: WorkPlace): SliceWriter {
  const kept = read.get<{ list: number; people: Uint8Array }>(
    'SELECT list_id AS list, people FROM list_filling WHERE work_id = ?',
    workId,
  )
  if (kept === undefined) throw new Failure('NOT_FOUND', { what: 'work' })
  const people = numbersOf(kept.people)
  return (db, { position, more }) => {
    const adding = { list: kept.list, at: outside.clock.now(), by: user ?? 0 }
    let at = position
    for (let going = true; at < people.length && going; going = more()) {
      const person = canonOf(db, people[at] ?? 0)
      if (isShown(db, person)) addMember(db, person, adding)
      at += 1
    }
    const done = at >= people.length
    if (done) db.run('DELETE FROM list_filling WHERE work_id = ?', workId)
    return { position: at, done }
  }
}
