// Whom a change of many is about, decided once: from then on they are ids.
import type { BulkPeople } from '../../../../shared/contract/bulk.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext, BookDoor } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { idsInList } from '../contacts/service.ts'

/** In the order they were named, or in that of the list; each once, those in the trash left out. Errors: BAD_INPUT `nobody`. */
export function peopleOf(
  { db, settings }: Pick<BookDoor, 'db' | 'settings'>,
  { session, ids, query, except }: BulkPeople & Pick<ActionContext, 'session'>,
): Float64Array {
  const found =
    query === undefined ? Float64Array.from(shownAmong(db, ids ?? [])) : idsInList({ db, settings, session }, query)
  const left = new Set(except.map((id) => canonOf(db, id)))
  const people = left.size === 0 ? found : found.filter((id) => !left.has(id))
  if (people.length === 0) throw new Failure('BAD_INPUT', { issues: [{ path: 'people', rule: 'nobody' }] })
  return people
}

function shownAmong(db: ReadDb, ids: readonly number[]): readonly number[] {
  const once = [...new Set(ids.map((id) => canonOf(db, id)))]
  return db.pluck<number>(
    'SELECT c.id FROM json_each(?) m CROSS JOIN contact c ON c.id = m.value ORDER BY m.key',
    JSON.stringify(once),
  )
}
