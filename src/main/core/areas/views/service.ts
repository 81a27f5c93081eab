// Saved views: a person's own, and those shared with everybody.
import { Failure } from '../../../../shared/errors.ts'
import { mayAccess } from '../../../../shared/roles.ts'
import type { Session } from '../../area.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'

interface Row {
  readonly id: number
  readonly userId: number
  readonly list: string
  readonly name: string
  readonly shared: 0 | 1
  readonly query: string
}

const ROWS = 'SELECT id, user_id AS userId, list, name, shared, query FROM saved_view WHERE archived = 0'

/** What this person sees for a list: the own ones and the shared ones, by name. */
export function viewsOf(db: ReadDb, list: string, me: Session) {
  const rows = db.all<Row>(`${ROWS} AND list = ? AND (user_id = ? OR shared = 1) ORDER BY name, id`, list, me.userId)
  return rows.map(({ userId, shared, ...row }) => ({ ...row, mine: userId === me.userId, shared: shared === 1 }))
}

export interface ViewInput {
  readonly id?: number | undefined
  readonly list: string
  readonly name: string
  readonly shared: boolean
  readonly query: string
}

/** Errors: NOT_FOUND, FORBIDDEN (somebody else's, and not a manager), NAME_TAKEN (by another own or shared view). */
export function saveView(db: WriteDb, input: ViewInput, me: Session): number {
  const { list, name, shared, query } = input
  const others = viewsOf(db, list, me).filter((view) => view.id !== input.id)
  if (others.some((view) => view.name.toLowerCase() === name.toLowerCase())) throw new Failure('NAME_TAKEN', { name })
  if (input.id === undefined) {
    const id = db.newId('saved_view')
    const sql = 'INSERT INTO saved_view (id, user_id, list, name, shared, query) VALUES (?, ?, ?, ?, ?, ?)'
    db.run(sql, id, me.userId, list, name, Number(shared), query)
    return id
  }
  const { id } = changeable(db, input.id, me)
  const sql = 'UPDATE saved_view SET list = ?, name = ?, shared = ?, query = ? WHERE id = ?'
  db.run(sql, list, name, Number(shared), query, id)
  return id
}

/** Errors: NOT_FOUND, FORBIDDEN. */
export function removeView(db: WriteDb, id: number, me: Session): void {
  db.run('UPDATE saved_view SET archived = 1 WHERE id = ?', changeable(db, id, me).id)
}

/** A shared view of somebody else is changed by managers only; an unshared one is not even there for others. */
function changeable(db: ReadDb, id: number, me: Session): Row {
  const view = db.get<Row>(`${ROWS} AND id = ?`, id)
  const mine = view?.userId === me.userId
  if (view === undefined || (!mine && view.shared === 0)) throw new Failure('NOT_FOUND', { what: 'view' })
  if (!mine && !mayAccess(me.role, 'manager')) throw new Failure('FORBIDDEN', { need: 'manager' })
  return view
}
