// What stands on an envelope: who, and where, in the form of the country it goes to.
import { addressLines } from '../../../../shared/domain/address-lines.ts'
import type { QueryContext } from '../../area.ts'
import { sharedCards, writtenCards, type Card } from '../households/service.ts'
import type { Chosen } from './people.ts'

export interface Addressee {
  /** Those of the chosen it goes to. */
  readonly people: readonly Chosen[]
  readonly lines: readonly string[]
  readonly card: Card
}

type Context = Pick<QueryContext, 'db' | 'settings'>

/** One for each household, and one for each person without, by postcode. Each of them can be reached by post. */
export function householdsOf(context: Context, people: readonly Chosen[]): readonly Addressee[] {
  const byId = Map.groupBy(people, ({ id }) => id)
  const cards = writtenCards(context.db, sharedCards(context.db, [...byId.keys()]))
  return sorted(
    context,
    cards.map((card) =>
      addressee(
        context,
        card,
        card.members.flatMap(({ id }) => byId.get(id) ?? []),
      ),
    ),
  )
}

/** One for each piece of paper, by postcode. */
export function addresseesOf(context: Context, people: readonly Chosen[]): readonly Addressee[] {
  const { db } = context
  const ids = [...new Set(people.map(({ id }) => id))]
  const alone = sharedCards(db, ids).flatMap((card) => card.people.map((id) => ({ ...card, people: [id] })))
  const cards = new Map(writtenCards(db, alone).map((card) => [card.members[0]?.id, card]))
  return sorted(
    context,
    people.flatMap((one) => {
      const card = cards.get(one.id)
      return card === undefined ? [] : [addressee(context, card, [one])]
    }),
  )
}

function addressee({ settings }: Context, card: Card, people: readonly Chosen[]): Addressee {
  const home = { home: settings.country, country: countryNames(settings.language) }
  return { card, people, lines: [nameOn(card), ...placeLines(card, home)] }
}

const sorted = ({ settings }: Context, all: readonly Addressee[]): readonly Addressee[] =>
  all.toSorted(byPostcode(settings.country))

/** A household by its name as soon as it means more than one of them. */
const nameOn = ({ name, members }: Card): string => (members.length === 1 ? (members[0]?.name ?? name) : name)

const placeLines = ({ address }: Card, home: Parameters<typeof addressLines>[1]): readonly string[] =>
  address === null ? [] : addressLines(address, home)

const known = new Map<string, Intl.DisplayNames>()

function regionNames(language: string): Intl.DisplayNames {
  const names = known.get(language) ?? new Intl.DisplayNames([language, 'en'], { type: 'region', fallback: 'code' })
  known.set(language, names)
  return names
}

/** Capitals, in the language of the country that a letter leaves from (Universal Postal Union, S42). */
function countryNames(language: string): (code: string) => string {
  const names = regionNames(language)
  return (code) => (code === '' ? '' : (names.of(code) ?? code).toLocaleUpperCase(language))
}

/** As post offices sort: abroad last, then by postcode, then house by house. */
function byPostcode(home: string): (one: Addressee, other: Addressee) => number {
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
