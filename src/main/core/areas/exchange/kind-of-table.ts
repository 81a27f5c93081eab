// Finds out what a table holds when nobody has said it: sales, people, things, or what people want. Pure.
import { ExchangeKind } from '../../../../shared/contract/exchange.ts'
import { fitsOf } from './column-values.ts'
import { guessFields } from './headings.ts'
import { presetFor } from './presets.ts'
import type { Sheet } from './sheet.ts'

export function kindOfTable({ headings, first }: Pick<Sheet, 'headings' | 'first'>): ExchangeKind {
  const known = ExchangeKind.options.find((kind) => presetFor(kind, headings) !== null)
  if (known !== undefined) return known
  const fits = fitsOf(first)
  const guess = (kind: ExchangeKind) => guessFields(kind, headings, fits)
  const columns = headings.filter((heading) => heading !== '').length
  const sales = guess('sales')
  const priced = sales.has('unit-price') || sales.has('line-total')
  if (sales.has('date') && priced) return 'sales'
  const contacts = guess('contacts')
  const reached = contacts.has('email') || contacts.has('phone') || contacts.has('mobile') || contacts.has('street')
  const products = guess('products')
  if (!reached && (products.has('price') || products.has('sku')) && (products.has('name') || products.has('sku')))
    return 'products'
  const consent = guess('consent')
  if (consent.has('channel') && consent.has('state')) return 'consent'
  const suppression = guess('suppression')
  if (suppression.has('reason') && suppression.size >= columns - 1 && !contacts.has('given')) return 'suppression'
  const people = guess('tags')
  if (people.has('tags') && people.size === columns && columns <= 3) return 'tags'
  if (people.has('list') && people.size === columns && columns <= 3) return 'lists'
  const named = contacts.has('given') || contacts.has('family')
  return !named && contacts.has('company') && !contacts.has('name') ? 'companies' : 'contacts'
}
