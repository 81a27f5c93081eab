// The catalogue as a table, as its own area tells it.
import type { ProductField } from '../../../../../shared/contract/exchange.ts'
import { catalogue } from '../../products/service.ts'
import { ownColumns } from './own-fields.ts'
import { number, partsOf, text, type Table, type TableSource } from './columns.ts'

const NUMBERS: ReadonlySet<ProductField> = new Set(['price', 'cost', 'tax-rate', 'service-interval'])

/** By name. */
export function catalogueTable(source: TableSource): Table {
  const { db, settings, today, hides } = source
  const costs = !hides('product_price.cost')
  const { fields, ids, rows } = catalogue(db, { currency: settings.currency, today, costs })
  const own = ownColumns(source, 'products', fields)
  return {
    name: 'products',
    columns: [...fields.map((field) => (NUMBERS.has(field) ? number(field) : text(field))), ...own.columns],
    slices: (async function* () {
      for await (const some of partsOf(ids)) {
        const values = own.cells(some)
        yield rows(some).map((row, at) => [...row.map((cell) => (cell === '' ? null : cell)), ...values(some[at] ?? 0)])
      }
    })(),
  }
}
