// Who in the whole book seems to live together: through all addresses by postcode, a few at a time, so that nobody waits.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { households } from '../../../../shared/contract/households.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { placeKey } from '../../../../shared/domain/place.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { listRows } from '../contacts/service.ts'
import { storedHousehold } from './read.ts'
import { alike, familiesOf, FLATS, type Neighbour } from './suggest.ts'

type Answer = OutputOf<typeof households.found>
type Row = Answer['rows'][number]

/** A few milliseconds. */
const AT_ONCE = 400
const OWN = `SELECT c.id, c.given, c.family, c.kind, a.street, a.postcode, a.city, a.region, a.country, a.owner_id AS owner,
    (SELECT h.household_id FROM contact_home h WHERE h.contact_id = c.id) AS household
  FROM address a INDEXED BY address_place CROSS JOIN contact c ON c.id = a.owner_id
  WHERE a.label = 'home' AND a.postcode <> '' AND (a.postcode, a.street, a.owner_id) > (?, ?, ?)
  ORDER BY a.postcode, a.street, a.owner_id LIMIT ${String(AT_ONCE)}`
const SHARED = `SELECT c.id, c.given, c.family, h.street, h.postcode, h.city, h.region, h.country, h.household_id AS household
  FROM contact_home h CROSS JOIN contact c ON c.id = h.contact_id WHERE h.postcode = ? AND h.postcode <> ''`

type Places = Map<string, Neighbour[]>

/** Errors: CANCELLED, BOOK_CLOSED. */
export async function foundHouseholds(
  { book, signal }: Pick<ActionContext, 'book' | 'signal'>,
  { limit }: InputOf<typeof households.found>,
): Promise<Answer> {
  const rows: Row[] = []
  // Those of one postcode, by place, until the last of them was read.
  let places: Places = new Map()
  let last = { postcode: '', street: '', owner: 0 }
  const close = (db: ReadDb): boolean => {
    for (const one of db.all<Neighbour>(SHARED, last.postcode)) note(places, one, 'first')
    for (const mates of matesAmong(places)) {
      if (rows.length === limit) return false
      rows.push(...told(db, mates))
    }
    places = new Map()
    return true
  }
  for (;;) {
    const { db } = book()
    const some = db.all<Neighbour & { owner: number; kind: string }>(OWN, last.postcode, last.street, last.owner)
    for (const one of some) {
      if (one.postcode !== last.postcode && !close(db)) return { rows, more: true }
      last = one
      if (one.kind === 'person') note(places, one, 'last')
    }
    if (some.length < AT_ONCE) return { rows, more: !close(db) }
    await new Promise((resume) => setImmediate(resume))
    if (signal.aborted) throw new Failure('CANCELLED', {})
  }
}

function note(places: Places, one: Neighbour, where: 'first' | 'last'): void {
  const key = placeKey(one)
  if (key === null) return
  const there = places.get(key)
  if (there === undefined) places.set(key, [one])
  else if (where === 'first') there.unshift(one)
  else there.push(one)
}

/** Where more live, it is a home or a barracks, or an address that stands for no address. */
const MOST_AT_ONE_PLACE = 60

interface Mates {
  readonly people: readonly Neighbour[]
  readonly why: Row['why']
}

/**
 * Those of one place and one family name; where no two share a name, all of one place, unless so many live there that it is a house
 * of flats. Whoever is one household already is left out, and whoever may be another of them once more.
 */
function matesAmong(places: Places): readonly Mates[] {
  return [...places.values()].flatMap((those): readonly Mates[] => {
    if (those.length < 2 || those.length > MOST_AT_ONE_PLACE) return []
    const there = those.filter(
      (one, at) => !those.slice(0, at).some((other) => one.id === other.id || alike(one, other)),
    )
    const families = Map.groupBy(there, ({ family }) => fold(family))
    const named = [...families].filter(([family, some]) => family !== '' && some.length > 1).map(([, some]) => some)
    if (named.length > 0) return named.filter(apart).map((some) => ({ people: some, why: 'address-and-name' }))
    return there.length > 1 && there.length < FLATS && apart(there) ? [{ people: there, why: 'address' }] : []
  })
}

/** Not all of them in one household. */
function apart([first, ...others]: readonly Neighbour[]): boolean {
  return first?.household == null || others.some(({ household }) => household !== first.household)
}

function told(db: ReadDb, { people, why }: Mates): readonly Row[] {
  const [first] = people
  if (first === undefined) return []
  const rows = listRows(
    db,
    people.map(({ id }) => id),
  )
  const home = people.find(({ household }) => household !== null)?.household ?? null
  return [
    {
      people: rows.map(({ id, name, initials, number }) => ({ id, name, initials, number })),
      families: familiesOf(people.map(({ family }) => family)),
      why,
      street: first.street,
      postcode: first.postcode,
      city: first.city,
      region: first.region,
      country: first.country,
      household: home === null ? null : { id: home, name: storedHousehold(db, home).name },
    },
  ]
}
