// Undo and redo: a new command that says the opposite of an old one, with a clock of its own, through the same door as
// everything else.
import { Failure, type ErrorDataOf } from '../../../shared/errors.ts'
import { applyEntries } from './apply.ts'
import { TICKS_PER_MS } from './command-header.ts'
import type { Journal } from './command.ts'
import type { ReadDb, WriteDb } from './handle.ts'
import { entriesOf, isEmpty } from './touched.ts'
import { blockers, type Act, type Blocker } from './undo-check.ts'
import { keepForever, keepWhole, isStaying, setScope, unitOf, type Unit } from './undo-scope.ts'
import { writeRedo, writeUndo, type Tree } from './undo-write.ts'

export interface UndoContext {
  readonly journal: Journal
  /** What a user is called, for the answer that names who stands in the way. */
  readonly userName: (db: ReadDb, user: number | null) => string
  /** Kinds that are never undone (pairing, sends), whatever they wrote. */
  readonly never?: readonly string[]
}

export interface UndoRequest {
  readonly user: number | null
  /** The command (`command.seq`), or any undo or redo of it. */
  readonly command: number
}

/** Undoes a command; answers the number of the undo. Errors: NOT_FOUND, UNDO_BLOCKED. */
export function undo(context: UndoContext, request: UndoRequest): number {
  return turn(context, { ...request, act: 'undo' })
}

/** Redoes an undone command; answers the number of the redo. Errors: NOT_FOUND, UNDO_BLOCKED. */
export function redo(context: UndoContext, request: UndoRequest): number {
  return turn(context, { ...request, act: 'redo' })
}

/** The tree a command belongs to. Errors: NOT_FOUND. */
export function treeOf(db: ReadDb, command: number): Tree & { readonly kind: string; readonly grp: number | null } {
  const tree = db.get<{
    root: number
    clock: number
    machine: number
    kind: string
    grp: number | null
    undone: number
  }>(
    `SELECT r.seq root, r.clock, r.machine, r.kind, r.grp, r.undone
       FROM command c JOIN command r ON r.seq = c.root WHERE c.seq = ?`,
    command,
  )
  if (tree === undefined) throw new Failure('NOT_FOUND', { what: 'command' })
  const [newest] = db.pluck<number>(
    'SELECT seq FROM command WHERE root = ? AND depth > 0 ORDER BY clock DESC, machine DESC LIMIT 1',
    tree.root,
  )
  return { ...tree, undone: tree.undone === 1, newest: newest ?? tree.root }
}

function turn(context: UndoContext, { user, command, act }: UndoRequest & { readonly act: Act }): number {
  const { journal } = context
  const tree = treeOf(journal.db, command)
  if (tree.undone !== (act === 'redo')) throw blocked('already')
  if (context.never?.includes(tree.kind) === true) throw blocked('never')
  const request = { user, kind: act, undoes: tree.newest }
  return numberOf(
    journal.runEngine(request, (tx, seq) => {
      setScope(tx, [tree.root])
      const kept = act === 'undo' ? keepForever(tx, journal.tables) : 0
      const [first] = standingInTheWay(context, tx, { roots: [tree.root], act })
      if (first !== undefined) throw blockedBy(context, tx, first)
      sayOpposite(context, tx, { tree, command: seq, act })
      if (act === 'undo' && !hasEntries(tx, seq) && (kept > 0 || isEmpty(entriesOf(tx, tree.root))))
        throw blocked('never')
    }).command,
  )
}

interface Saying {
  readonly tree: Tree
  readonly command: number
  readonly act: Act
}

/** Writes and applies the entries of an undo or redo; the scope is set. Settling follows at the end of the transaction. */
export function sayOpposite({ journal }: UndoContext, tx: WriteDb, { tree, command, act }: Saying): void {
  if (act === 'undo') writeUndo(tx, journal.tables, { tree, command })
  else writeRedo(tx, journal.tables, { tree, command })
  applyEntries(tx, journal.tables, command)
}

/** What the rules and the services' own reasons hold against the judged commands. */
export function standingInTheWay(
  { journal }: UndoContext,
  tx: WriteDb,
  { roots, act }: { readonly roots: readonly number[]; readonly act: Act },
): readonly Blocker[] {
  const found = blockers(tx, journal.tables, act)
  const guarded = journal.tables.journaled.flatMap(({ guard, number }) =>
    roots
      .flatMap((root) => guard?.(tx, root) ?? [])
      .map(({ row, by }) => ({ tbl: number, row, reason: 'in_use' as const, by })),
  )
  return [...found, ...guarded.filter((one) => !isStaying(tx, one))]
}

/** Lets whoever has something newer standing on them stay whole, until nothing stands in the way; answers who stays. */
export function letStay(
  context: UndoContext,
  tx: WriteDb,
  { roots, act }: { readonly roots: readonly number[]; readonly act: Act },
): readonly Unit[] {
  const { tables } = context.journal
  const staying: Unit[] = []
  for (;;) {
    const found = standingInTheWay(context, tx, { roots, act })
    if (found.length === 0) return staying
    const units = found.map((blocker) => unitOf(tx, tables, { tbl: blocker.tbl, row: blocker.row }))
    keepWhole(tx, tables, [...units, ...found])
    staying.push(...units)
  }
}

export function hasEntries(db: ReadDb, command: number): boolean {
  const [any] = db.pluck<number>(
    `SELECT EXISTS (SELECT 1 FROM cell WHERE cmd = ?) OR EXISTS (SELECT 1 FROM life WHERE cmd = ?)
       OR EXISTS (SELECT 1 FROM life_range WHERE cmd = ?)`,
    command,
    command,
    command,
  )
  return any === 1
}

type Reason = ErrorDataOf<'UNDO_BLOCKED'>['reason']

export function blocked(reason: Reason): Failure<'UNDO_BLOCKED'> {
  return new Failure('UNDO_BLOCKED', { reason, by: null })
}

function blockedBy({ userName }: UndoContext, db: ReadDb, { reason, by }: Blocker): Failure<'UNDO_BLOCKED'> {
  if (by === null) return blocked(reason)
  const found = db.get<{ kind: string; clock: number; usr: number | null }>(
    'SELECT kind, clock, usr FROM command WHERE seq = ?',
    by,
  )
  if (found === undefined) return blocked(reason)
  const { kind, clock, usr } = found
  const at = Math.floor(clock / TICKS_PER_MS)
  return new Failure('UNDO_BLOCKED', { reason, by: { command: by, kind, at, user: userName(db, usr) } })
}

function numberOf(command: number | null): number {
  if (command === null) throw new Error('an undo is a command')
  return command
}
