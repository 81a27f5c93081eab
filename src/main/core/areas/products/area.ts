// The products area.
import { contract } from '../../../../shared/contract/index.ts'
import { Failure } from '../../../../shared/errors.ts'
import { type Area, bind } from '../../area.ts'
import { tables } from './schema.ts'

const unbuilt = (): never => {
  throw new Failure('NOT_FOUND', { what: 'procedure' })
}

export const products: Area = {
  name: 'products',
  tables,
  fields: [{ name: 'product_price.cost', type: 'money', personal: false, seenBy: 'bookkeeper' }],
  procedures: bind('products', contract.products, {
    list: unbuilt,
    get: unbuilt,
    create: unbuilt,
    save: unbuilt,
    setPrice: unbuilt,
    removePrice: unbuilt,
    archive: unbuilt,
    categories: unbuilt,
    export: unbuilt,
  }),
}
