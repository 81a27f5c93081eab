// Sorted lists held in memory as ids, so that any page, the last one too, is cut out instead of sorted anew. A held list
// follows the changes that contact_touch notes; after too many of them it is sorted again.
import type { ReadDb, SqlValue } from '../../database/handle.ts'
import type { CompiledList } from './list-filter.ts'

/** Stands in contact_touch where a command touched too many people to name them. */
export const EVERYBODY = 0

const HELD = 6
/** Putting one person right costs about 20 look-ups; from here on sorting is cheaper. */
const FOLLOW_AT_MOST = 200

interface Held {
  /** Ids up to `length` count; the rest is room for more. 47-bit ids need doubles. */
  ids: Float64Array
  length: number
  /** The newest of contact_touch that is in it. */
  seq: number
}

export class HeldLists {
  /** Least recently used first. */
  readonly #lists = new Map<string, Held>()

  /** The ids of the list as the book stands now. The view is valid until the next call. */
  ids(db: ReadDb, list: CompiledList): Float64Array {
    const key = `${list.ids}\n${JSON.stringify(list.idValues)}\n${list.held}`
    const known = this.#lists.get(key)
    this.#lists.delete(key)
    const held = known !== undefined && follow(db, list, known) ? known : sorted(db, list)
    this.#lists.set(key, held)
    for (const old of this.#lists.keys()) {
      if (this.#lists.size <= HELD) break
      this.#lists.delete(old)
    }
    return held.ids.subarray(0, held.length)
  }
}

function newestTouch(db: ReadDb): number {
  return db.pluck<number | null>('SELECT max(seq) FROM contact_touch')[0] ?? 0
}

function sorted(db: ReadDb, list: CompiledList): Held {
  const seq = newestTouch(db)
  const ids = db.pluck<number>(list.ids, ...list.idValues)
  const room = new Float64Array(ids.length + 64)
  room.set(ids)
  return { ids: room, length: ids.length, seq }
}

/** Brings a held list up to date; false when it must be sorted anew. */
function follow(db: ReadDb, list: CompiledList, held: Held): boolean {
  const newest = newestTouch(db)
  if (newest === held.seq) return true
  const oldest = db.pluck<number | null>('SELECT min(seq) FROM contact_touch')[0] ?? 0
  if (newest < held.seq || held.seq < oldest - 1) return false
  const touched = db.pluck<number>(
    'SELECT DISTINCT contact_id FROM contact_touch WHERE seq > ? LIMIT ?',
    held.seq,
    FOLLOW_AT_MOST + 1,
  )
  if (touched.length > FOLLOW_AT_MOST || touched.includes(EVERYBODY)) return false
  // All out first: the order of the others must be right before anybody is put among them.
  for (const id of touched) remove(held, id)
  for (const id of touched) if (isMember(db, list, id)) insert(held, id, placeOf(db, list, held, id))
  held.seq = newest
  return true
}

function isMember(db: ReadDb, list: CompiledList, id: number): boolean {
  const values: readonly SqlValue[] = [...list.values, id]
  return db.get(list.member, ...values) !== undefined
}

function placeOf(db: ReadDb, list: CompiledList, held: Held, id: number): number {
  let [low, high] = [0, held.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (db.pluck<number>(list.before, ...list.beforeValues(held.ids[middle] ?? 0, id))[0] === 1) low = middle + 1
    else high = middle
  }
  return low
}

function remove(held: Held, id: number): void {
  const at = held.ids.subarray(0, held.length).indexOf(id)
  if (at < 0) return
  held.ids.copyWithin(at, at + 1, held.length)
  held.length -= 1
}

function insert(held: Held, id: number, at: number): void {
  if (held.length === held.ids.length) {
    const larger = new Float64Array(held.length + 1_024)
    larger.set(held.ids)
    held.ids = larger
  }
  held.ids.copyWithin(at + 1, at, held.length)
  held.ids[at] = id
  held.length += 1
}
