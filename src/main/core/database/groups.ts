// Long work as a group of ordinary short commands. Between two of them the writer is free, so the counter never waits; a
// crash or a stop leaves whole rows, and the work goes on from its position or is undone as one.
import { Failure } from '../../../shared/errors.ts'
import type { Journal } from './command.ts'
import type { ReadDb, WriteDb } from './handle.ts'
import { blocked, hasEntries, letStay, sayOpposite, treeOf, type UndoContext } from './undo.ts'
import type { Act } from './undo-check.ts'
import { keepForever, keepWhole, setMember, setScope, type Unit } from './undo-scope.ts'
import { advance, beginWork, readWork, resumeWork, setState, type Work } from './work.ts'

export interface GroupContext extends UndoContext {
  /** How long one command may write, in ms: 3 while somebody works at the counter, up to 50 when nobody does. */
  readonly budgetMs: () => number
}

/** done of of; of is 0 while it is not known. */
export interface GroupProgress {
  readonly done: number
  readonly of: number
  readonly step: 'write' | 'check' | Act
}

export interface Slice {
  /** Where the work stands; what is before it is never asked for again. */
  readonly position: number
  /** Ask after each source row, which is never split: false when it is time to commit. */
  readonly more: () => boolean
}

/** Writes source rows from the position on; answers the new position, and whether that was all. */
export type SliceWriter = (tx: WriteDb, slice: Slice) => { readonly position: number; readonly done: boolean }

export interface GroupRequest {
  readonly kind: string
  readonly user: number | null
  readonly total: number
  readonly source?: string
}

/**
 * Begins a group; `runGroup` then drives it. `note` writes tables of this PC in the same transaction, with the work's id.
 * Errors: BUSY.
 */
export function beginGroup(
  context: GroupContext,
  request: GroupRequest,
  note?: (tx: WriteDb, id: number) => void,
): number {
  return beginWork(context.journal, { ...request, act: 'write' }, note)
}

/**
 * Drives a group from where it stands, also one that was stopped or cut off by a crash. Leaving the iteration, or an error,
 * stops it between two commands. A writer may need time to get ready. Errors: BUSY, NOT_FOUND, and what `write` throws.
 */
export async function* runGroup(
  context: GroupContext,
  id: number,
  write: SliceWriter | Promise<SliceWriter>,
): AsyncGenerator<GroupProgress> {
  yield* driven(context.journal, id, async function* (work) {
    const ready = await write
    // It may have been stopped meanwhile.
    if (write instanceof Promise) yield { done: work.position, of: work.total, step: 'write' }
    for (let done = false, { position } = work; !done;) {
      ;({ position, done } = writeSlice(context, readWork(context.journal.db, id), ready))
      yield { done: position, of: work.total, step: 'write' }
    }
  })
}

function writeSlice({ journal, budgetMs }: GroupContext, work: Work, write: SliceWriter) {
  const more = stopwatch(journal, budgetMs())
  return journal.run({ user: work.user, kind: work.kind, group: work.group ?? 'new', touches: ['work'] }, (tx) => {
    const written = write(tx, { position: work.position, more })
    if (written.position <= work.position && !written.done) throw new Error(`${work.kind} does not come forward`)
    const [command] = tx.pluck<number>('SELECT cmd FROM ctx')
    advance(tx, work.id, { position: written.position, first: work.group === null ? (command ?? null) : null })
    return written
  }).value
}

const ROWS_BETWEEN_LOOKS = 16

function stopwatch({ clock }: Journal, budget: number): () => boolean {
  const end = clock.now() + budget
  let rows = 0
  return () => ++rows % ROWS_BETWEEN_LOOKS !== 0 || clock.now() < end
}

export interface TurnRequest {
  readonly user: number | null
  /** Any command of the group. */
  readonly command: number
}

/**
 * Undoes a group as a group of its own, newest member first; who has something newer standing on them stays whole. Answers
 * the work, whose `stayed` says who that is. Errors: NOT_FOUND, BUSY, UNDO_BLOCKED.
 */
export function undoGroup(context: GroupContext, request: TurnRequest): AsyncGenerator<GroupProgress, Work> {
  return turnGroup(context, request, 'undo')
}

/** Redoes what the last undo of a group took back. Errors as in `undoGroup`. */
export function redoGroup(context: GroupContext, request: TurnRequest): AsyncGenerator<GroupProgress, Work> {
  return turnGroup(context, request, 'redo')
}

/** An undo or redo of a group that was cut off goes on from its position. */
export async function* resumeTurn(context: GroupContext, id: number): AsyncGenerator<GroupProgress, Work> {
  const { act, of } = readWork(context.journal.db, id)
  if (act === 'write' || of === null) throw new Failure('NOT_FOUND', { what: 'work' })
  const members = membersOf(context.journal.db, of, act)
  yield* driven(context.journal, id, function* (work) {
    for (let at = work.position; at < members.length;) {
      at = turnSome(context, id, { members, at, act })
      yield { done: at, of: members.length, step: act }
    }
  })
  return readWork(context.journal.db, id)
}

async function* turnGroup(
  context: GroupContext,
  { user, command }: TurnRequest,
  act: Act,
): AsyncGenerator<GroupProgress, Work> {
  const { journal } = context
  const of = firstOf(journal.db, command)
  const members = membersOf(journal.db, of, act)
  const [kind] = journal.db.pluck<string>('SELECT kind FROM command WHERE seq = ?', of)
  if (isRunning(journal.db, of)) throw blocked('group_running')
  if (kind === undefined || context.never?.includes(kind) === true) throw blocked('never')
  if (!members.some((seq) => treeOf(journal.db, seq).undone === (act === 'redo'))) throw blocked('already')
  const stayed = yield* checkAll(context, { members, act })
  const id = beginWork(journal, { kind, act, user, total: members.length, of, stayed })
  return yield* resumeTurn(context, id)
}

const MEMBERS_AT_ONCE = 8

/** Who of all members must stay, found before the first is turned, so that a person stays whole. Other groups count, not this one. */
async function* checkAll(
  context: GroupContext,
  { members, act }: { readonly members: readonly number[]; readonly act: Act },
): AsyncGenerator<GroupProgress, readonly Unit[]> {
  const { db, tables } = context.journal
  const own = act === 'undo' ? members : members.filter((member) => treeOf(db, member).undone)
  const stayed = new Map<string, Unit>()
  for (let at = 0; at < members.length; at += MEMBERS_AT_ONCE) {
    const roots = members.slice(at, at + MEMBERS_AT_ONCE)
    setScope(db, roots, own)
    if (act === 'undo') keepForever(db, tables)
    for (const unit of letStay(context, db, { roots, act })) stayed.set(`${unit.tbl}/${unit.row}`, unit)
    yield { done: at, of: members.length, step: 'check' }
    await breath()
  }
  return [...stayed.values()]
}

/** However little each of them is: what is turned together waits together for the disk. */
const MOST_TOGETHER = 16

/** Turns members from `at` on in one transaction, as many as there is time for, at least one; answers where it came to. */
function turnSome(
  context: GroupContext,
  id: number,
  { members, at, act }: { readonly members: readonly number[]; readonly at: number; readonly act: Act },
): number {
  const { journal } = context
  const end = journal.clock.now() + context.budgetMs()
  const last = Math.min(members.length, at + MOST_TOGETHER)
  return journal.together(() => {
    let next = at
    do {
      const member = members[next]
      if (member !== undefined) turnMember(context, readWork(journal.db, id), { member, members, act })
      next += 1
    } while (next < last && journal.clock.now() < end)
    return next
  })
}

/** One member in a command of its own; what stays, stays. A member of which all stays is passed over. */
function turnMember(
  context: GroupContext,
  work: Work,
  { member, members, act }: { readonly member: number; readonly members: readonly number[]; readonly act: Act },
): void {
  const { journal } = context
  const { tables } = journal
  const tree = treeOf(journal.db, member)
  const position = work.position + 1
  const pass = (stayed: readonly Unit[] = work.stayed) =>
    journal.maintain(['work'], (tx) => advance(tx, work.id, { position, stayed }))
  if (tree.undone !== (act === 'redo')) return pass()
  const request = { user: work.user, kind: act, undoes: tree.newest, group: work.group ?? ('new' as const) }
  let stayed: readonly Unit[] = work.stayed
  try {
    journal.runEngine({ ...request, touches: ['work'] }, (tx, command) => {
      // A member that was redone by itself stands like any other command: redoing an earlier one would write over it.
      setMember(tx, member, { work: work.id, members: act === 'undo' ? members : [member] })
      if (act === 'undo') keepForever(tx, tables)
      keepWhole(tx, tables, work.stayed)
      stayed = [...work.stayed, ...letStay(context, tx, { roots: [member], act })]
      sayOpposite(context, tx, { tree, command, act })
      if (!hasEntries(tx, command)) throw new NothingToTurn()
      advance(tx, work.id, { position, stayed, first: work.group === null ? command : null })
    })
  } catch (error) {
    if (!(error instanceof NothingToTurn)) throw error
    pass(stayed)
  }
}

/** Rolls back the command of a member of which everything stays. */
class NothingToTurn extends Error {}

/** Runs the slices of a work, breathing between them, and leaves its row as it ended. */
async function* driven(
  journal: Journal,
  id: number,
  slices: (work: Work) => Generator<GroupProgress> | AsyncGenerator<GroupProgress>,
): AsyncGenerator<GroupProgress> {
  const work = resumeWork(journal, id)
  let ended: 'done' | 'stopped' = 'stopped'
  try {
    for await (const progress of slices(work)) {
      yield progress
      await breath()
      if (readWork(journal.db, id).state !== 'running') return
    }
    ended = 'done'
  } finally {
    setState(journal, id, ended)
  }
}

/** Asks a running work to stop; it does after the command it is in. */
export function stopGroup(context: GroupContext, id: number): void {
  if (readWork(context.journal.db, id).state === 'running') setState(context.journal, id, 'stopped')
}

/** Lets everything else run that waits for the one writing thread. */
function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** The first command of the group a command belongs to. Errors: NOT_FOUND. */
export function firstOf(db: ReadDb, command: number): number {
  const { root } = treeOf(db, command)
  const [first] = db.pluck<number>(
    `SELECT f.seq FROM command c JOIN command f ON f.machine = c.machine AND f.n = c.grp WHERE c.seq = ?`,
    root,
  )
  if (first === undefined) throw new Failure('NOT_FOUND', { what: 'group' })
  return first
}

/** In the order in which they are turned: back to front to undo, front to back to redo. */
function membersOf(db: ReadDb, first: number, act: Act): readonly number[] {
  const members = db.pluck<number>(
    `SELECT c.seq FROM command f JOIN command c ON c.machine = f.machine AND c.grp = f.grp
      WHERE f.seq = ? AND c.depth = 0 ORDER BY c.n`,
    first,
  )
  return act === 'undo' ? members.toReversed() : members
}

function isRunning(db: ReadDb, first: number): boolean {
  return db.pluck(`SELECT 1 FROM work WHERE state = 'running' AND grp = ?`, first).length > 0
}
