// The saved views area.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { tables } from './schema.ts'
import { removeView, saveView, viewsOf } from './service.ts'

function names(db: ReadDb, table: string, rows: readonly number[]): ReadonlyMap<number, string> {
  if (table !== 'saved_view') return new Map()
  const found = rows.map((id) =>
    db.get<{ id: number; name: string }>('SELECT id, name FROM saved_view WHERE id = ?', id),
  )
  return new Map(found.filter((row) => row !== undefined).map(({ id, name }) => [id, name]))
}

export const views: Area = {
  name: 'views',
  tables,
  fields: (['name', 'list', 'query', 'shared'] as const).map((column) => ({
    name: `saved_view.${column}`,
    type: column === 'shared' ? 'yes-no' : 'text',
    personal: false,
  })),
  names,
  procedures: bind('views', contract.views, {
    list: ({ db, session }, { list }) => viewsOf(db, list, session),
    save: ({ db, session }, input) => ({ id: saveView(db, input, session) }),
    remove: ({ db, session }, { id }) => {
      removeView(db, id, session)
      return {}
    },
  }),
}
