// People as they are compared side by side: a handful of statements for a whole page of them.
import type { DuplicatePerson } from '../../../../shared/contract/duplicates.ts'
import type { ReadDb } from '../../database/handle.ts'
import { listRows } from '../contacts/service.ts'

const PHONES = `SELECT p.owner_id AS owner, p.shown AS words FROM json_each(?) m CROSS JOIN phone p ON p.owner_id = m.value
  ORDER BY p.owner_id, p.position, p.id`
const EMAILS = `SELECT e.owner_id AS owner, e.address AS words FROM json_each(?) m CROSS JOIN email e ON e.owner_id = m.value
  ORDER BY e.owner_id, e.position, e.id`
const ADDRESSES = `SELECT owner, street, postcode, city, region FROM (
    SELECT h.contact_id AS owner, -1 AS position, 0 AS id, h.street, h.postcode, h.city, h.region
      FROM json_each(?) m CROSS JOIN contact_home h ON h.contact_id = m.value
    UNION ALL SELECT a.owner_id, a.position, a.id, a.street, a.postcode, a.city, a.region
      FROM json_each(?) m CROSS JOIN address a ON a.owner_id = m.value)
  ORDER BY owner, position, id`
const BIRTHDAYS = `SELECT o.owner_id AS owner, o.date AS words FROM json_each(?) m
  CROSS JOIN occasion o ON o.owner_id = m.value AND o.kind = 'birthday' ORDER BY o.owner_id, o.position, o.id`
const VERSIONS = `SELECT l.contact_id AS owner, l.version FROM json_each(?) m
  CROSS JOIN contact_list l ON l.contact_id = m.value`

export interface AddressWords {
  readonly street: string
  readonly postcode: string
  readonly city: string
  readonly region: string
}

/** One line. */
export function addressLine({ street, postcode, city, region }: AddressWords): string {
  const lines = [...street.split('\n'), `${postcode} ${city}`, region].map((line) => line.trim())
  return lines.filter((line) => line !== '').join(', ')
}

/** In the order of `ids`; whoever is not shown is left out. */
export function duplicatePeople(db: ReadDb, ids: readonly number[]): DuplicatePerson[] {
  const some = JSON.stringify(ids)
  const words = (sql: string) => Map.groupBy(db.all<{ owner: number; words: string }>(sql, some), ({ owner }) => owner)
  const [phones, emails, birthdays] = [words(PHONES), words(EMAILS), words(BIRTHDAYS)]
  const addresses = Map.groupBy(db.all<AddressWords & { owner: number }>(ADDRESSES, some, some), ({ owner }) => owner)
  const versions = new Map(
    db.all<{ owner: number; version: number }>(VERSIONS, some).map(({ owner, version }) => [owner, version]),
  )
  const wordsOf = (found: ReturnType<typeof words>, id: number) => found.get(id)?.map((row) => row.words) ?? []
  return listRows(db, ids).map(({ id, number, kind, name, initials, hasPhoto, visits, spent, lastDay, madeAt }) => ({
    id,
    number,
    kind,
    name,
    initials,
    hasPhoto,
    phones: wordsOf(phones, id),
    emails: wordsOf(emails, id),
    addresses: (addresses.get(id) ?? []).map(addressLine).filter((line) => line !== ''),
    birthday: wordsOf(birthdays, id)[0] ?? null,
    visits,
    spent,
    lastDay,
    madeAt,
    version: versions.get(id) ?? 0,
  }))
}
