// Settle: makes everything derived agree with what is stated, after a command, an undo, a merge alike. Idempotent: run over
// the whole book as a repair it must change nothing.
import { purge } from './erasure.ts'
import type { WriteDb } from './handle.ts'
import { alive } from './life.ts'
import { rewriteAliases } from './people.ts'
import { hideDead, hidePeople, moveOwned, showFree, showParts, showPeople, type Doubt } from './show.ts'
import { quoted } from './table-sql.ts'
import { isOwned, type TableSet } from './table-set.ts'
import type { JournaledTable } from './tables.ts'
import { noteStale, outOfPlace, Stale, tablesOf, type Entries } from './touched.ts'

/** Settles what one command touched; answers the tables whose rows changed or moved. Runs in mode 0. */
export function settle(db: WriteDb, set: TableSet, entries: Entries): ReadonlySet<string> {
  const tables = new Set(tablesOf(entries, set))
  const stale = new Stale()
  const { people, rows } = outOfPlace(db, set, entries)
  if (rows) {
    settlePeople(db, set, { people, doubt: entries, stale })
    for (const table of [set.person, ...set.movable]) if (table !== null) tables.add(table.name)
  }
  noteStale(db, set, entries, stale)
  derive(db, stale)
  return tables
}

/**
 * Settles what a command of another machine touched: its rows may stand anywhere, so the short way is open only to edits of
 * plain columns of shown rows. `people` are all whose rows it spoke of, before and after.
 */
export function settleArrived(
  db: WriteDb,
  set: TableSet,
  { entries, people }: { readonly entries: Entries; readonly people: readonly number[] },
): ReadonlySet<string> {
  const stale = new Stale()
  const plain = entries.born.length === 0 && entries.lives.length === 0 && !outOfPlace(db, set, entries).rows
  if (plain) {
    noteStale(db, set, entries, stale)
    derive(db, stale, true)
    return tablesOf(entries, set)
  }
  const spokenOf = [...entries.born.map((one) => one.tbl), ...entries.cells.map((one) => one.tbl), ...entries.lives]
  settlePeople(db, set, { people, doubt: { command: entries.command, lives: spokenOf, arrived: true }, stale })
  noteStale(db, set, entries, stale)
  derive(db, stale, true)
  const moved = [set.person, ...set.movable].flatMap((table) => (table === null ? [] : [table.name]))
  return new Set([...tablesOf(entries, set), ...moved])
}

/** Settles these people with all that is theirs, whatever has or has not been said. */
export function settleNow(db: WriteDb, set: TableSet, people: readonly number[]): void {
  const stale = new Stale()
  settlePeople(db, set, { people, doubt: { command: 0, lives: [] }, stale })
  derive(db, stale)
}

/** The repair: settles every person and every row. */
export function settleAll(db: WriteDb, set: TableSet): void {
  const stale = new Stale()
  settlePeople(db, set, { people: everybody(db, set), doubt: 'every row', stale })
  for (const table of set.journaled) {
    if (table.kind === 'lookup' && table.derive !== null && !table.natural) {
      stale.add(table.derive, db.pluck(`SELECT id FROM ${quoted(table.name)}`))
    }
  }
  derive(db, stale)
}

function everybody(db: WriteDb, { person }: TableSet): readonly number[] {
  if (person === null) return []
  return db.pluck<number>(
    `SELECT id FROM ${quoted(person.name)} UNION SELECT row FROM hidden WHERE tbl = ${person.number} UNION SELECT id FROM alias`,
  )
}

interface Request {
  readonly people: readonly number[]
  readonly doubt: Doubt
  readonly stale: Stale
}

function settlePeople(db: WriteDb, set: TableSet, { people, doubt, stale }: Request): void {
  const { person, movable, owned } = set
  const members = person === null ? [] : [...rewriteAliases(db, person, people).keys()]
  const sides = person === null ? NOBODY : sidesOf(db, person, members)
  if (person !== null) showPeople(db, person, sides.show)
  for (const table of movable.toReversed()) hideDead(db, table, doubt)
  for (const table of owned) moveOwned(db, set, table, members)
  for (const table of movable) {
    const part = isOwned(table) && table.kind === 'part'
    if (part) showParts(db, set, table, members)
    if (!part || table.maybeNobodys) showFree(db, set, table, doubt)
  }
  if (person !== null) hidePeople(db, person, sides.hide)
  purge(db, set, sides.erased)
  for (const table of [person, ...owned]) if (table?.derive) stale.add(table.derive, sides.shown)
}

interface Sides {
  readonly show: readonly number[]
  readonly hide: readonly number[]
  /** Everybody who is in the table afterwards. */
  readonly shown: readonly number[]
  readonly erased: readonly number[]
}

const NOBODY: Sides = { show: [], hide: [], shown: [], erased: [] }

interface Member {
  readonly id: number
  readonly lives: number
  readonly canonical: number
  readonly erased: number
  readonly inTable: number
  readonly inHidden: number
}

/** A person is shown when alive, not erased, merged into nobody, and when there is an image to show. */
function sidesOf(db: WriteDb, person: JournaledTable, ids: readonly number[]): Sides {
  const t = person.number
  const members = db.all<Member>(
    `SELECT m.value id, ${alive(person, 'm.value')} lives,
       coalesce((SELECT canon_id FROM alias WHERE id = m.value), m.value) = m.value canonical,
       EXISTS (SELECT 1 FROM erased WHERE tbl = ${t} AND row = m.value) erased,
       EXISTS (SELECT 1 FROM ${quoted(person.name)} WHERE id = m.value) inTable,
       EXISTS (SELECT 1 FROM hidden WHERE tbl = ${t} AND row = m.value) inHidden
     FROM json_each(?) m`,
    JSON.stringify(ids),
  )
  const right = (one: Member) => one.lives === 1 && one.canonical === 1 && one.erased === 0
  const idsOf = (test: (one: Member) => boolean) => members.filter(test).map((one) => one.id)
  return {
    show: idsOf((one) => right(one) && one.inTable === 0 && one.inHidden === 1),
    hide: idsOf((one) => !right(one) && one.inTable === 1),
    shown: idsOf((one) => right(one) && (one.inTable === 1 || one.inHidden === 1)),
    erased: idsOf((one) => one.erased === 1),
  }
}

function derive(db: WriteDb, stale: Stale, arrived = false): void {
  for (const [hook, ids] of stale.hooks) hook(db, [...ids], arrived)
}
