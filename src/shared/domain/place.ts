// Whether two addresses are one place, however they are typed: folded, with the commonest abbreviations of "street" spelt out.
import { foldedWords } from './fold.ts'

export interface Place {
  /** Street lines, as printed on an envelope. */
  readonly street: string
  readonly postcode: string
  readonly city: string
  readonly region: string
  /** ISO 3166-1 alpha-2; empty where there is no address at all. */
  readonly country: string
}

const SPELT: Readonly<Record<string, string>> = {
  str: 'strasse',
  st: 'street',
  rd: 'road',
  ave: 'avenue',
  av: 'avenue',
  blvd: 'boulevard',
  dr: 'drive',
  ln: 'lane',
  pl: 'place',
  sq: 'square',
}

const spelt = (word: string): string => SPELT[word] ?? (/.str$/.test(word) ? `${word}asse` : word)

/** The same for two spellings of one place; null without a street and a town to look for it in. */
export function placeKey({ street, postcode, city }: Place): string | null {
  const house = foldedWords(street).map(spelt)
  const town = foldedWords(postcode).join('') || foldedWords(city).join(' ')
  return house.length === 0 || town === '' ? null : `${town}|${house.join(' ')}`
}

/** One place, and nothing in one of them that the other does not say; blanks and case aside. */
export function samePlace(one: Place, other: Place): boolean {
  const key = placeKey(one)
  return key !== null && key === placeKey(other) && one.country === other.country
}

export function isNoPlace({ street, postcode, city, region }: Place): boolean {
  return `${street}${postcode}${city}${region}`.trim() === ''
}
