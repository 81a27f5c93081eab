// The saved views area.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind } from '../../area.ts'
import { tables } from './schema.ts'
import { removeView, saveView, viewsOf } from './service.ts'

export const views: Area = {
  name: 'views',
  tables,
  fields: (['user_id', 'name', 'list', 'query', 'shared'] as const).map((column) => ({
    name: `saved_view.${column}`,
    type: column === 'user_id' ? 'staff' : column === 'shared' ? 'yes-no' : 'text',
    personal: false,
  })),
  nameOf: (table, { name }) => (table === 'saved_view' && typeof name === 'string' ? name : null),
  records: { view: { table: 'saved_view' } },
  procedures: bind('views', contract.views, {
    list: ({ db, session }, { list }) => viewsOf(db, list, session),
    save: ({ db, session }, input) => ({ id: saveView(db, input, session) }),
    remove: ({ db, session }, { id }) => {
      removeView(db, id, session)
      return {}
    },
  }),
}
