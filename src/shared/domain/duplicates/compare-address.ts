// How two addresses compare: street, house number, postcode and town apart, since each is mistyped by itself. Of several addresses the
// two that are most alike.
import { AT, type Comparison } from './comparison.ts'
import { overlap } from './compare-names.ts'
import { slips } from './letters.ts'
import { MISSING } from './levels.ts'
import type { Book, Prepared, PreparedAddress, PreparedName } from './prepared.ts'
import { rarity } from './rarity.ts'
import { ALIKE } from './vocabulary.ts'

interface PlaceLevels {
  readonly street: number
  readonly house: number
  readonly postcode: number
  readonly city: number
}

/** Writes nothing where one of them has no address. */
export function compareAddresses(book: Book, a: Prepared, b: Prepared, { levels, rare }: Comparison): void {
  let best: PlaceLevels | null = null
  let here: PreparedAddress | null = null
  let there: PreparedAddress | null = null
  for (const one of a.addresses) {
    for (const other of b.addresses) {
      const found = comparePlaces(book, one, other)
      if (best !== null && worth(found) <= worth(best)) continue
      best = found
      here = one
      there = other
    }
  }
  if (best === null || here === null || there === null) return
  levels[AT.street] = best.street
  levels[AT.house] = best.house
  levels[AT.postcode] = best.postcode
  levels[AT.city] = best.city
  if (best.street === 0)
    rare[AT.street] = Math.max(rarity(book, 'street', here.street.key), rarity(book, 'street', there.street.key))
  if (best.postcode === 0) rare[AT.postcode] = rarity(book, 'postcode', here.postcodeKey)
  // Who shares a postcode shares the town: that says nothing new.
  if (best.postcode === 0 && best.city < 2) levels[AT.city] = MISSING
  else if (best.city === 0)
    rare[AT.city] = Math.max(rarity(book, 'city', here.city.key), rarity(book, 'city', there.city.key))
  if (best.street === 0 && here.place >= 0 && here.place === there.place) {
    // A street lies in its town: how rare both are together is no product.
    const town = best.postcode === 0 ? AT.postcode : AT.city
    rare[town] = Math.min(-0.1, Math.max(rare[town] ?? 0, rarity(book, 'place', here.place) - (rare[AT.street] ?? 0)))
  }
}

const worth = ({ street, house, postcode, city }: PlaceLevels): number =>
  (street < 3 ? 8 - 2 * street : 0) +
  (house < 2 ? 3 - house : 0) +
  (postcode < 2 ? 3 - postcode : 0) +
  (city < 2 ? 2 - city : 0)

function comparePlaces(book: Book, a: PreparedAddress, b: PreparedAddress): PlaceLevels {
  return {
    street: a.street.key < 0 || b.street.key < 0 ? MISSING : compareStreets(book, a.street, b.street),
    house: a.house === '' || b.house === '' ? MISSING : compareHouses(a.house, b.house),
    postcode: a.postcode === '' || b.postcode === '' ? MISSING : comparePostcodes(a.postcode, b.postcode),
    city: a.city.key < 0 || b.city.key < 0 ? MISSING : compareCities(book, a.city, b.city),
  }
}

/** same, close, part, different */
function compareStreets(book: Book, a: PreparedName, b: PreparedName): number {
  if (a.key === b.key || a.whole === b.whole) return 0
  if (book.words.alike(a.whole, b.whole) === ALIKE.close) return 1
  const { both, within, shared } = overlap(book, a, b, 'street-word')
  if (both >= 0.7 || (within >= 0.9 && shared >= 4)) return 1
  return both >= 0.35 || (within >= 0.6 && shared >= 4) ? 2 : 3
}

/** same, close, different */
function compareHouses(a: string, b: string): number {
  if (a === b) return 0
  if (Number.parseInt(a, 10) === Number.parseInt(b, 10)) return 1
  return Math.max(a.length, b.length) >= 2 && slips(a, b, 1) <= 1 ? 1 : 2
}

/** same, close, different */
function comparePostcodes(a: string, b: string): number {
  if (a === b) return 0
  return Math.min(a.length, b.length) >= 4 && (slips(a, b, 1) <= 1 || a.startsWith(b) || b.startsWith(a)) ? 1 : 2
}

/** same, close, different */
function compareCities(book: Book, a: PreparedName, b: PreparedName): number {
  if (a.key === b.key || a.whole === b.whole) return 0
  const alike = book.words.alike(a.whole, b.whole)
  if (alike === ALIKE.close || alike === ALIKE.sounds) return 1
  const [few, many] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words]
  return few.every((word) => many.includes(word)) ? 1 : 2
}
