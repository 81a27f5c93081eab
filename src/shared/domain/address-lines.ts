// An address as lines of an envelope, in the order its own country writes them.

export interface AddressParts {
  readonly street: string
  readonly postcode: string
  readonly city: string
  readonly region: string
  /** ISO 3166-1 alpha-2 */
  readonly country: string
}

interface Home {
  /** Country of the shop, which is not written. */
  readonly home: string
  readonly country: (code: string) => string
}

/** Countries where the postcode follows the city; elsewhere it stands before it (Universal Postal Union, S42). */
const CITY_FIRST = new Set(['US', 'CA', 'AU', 'GB', 'IE', 'IN', 'NZ', 'SG', 'TW', 'TH', 'VN', 'BR', 'ID'])

export function addressLines(address: AddressParts, { home, country }: Home): readonly string[] {
  const { street, postcode, city, region } = address
  const join = (parts: readonly string[], between: string) => parts.filter((part) => part !== '').join(between)
  const place = CITY_FIRST.has(address.country)
    ? join([join([city, region], ', '), postcode], ' ')
    : join([join([postcode, city], ' '), region], ', ')
  const lines = [...street.split('\n').map((line) => line.trim()), place]
  if (address.country !== home) lines.push(country(address.country))
  return lines.filter((line) => line !== '')
}
