// The settings area: the shop reads and changes its own rules.
import { contract } from '../../../../shared/contract/index.ts'
import { Shop } from '../../../../shared/contract/settings.ts'
import { type Area, bind } from '../../area.ts'
import { tables } from './schema.ts'
import { readShop, saveShop } from './service.ts'

export const settings: Area = {
  name: 'settings',
  tables,
  // One row per setting: the field is named by the row's key.
  fields: Object.keys(Shop.shape).map((key) => ({ name: `setting.${key}`, type: 'text', personal: false })),
  records: { setting: { table: 'setting' } },
  procedures: bind('settings', contract.settings, {
    get: ({ db }) => readShop(db),
    save: ({ db }, change) => {
      saveShop(db, change)
      return {}
    },
  }),
}
