// Undo and redo as people may use them: who may take back what, one command or a whole piece of long work alike.
import { Failure } from '../../../../shared/errors.ts'
import { mayAccess } from '../../../../shared/roles.ts'
import type { Session } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { redo, treeOf, undo } from '../../database/undo.ts'
import type { House } from '../house.ts'
import { fieldsTouched } from './changes.ts'
import { nameOf, type Naming, type RowKey } from './rows.ts'

export interface Turning {
  readonly act: 'undo' | 'redo'
  readonly command: number
  /** Of long work this command and not all of it. */
  readonly alone: boolean
  readonly session: Session
}

export interface Turned {
  readonly command: number | null
  /** Who stayed, of long work, because something newer stands on them. */
  readonly stayed: { id: number; name: string }[]
}

/** Errors: NOT_FOUND, UNDO_BLOCKED, FORBIDDEN; and what areas refuse in any transaction, such as LAST_OWNER. */
export async function turnBack(house: House, { act, command, alone, session }: Turning): Promise<Turned> {
  const open = house.holder.open()
  permitTurning(house, session, command)
  const request = { user: session.userId, command }
  if (alone || treeOf(open.db, command).grp === null) {
    const turn = act === 'undo' ? undo : redo
    return { command: turn(open.undoing, request), stayed: [] }
  }
  const work = await open.longWork.turn(act, request)
  const naming = namingOf(house, house.holder.open().db)
  return { command: work.group, stayed: work.stayed.flatMap(({ tbl, row }) => named(naming, tbl, row)) }
}

/** Errors: FORBIDDEN for what this person could not have done either, or must not see. */
export function permitTurning(house: House, { role }: Session, command: number): void {
  const { db } = house.holder.open()
  const { root, kind } = treeOf(db, command)
  const need = house.declared().procedures.accessOf(kind)
  if (!mayAccess(role, need)) throw new Failure('FORBIDDEN', { need })
  if (house.declared().areas.some(({ blind }) => blind?.includes(kind) === true)) return
  house.declared().procedures.sight.permit(role, fieldsTouched(namingOf(house, db), root))
}

export const namingOf = (house: House, db: ReadDb): Naming => ({
  db,
  tables: house.holder.open().journal.tables,
  areas: house.declared().areas,
})

export function signedIn(session: Session | null): Session {
  if (session === null) throw new Failure('NOT_SIGNED_IN', {})
  return session
}

function named(naming: Naming, tbl: number, row: RowKey) {
  const name = nameOf(naming, naming.tables.byNumber(tbl), row)
  return name === null || typeof row !== 'number' ? [] : [{ id: row, name }]
}
