// The products area: items and services, what they cost over time, what goes with them.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind } from '../../area.ts'
import { exportProducts } from './export.ts'
import { fields } from './fields.ts'
import { categoriesOf, listProducts } from './list.ts'
import { removePrice } from './prices.ts'
import { getProduct } from './product.ts'
import type { SalesOfProducts } from './sales.ts'
import { tablesOf } from './schema.ts'
import { archiveProducts, createProduct, saveProduct, setPrice } from './write.ts'

/** `sales`: what the visits, which stand above this area, know of products. */
export const products = (sales: SalesOfProducts): Area => ({
  name: 'products',
  tables: tablesOf(sales.changed),
  fields,
  nameOf: (table, { name }) => (table === 'product' && typeof name === 'string' ? name : null),
  records: {
    product: {
      table: 'product',
      parts: [
        ['product_price', 'product_id'],
        ['product_match', 'product_id'],
      ],
    },
  },
  procedures: bind('products', contract.products, {
    list: (context, query) => listProducts(context, sales, query),
    get: (context, { id }) => getProduct(context, sales, id),
    create: createProduct,
    save: (context, { id, patch }) => {
      saveProduct(context, id, patch)
      return { id }
    },
    setPrice: (context, input) => {
      setPrice(context, input)
      return {}
    },
    removePrice: ({ db }, { priceId }) => {
      removePrice(db, priceId)
      return {}
    },
    archive: ({ db }, { ids, archived }) => ({ count: archiveProducts(db, ids, archived) }),
    categories: ({ db }) => categoriesOf(db),
    export: exportProducts,
  }),
})
