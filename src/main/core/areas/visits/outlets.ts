// Where the shop sells.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { visits } from '../../../../shared/contract/visits.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'

type Outlets = OutputOf<(typeof visits)['outlets']>

export function outlets(db: ReadDb): Outlets {
  return db
    .all<{ id: number; name: string; archived: number }>(
      'SELECT id, name, archived FROM outlet ORDER BY archived, name, id',
    )
    .map((outlet) => ({ ...outlet, archived: outlet.archived === 1 }))
}

/** Errors: NOT_FOUND; NAME_TAKEN when another one in use is called so. */
export function saveOutlet(db: WriteDb, { id, name, archived }: InputOf<(typeof visits)['saveOutlet']>): number {
  const all = outlets(db)
  const known = all.find((one) => one.id === id)
  if (id !== undefined && known === undefined) throw new Failure('NOT_FOUND', { what: 'outlet' })
  const away = archived ?? known?.archived ?? false
  const taken = all.some((one) => one.id !== id && !one.archived && fold(one.name) === fold(name))
  if (taken && !away) throw new Failure('NAME_TAKEN', { name })
  if (id === undefined) {
    const made = db.newId('outlet')
    db.run('INSERT INTO outlet (id, name, archived) VALUES (?, ?, ?)', made, name, Number(away))
    return made
  }
  db.run('UPDATE outlet SET name = ?, archived = ? WHERE id = ?', name, Number(away), id)
  return id
}
