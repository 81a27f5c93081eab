// The command wrapper: one user action is one synchronous transaction with one number and one clock, and everything that is
// derived is settled before it commits.
import type { Clock, Log } from '../outside.ts'
import { createWriteDb } from './bind.ts'
import {
  insertArrived,
  insertCommand,
  nextSelf,
  NOTHING_SEEN,
  saveSelf,
  seenOf,
  type ArrivedHeader,
  type CommandHeader,
} from './command-header.ts'
import type { WriteDb } from './handle.ts'
import { idSource, readSelf, type Self } from './identity.ts'
import type { Sqlite } from './open.ts'
import { settle, settleAll, settleArrived } from './settle.ts'
import { toFailure } from './sqlite-failure.ts'
import type { TableSet } from './table-set.ts'
import { entriesOf, isEmpty, type Entries } from './touched.ts'

export interface CommandRequest extends CommandHeader {
  /** Local tables this will write, for the change event; journaled ones are seen by themselves. */
  readonly touches?: readonly string[]
}

export interface CommandResult<T> {
  readonly value: T
  /** The number to undo it by (`command.seq`); null when nothing journaled changed. */
  readonly command: number | null
}

export interface Committed {
  readonly command: number | null
  readonly kind: string
  readonly user: number | null
  /** Tables whose rows changed, moved or got another owner. */
  readonly tables: readonly string[]
}

export interface JournalRequest {
  readonly sqlite: Sqlite
  readonly tables: TableSet
  readonly outside: { readonly clock: Clock; readonly log: Log }
  /** The schema number the book has; see migrate. */
  readonly schema: number
  /** Command numbers up to this one are reserved outside the database already (header.json). */
  readonly reserved?: number
  /** Called before command `n` when it is above the mark: writes a new mark durably, outside the database, and answers it. */
  readonly reserve?: (n: number) => number
}

export interface Journal {
  /** The core's one writing connection. Writing a journaled table outside a command is refused by the triggers. */
  readonly db: WriteDb
  readonly tables: TableSet
  readonly clock: Clock
  /** The schema number of the book. */
  readonly schema: number
  /**
   * Runs `work` as a command, or as part of the one that is open. It must be synchronous. What it throws is thrown on after
   * everything was rolled back; also when an inner part threw and the outer one swallowed it.
   * Errors: DISK_FULL, FOLDER_READ_ONLY, FOLDER_GONE, BOOK_DAMAGED.
   */
  run<T>(request: CommandRequest, work: (tx: WriteDb) => T): CommandResult<T>
  /** For undo: `work` writes the journal's entries of `command` and applies them itself. */
  runEngine<T>(request: CommandRequest, work: (tx: WriteDb, command: number) => T): CommandResult<T>
  /**
   * Takes over a command of another machine under its own number and clock, in one transaction: `work` writes its entries,
   * applies them and answers the people concerned, before and after. The order is the caller's affair (merge.ts).
   */
  receive(header: ArrivedHeader, work: (tx: WriteDb, command: number) => readonly number[]): void
  /** Engine work without a command, in one transaction: the repair, erasures that come from outside. */
  maintain(tables: readonly string[], work: (tx: WriteDb) => void): void
  /**
   * Runs `work`, in which engine work and commands follow each other, in one transaction: after it all of them are there, or
   * none. What one of them throws takes back that one; it takes back all of them when `work` lets it through.
   */
  together<T>(work: () => T): T
  /** Calls back after every commit, in order. The returned function ends it. */
  onCommitted(listener: (committed: Committed) => void): () => void
}

interface Open {
  readonly seq: number
  /** What an inner part threw, also when the outer one swallowed it. */
  failed: Error | null
}

export function createJournal({ sqlite, tables, outside, schema, ...reservation }: JournalRequest): Journal {
  const { clock, log } = outside
  const first = readSelf(sqlite)
  if (first === undefined) throw new Error('the book has no machine yet: startMachine comes first')
  const db = createWriteDb(sqlite, idSource(sqlite, tables, first.machine))
  repairContext(db, log)
  const listeners = new Set<(committed: Committed) => void>()
  let self = first
  // What the newest command of this machine said it had seen. Unknown at first: then it is said again.
  let seen = NOTHING_SEEN
  let seq = db.pluck<number | null>('SELECT max(seq) FROM command')[0] ?? 0
  let reserved = reservation.reserved ?? Number.POSITIVE_INFINITY
  let open: Open | null = null
  /** Of commands that wait for the end of the transaction they share; null outside of one. */
  let waiting: Committed[] | null = null

  function transact<T>(request: CommandRequest, work: (next: Next) => Done<T>): CommandResult<T> {
    if (self.n + 1 > reserved && reservation.reserve !== undefined) reserved = reservation.reserve(self.n + 1)
    const next: Next = { self: nextSelf({ self, request, schema, now: clock.now() }), seq: seq + 1 }
    const mine: Open = { seq: next.seq, failed: null }
    let done: Done<T>
    try {
      db.run(waiting === null ? 'BEGIN IMMEDIATE' : 'SAVEPOINT command')
      open = mine
      done = work(next)
      if (mine.failed !== null) throw mine.failed
      db.run(waiting === null ? 'COMMIT' : 'RELEASE command')
    } catch (error) {
      takeBack()
      throw toFailure(error)
    } finally {
      open = null
    }
    if (done.journaled) {
      self = done.self ?? next.self
      seen = done.seen ?? seen
      seq = next.seq
    }
    const command = done.journaled ? next.seq : null
    const tables = [...done.tables, ...(request.touches ?? [])]
    const committed = { command, kind: request.kind, user: request.user, tables }
    if (waiting === null) tell(committed)
    else waiting.push(committed)
    return { value: done.value, command }
  }

  function takeBack(): void {
    // A full disk may have ended the transaction already.
    if (!sqlite.inTransaction) return
    if (waiting === null) {
      db.run('ROLLBACK')
      return
    }
    db.run('ROLLBACK TO command')
    db.run('RELEASE command')
  }

  function together<T>(work: () => T): T {
    if (open !== null || waiting !== null) throw new Error('one transaction at a time')
    const before = { self, seq }
    const told: Committed[] = []
    let value: T
    try {
      db.run('BEGIN IMMEDIATE')
      waiting = told
      value = synchronous(work())
      db.run('COMMIT')
    } catch (error) {
      if (sqlite.inTransaction) db.run('ROLLBACK')
      ;({ self, seq } = before)
      throw toFailure(error)
    } finally {
      waiting = null
    }
    for (const committed of told) tell(committed)
    return value
  }

  function tell(committed: Committed): void {
    for (const listener of listeners) {
      try {
        listener(committed)
      } catch (error) {
        // It is committed: a listener that fails must not make it look otherwise.
        log.error('journal.listener', error)
      }
    }
  }

  function join<T>(inside: Open, work: (tx: WriteDb) => T): CommandResult<T> {
    try {
      return { value: synchronous(work(db)), command: inside.seq }
    } catch (error) {
      inside.failed = error instanceof Error ? error : new Error(String(error))
      throw error
    }
  }

  /** Answers what the command says it has seen. */
  function write(next: Next, request: CommandRequest): string {
    const sees = seenOf(db)
    insertCommand(db, { ...next, request, schema, needs: sees === seen ? null : sees })
    saveSelf(db, next.self)
    return sees
  }

  function finish(entries: Entries): ReadonlySet<string> {
    const touched = settle(db, tables, entries)
    db.run('UPDATE ctx SET cmd = NULL, mode = 1')
    return touched
  }

  return {
    db,
    tables,
    clock,
    schema,
    run(request, work) {
      if (open !== null) return join(open, work)
      return transact(request, (next) => {
        db.run('UPDATE ctx SET cmd = ?, mode = 1', next.seq)
        const value = synchronous(work(db))
        db.run('UPDATE ctx SET cmd = NULL, mode = 0')
        const entries = entriesOf(db, next.seq)
        // Nothing journaled: the number is not used, for a gap in n would stop every other machine.
        const journaled = !isEmpty(entries)
        const sees = journaled ? write(next, request) : seen
        return { value, journaled, tables: finish(entries), seen: sees }
      })
    },
    runEngine(request, work) {
      if (open !== null) throw new Error('engine work does not join a command')
      return transact(request, (next) => {
        db.run('UPDATE ctx SET cmd = NULL, mode = 0')
        const sees = write(next, request)
        const value = synchronous(work(db, next.seq))
        return { value, journaled: true, tables: finish(entriesOf(db, next.seq)), seen: sees }
      })
    },
    receive(header, work) {
      if (open !== null) throw new Error('engine work does not join a command')
      transact({ user: header.user, kind: header.kind }, ({ seq: command }) => {
        db.run('UPDATE ctx SET cmd = NULL, mode = 0')
        insertArrived(db, command, header)
        const people = synchronous(work(db, command))
        const touched = settleArrived(db, tables, { entries: entriesOf(db, command), people })
        // What this machine says next is newer than all it has heard.
        const heard = { ...self, clock: Math.max(self.clock, header.clock) }
        saveSelf(db, heard)
        db.run('UPDATE ctx SET cmd = NULL, mode = 1')
        return { value: undefined, journaled: true, tables: touched, self: heard }
      })
    },
    maintain(touched, work) {
      if (open !== null) throw new Error('engine work does not join a command')
      transact({ user: null, kind: 'maintain' }, () => {
        db.run('UPDATE ctx SET cmd = NULL, mode = 0')
        work(db)
        db.run('UPDATE ctx SET cmd = NULL, mode = 1')
        return { value: undefined, journaled: false, tables: new Set(touched) }
      })
    },
    together,
    onCommitted(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

interface Next {
  readonly self: Self
  readonly seq: number
}

interface Done<T> {
  readonly value: T
  readonly journaled: boolean
  readonly tables: ReadonlySet<string>
  readonly seen?: string
  /** Where this is not the command's own: the machine as it is afterwards. */
  readonly self?: Self
}

/** What awaits commits half outside the transaction. */
function synchronous<T>(value: T): T {
  if (value instanceof Promise) throw new TypeError('a command is synchronous: its work returned a promise')
  return value
}

/** Between commands no command is open and writes are journaled; a file that says otherwise was written by something else. */
function repairContext(db: WriteDb, log: Log): void {
  const context = db.get<{ cmd: number | null; mode: number }>('SELECT cmd, mode FROM ctx')
  if (context?.cmd === null && context.mode === 1) return
  log.error('journal.context', new Error('an open command was found'), {
    command: context?.cmd ?? null,
    mode: context?.mode ?? null,
  })
  db.run('INSERT INTO ctx (id, cmd, mode) VALUES (1, NULL, 1) ON CONFLICT (id) DO UPDATE SET cmd = NULL, mode = 1')
}

/** Settles the whole book; on a sound book it changes nothing. */
export function repair(journal: Journal): void {
  journal.maintain(
    journal.tables.journaled.map((table) => table.name),
    (tx) => settleAll(tx, journal.tables),
  )
}
