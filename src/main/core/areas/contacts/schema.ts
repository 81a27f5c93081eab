// The tables of people and companies. What is derived is filled by derive.ts; the numbers stand forever.
import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { journaled, local, type TableDeclaration } from '../../database/tables.ts'
import { anyValue } from '../fields/service.ts'
import { CONTACT_COLUMNS, CONTACT_TABLE, PARTS } from './columns.ts'
import { deriveContacts, deriveTags } from './derive.ts'

export const contact = sqliteTable('contact', {
  id: integer('id').primaryKey(),
  kind: text('kind').notNull(),
  given: text('given').notNull(),
  family: text('family').notNull(),
  familyFirst: integer('family_first').notNull(),
  nickname: text('nickname'),
  say: text('say'),
  source: text('source'),
  preferredChannel: text('preferred_channel'),
  language: text('language'),
  lookedAfterBy: integer('looked_after_by'),
  note: text('note'),
  gender: text('gender'),
  age: integer('age'),
  ageOn: integer('age_on'),
  familyStatus: text('family_status'),
  householdIncome: text('household_income'),
  businessIncome: text('business_income'),
  interests: text('interests'),
  madeAt: integer('made_at').notNull(),
  mergedInto: integer('merged_into'),
})

/** What was said about whom, and whose it is now. */
const pair = () => ({
  contactId: integer('contact_id').notNull(),
  ownerId: integer('owner_id')
    .notNull()
    .references(() => contact.id, { onDelete: 'cascade' }),
})

/** A row of a person's own list; `position` is its place in it. */
const listed = () => ({ id: integer('id').primaryKey(), ...pair(), position: integer('position').notNull() })

export const phone = sqliteTable(
  'phone',
  {
    ...listed(),
    label: text('label').notNull(),
    typed: text('typed').notNull(),
    country: text('country').notNull(),
    readFrom: text('read_from'),
    e164: text('e164'),
    shown: text('shown'),
    canText: integer('can_text'),
    digits: text('digits'),
  },
  (table) => [
    index('phone_owner').on(table.ownerId, table.position),
    index('phone_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
    index('phone_e164')
      .on(table.e164, table.ownerId)
      .where(sql`e164 IS NOT NULL`),
    index('phone_last_four').on(sql`substr(digits, -4)`, table.ownerId),
  ],
)

export const email = sqliteTable(
  'email',
  { ...listed(), label: text('label').notNull(), address: text('address').notNull(), key: text('key') },
  (table) => [
    index('email_owner').on(table.ownerId, table.position),
    index('email_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
    index('email_key').on(table.key, table.ownerId),
  ],
)

export const address = sqliteTable(
  'address',
  {
    ...listed(),
    label: text('label').notNull(),
    street: text('street').notNull(),
    postcode: text('postcode').notNull(),
    city: text('city').notNull(),
    region: text('region').notNull(),
    country: text('country').notNull(),
  },
  (table) => [
    index('address_owner').on(table.ownerId, table.position),
    index('address_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
    index('address_place')
      .on(table.postcode, table.street, table.ownerId)
      .where(sql`label = 'home' AND postcode <> ''`),
  ],
)

const MONTH_DAY = sql`CASE WHEN length(date) = 10 OR date LIKE '--%' THEN CAST(substr(date, -5, 2) AS INTEGER) * 100 + CAST(substr(date, -2) AS INTEGER) END`

export const occasion = sqliteTable(
  'occasion',
  {
    ...listed(),
    kind: text('kind').notNull(),
    label: text('label').notNull(),
    date: text('date').notNull(),
    monthDay: integer('month_day').generatedAlwaysAs(MONTH_DAY, { mode: 'virtual' }),
  },
  (table) => [
    index('occasion_owner').on(table.ownerId, table.position),
    index('occasion_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
    index('occasion_day').on(table.monthDay, table.kind, table.ownerId),
  ],
)

export const contactPreference = sqliteTable(
  'contact_preference',
  { ...listed(), kind: text('kind').notNull(), words: text('words').notNull() },
  (table) => [
    index('contact_preference_owner').on(table.ownerId, table.position),
    index('contact_preference_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
  ],
)

/** `other_id` is this person's … : their employer, their parent, who brought them. */
export const link = sqliteTable(
  'link',
  {
    ...listed(),
    kind: text('kind').notNull(),
    otherId: integer('other_id').notNull(),
    words: text('words').notNull(),
  },
  (table) => [
    index('link_owner').on(table.ownerId, table.position),
    index('link_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
    index('link_other').on(table.otherId),
  ],
)

/** Another program's number for a person. */
export const contactNumber = sqliteTable(
  'contact_number',
  { ...listed(), source: text('source').notNull(), number: text('number').notNull(), key: text('key') },
  (table) => [
    index('contact_number_owner').on(table.ownerId, table.position),
    index('contact_number_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
    index('contact_number_key').on(table.key, table.ownerId),
  ],
)

export const tag = sqliteTable(
  'tag',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    archived: integer('archived').notNull().default(0),
    key: text('key'),
  },
  (table) => [index('tag_key').on(table.key)],
)

export const contactTag = sqliteTable(
  'contact_tag',
  { contactId: pair().contactId, tagId: integer('tag_id').notNull(), ownerId: pair().ownerId },
  (table) => [
    primaryKey({ columns: [table.contactId, table.tagId] }),
    index('contact_tag_owner').on(table.ownerId, table.tagId),
    index('contact_tag_tag').on(table.tagId, table.ownerId),
  ],
)

/** What is said in the shop's own fields. */
const contactValue = sqliteTable(
  'contact_value',
  {
    contactId: pair().contactId,
    fieldId: integer('field_id').notNull(),
    item: integer('item').notNull(),
    ownerId: pair().ownerId,
    value: anyValue('value'),
    key: anyValue('key'),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.fieldId, table.item] }),
    index('contact_value_owner').on(table.ownerId, table.fieldId, table.item, table.key, table.value),
    index('contact_value_field').on(table.fieldId, table.key, table.ownerId),
  ],
)

export const contactPhoto = sqliteTable(
  'contact_photo',
  {
    id: integer('id').primaryKey(),
    ...pair(),
    type: text('type').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  },
  (table) => [
    index('contact_photo_owner').on(table.ownerId),
    index('contact_photo_said')
      .on(table.contactId)
      .where(sql`owner_id IS NOT contact_id`),
  ],
)

const shownContact = () =>
  integer('contact_id')
    .primaryKey()
    .references(() => contact.id, { onDelete: 'cascade' })

export const contactList = sqliteTable(
  'contact_list',
  {
    contactId: shownContact(),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    initials: text('initials').notNull(),
    sortName: text('sort_name').notNull(),
    nameKey: text('name_key'),
    city: text('city'),
    cityKey: text('city_key').notNull(),
    phone: text('phone'),
    email: text('email'),
    source: text('source'),
    channel: text('channel'),
    lookedAfterBy: integer('looked_after_by'),
    has: integer('has').notNull(),
    madeAt: integer('made_at').notNull(),
    changedAt: integer('changed_at').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [
    index('contact_list_name').on(table.sortName, table.contactId, table.nameKey),
    index('contact_list_same_name')
      .on(table.nameKey)
      .where(sql`name_key IS NOT NULL`),
    index('contact_list_city').on(table.cityKey, table.sortName, table.contactId, table.city),
    index('contact_list_source')
      .on(table.source)
      .where(sql`source IS NOT NULL`),
    index('contact_list_made').on(table.madeAt, table.contactId),
    index('contact_list_changed').on(table.changedAt, table.contactId),
  ],
)

export const contactTouch = sqliteTable('contact_touch', {
  seq: integer('seq').primaryKey(),
  contactId: integer('contact_id').notNull(),
})

export const contactSearch = sqliteTable(
  'contact_search',
  {
    contactId: shownContact(),
    lastAt: integer('last_at').notNull(),
    names: text('names').notNull(),
    reach: text('reach').notNull(),
    digits: text('digits').notNull(),
    more: text('more').notNull(),
  },
  (table) => [
    index('contact_search_words').on(sql`last_at DESC`, table.contactId, table.names, table.reach),
    index('contact_search_digits').on(sql`last_at DESC`, table.contactId, table.digits),
  ],
)

/** What the areas above know of a person, as sums; they write it through service.ts. */
export const contactStats = sqliteTable(
  'contact_stats',
  {
    contactId: shownContact(),
    visits: integer('visits').notNull().default(0),
    buys: integer('buys').notNull().default(0),
    firstDay: integer('first_day'),
    lastDay: integer('last_day'),
    lastBuyDay: integer('last_buy_day'),
    lastAt: integer('last_at'),
    spend: integer('spend').notNull().default(0),
    returned: integer('returned').notNull().default(0),
    gap: real('gap'),
    nextDay: integer('next_day'),
    owed: integer('owed').notNull().default(0),
    oldestDue: integer('oldest_due'),
    firstBuyDay: integer('first_buy_day'),
    buyDays: integer('buy_days').notNull().default(0),
    bought: integer('bought').notNull().default(0),
    boughtFirst: integer('bought_first').notNull().default(0),
    meanGap: real('mean_gap'),
    cost: integer('cost').notNull().default(0),
    costed: integer('costed').notNull().default(0),
    usualGap: real('usual_gap'),
    usualCategory: text('usual_category'),
    alive: real('alive'),
    expected: real('expected'),
    worth: integer('worth'),
  },
  (table) => [
    index('contact_stats_last').on(table.lastDay, table.contactId),
    index('contact_stats_spend').on(table.spend, table.contactId),
    index('contact_stats_buy').on(table.lastBuyDay, table.contactId),
  ],
)

/** What was learned of all customers; the area of value writes it, each person is judged by it. */
export const valueModel = sqliteTable('value_model', {
  id: integer('id').primaryKey(),
  asOf: integer('as_of').notNull(),
  at: integer('at').notNull(),
  judgedAt: integer('judged_at'),
  learned: text('learned').notNull(),
})

/** Medians of the own gaps of who buys in a category; '' is the whole shop. */
export const usualGap = sqliteTable('usual_gap', {
  category: text('category').primaryKey(),
  gap: real('gap').notNull(),
  people: integer('people').notNull(),
})

export const contactYear = sqliteTable(
  'contact_year',
  {
    contactId: integer('contact_id')
      .notNull()
      .references(() => contact.id, { onDelete: 'cascade' }),
    year: integer('year').notNull(),
    visits: integer('visits').notNull(),
    buys: integer('buys').notNull(),
    spend: integer('spend').notNull(),
    months: integer('months').notNull(),
  },
  (table) => [primaryKey({ columns: [table.contactId, table.year] })],
)

/** Where they live with others, as the households area knows it; the address stands before their own. */
export const contactHome = sqliteTable(
  'contact_home',
  {
    contactId: shownContact(),
    householdId: integer('household_id').notNull(),
    street: text('street').notNull(),
    postcode: text('postcode').notNull(),
    city: text('city').notNull(),
    region: text('region').notNull(),
    country: text('country').notNull(),
  },
  (table) => [
    index('contact_home_household').on(table.householdId, table.contactId),
    index('contact_home_postcode')
      .on(table.postcode, table.contactId)
      .where(sql`postcode <> ''`),
  ],
)

/** What they said about being written to, as the consent area knows it. */
export const contactConsent = sqliteTable(
  'contact_consent',
  {
    contactId: integer('contact_id')
      .notNull()
      .references(() => contact.id, { onDelete: 'cascade' }),
    channel: text('channel').notNull(),
    purpose: text('purpose').notNull(),
    state: text('state').notNull(),
    since: integer('since').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.channel, table.purpose] }),
    index('contact_consent_state').on(table.channel, table.purpose, table.state, table.contactId),
  ],
)

const derive = deriveContacts

export const tables: readonly TableDeclaration[] = [
  journaled(contact, {
    number: CONTACT_TABLE,
    kind: 'person',
    columns: CONTACT_COLUMNS,
    merged: 'merged_into',
    derive,
  }),
  journaled(phone, {
    number: PARTS.phone.number,
    kind: 'part',
    columns: { contact_id: 1, position: 2, label: 3, typed: 4, country: 5 },
    derived: ['read_from', 'e164', 'shown', 'can_text', 'digits'],
    derive,
  }),
  journaled(email, {
    number: PARTS.email.number,
    kind: 'part',
    columns: { contact_id: 1, position: 2, label: 3, address: 4 },
    derived: ['key'],
    derive,
  }),
  journaled(address, {
    number: PARTS.address.number,
    kind: 'part',
    columns: { contact_id: 1, position: 2, label: 3, street: 4, postcode: 5, city: 6, region: 7, country: 8 },
    derive,
  }),
  journaled(occasion, {
    number: PARTS.occasion.number,
    kind: 'part',
    columns: { contact_id: 1, position: 2, kind: 3, label: 4, date: 5 },
    derived: ['month_day'],
    derive,
  }),
  journaled(contactPreference, {
    number: PARTS.contact_preference.number,
    kind: 'part',
    columns: { contact_id: 1, position: 2, kind: 3, words: 4 },
    derive,
  }),
  journaled(link, {
    number: PARTS.link.number,
    kind: 'part',
    columns: { contact_id: 1, position: 2, kind: 3, other_id: 4, words: 5 },
    references: ['other_id'],
    derive,
  }),
  journaled(contactNumber, {
    number: PARTS.contact_number.number,
    kind: 'part',
    columns: { contact_id: 1, position: 2, source: 3, number: 4 },
    derived: ['key'],
    derive,
  }),
  journaled(tag, {
    number: 8,
    kind: 'lookup',
    columns: { name: 1, archived: 2 },
    derived: ['key'],
    archived: 'archived',
    derive: deriveTags,
  }),
  journaled(contactTag, {
    number: PARTS.contact_tag.number,
    kind: 'part',
    columns: {},
    uses: { tag_id: 'tag' },
    derive,
  }),
  journaled(contactValue, {
    number: PARTS.contact_value.number,
    kind: 'part',
    columns: { value: 1 },
    derived: ['key'],
    uses: { field_id: 'own_field' },
    derive,
  }),
  journaled(contactPhoto, {
    number: PARTS.contact_photo.number,
    kind: 'part',
    columns: { contact_id: 1, type: 2, bytes: 3 },
    derive,
  }),
  local(contactList),
  local(contactTouch),
  local(contactSearch),
  local(contactStats),
  local(contactYear),
  local(valueModel),
  local(usualGap),
  local(contactConsent),
  local(contactHome),
]
