// What files may hold and what their columns may mean: lists that the contract checks and the screens offer.

/**
 * What a file holds. `tags`, `lists` and `consent` say something about people who are known by the match keys; `suppression`
 * holds addresses that must never be written to; `archive` is a whole book as `exchange.export` wrote it, into an empty one.
 */
export const EXCHANGE_KINDS = [
  'contacts',
  'companies',
  'sales',
  'products',
  'tags',
  'lists',
  'consent',
  'suppression',
  'archive',
] as const

/** What a column of a customer file may mean; `custom:<id>` besides, for the shop's own fields. */
export const CONTACT_FIELDS = [
  'number',
  'name',
  'given',
  'family',
  'company',
  'nickname',
  'phone',
  'mobile',
  'work-phone',
  'email',
  'street',
  'postcode',
  'city',
  'region',
  'country',
  'birthday',
  'note',
  'tags',
  'source',
  'language',
  'gender',
  'address',
  'say',
  'anniversary',
  'name-day',
  'wedding',
  'list',
  'email-consent',
  'sms-consent',
  'phone-consent',
  'post-consent',
  'consent-date',
] as const

/** What a column of a file about known people may mean: by what they are known, then what is said of them. */
export const PEOPLE_FIELDS = ['number', 'name', 'phone', 'email', 'birthday', 'tags', 'list'] as const

/** One row, one person, one channel and purpose. `state`: given, refused, withdrawn, in the words of many programs. */
export const CONSENT_FIELDS = [
  'number',
  'name',
  'phone',
  'email',
  'birthday',
  'channel',
  'purpose',
  'state',
  'date',
  'how',
  'words',
  'note',
] as const

export const SUPPRESSION_FIELDS = ['email', 'phone', 'reason', 'date', 'note'] as const

/** What a column of a sales file may mean. One row is one line; rows of one receipt and customer are one visit. */
export const SALES_FIELDS = [
  'receipt',
  'date',
  'time',
  'customer-number',
  'customer-name',
  'customer-phone',
  'customer-email',
  'sku',
  'product',
  'category',
  'quantity',
  'unit-price',
  'line-total',
  'discount',
  'tax-rate',
  'tender',
  'served-by',
  'note',
  'kind',
] as const

export const PRODUCT_FIELDS = [
  'kind',
  'name',
  'sku',
  'category',
  'unit',
  'price',
  'cost',
  'tax-rate',
  'service-interval',
  'serial-numbered',
  'goes-with',
  'archived',
] as const

/** By what a row is taken for somebody the book knows, in this order; `number` is the number of `Mapping.source`. */
export const MATCH_KEYS = ['number', 'phone', 'email', 'name-birthday'] as const
