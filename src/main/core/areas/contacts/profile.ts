// One person with everything said about them: a dozen prepared statements, each by an index.
import type * as z from 'zod'
import type { Contact, ContactRow } from '../../../../shared/contract/contacts.ts'
import type { CustomValues } from '../../../../shared/contract/fields.ts'
import { customerNumber } from '../../../../shared/domain/customer-number.ts'
import { nextOccurrence, yearsCompleted } from '../../../../shared/domain/partial-date.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { QueryContext } from '../../area.ts'
import { customOf, customOfOne, fieldsOf } from '../fields/service.ts'
import type { ReadDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'

type ListRow = z.infer<typeof ContactRow>

/** An age said on a shop day, as of another day; whole years have passed in between. */
export function ageAfter(age: number | null, saidOn: number | null, today: number): number | null {
  if (age === null || saidOn === null) return age
  return Math.min(130, age + Math.max(0, Math.floor((today - saidOn) / 365.2425)))
}

type Plain = Pick<
  Contact,
  | 'kind'
  | 'given'
  | 'family'
  | 'nickname'
  | 'say'
  | 'source'
  | 'preferredChannel'
  | 'language'
  | 'lookedAfterBy'
  | 'note'
  | 'gender'
  | 'age'
  | 'familyStatus'
  | 'householdIncome'
  | 'businessIncome'
  | 'interests'
  | 'name'
  | 'initials'
  | 'madeAt'
  | 'changedAt'
  | 'version'
  | 'lookedAfterByName'
>

const PERSON = `SELECT c.kind, c.given, c.family, c.nickname, c.say, c.source, c.preferred_channel AS preferredChannel,
    c.language, c.looked_after_by AS lookedAfterBy, c.note, c.gender, c.age, c.age_on AS ageOn,
    c.family_status AS familyStatus, c.household_income AS householdIncome, c.business_income AS businessIncome,
    c.interests, c.made_at AS madeAt, l.name, l.initials, l.changed_at AS changedAt, l.version, l.has & 16 AS photo,
    (SELECT u.name FROM user u WHERE u.id = c.looked_after_by) AS lookedAfterByName
  FROM contact c JOIN contact_list l ON l.contact_id = c.id WHERE c.id = ?`
const PHONES = `SELECT id, typed, label, e164, shown, can_text AS canText FROM phone WHERE owner_id = ? ORDER BY position, id`
const EMAILS = `SELECT id, address, label FROM email WHERE owner_id = ? ORDER BY position, id`
const ADDRESSES = `SELECT id, label, street, postcode, city, region, country FROM address WHERE owner_id = ? ORDER BY position, id`
const OCCASIONS = `SELECT id, kind, label, date FROM occasion WHERE owner_id = ? ORDER BY position, id`
const PREFERENCES = `SELECT id, kind, words FROM contact_preference WHERE owner_id = ? ORDER BY position, id`
const NUMBERS = `SELECT id, source, number FROM contact_number WHERE owner_id = ? ORDER BY position, id`
const TAGS = `SELECT DISTINCT t.name FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id WHERE ct.owner_id = ? ORDER BY t.key, t.id`
// Whoever is in the trash or was merged away has no row in contact_list: the link waits unseen. So does one that leads from a
// person to themselves, since two of them became one.
const SAID = `SELECT k.id, k.kind, l.contact_id AS otherId, l.name AS otherName, k.words
  FROM link k JOIN contact_list l ON l.contact_id = coalesce((SELECT a.canon_id FROM alias a WHERE a.id = k.other_id), k.other_id)
  WHERE k.owner_id = ? AND l.contact_id <> k.owner_id ORDER BY k.position, k.id`
const HEARD = `SELECT k.id, k.kind, l.contact_id AS otherId, l.name AS otherName, k.words
  FROM (SELECT ? AS me) JOIN link k ON k.other_id = me OR k.other_id IN (SELECT a.id FROM alias a WHERE a.canon_id = me)
  JOIN contact_list l ON l.contact_id = k.owner_id WHERE k.owner_id <> me ORDER BY k.id`

/** Errors: NOT_FOUND. An id that was merged away answers the one it became part of. */
export function getContact({ db, settings, outside }: QueryContext, asked: number): Contact {
  const id = canonOf(db, asked)
  const person = db.get<Plain & { ageOn: number | null; photo: number }>(PERSON, id)
  if (person === undefined) throw new Failure('NOT_FOUND', { what: 'contact' })
  const today = shopCalendar(settings.zone, settings.dayTurn).dayOf(outside.clock.now())
  const { ageOn, photo, ...plain } = person
  const heard = db.all<Omit<Contact['links'][number], 'incoming'>>(HEARD, id)
  const said = db.all<Omit<Contact['links'][number], 'incoming'>>(SAID, id)
  return {
    ...plain,
    id,
    age: ageAfter(person.age, ageOn, today),
    number: customerNumber(id),
    hasPhoto: photo !== 0,
    phones: db
      .all<Omit<Contact['phones'][number], 'canText'> & { canText: number }>(PHONES, id)
      .map((phone) => ({ ...phone, canText: phone.canText === 1 })),
    emails: db.all<Contact['emails'][number]>(EMAILS, id),
    addresses: db.all<Contact['addresses'][number]>(ADDRESSES, id),
    occasions: db
      .all<Omit<Contact['occasions'][number], 'next' | 'years'>>(OCCASIONS, id)
      .map((occasion) => withNext(occasion, today)),
    preferences: db.all<Contact['preferences'][number]>(PREFERENCES, id),
    links: [
      ...said.map((link) => ({ ...link, incoming: false })),
      ...heard.map((link) => ({ ...link, incoming: true })),
    ],
    numbers: db.all<Contact['numbers'][number]>(NUMBERS, id),
    custom: customOfOne(db, 'contacts', id),
    tags: db.pluck<string>(TAGS, id),
    referrals: heard.filter((link) => link.kind === 'referred-by').length,
  }
}

function withNext<O extends { readonly date: string }>(occasion: O, today: number) {
  const next = nextOccurrence(occasion.date, today)
  return { ...occasion, next, years: next === null ? null : yearsCompleted(occasion.date, next) }
}

const ROWS = `SELECT l.contact_id AS id, l.kind, l.name, l.initials, l.city, l.phone, l.email, l.has & 16 AS photo,
    l.made_at AS madeAt, l.changed_at AS changedAt, s.last_day AS lastDay, s.visits, s.spend AS spent
  FROM json_each(?) j JOIN contact_list l ON l.contact_id = j.value
  JOIN contact_stats s ON s.contact_id = l.contact_id ORDER BY j.key`
const ROW_TAGS = `SELECT DISTINCT ct.owner_id AS owner, t.name, t.key, t.id FROM json_each(?) j
  JOIN contact_tag ct ON ct.owner_id = j.value JOIN tag t ON t.id = ct.tag_id ORDER BY t.key, t.id`

/** Rows of a list, in the order of `ids`, with the fields of the shop's own that are asked for; whoever is not shown is left out. */
export function listRows(db: ReadDb, ids: Iterable<number>, fields: readonly number[] = []): ListRow[] {
  const people = [...ids]
  const wanted = JSON.stringify(people)
  const custom = customColumns(db, people, fields)
  const tags = Map.groupBy(db.all<{ owner: number; name: string }>(ROW_TAGS, wanted), (tag) => tag.owner)
  return db
    .all<Omit<ListRow, 'number' | 'tags' | 'hasPhoto'> & { photo: number }>(ROWS, wanted)
    .map(({ photo, ...row }) => ({
      ...row,
      number: customerNumber(row.id),
      hasPhoto: photo !== 0,
      tags: tags.get(row.id)?.map((tag) => tag.name) ?? [],
      ...(fields.length === 0 ? {} : { custom: custom.get(row.id) ?? {} }),
    }))
}

function customColumns(db: ReadDb, people: readonly number[], fields: readonly number[]) {
  if (fields.length === 0) return new Map<number, CustomValues>()
  const shown = fieldsOf(db, 'contacts').filter(({ id }) => fields.includes(id))
  return customOf(db, 'contacts', people, shown)
}
