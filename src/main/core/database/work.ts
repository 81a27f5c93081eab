// Long work as the book remembers it: one local row for each group of commands, how far it came, and whether it still runs.
import { Failure } from '../../../shared/errors.ts'
import type { Journal } from './command.ts'
import type { ReadDb, SqlValue, WriteDb } from './handle.ts'
import type { Unit } from './undo-scope.ts'

export type WorkState = 'running' | 'stopped' | 'done'
export type WorkAct = 'write' | 'undo' | 'redo'

export interface Work {
  readonly id: number
  readonly kind: string
  readonly act: WorkAct
  readonly state: WorkState
  /** The number of the group's first command; null before there is one. */
  readonly group: number | null
  /** Of an undo or redo: the first command of the group it turns. */
  readonly of: number | null
  readonly user: number | null
  readonly position: number
  readonly total: number
  /** Where the source lies (an encrypted spool), as its writer understands it. */
  readonly source: string | null
  /** Who and what stays, because something newer stands on it. */
  readonly stayed: readonly Unit[]
  /** UTC epoch ms. */
  readonly begunAt: number
  readonly endedAt: number | null
}

export interface NewWork {
  readonly kind: string
  readonly act: WorkAct
  readonly user: number | null
  readonly total: number
  readonly of?: number
  readonly source?: string
  readonly stayed?: readonly Unit[]
}

const COLUMNS = 'id, kind, act, state, grp, of_grp, usr, position, total, source, stayed, begun_at, ended_at'

interface Row {
  readonly id: number
  readonly kind: string
  readonly act: WorkAct
  readonly state: WorkState
  readonly grp: number | null
  readonly of_grp: number | null
  readonly usr: number | null
  readonly position: number
  readonly total: number
  readonly source: string | null
  readonly stayed: string | null
  readonly begun_at: number
  readonly ended_at: number | null
}

/** The newest long works first. */
export function listWork(db: ReadDb, limit: number): readonly Work[] {
  return db.all<Row>(`SELECT ${COLUMNS} FROM work ORDER BY id DESC LIMIT ?`, limit).map((row) => workOf(db, row))
}

/** Errors: NOT_FOUND. */
export function readWork(db: ReadDb, id: number): Work {
  const row = db.get<Row>(`SELECT ${COLUMNS} FROM work WHERE id = ?`, id)
  if (row === undefined) throw new Failure('NOT_FOUND', { what: 'work' })
  return workOf(db, row)
}

function workOf(db: ReadDb, row: Row): Work {
  // The number of a command that journaled nothing was given back and may be somebody else's now.
  const [group] = db.pluck<number>('SELECT seq FROM command WHERE seq = ? AND grp = n', row.grp)
  return {
    id: row.id,
    kind: row.kind,
    act: row.act,
    state: row.state,
    group: group ?? null,
    of: row.of_grp,
    user: row.usr,
    position: row.position,
    total: row.total,
    source: row.source,
    stayed: row.stayed === null ? [] : (JSON.parse(row.stayed) as readonly Unit[]),
    begunAt: row.begun_at,
    endedAt: row.ended_at,
  }
}

/** Errors: BUSY while another long work runs: one at a time. */
export function beginWork(journal: Journal, work: NewWork, note?: (tx: WriteDb, id: number) => void): number {
  refuseSecond(journal.db)
  let id = 0
  journal.maintain(['work'], (tx) => {
    tx.run(
      `INSERT INTO work (kind, act, state, usr, total, of_grp, source, stayed, begun_at) VALUES (?, ?, 'running', ?, ?, ?, ?, ?, ?)`,
      work.kind,
      work.act,
      work.user,
      work.total,
      work.of ?? null,
      work.source ?? null,
      work.stayed === undefined ? null : JSON.stringify(work.stayed),
      journal.clock.now(),
    )
    id = tx.pluck<number>('SELECT last_insert_rowid()')[0] ?? 0
    note?.(tx, id)
  })
  return id
}

/** A stopped or interrupted work goes on. Errors: BUSY, NOT_FOUND. */
export function resumeWork(journal: Journal, id: number): Work {
  if (readWork(journal.db, id).state !== 'running') {
    refuseSecond(journal.db)
    setState(journal, id, 'running')
  }
  return readWork(journal.db, id)
}

export function setState(journal: Journal, id: number, state: WorkState): void {
  const ended: SqlValue = state === 'running' ? null : journal.clock.now()
  journal.maintain(['work'], (tx) => {
    tx.run('UPDATE work SET state = ?, ended_at = ? WHERE id = ?', state, ended, id)
  })
}

export interface Advance {
  readonly position: number
  /** The command that does it, when it is the group's first. */
  readonly first?: number | null
  readonly stayed?: readonly Unit[]
}

/** Notes, in the transaction of the command that did it, how far the work came. */
export function advance(tx: WriteDb, id: number, { position, first, stayed }: Advance): void {
  tx.run('UPDATE work SET position = ?, grp = coalesce(?, grp) WHERE id = ?', position, first ?? null, id)
  if (stayed !== undefined) tx.run('UPDATE work SET stayed = ? WHERE id = ?', JSON.stringify(stayed), id)
}

/** What was running when the program ended: to be gone on with, or undone. Called once when a book is opened. */
export function stopInterrupted(journal: Journal): readonly Work[] {
  const ids = journal.db.pluck<number>(`SELECT id FROM work WHERE state = 'running'`)
  for (const id of ids) setState(journal, id, 'stopped')
  return ids.map((id) => readWork(journal.db, id))
}

function refuseSecond(db: ReadDb): void {
  const [kind] = db.pluck<string>(`SELECT kind FROM work WHERE state = 'running' LIMIT 1`)
  if (kind !== undefined) throw new Failure('BUSY', { kind })
}
