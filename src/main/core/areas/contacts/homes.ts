// Where people live with others: written by the households area, kept here because lists, search and files show an address
// wherever it was said. Beside it, what households need of people's own addresses.
import { samePlace, type Place } from '../../../../shared/domain/place.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import { manyRows } from '../../database/many-rows.ts'
import { deriveContacts } from './derive.ts'

export interface ContactHome extends Place {
  readonly contactId: number
  readonly householdId: number
}

const COLUMNS = 'household_id, street, postcode, city, region, country'
const HOMES = `SELECT h.contact_id AS contactId, h.household_id AS householdId, h.street, h.postcode, h.city, h.region, h.country
  FROM json_each(?) m CROSS JOIN contact_home h ON h.contact_id = m.value`
const INTO_HOMES = {
  table: 'contact_home',
  columns: `contact_id, ${COLUMNS}`,
  otherwise: `ON CONFLICT (contact_id) DO UPDATE SET (${COLUMNS}) = (${COLUMNS.split(', ')
    .map((name) => `excluded.${name}`)
    .join(', ')})`,
} as const

const valuesOf = (home: ContactHome) =>
  [home.householdId, home.street, home.postcode, home.city, home.region, home.country] as const

/** The homes of `ids`, people who are shown; one that is not said goes. Writes only where something differs. */
export function setHomes(tx: WriteDb, ids: readonly number[], homes: readonly ContactHome[]): void {
  const before = new Map(tx.all<ContactHome>(HOMES, JSON.stringify(ids)).map((home) => [home.contactId, home]))
  const changed: number[] = []
  const rows = manyRows(tx, INTO_HOMES)
  for (const home of homes) {
    const old = before.get(home.contactId)
    before.delete(home.contactId)
    if (old !== undefined && valuesOf(old).every((value, at) => value === valuesOf(home)[at])) continue
    rows.add(home.contactId, ...valuesOf(home))
    changed.push(home.contactId)
  }
  rows.end()
  for (const id of before.keys()) {
    tx.run('DELETE FROM contact_home WHERE contact_id = ?', id)
    changed.push(id)
  }
  if (changed.length > 0) deriveContacts(tx, changed)
}

interface OwnAddress extends Place {
  readonly id: number
  readonly owner: number
  readonly label: string
}

const OWN = `SELECT a.id, a.owner_id AS owner, a.label, a.street, a.postcode, a.city, a.region, a.country
  FROM json_each(?) m CROSS JOIN address a ON a.owner_id = m.value ORDER BY m.key, a.position, a.id`

/** Addresses of people's own, in the order of `ids` and then as they list them. */
export function ownAddresses(db: ReadDb, ids: readonly number[]): readonly OwnAddress[] {
  return db.all<OwnAddress>(OWN, JSON.stringify(ids))
}

/** Takes away those of their own home addresses that say where one of these places is: it is said elsewhere. */
export function dropOwnHomes(db: WriteDb, ids: readonly number[], places: readonly Place[]): void {
  for (const own of ownAddresses(db, ids)) {
    if (own.label !== 'home' || !places.some((place) => samePlace(own, place))) continue
    db.run('DELETE FROM address WHERE id = ?', own.id)
  }
}
