// The trash as people see it: who was deleted, when, by whom, and the command to undo to have them back.
import { listTrash } from '../../database/trash.ts'
import { userById } from '../../areas/users/queries.ts'
import { nameOf, type Naming } from './rows.ts'

/** Newest first. */
export function peopleInTrash(naming: Naming, limit: number) {
  const { db, tables } = naming
  const { person } = tables
  if (person === null) return []
  return listTrash(db, person, limit).map(({ row, at, user, command }) => ({
    id: Number(row),
    name: nameOf(naming, person, row) ?? '',
    at,
    user: user === null ? '' : (userById(db, user)?.name ?? ''),
    command,
  }))
}
