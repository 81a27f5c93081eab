// Which fields of a product the rest of the program knows by name. What the shop pays is for those who run it and keep its books.
import type { FieldDeclaration } from '../../area.ts'

const TYPES = {
  'product.kind': 'choice',
  'product.name': 'text',
  'product.sku': 'text',
  'product.category': 'text',
  'product.unit': 'text',
  'product.tax_rate': 'number',
  'product.service_interval': 'number',
  'product.serial_numbered': 'yes-no',
  'product.archived': 'yes-no',
  'product_price.product_id': 'number',
  'product_price.from_day': 'day',
  'product_price.price': 'money',
  'product_value.value': 'text',
} as const satisfies Record<string, FieldDeclaration['type']>

export const fields: readonly FieldDeclaration[] = [
  ...Object.entries(TYPES).map(([name, type]) => ({ name, type, personal: false })),
  { name: 'product_price.cost', type: 'money', personal: false, seenBy: 'bookkeeper' },
]
