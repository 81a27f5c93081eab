// One label or card per household, and one for each person without: for letters, labels and files.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import { ContactListQuery } from '../../../../shared/contract/contacts.ts'
import type { HouseholdAddress, households } from '../../../../shared/contract/households.ts'
import type { Place } from '../../../../shared/domain/place.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { idsInList, ownAddresses } from '../contacts/service.ts'
import { addressOf } from './read.ts'

/** People who get one card together. */
export interface Sharing {
  readonly household: number | null
  readonly people: readonly number[]
}

export type Card = OutputOf<typeof households.cards>['rows'][number]

const AT_ONCE = 10_000

/** Everybody of `ids` once, in the order in which the first of each household comes; whoever is not shown is left out. */
export function sharedCards(db: ReadDb, ids: ArrayLike<number>): readonly Sharing[] {
  const people = Array.from(ids)
  const cards: { household: number | null; people: number[] }[] = []
  const byHousehold = new Map<number, number[]>()
  const seen = new Set<number>()
  const sql = `SELECT l.contact_id AS id, h.household_id AS household FROM json_each(?) m
    CROSS JOIN contact_list l ON l.contact_id = m.value LEFT JOIN contact_home h ON h.contact_id = l.contact_id ORDER BY m.key`
  for (let from = 0; from < people.length; from += AT_ONCE) {
    const some = JSON.stringify(people.slice(from, from + AT_ONCE))
    for (const { id, household } of db.all<{ id: number; household: number | null }>(sql, some)) {
      if (seen.has(id)) continue
      seen.add(id)
      const sharing = household === null ? undefined : byHousehold.get(household)
      if (sharing !== undefined) sharing.push(id)
      else {
        const card = { household, people: [id] }
        cards.push(card)
        if (household !== null) byHousehold.set(household, card.people)
      }
    }
  }
  return cards
}

const NAMES = `SELECT l.contact_id AS id, l.name FROM json_each(?) m CROSS JOIN contact_list l ON l.contact_id = m.value`
const HOUSEHOLDS = `SELECT h.id, h.name, h.street, h.postcode, h.city, h.region, h.country
  FROM json_each(?) m CROSS JOIN household h ON h.id = m.value`

/** What stands on them. */
export function writtenCards(db: ReadDb, cards: readonly Sharing[]): readonly Card[] {
  const people = cards.flatMap((card) => card.people)
  const names = new Map(db.all<{ id: number; name: string }>(NAMES, JSON.stringify(people)).map((row) => [row.id, row]))
  const shared = JSON.stringify(cards.flatMap(({ household }) => household ?? []))
  const homes = new Map(db.all<Place & { id: number; name: string }>(HOUSEHOLDS, shared).map((row) => [row.id, row]))
  const own = Map.groupBy(ownAddresses(db, people), ({ owner }) => owner)
  const ownOf = (id: number): HouseholdAddress | null =>
    (own.get(id) ?? []).map(addressOf).find((address) => address !== null) ?? null
  return cards.map(({ household, people: sharing }) => {
    const home = household === null ? undefined : homes.get(household)
    const members = sharing.flatMap((id) => names.get(id) ?? [])
    // Of a household without an address, that of the first who has one.
    const address =
      (home === undefined ? null : addressOf(home)) ?? sharing.map(ownOf).find((one) => one !== null) ?? null
    return { household, name: home?.name ?? members[0]?.name ?? '', address, members }
  })
}

/** Errors: BAD_INPUT. */
export function cardsOf(
  { db, settings, session }: Pick<QueryContext, 'db' | 'settings' | 'session'>,
  { ids, query, from, limit }: InputOf<typeof households.cards>,
): OutputOf<typeof households.cards> {
  if (ids !== undefined && query !== undefined) {
    throw new Failure('BAD_INPUT', { issues: [{ path: 'query', rule: 'not_with_this' }] })
  }
  const people =
    ids === undefined
      ? idsInList({ db, settings, session }, query ?? ContactListQuery.parse({}))
      : ids.map((id) => canonOf(db, id))
  const cards = sharedCards(db, people)
  return {
    rows: [...writtenCards(db, cards.slice(from, from + limit))],
    total: cards.length,
    people: cards.reduce((sum, card) => sum + card.people.length, 0),
  }
}
