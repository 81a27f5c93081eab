// Everybody of the book as the finder compares them, in a few large statements on a reading connection of a worker's own.
import type { DuplicateAddress, DuplicateRecord } from '../../../../../shared/domain/duplicates/record.ts'
import { openFile, type DatabaseFile } from '../../../book/copy.ts'
import type { Sqlite } from '../../../database/open.ts'

const PEOPLE = 'SELECT id, kind, given, family, nickname FROM contact ORDER BY id'
const PHONES = `SELECT owner_id AS owner, coalesce(e164, digits, '') AS value FROM phone ORDER BY owner_id, position, id`
const EMAILS = `SELECT owner_id AS owner, coalesce(key, '') AS value FROM email ORDER BY owner_id, position, id`
const BIRTHDAYS = `SELECT owner_id AS owner, date AS value FROM occasion WHERE kind = 'birthday'
  ORDER BY owner_id, position DESC, id DESC`
const HOMES = 'SELECT contact_id AS owner, street, postcode, city, region, country FROM contact_home'
const PLACES = `SELECT owner_id AS owner, street, postcode, city, region, country FROM address
  ORDER BY owner_id, position, id`
const NUMBERS = 'SELECT owner_id AS owner, source, number FROM contact_number ORDER BY owner_id, position, id'

interface Growing extends Omit<DuplicateRecord, 'phones' | 'emails' | 'birthday' | 'addresses' | 'numbers'> {
  readonly phones: string[]
  readonly emails: string[]
  birthday: string | null
  readonly addresses: DuplicateAddress[]
  readonly numbers: { readonly source: string; readonly number: string }[]
}

/** All who are shown, as they stand at one moment. */
export function readPeople(file: DatabaseFile): readonly DuplicateRecord[] {
  const db = openFile(file, { readonly: true })
  try {
    return db.transaction(() => gather(db))()
  } finally {
    db.close()
  }
}

function gather(db: Sqlite): readonly DuplicateRecord[] {
  const people = new Map<number, Growing>()
  const rows = <R>(sql: string) => db.prepare<[], R>(sql).iterate()
  for (const person of rows<Pick<DuplicateRecord, 'id' | 'kind' | 'given' | 'family' | 'nickname'>>(PEOPLE)) {
    people.set(person.id, { ...person, phones: [], emails: [], birthday: null, addresses: [], numbers: [] })
  }
  for (const { owner, value } of rows<Value>(PHONES)) people.get(owner)?.phones.push(value)
  for (const { owner, value } of rows<Value>(EMAILS)) people.get(owner)?.emails.push(value)
  for (const { owner, value } of rows<Value>(BIRTHDAYS)) {
    const person = people.get(owner)
    // The first of several comes last.
    if (person !== undefined) person.birthday = value
  }
  for (const sql of [HOMES, PLACES]) {
    for (const { owner, ...place } of rows<DuplicateAddress & { readonly owner: number }>(sql)) {
      people.get(owner)?.addresses.push(place)
    }
  }
  for (const { owner, source, number } of rows<{ owner: number; source: string; number: string }>(NUMBERS)) {
    people.get(owner)?.numbers.push({ source, number })
  }
  return [...people.values()]
}

interface Value {
  readonly owner: number
  readonly value: string
}
