// The settings area: the shop reads and changes its own rules.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind } from '../../area.ts'
import { tables } from './schema.ts'
import { readShop, saveShop } from './service.ts'

export const settings: Area = {
  name: 'settings',
  tables,
  fields: [{ name: 'setting.value', type: 'text', personal: false }],
  procedures: bind('settings', contract.settings, {
    get: ({ db }) => readShop(db),
    save: ({ db }, change) => {
      saveShop(db, change)
      return {}
    },
  }),
}
