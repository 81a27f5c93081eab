// Undo and redo as people may use them: who may take back what, a command or a whole piece of long work alike.
import { Failure } from '../../../../shared/errors.ts'
import { mayAccess } from '../../../../shared/roles.ts'
import type { Session } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { redo, treeOf, undo } from '../../database/undo.ts'
import type { OpenBook } from '../../open-book.ts'
import { FIRST_COMMAND } from '../book/first-rows.ts'
import type { House } from '../book/house.ts'
import { userById } from '../users/queries.ts'
import { fieldsTouched } from './changes.ts'
import type { Naming } from './rows.ts'

export interface Turning {
  readonly act: 'undo' | 'redo'
  readonly command: number
}

/** What is never taken back, whatever it wrote. */
const NEVER = [FIRST_COMMAND]

/**
 * Errors: NOT_FOUND, UNDO_BLOCKED; FORBIDDEN for what this person could not have done either; what the areas refuse in
 * any transaction, such as LAST_OWNER.
 */
export function turnBack(house: House, { open, naming, session }: TurningParts, { act, command }: Turning): number {
  const { root, kind } = treeOf(open.db, command)
  const need = house.accessOf(kind)
  if (!mayAccess(session.role, need)) throw new Failure('FORBIDDEN', { need })
  house.sight().permit(session.role, fieldsTouched(naming, root))
  const context = { journal: open.journal, userName, never: NEVER }
  return (act === 'undo' ? undo : redo)(context, { user: session.userId, command })
}

export interface TurningParts {
  readonly open: OpenBook
  readonly naming: Naming
  readonly session: Session
}

const userName = (db: ReadDb, user: number | null) => (user === null ? '' : (userById(db, user)?.name ?? ''))
