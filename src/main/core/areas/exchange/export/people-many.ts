// What there is several of with each person: phones, e-mails, addresses and so on, of a few hundred people at once.
import type { ReadDb } from '../../../database/handle.ts'

export interface Many {
  readonly phones: readonly { readonly label: string; readonly typed: string }[]
  readonly emails: readonly string[]
  readonly addresses: readonly {
    readonly street: string
    readonly postcode: string
    readonly city: string
    readonly region: string
    readonly country: string
  }[]
  readonly occasions: readonly { readonly kind: string; readonly label: string; readonly date: string }[]
  readonly tags: readonly string[]
  readonly lists: readonly string[]
  readonly preferences: readonly string[]
  readonly links: readonly string[]
  readonly numbers: readonly string[]
}

const of = (columns: string, table: string) =>
  `SELECT p.owner_id AS owner, ${columns} FROM json_each(?) j JOIN ${table} p ON p.owner_id = j.value
    ORDER BY p.owner_id, p.position, p.id`
const PHONES = of('p.label, p.typed', 'phone')
const EMAILS = of('p.address AS value', 'email')
// Where they live with others stands before what is their own.
const ADDRESSES = `WITH j (id) AS (SELECT value FROM json_each(?)),
    place (owner, own, position, id, street, postcode, city, region, country) AS (
      SELECT h.contact_id, 0, 0, 0, h.street, h.postcode, h.city, h.region, h.country
        FROM j CROSS JOIN contact_home h ON h.contact_id = j.id WHERE h.street || h.postcode || h.city || h.region <> ''
      UNION ALL SELECT a.owner_id, 1, a.position, a.id, a.street, a.postcode, a.city, a.region, a.country
        FROM j CROSS JOIN address a ON a.owner_id = j.id)
  SELECT owner, street, postcode, city, region, country FROM place ORDER BY owner, own, position, id`
const OCCASIONS = of('p.kind, p.label, p.date', 'occasion')
const PREFERENCES = of(`p.kind || ': ' || p.words AS value`, 'contact_preference')
const NUMBERS = of(`p.source || ': ' || p.number AS value`, 'contact_number')
const LINKS = `SELECT k.owner_id AS owner, k.kind || ': ' || l.name || iif(k.words = '', '', ' (' || k.words || ')') AS value
  FROM json_each(?) j JOIN link k ON k.owner_id = j.value
  JOIN contact_list l ON l.contact_id = coalesce((SELECT a.canon_id FROM alias a WHERE a.id = k.other_id), k.other_id)
  ORDER BY k.owner_id, k.position, k.id`
const TAGS = `SELECT DISTINCT ct.owner_id AS owner, t.name AS value, t.key, t.id FROM json_each(?) j
  JOIN contact_tag ct ON ct.owner_id = j.value JOIN tag t ON t.id = ct.tag_id ORDER BY ct.owner_id, t.key, t.id`
const LISTS = `SELECT DISTINCT m.owner_id AS owner, l.name AS value FROM json_each(?) j
  JOIN list_member m ON m.owner_id = j.value JOIN people_list l ON l.id = m.list_id WHERE l.archived = 0
  ORDER BY m.owner_id, l.name COLLATE NOCASE, l.id`

/** @param ids JSON array of people */
export function manyOf(db: ReadDb, ids: string): ReadonlyMap<number, Many> {
  const by = <R>(sql: string) =>
    Map.groupBy(db.all<R & { readonly owner: number }>(sql, ids), ({ owner }) => owner) as ReadonlyMap<
      number,
      readonly R[]
    >
  const values = (sql: string) => by<{ readonly value: string }>(sql)
  const [phones, addresses, occasions] = [
    by<Many['phones'][number]>(PHONES),
    by<Many['addresses'][number]>(ADDRESSES),
    by<Many['occasions'][number]>(OCCASIONS),
  ]
  const lists = {
    emails: values(EMAILS),
    tags: values(TAGS),
    lists: values(LISTS),
    preferences: values(PREFERENCES),
    links: values(LINKS),
    numbers: values(NUMBERS),
  }
  const texts = (list: keyof typeof lists, id: number) => lists[list].get(id)?.map(({ value }) => value) ?? []
  return new Map(
    (JSON.parse(ids) as readonly number[]).map((id) => [
      id,
      {
        phones: phones.get(id) ?? [],
        addresses: addresses.get(id) ?? [],
        occasions: occasions.get(id) ?? [],
        emails: texts('emails', id),
        tags: texts('tags', id),
        lists: texts('lists', id),
        preferences: texts('preferences', id),
        links: texts('links', id),
        numbers: texts('numbers', id),
      },
    ]),
  )
}
