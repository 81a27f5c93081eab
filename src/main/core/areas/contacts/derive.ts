// Keeps lists and search in step with what is stated: called by the journal after every command, undo and merge, for the
// people concerned. Writes derived columns and local tables only, and only where something differs.
import { emailKey } from '../../../../shared/domain/email.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { phoneDigits, readPhone } from '../../../../shared/domain/phone.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import { deriveCustom } from '../fields/service.ts'
import { foundBy, listed, type Said } from './found-by.ts'
import { manyRows, type ManyRows } from '../../database/many-rows.ts'
import { EVERYBODY } from './held-lists.ts'
import { newestTouch, type Touch } from './newest-touch.ts'
import { writeSearch } from './search-index.ts'

const AT_ONCE = 1_000

/** `ids`: shown people. */
export function deriveContacts(tx: WriteDb, ids: readonly number[]): void {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = JSON.stringify(ids.slice(from, from + AT_ONCE))
    readPhones(tx, some)
    keyEmails(tx, some)
    keyNumbers(tx, some)
    deriveCustom(tx, some)
    const touched = newestTouch(tx, some)
    const people = gather(tx, some)
    const lists = manyRows(tx, INTO_LIST)
    for (const person of people) addToList(lists, person, touched.get(person.id))
    lists.end()
    // Everybody has a row of sums, so that a list sorted by them holds everybody.
    tx.run(
      'INSERT INTO contact_stats (contact_id) SELECT value FROM json_each(?) WHERE true ON CONFLICT DO NOTHING',
      some,
    )
    const came = lastVisits(tx, some)
    writeSearch(
      tx,
      some,
      people.map((person) => ({ id: person.id, lastAt: came.get(person.id) ?? person.madeAt, ...foundBy(person) })),
    )
  }
  noteTouch(tx, ids)
}

const NAMED_AT_MOST = 100
const KEPT = 1_000

/** Instants of the last visits, of those who came at all. */
function lastVisits(db: ReadDb, ids: string): Map<number, number> {
  const sql = `SELECT s.contact_id AS id, s.last_at AS at FROM json_each(?) m JOIN contact_stats s ON s.contact_id = m.value
    WHERE s.last_at IS NOT NULL`
  return new Map(db.all<{ id: number; at: number }>(sql, ids).map(({ id, at }) => [id, at]))
}

/** Tells the lists held in memory whom to look at again; see held-lists.ts. */
export function noteTouch(tx: WriteDb, ids: readonly number[]): void {
  const newest = tx.pluck<number | null>('SELECT max(seq) FROM contact_touch')[0] ?? 0
  const named = ids.length > NAMED_AT_MOST ? [EVERYBODY] : ids
  for (const [at, id] of named.entries()) {
    tx.run('INSERT INTO contact_touch (seq, contact_id) VALUES (?, ?)', newest + 1 + at, id)
  }
  tx.run('DELETE FROM contact_touch WHERE seq <= ?', newest + named.length - KEPT)
}

/** `ids`: tags. A tag is found under another name, and so is everyone who has it. */
export function deriveTags(tx: WriteDb, ids: readonly number[]): void {
  const owners = new Set<number>()
  for (const id of ids) {
    const tag = tx.get<{ name: string; key: string | null }>('SELECT name, key FROM tag WHERE id = ?', id)
    if (tag === undefined || tag.key === fold(tag.name)) continue
    tx.run('UPDATE tag SET key = ? WHERE id = ?', fold(tag.name), id)
    for (const owner of tx.pluck<number>('SELECT owner_id FROM contact_tag WHERE tag_id = ?', id)) owners.add(owner)
  }
  if (owners.size > 0) deriveContacts(tx, [...owners])
}

/** What a phone row's derived columns were read from: when it differs, they are read again. */
export function readFrom(typed: string, country: string): string {
  return `${country} ${typed}`
}

interface UnreadPhone {
  readonly id: number
  readonly typed: string
  readonly country: string
}

function readPhones(tx: WriteDb, ids: string): void {
  const unread = tx.all<UnreadPhone>(
    `SELECT p.id, p.typed, p.country FROM json_each(?) m JOIN phone p ON p.owner_id = m.value
      WHERE p.read_from IS NOT p.country || ' ' || p.typed`,
    ids,
  )
  for (const { id, typed, country } of unread) {
    const phone = readPhone(typed, country)
    tx.run(
      'UPDATE phone SET read_from = ?, e164 = ?, shown = ?, can_text = ?, digits = ? WHERE id = ?',
      readFrom(typed, country),
      phone.e164,
      phone.shown,
      Number(phone.canText),
      phoneDigits(typed, phone),
      id,
    )
  }
}

function keyEmails(tx: WriteDb, ids: string): void {
  const rows = tx.all<{ id: number; address: string; key: string | null }>(
    'SELECT e.id, e.address, e.key FROM json_each(?) m JOIN email e ON e.owner_id = m.value',
    ids,
  )
  for (const { id, address, key } of rows) {
    const right = emailKey(address)
    if (key !== right) tx.run('UPDATE email SET key = ? WHERE id = ?', right, id)
  }
}

function keyNumbers(tx: WriteDb, ids: string): void {
  const rows = tx.all<{ id: number; number: string; key: string | null }>(
    'SELECT n.id, n.number, n.key FROM json_each(?) m JOIN contact_number n ON n.owner_id = m.value',
    ids,
  )
  for (const { id, number, key } of rows) {
    const right = fold(number)
    if (key !== right) tx.run('UPDATE contact_number SET key = ? WHERE id = ?', right, id)
  }
}

interface ContactRow {
  readonly id: number
  readonly kind: 'person' | 'company'
  readonly given: string
  readonly family: string
  readonly familyFirst: number
  readonly nickname: string | null
  readonly note: string | null
  readonly source: string | null
  readonly channel: string | null
  readonly lookedAfterBy: number | null
  readonly madeAt: number
  readonly birthday: number
  readonly photo: number
}

type Gathered = Said & Pick<ContactRow, 'source' | 'channel' | 'lookedAfterBy' | 'madeAt'>

function gather(db: ReadDb, ids: string): Gathered[] {
  const rows = db.all<ContactRow>(
    `SELECT c.id, c.kind, c.given, c.family, c.family_first AS familyFirst, c.nickname, c.note, c.source,
       c.preferred_channel AS channel, c.looked_after_by AS lookedAfterBy, c.made_at AS madeAt,
       EXISTS (SELECT 1 FROM occasion o WHERE o.owner_id = c.id AND o.kind = 'birthday') AS birthday,
       EXISTS (SELECT 1 FROM contact_photo f WHERE f.owner_id = c.id) AS photo
      FROM json_each(?) m JOIN contact c ON c.id = m.value`,
    ids,
  )
  const of = <R extends { readonly owner: number }>(sql: string) => Map.groupBy(db.all<R>(sql, ids), (row) => row.owner)
  const phones = of<{ owner: number; shown: string; digits: string }>(
    `SELECT p.owner_id AS owner, p.shown, p.digits FROM json_each(?) m JOIN phone p ON p.owner_id = m.value
      ORDER BY p.owner_id, p.position, p.id`,
  )
  const emails = of<{ owner: number; address: string }>(
    `SELECT e.owner_id AS owner, e.address FROM json_each(?) m JOIN email e ON e.owner_id = m.value
      ORDER BY e.owner_id, e.position, e.id`,
  )
  const addresses = of<Said['addresses'][number] & { owner: number }>(
    `SELECT a.owner_id AS owner, a.street, a.postcode, a.city, a.region
      FROM json_each(?) m JOIN address a ON a.owner_id = m.value ORDER BY a.owner_id, a.position, a.id`,
  )
  const homes = of<Said['addresses'][number] & { owner: number }>(
    `SELECT h.contact_id AS owner, h.street, h.postcode, h.city, h.region
      FROM json_each(?) m JOIN contact_home h ON h.contact_id = m.value
      WHERE h.street || h.postcode || h.city || h.region <> ''`,
  )
  const tags = of<{ owner: number; name: string }>(
    `SELECT DISTINCT ct.owner_id AS owner, t.name FROM json_each(?) m JOIN contact_tag ct ON ct.owner_id = m.value
      JOIN tag t ON t.id = ct.tag_id ORDER BY ct.owner_id, t.id`,
  )
  const numbers = of<{ owner: number; number: string }>(
    `SELECT n.owner_id AS owner, n.number FROM json_each(?) m JOIN contact_number n ON n.owner_id = m.value
      ORDER BY n.owner_id, n.position, n.id`,
  )
  const preferences = of<{ owner: number; words: string }>(
    `SELECT p.owner_id AS owner, p.words FROM json_each(?) m JOIN contact_preference p ON p.owner_id = m.value
      ORDER BY p.owner_id, p.position, p.id`,
  )
  return rows.map((row) => ({
    ...row,
    familyFirst: row.familyFirst === 1,
    birthday: row.birthday === 1,
    photo: row.photo === 1,
    phones: phones.get(row.id) ?? [],
    emails: emails.get(row.id)?.map((one) => one.address) ?? [],
    addresses: [...(homes.get(row.id) ?? []), ...(addresses.get(row.id) ?? [])],
    tags: tags.get(row.id)?.map((one) => one.name) ?? [],
    numbers: numbers.get(row.id)?.map((one) => one.number) ?? [],
    preferences: preferences.get(row.id)?.map((one) => one.words) ?? [],
  }))
}

const LIST_COLUMNS =
  'kind, name, initials, sort_name, name_key, city, city_key, phone, email, source, channel, looked_after_by, has, made_at, changed_at, version'

/** An existing row is written only where it differs: an index entry or a search word costs more than a look. */
function onlyIfOther(table: string, columns: string): string {
  const names = columns.split(', ')
  const excluded = names.map((name) => `excluded.${name}`).join(', ')
  const own = names.map((name) => `${table}.${name}`).join(', ')
  return `ON CONFLICT (contact_id) DO UPDATE SET (${columns}) = (${excluded}) WHERE (${own}) IS NOT (${excluded})`
}

const INTO_LIST = {
  table: 'contact_list',
  columns: `contact_id, ${LIST_COLUMNS}`,
  otherwise: onlyIfOther('contact_list', LIST_COLUMNS),
} as const

function addToList(into: ManyRows, person: Gathered, touch: Touch | undefined): void {
  const list = listed(person)
  into.add(
    person.id,
    person.kind,
    list.name,
    list.initials,
    list.sortName,
    list.nameKey,
    list.city,
    list.cityKey,
    list.phone,
    list.email,
    person.source,
    person.channel,
    person.lookedAfterBy,
    list.has,
    person.madeAt,
    touch?.at ?? person.madeAt,
    touch?.version ?? 0,
  )
}
