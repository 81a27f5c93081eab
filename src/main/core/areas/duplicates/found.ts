// What the finder found, as it counts now: groups of people who are shown, without those said to be two. Kept in memory, since
// Today and the navigation ask how many there are with every change of the book; of a change only the groups it concerns are
// put together anew.
import type { ReadDb, SqlValue } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { CONTACT_COLUMNS, CONTACT_TABLE } from '../contacts/service.ts'
import { componentsOf, groupsOf, likelierFirst, likelierGroupFirst, type FoundPair, type Group } from './groups.ts'
import { pairKey, saidNotSame } from './not-same.ts'
import { NOT_SAME_TABLE } from './schema.ts'

export interface Found {
  /** Likeliest first. */
  readonly groups: readonly Group[]
  readonly sure: number
}

/** People who hang together by all that was found, shown or not. */
interface Component {
  readonly pairs: readonly FoundPair[]
  groups: readonly Group[]
}

interface Held {
  /** Of `duplicate_look`: changes with every change of the pairs. */
  readonly version: number
  /** The newest command that is in it. */
  command: number
  readonly componentOf: ReadonlyMap<number, Component>
  found: Found
}

const held = new WeakMap<ReadDb, Held>()

const STATE = `SELECT version, (SELECT coalesce(max(seq), 0) FROM command) AS command FROM duplicate_look`
const PAIRS = `SELECT p.a, p.b, p.score, p.against FROM duplicate_look l CROSS JOIN duplicate_pair p ON p.look = l.look`

/** From so many on the groups are put together from the beginning. */
const CHANGED_AT_MOST = 500

export function foundIn(db: ReadDb): Found {
  const now = db.get<Pick<Held, 'version' | 'command'>>(STATE) ?? { version: 0, command: 0 }
  const known = held.get(db)
  const changed = known?.version === now.version ? changedSince(db, known.command) : null
  if (known !== undefined && changed !== null) {
    if (changed.size > 0) regroup(db, known, changed)
    known.command = now.command
    return known.found
  }
  const fresh = { ...gather(db), ...now }
  held.set(db, fresh)
  return fresh.found
}

/** Pairs of people who are shown, without those said to be two, likeliest first. */
export function pairsIn(db: ReadDb): readonly FoundPair[] {
  return standing(db, db.all<FoundPair>(PAIRS)).toSorted(likelierFirst)
}

// Whom later commands showed or hid, merged or parted, or said not to be the same.
const PEOPLE_SAID = `SELECT j.row AS row, NULL AS old, NULL AS new FROM command k CROSS JOIN life j ON j.cmd = k.seq
    AND j.tbl = ${String(CONTACT_TABLE)} WHERE k.seq > ?
  UNION SELECT j.row, j.old, j.new FROM command k CROSS JOIN cell j ON j.cmd = k.seq AND j.tbl = ${String(CONTACT_TABLE)}
    AND j.col = ${String(CONTACT_COLUMNS.merged_into)} WHERE k.seq > ?
  LIMIT ${String(CHANGED_AT_MOST + 1)}`
const MANY_SAID = `SELECT 1 FROM command k CROSS JOIN life_range j ON j.cmd = k.seq AND j.tbl = ${String(CONTACT_TABLE)}
  WHERE k.seq > ? LIMIT 1`
const PAIRS_SAID = `SELECT DISTINCT j.row FROM command k CROSS JOIN life j ON j.cmd = k.seq
    AND j.tbl = ${String(NOT_SAME_TABLE)} WHERE k.seq > ?`

/** Null where they are too many to look at each. */
function changedSince(db: ReadDb, command: number): ReadonlySet<number> | null {
  const said = db.all<Record<'row' | 'old' | 'new', SqlValue>>(PEOPLE_SAID, command, command)
  if (said.length > CHANGED_AT_MOST || db.pluck(MANY_SAID, command).length > 0) return null
  const pairs = db.pluck<string>(PAIRS_SAID, command).flatMap((row) => JSON.parse(row) as number[]) // a key of two ids
  const ids = [...said.flatMap(({ row, old, new: into }) => [row, old, into]), ...pairs]
  const people = ids.filter((id) => typeof id === 'number')
  return new Set([...people, ...people.map((id) => canonOf(db, id))])
}

function gather(db: ReadDb): Pick<Held, 'componentOf' | 'found'> {
  const components = componentsOf(db.all<FoundPair>(PAIRS)).map((pairs): Component => ({ pairs, groups: [] }))
  const left = new Set(
    standing(
      db,
      components.flatMap(({ pairs }) => pairs),
    ),
  )
  const componentOf = new Map<number, Component>()
  for (const component of components) {
    component.groups = groupsOf(component.pairs.filter((pair) => left.has(pair)))
    for (const { a, b } of component.pairs) componentOf.set(a, component).set(b, component)
  }
  return { componentOf, found: foundOf(components.flatMap(({ groups }) => groups).sort(likelierGroupFirst)) }
}

function regroup(db: ReadDb, known: Held, changed: ReadonlySet<number>): void {
  const touched = new Set([...changed].flatMap((id) => known.componentOf.get(id) ?? []))
  if (touched.size === 0) return
  const gone = new Set([...touched].flatMap(({ groups }) => groups))
  for (const component of touched) component.groups = groupsOf(standing(db, component.pairs))
  const came = [...touched].flatMap(({ groups }) => groups)
  const stay = known.found.groups.filter((group) => !gone.has(group))
  known.found = foundOf([...stay, ...came].sort(likelierGroupFirst))
}

const foundOf = (groups: readonly Group[]): Found => ({ groups, sure: groups.filter(({ sure }) => sure).length })

const SHOWN = 'SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM contact WHERE id = value)'

/** Those of people who are shown, and were not said to be two. */
function standing(db: ReadDb, pairs: readonly FoundPair[]): readonly FoundPair[] {
  const ids = new Set(pairs.flatMap(({ a, b }) => [a, b]))
  const shown = new Set(db.pluck<number>(SHOWN, JSON.stringify([...ids])))
  const said = saidNotSame(db)
  return pairs.filter(({ a, b }) => shown.has(a) && shown.has(b) && (said.size === 0 || !said.has(pairKey(a, b))))
}
