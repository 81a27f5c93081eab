// Who this machine is in the journal, and the ids it gives: machine * 2^32 + n, n counted per table and never used twice.
import type { Random } from '../outside.ts'
import type { IdSource } from './bind.ts'
import type { WriteDb } from './handle.ts'
import type { Sqlite } from './open.ts'
import type { TableSet } from './table-set.ts'

const ROWS_PER_MACHINE = 2 ** 32
const MACHINES = 32_767

/** The machine's own line in the journal: its last command number, clock and hash. */
export interface Self {
  readonly machine: number
  readonly n: number
  readonly clock: number
  readonly hash: Uint8Array | null
}

export interface NewMachine {
  /** 1 to 32767, not known to this book yet; see `newMachineNumber`. */
  readonly number: number
  /** What the shop calls this machine. */
  readonly name: string
}

export function readSelf(sqlite: Sqlite): Self | undefined {
  return sqlite.prepare<[], Self>('SELECT machine, n, clock, hash FROM self WHERE id = 1').get()
}

/**
 * A number no machine of this book has had: 1 for the first, so that customer numbers are short where there is one PC; after
 * that any, because two copies that cannot ask each other must not take the same. Throws when all are used.
 */
export function newMachineNumber(sqlite: Sqlite, random: Random): number {
  const taken = new Set(sqlite.prepare<[], number>('SELECT number FROM machine').pluck().all())
  if (taken.size === 0) return 1
  const free = Array.from({ length: MACHINES }, (_, index) => index + 1).filter((number) => !taken.has(number))
  const number = free[Math.floor(random.fraction() * free.length)]
  if (number === undefined) throw new RangeError('every machine number is used')
  return number
}

/**
 * Makes this file the book of a new machine: before the first command of a new book, after a restore from a backup and in a
 * copied folder. The old number stays known as somebody else's; with it, ids and command numbers would be given out twice.
 */
export function startMachine(sqlite: Sqlite, machine: NewMachine): void {
  const before = readSelf(sqlite)
  sqlite.transaction(() => {
    if (before !== undefined && before.n > 0) {
      const keep = `INSERT INTO known (machine, n, hash) VALUES (?, ?, ?)
        ON CONFLICT (machine) DO UPDATE SET n = excluded.n, hash = excluded.hash`
      sqlite.prepare(keep).run(before.machine, before.n, before.hash)
    }
    sqlite.prepare('INSERT INTO machine (number, name) VALUES (?, ?)').run(machine.number, machine.name)
    sqlite.prepare('DELETE FROM self').run()
    // The clock goes on: what this machine says next is newer than all the file holds.
    sqlite
      .prepare('INSERT INTO self (id, machine, n, clock) VALUES (1, ?, 0, ?)')
      .run(machine.number, before?.clock ?? 0)
    sqlite.prepare('DELETE FROM counter').run()
  })()
}

export function idSource(sqlite: Sqlite, set: TableSet, machine: number): IdSource {
  const take = sqlite
    .prepare<[number, number, number, number], number>(
      `INSERT INTO counter (tbl, next) VALUES (?, 1 + ?)
       ON CONFLICT (tbl) DO UPDATE SET next = next + ? RETURNING next - ?`,
    )
    .pluck()
  return {
    newIds(table, count) {
      const { number, natural } = set.byName(table)
      if (natural) throw new Error(`${table} has a natural key`)
      const first = take.get(number, count, count, count)
      if (first === undefined || first + count > ROWS_PER_MACHINE) throw new RangeError(`no ids left for ${table}`)
      return machine * ROWS_PER_MACHINE + first
    },
  }
}

export interface BroughtIds {
  /** Number of the table. */
  readonly table: number
  /** The greatest count that each machine gave to its rows. */
  readonly counts: ReadonlyMap<number, number>
  /** What the machines were called. */
  readonly names: ReadonlyMap<number, string>
}

/** Rows come from another book with their ids: this machine counts on after them, and no machine takes a number among them. */
export function reserveIds(db: WriteDb, { table, counts, names }: BroughtIds): void {
  const [self] = db.pluck<number>('SELECT machine FROM self')
  for (const [machine, count] of counts) {
    if (machine === self) {
      const keep =
        'INSERT INTO counter (tbl, next) VALUES (?, ?) ON CONFLICT (tbl) DO UPDATE SET next = max(next, excluded.next)'
      db.run(keep, table, count + 1)
    } else {
      db.run(
        'INSERT INTO machine (number, name) VALUES (?, ?) ON CONFLICT DO NOTHING',
        machine,
        names.get(machine) ?? '',
      )
    }
  }
}
