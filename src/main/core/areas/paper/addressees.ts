// What stands on an envelope: who, and where, in the form of the country it goes to.
import { addressLines } from '../../../../shared/domain/address-lines.ts'
import type { QueryContext } from '../../area.ts'
import { sharedCards, writtenCards, type Card } from '../households/service.ts'
import type { Chosen } from './people.ts'

export interface Addressee {
  readonly people: readonly Chosen[]
  readonly lines: readonly string[]
  readonly card: Card
}

type Context = Pick<QueryContext, 'db' | 'settings'>

/** One for each person, or for each household, in the order of the people. Each of them can be reached by post. */
export function addresseesOf(
  { db, settings }: Context,
  people: readonly Chosen[],
  perHousehold: boolean,
): readonly Addressee[] {
  const shared = sharedCards(
    db,
    people.map(({ id }) => id),
  )
  const sharing = perHousehold
    ? shared
    : shared.flatMap(({ household, people: ids }) => ids.map((id) => ({ household, people: [id] })))
  const country = countryNames(settings.language)
  return writtenCards(db, sharing).map((card) => ({
    card,
    people: card.members,
    lines: [nameOn(card), ...placeLines(card, { home: settings.country, country })],
  }))
}

/** A household by its name as soon as it means more than one of them. */
const nameOn = ({ name, members }: Card): string => (members.length === 1 ? (members[0]?.name ?? name) : name)

const placeLines = ({ address }: Card, home: Parameters<typeof addressLines>[1]): readonly string[] =>
  address === null ? [] : addressLines(address, home)

/** Capitals, in the language of the country that a letter leaves from (Universal Postal Union, S42). */
function countryNames(language: string): (code: string) => string {
  const names = new Intl.DisplayNames([language, 'en'], { type: 'region', fallback: 'code' })
  return (code) => (code === '' ? '' : (names.of(code) ?? code).toLocaleUpperCase(language))
}

/** As post offices sort: abroad last, then by postcode, then house by house. */
export function byPostcode(home: string): (one: Addressee, other: Addressee) => number {
  const keys = ({ card: { address, name } }: Addressee): readonly string[] => [
    address === null || address.country === home ? '' : address.country,
    (address?.postcode ?? '').toUpperCase().replaceAll(/[\s-]/g, ''),
    address?.city ?? '',
    address?.street ?? '',
    name,
  ]
  const order = new Intl.Collator('en', { numeric: false })
  const house = new Intl.Collator('en', { numeric: true })
  return (one, other) => {
    const [a, b] = [keys(one), keys(other)]
    for (const [at, key] of a.entries()) {
      const difference = (at === 3 ? house : order).compare(key, b[at] ?? '')
      if (difference !== 0) return difference
    }
    return 0
  }
}
