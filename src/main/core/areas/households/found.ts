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

/** Some hundred people: a millisecond or two. */
const POSTCODES_AT_ONCE = 100
const POSTCODES = `SELECT DISTINCT postcode FROM address WHERE postcode > ? AND postcode <> '' ORDER BY postcode
  LIMIT ${String(POSTCODES_AT_ONCE)}`
const OWN = `SELECT c.id, c.given, c.family, a.street, a.postcode, a.city, a.region, a.country,
    (SELECT h.household_id FROM contact_home h WHERE h.contact_id = c.id) AS household
  FROM json_each(?) p CROSS JOIN address a ON a.postcode = p.value AND a.postcode <> ''
    CROSS JOIN contact c ON c.id = a.owner_id WHERE a.label = 'home' AND c.kind = 'person'`
const SHARED = `SELECT c.id, c.given, c.family, h.street, h.postcode, h.city, h.region, h.country, h.household_id AS household
  FROM json_each(?) p CROSS JOIN contact_home h ON h.postcode = p.value AND h.postcode <> ''
    CROSS JOIN contact c ON c.id = h.contact_id`

/** Errors: CANCELLED, BOOK_CLOSED. */
export async function foundHouseholds(
  { book, signal }: Pick<ActionContext, 'book' | 'signal'>,
  { limit }: InputOf<typeof households.found>,
): Promise<Answer> {
  const rows: Row[] = []
  for (let last = ''; ;) {
    const { db } = book()
    const postcodes = db.pluck<string>(POSTCODES, last)
    const [first, end] = [postcodes[0], postcodes.at(-1)]
    if (first === undefined || end === undefined) return { rows, more: false }
    const list = JSON.stringify(postcodes)
    const people = [SHARED, OWN].flatMap((sql) => db.all<Neighbour>(sql, list))
    for (const mates of matesAmong(people)) {
      if (rows.length === limit) return { rows, more: true }
      rows.push(...told(db, mates))
    }
    last = end
    await new Promise((resume) => setImmediate(resume))
    if (signal.aborted) throw new Failure('CANCELLED', {})
  }
}

interface Mates {
  readonly people: readonly Neighbour[]
  readonly why: Row['why']
}

/**
 * Those of one place and one family name; where no two share a name, all of one place, unless so many live there that it is a house
 * of flats. Whoever is one household already is left out, and whoever may be another of them once more.
 */
export function matesAmong(people: readonly Neighbour[]): readonly Mates[] {
  const places = Map.groupBy(people, placeKey)
  return [...places].flatMap(([key, those]): readonly Mates[] => {
    if (key === null) return []
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
