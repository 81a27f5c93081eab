// What the finder found, as it counts now: pairs of people who are shown, without those said to be two. Kept in memory between
// changes that concern it, since Today and the navigation ask how many there are with every change of the book.
import type { ReadDb } from '../../database/handle.ts'
import { CONTACT_COLUMNS, CONTACT_TABLE } from '../contacts/service.ts'
import { groupsOf, type FoundPair, type Group } from './groups.ts'
import { pairKey, saidNotSame } from './not-same.ts'
import { NOT_SAME_TABLE } from './schema.ts'

export interface Found {
  /** Likeliest first. */
  readonly pairs: readonly FoundPair[]
  readonly groups: readonly Group[]
  readonly sure: number
}

interface Held extends Found {
  /** Of `duplicate_look`: changes with every change of the pairs. */
  readonly version: number
  /** The newest command that is in it. */
  readonly command: number
}

const held = new WeakMap<ReadDb, Held>()

const PAIRS = `SELECT p.a, p.b, p.score, p.against FROM duplicate_look l CROSS JOIN duplicate_pair p ON p.look = l.look
  WHERE EXISTS (SELECT 1 FROM contact WHERE id = p.a) AND EXISTS (SELECT 1 FROM contact WHERE id = p.b)
  ORDER BY p.score DESC, p.a, p.b`
const STATE = `SELECT version, (SELECT coalesce(max(seq), 0) FROM command) AS command FROM duplicate_look`

/** Whether a later command showed or hid somebody, merged, or said who is not the same. */
const CONCERNED = `SELECT EXISTS (SELECT 1 FROM command k CROSS JOIN life j ON j.cmd = k.seq
    AND j.tbl IN (${String(CONTACT_TABLE)}, ${String(NOT_SAME_TABLE)}) WHERE k.seq > ?)
  OR EXISTS (SELECT 1 FROM command k CROSS JOIN life_range j ON j.cmd = k.seq AND j.tbl = ${String(CONTACT_TABLE)} WHERE k.seq > ?)
  OR EXISTS (SELECT 1 FROM command k CROSS JOIN cell j ON j.cmd = k.seq AND j.tbl = ${String(CONTACT_TABLE)}
    AND j.col = ${String(CONTACT_COLUMNS.merged_into)} WHERE k.seq > ?)`

export function foundIn(db: ReadDb): Found {
  const now = db.get<Pick<Held, 'version' | 'command'>>(STATE) ?? { version: 0, command: 0 }
  const known = held.get(db)
  const same = known?.version === now.version && !isConcerned(db, known.command)
  const found = known !== undefined && same ? { ...known, ...now } : { ...gather(db), ...now }
  held.set(db, found)
  return found
}

const isConcerned = (db: ReadDb, since: number): boolean => db.pluck<number>(CONCERNED, since, since, since)[0] === 1

function gather(db: ReadDb): Found {
  const said = saidNotSame(db)
  const all = db.all<FoundPair>(PAIRS)
  const pairs = said.size === 0 ? all : all.filter(({ a, b }) => !said.has(pairKey(a, b)))
  const groups = groupsOf(pairs)
  return { pairs, groups, sure: groups.filter((group) => group.sure).length }
}
