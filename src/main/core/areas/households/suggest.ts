// Who may belong together: what a household of some people would be, and who else lives where somebody lives.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { households } from '../../../../shared/contract/households.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { isNoPlace, placeKey, samePlace, type Place } from '../../../../shared/domain/place.ts'
import type { ReadDb } from '../../database/handle.ts'
import { listRows, ownAddresses } from '../contacts/service.ts'
import { addressOf, getHousehold, homeOf, personOf, storedHousehold } from './read.ts'

type Proposal = OutputOf<typeof households.propose>

/** Errors: NOT_FOUND. */
export function proposeHousehold(db: ReadDb, { contactIds }: InputOf<typeof households.propose>): Proposal {
  const people = [...new Set(contactIds.map((id) => personOf(db, id)))]
  const elsewhere = people.flatMap((contactId) => {
    const home = homeOf(db, contactId)
    return home === null ? [] : [{ contactId, id: home, name: storedHousehold(db, home).name }]
  })
  const family = 'SELECT c.family FROM json_each(?) m CROSS JOIN contact c ON c.id = m.value ORDER BY m.key'
  return {
    families: familiesOf(db.pluck<string>(family, JSON.stringify(people))),
    address: sharedPlace(placesOf(db, people)),
    elsewhere,
  }
}

/** Each family name once, as the first of them writes it. */
export function familiesOf(names: readonly string[]): string[] {
  return names.filter((name, at) => name !== '' && names.findIndex((other) => fold(other) === fold(name)) === at)
}

/** Where each of them lives, as far as it is known: with others, or an address of their own, the home before any other. */
function placesOf(db: ReadDb, people: readonly number[]): readonly Place[] {
  const own = Map.groupBy(ownAddresses(db, people), ({ owner }) => owner)
  return people.flatMap((person) => {
    const home = homeOf(db, person)
    const shared = home === null ? null : addressOf(storedHousehold(db, home))
    if (shared !== null) return [shared]
    const theirs = (own.get(person) ?? []).filter((place) => !isNoPlace(place))
    const first = theirs.find(({ label }) => label === 'home') ?? theirs[0]
    return first === undefined ? [] : [first]
  })
}

/** The address most of them have; of equals, and where nobody shares one, the first. */
function sharedPlace(places: readonly Place[]): Proposal['address'] {
  const counted = places.map((place) => places.filter((other) => samePlace(place, other)).length)
  const best = places[counted.indexOf(Math.max(...counted))] ?? places[0]
  return best === undefined ? null : addressOf(best)
}

type OfContact = OutputOf<typeof households.ofContact>

/** From so many people of different names on, an address is a house of flats. */
export const FLATS = 5
const MOST = 8
/** Of one postcode and house number; more are not looked through. */
const NEIGHBOURS = 2_000

/** Errors: NOT_FOUND. */
export function householdOfContact(
  db: ReadDb,
  { contactId, suggest }: InputOf<typeof households.ofContact>,
): OfContact {
  const person = personOf(db, contactId)
  const home = homeOf(db, person)
  const household = home === null ? null : getHousehold(db, home)
  return { household, suggestions: suggest ? houseMates(db, person, home) : [] }
}

interface Named {
  readonly given: string
  readonly family: string
}

/** Two of one first name at one address are rather one person twice. */
export function alike(one: Named, other: Named): boolean {
  return one.given !== '' && fold(one.given) === fold(other.given)
}

export interface Neighbour extends Place {
  readonly id: number
  readonly given: string
  readonly family: string
  readonly household: number | null
}

// The number of the house stands in the index beside the postcode: few rows are left to be read.
const NEIGHBOURHOOD = `SELECT c.id, c.given, c.family, a.street, a.postcode, a.city, a.region, a.country,
    (SELECT h.household_id FROM contact_home h WHERE h.contact_id = c.id) AS household
  FROM address a INDEXED BY address_place CROSS JOIN contact c ON c.id = a.owner_id
  WHERE a.postcode = ? AND a.postcode <> '' AND a.label = 'home' AND instr(a.street, ?) > 0 AND c.kind = 'person'
  LIMIT ${String(NEIGHBOURS)}`
const HOUSEHOLDS_AT = `SELECT c.id, c.given, c.family, h.street, h.postcode, h.city, h.region, h.country, h.household_id AS household
  FROM contact_home h CROSS JOIN contact c ON c.id = h.contact_id
  WHERE h.postcode = ? AND h.postcode <> '' AND instr(h.street, ?) > 0 LIMIT ${String(NEIGHBOURS)}`

const figuresOf = (street: string) => street.replaceAll(/[^0-9]+/g, ' ').trim()

function houseMates(db: ReadDb, person: number, home: number | null): OfContact['suggestions'] {
  const me = db.get<Named & { kind: string }>('SELECT kind, given, family FROM contact WHERE id = ?', person)
  const [place] = placesOf(db, [person])
  if (me?.kind !== 'person' || place === undefined || place.postcode === '') return []
  const key = placeKey(place)
  if (key === null) return []
  const door = figuresOf(place.street)
  const near = [NEIGHBOURHOOD, HOUSEHOLDS_AT]
    .flatMap((sql) => db.all<Neighbour>(sql, place.postcode, door.split(' ')[0] ?? ''))
    // The number of the house is quicker to compare than its street.
    .filter((one) => figuresOf(one.street) === door)
  const there = new Map(near.filter((one) => placeKey(one) === key).map((one) => [one.id, one]))
  there.delete(person)
  const others = [...there.values()].filter(
    (one) => !alike(one, me) && (one.household === null || one.household !== home),
  )
  const named = others.filter(({ family }) => family !== '' && fold(family) === fold(me.family))
  const rest = there.size < FLATS ? others.filter((one) => !named.includes(one)) : []
  const found = [
    ...named.map((one) => ({ one, why: 'address-and-name' as const })),
    ...rest.map((one) => ({ one, why: 'address' as const })),
  ].slice(0, MOST)
  const rows = new Map(
    listRows(
      db,
      found.map(({ one }) => one.id),
    ).map((row) => [row.id, row]),
  )
  return found.flatMap(({ one, why }) => {
    const row = rows.get(one.id)
    if (row === undefined) return []
    const { id, name, initials, number } = row
    const household =
      one.household === null ? null : { id: one.household, name: storedHousehold(db, one.household).name }
    return [{ id, name, initials, number, why, household }]
  })
}
