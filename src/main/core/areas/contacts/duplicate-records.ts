// People as the finder of duplicates compares them.
import type { DuplicateAddress, DuplicateRecord } from '../../../../shared/domain/duplicates/record.ts'
import type { ReadDb } from '../../database/handle.ts'

const PEOPLE = `SELECT c.id, c.kind, c.given, c.family, c.nickname FROM json_each(?) m CROSS JOIN contact c ON c.id = m.value`
const PHONES = `SELECT p.owner_id AS owner, coalesce(p.e164, p.digits, '') AS value
  FROM json_each(?) m CROSS JOIN phone p ON p.owner_id = m.value ORDER BY p.owner_id, p.position, p.id`
const EMAILS = `SELECT e.owner_id AS owner, coalesce(e.key, '') AS value
  FROM json_each(?) m CROSS JOIN email e ON e.owner_id = m.value ORDER BY e.owner_id, e.position, e.id`
const BIRTHDAYS = `SELECT o.owner_id AS owner, o.date AS value
  FROM json_each(?) m CROSS JOIN occasion o ON o.owner_id = m.value AND o.kind = 'birthday'
  ORDER BY o.owner_id, o.position, o.id`
const PLACES = `SELECT a.owner_id AS owner, a.street, a.postcode, a.city, a.region, a.country
  FROM json_each(?) m CROSS JOIN address a ON a.owner_id = m.value ORDER BY a.owner_id, a.position, a.id`
const HOMES = `SELECT h.contact_id AS owner, h.street, h.postcode, h.city, h.region, h.country
  FROM json_each(?) m CROSS JOIN contact_home h ON h.contact_id = m.value`
const NUMBERS = `SELECT n.owner_id AS owner, n.source, n.number
  FROM json_each(?) m CROSS JOIN contact_number n ON n.owner_id = m.value ORDER BY n.owner_id, n.position, n.id`

type Person = Pick<DuplicateRecord, 'id' | 'kind' | 'given' | 'family' | 'nickname'>
type Owned<T> = T & { readonly owner: number }

/** By id; whoever is not shown is left out. */
export function duplicateRecords(db: ReadDb, ids: readonly number[]): ReadonlyMap<number, DuplicateRecord> {
  const some = JSON.stringify(ids)
  const of = <T>(sql: string) => Map.groupBy(db.all<Owned<T>>(sql, some), ({ owner }) => owner)
  const [phones, emails, birthdays] = [PHONES, EMAILS, BIRTHDAYS].map((sql) => of<{ readonly value: string }>(sql))
  const [places, homes] = [of<DuplicateAddress>(PLACES), of<DuplicateAddress>(HOMES)]
  const numbers = of<{ readonly source: string; readonly number: string }>(NUMBERS)
  const people = db.all<Person>(PEOPLE, some).map((person): readonly [number, DuplicateRecord] => [
    person.id,
    {
      ...person,
      phones: (phones?.get(person.id) ?? []).map(({ value }) => value),
      emails: (emails?.get(person.id) ?? []).map(({ value }) => value),
      birthday: birthdays?.get(person.id)?.[0]?.value ?? null,
      addresses: [...(homes.get(person.id) ?? []), ...(places.get(person.id) ?? [])],
      numbers: numbers.get(person.id) ?? [],
    },
  ])
  return new Map(people)
}
