// What of people must be known to say how a change of many would change each: read for a block of them at once, and only what
// the change is about.
import type { BulkChange } from '../../../../shared/contract/bulk.ts'
import type { CustomField, CustomValues } from '../../../../shared/contract/fields.ts'
import type { ReadDb } from '../../database/handle.ts'
import { customOf } from '../fields/service.ts'

export interface StatedColumns {
  readonly kind: 'person' | 'company'
  readonly source: string | null
  readonly preferredChannel: string | null
  readonly language: string | null
  readonly lookedAfterBy: number | null
}

export interface TagNow {
  readonly id: number
  readonly key: string
  readonly name: string
}

export interface AddressNow {
  readonly id: number
  readonly city: string
  readonly country: string
}

export interface PersonNow extends StatedColumns {
  readonly id: number
  readonly name: string
  readonly given: string
  readonly family: string
  /** Of the newest command that touched them. */
  readonly version: number
  readonly tags: readonly TagNow[]
  readonly addresses: readonly AddressNow[]
  /** Where they live with others; that address is the household's. */
  readonly home: Pick<AddressNow, 'city' | 'country'> | null
  readonly custom: CustomValues
}

const PEOPLE = `SELECT c.id, l.name, c.given, c.family, l.version, c.kind, c.source, c.preferred_channel AS preferredChannel,
    c.language, c.looked_after_by AS lookedAfterBy
  FROM json_each(?) m CROSS JOIN contact c ON c.id = m.value CROSS JOIN contact_list l ON l.contact_id = c.id ORDER BY m.key`
const TAGS = `SELECT DISTINCT ct.owner_id AS owner, t.id, t.key, t.name FROM json_each(?) m
  CROSS JOIN contact_tag ct ON ct.owner_id = m.value CROSS JOIN tag t ON t.id = ct.tag_id ORDER BY t.key, t.id`
const ADDRESSES = `SELECT a.owner_id AS owner, a.id, a.city, a.country FROM json_each(?) m
  CROSS JOIN address a ON a.owner_id = m.value ORDER BY a.position, a.id`

const HOMES = `SELECT h.contact_id AS owner, h.contact_id AS id, h.city, h.country FROM json_each(?) m
  CROSS JOIN contact_home h ON h.contact_id = m.value`

type Plain = Omit<PersonNow, 'tags' | 'addresses' | 'home' | 'custom'>

/** Those of `ids` who are shown, in their order. `fields`: those of the shop's own that the change names. */
export function peopleNow(
  db: ReadDb,
  ids: readonly number[],
  { change, fields }: { readonly change: BulkChange; readonly fields: readonly CustomField[] },
): PersonNow[] {
  const asked = JSON.stringify(ids)
  const tagged = change.addTags !== undefined || change.removeTags !== undefined
  const placed = change.city !== undefined || change.country !== undefined
  const tags = byOwner(tagged ? db.all<TagNow & Owned>(TAGS, asked) : [])
  const addresses = byOwner(placed ? db.all<AddressNow & Owned>(ADDRESSES, asked) : [])
  const homes = byOwner(placed ? db.all<AddressNow & Owned>(HOMES, asked) : [])
  const custom = fields.length === 0 ? new Map<number, CustomValues>() : customOf(db, 'contacts', ids, fields)
  return db.all<Plain>(PEOPLE, asked).map((person) => ({
    ...person,
    tags: tags.get(person.id) ?? [],
    addresses: addresses.get(person.id) ?? [],
    home: homes.get(person.id)?.[0] ?? null,
    custom: custom.get(person.id) ?? {},
  }))
}

interface Owned {
  readonly owner: number
}

function byOwner<Row extends Owned>(rows: readonly Row[]): ReadonlyMap<number, readonly Row[]> {
  const all = new Map<number, Row[]>()
  for (const row of rows) {
    const theirs = all.get(row.owner)
    if (theirs === undefined) all.set(row.owner, [row])
    else theirs.push(row)
  }
  return all
}
