// Words of the catalogue's fields, and of what is written about it in the history.
export const products = {
  'field.product.kind': 'item or service',
  'field.product.name': 'name',
  'field.product.sku': 'number',
  'field.product.category': 'category',
  'field.product.unit': 'unit',
  'field.product.tax_rate': 'tax rate',
  'field.product.service_interval': 'service interval',
  'field.product.serial_numbered': 'has serial numbers',
  'field.product.archived': 'no longer sold',
  'field.product_price.product_id': 'product',
  'field.product_price.from_day': 'price from',
  'field.product_price.price': 'price',
  'field.product_price.cost': 'cost',

  'history.kind.products.create':
    '{about, select, none {{count, plural, one {Added a product} other {Added # products}}} other {Added {about}}}',
  'history.kind.products.save':
    '{about, select, none {{count, plural, one {Changed a product} other {Changed # products}}} other {Changed {about}}}',
  'history.kind.products.setPrice': '{about, select, none {Changed a price} other {Changed the price of {about}}}',
  'history.kind.products.removePrice': '{about, select, none {Removed a price} other {Removed a price of {about}}}',
  'history.kind.products.archive':
    '{about, select, none {{count, plural, one {Changed whether a product is sold} other {Changed whether # products are sold}}} other {Changed whether {about} is sold}}',
} as const
