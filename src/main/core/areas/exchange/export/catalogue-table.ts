// The catalogue as a table, as its own area tells it.
import type { ProductField } from '../../../../../shared/contract/exchange.ts'
import { catalogue } from '../../products/service.ts'
import { number, partsOf, text, type Table, type TableSource } from './columns.ts'

const NUMBERS: ReadonlySet<ProductField> = new Set(['price', 'cost', 'tax-rate', 'service-interval'])

/** By name. */
export function catalogueTable({ db, settings, today, hides }: TableSource): Table {
  const costs = !hides('product_price.cost')
  const { fields, ids, rows } = catalogue(db, { currency: settings.currency, today, costs })
  return {
    name: 'products',
    columns: fields.map((field) => (NUMBERS.has(field) ? number(field) : text(field))),
    slices: (async function* () {
      for await (const some of partsOf(ids)) {
        yield rows(some).map((row) => row.map((cell) => (cell === '' ? null : cell)))
      }
    })(),
  }
}
