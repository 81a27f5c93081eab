// Takes a bundle in: what was erased first, then command by command, each in a transaction of its own, in an order in which
// each finds what it stands on. What cannot be taken in yet waits where the bundle lies; it is given here again later.
import { refused, type Bundle, type BundleCommand } from './bundle.ts'
import type { Journal } from './command.ts'
import { TICKS_PER_MS } from './command-header.ts'
import type { ReadDb } from './handle.ts'
import { refuseForks } from './known.ts'
import { takeCommand } from './merge-command.ts'
import { takeErased } from './merge-erased.ts'

export interface MergeContext {
  readonly journal: Journal
  /** Which book this is; see header.json. */
  readonly book: string
  /** The owner has seen that another machine's clock runs ahead and takes its commands in all the same. */
  readonly acceptClocks?: boolean
}

/** gap: commands before it are missing. needs: it stands on another machine's that are missing. clock: it is from the future. */
export type Waits = 'gap' | 'needs' | 'clock'

export interface Waiting {
  readonly machine: number
  /** The first command of that machine that waits, and all after it with it. */
  readonly n: number
  readonly why: Waits
  /** When it was written, by its author's clock, UTC epoch ms. */
  readonly at: number
}

export interface Merged {
  /** Commands that were new here. */
  readonly taken: number
  /** Not empty: the bundle must be kept, and given again when more has come. */
  readonly waiting: readonly Waiting[]
  /** Ids of people erased by it: to be kept beside the book, and the search index and the WAL to be cleaned, as after `erase`. */
  readonly erased: readonly number[]
}

/** A command so far ahead of this machine's clock is held: taken in, its values would win until time has caught up. */
const AHEAD_MS = 10 * 60_000

/**
 * Takes in what a bundle has beyond what is known here; twice is as good as once. Nothing is changed when it refuses.
 * Errors: BUNDLE_REFUSED, and those of a command (DISK_FULL and the like), after which what was taken in stands.
 */
export function applyBundle({ journal, book, acceptClocks = false }: MergeContext, bundle: Bundle): Merged {
  const { db } = journal
  const { header, commands } = bundle
  if (header.book !== book) throw refused('other_book')
  if (header.schema > journal.schema) throw refused('newer')
  refuseUnknownTables(journal, bundle)
  refuseForks(db, bundle)
  meetMachines(journal, bundle)
  const erased = takeErased(journal, header)
  const waiting = new Map<number, Waiting>()
  let taken = 0
  for (const command of commands) {
    const { machine, n, clock } = command
    const known = knownOf(db, machine)
    if (n <= known || waiting.has(machine)) continue
    const at = Math.floor(clock / TICKS_PER_MS)
    const why = waitsFor(journal, command, { known, acceptClocks })
    if (why === null) {
      takeCommand(journal, command)
      taken += 1
    } else waiting.set(machine, { machine, n, why, at })
  }
  return { taken, waiting: [...waiting.values()], erased }
}

interface Standing {
  readonly known: number
  readonly acceptClocks: boolean
}

function waitsFor({ db, clock }: Journal, command: BundleCommand, { known, acceptClocks }: Standing): Waits | null {
  if (command.n > known + 1) return 'gap'
  if (!hasAll(db, command.needs)) return 'needs'
  const ahead = command.clock > (clock.now() + AHEAD_MS) * TICKS_PER_MS
  return ahead && !acceptClocks ? 'clock' : null
}

function knownOf(db: ReadDb, machine: number): number {
  const sql = 'SELECT n FROM known WHERE machine = ? UNION ALL SELECT n FROM self WHERE machine = ? ORDER BY n DESC'
  return db.pluck<number>(sql, machine, machine)[0] ?? 0
}

/** An earlier command of the same machine had what it needed, so only what is said anew is asked. */
function hasAll(db: ReadDb, needs: string | null): boolean {
  if (needs === null) return true
  const sql = `SELECT 1 FROM json_each(?) need WHERE need.value ->> 1 > coalesce(
    (SELECT n FROM known WHERE machine = need.value ->> 0), (SELECT n FROM self WHERE machine = need.value ->> 0), 0)`
  return db.pluck(sql, needs).length === 0
}

/** A table or column of no name: with a schema that is not newer, such a bundle was made by nothing of ours. */
function refuseUnknownTables({ tables }: Journal, { commands }: Bundle): void {
  const columns = new Map(
    tables.journaled.map((table) => [table.number, new Set(table.stated.map((column) => column.number))]),
  )
  for (const { born, life, lifeRange, cells } of commands) {
    const said = [...born, ...life, ...lifeRange, ...cells].map(([table]) => table)
    if (said.some((table) => !columns.has(table))) throw refused('damaged')
    if (cells.some(([table, , column]) => columns.get(table)?.has(column) !== true)) throw refused('damaged')
  }
}

/** Names of machines this book has not met yet: no other may take their numbers. */
function meetMachines(journal: Journal, { header }: Bundle): void {
  const { db } = journal
  const met = new Set(db.pluck<number>('SELECT number FROM machine'))
  const others = header.machines.filter(([number]) => !met.has(number))
  if (others.length === 0) return
  journal.maintain([], (tx) => {
    for (const [number, name] of others) tx.run('INSERT INTO machine (number, name) VALUES (?, ?)', number, name)
  })
}
