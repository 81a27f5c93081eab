// A small shop of test-only tables, one of every kind the journal knows, with the SQL that makes them.
import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, real, sqliteTable, text, customType } from 'drizzle-orm/sqlite-core'
import type { WriteDb } from '../../src/main/core/database/handle.ts'
import { journaled, local } from '../../src/main/core/database/tables.ts'

const any = customType<{ data: string | number | Uint8Array | null }>({ dataType: () => 'any' })

const person = sqliteTable(
  'person',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    note: text('note'),
    score: real('score'),
    photo: blob('photo'),
    extra: any('extra'),
    works_for: integer('works_for'),
    merged_into: integer('merged_into'),
    phones: integer('phones').notNull().default(0),
    balance: integer('balance').notNull().default(0),
  },
  (t) => [index('person_works_for').on(t.works_for)],
)

const pair = () => ({
  contact_id: integer('contact_id').notNull(),
  owner_id: integer('owner_id')
    .notNull()
    .references(() => person.id, { onDelete: 'cascade' }),
})

const phone = sqliteTable(
  'phone',
  { id: integer('id').primaryKey(), ...pair(), number: text('number').notNull(), label: text('label') },
  (t) => [
    index('phone_owner').on(t.owner_id),
    index('phone_astray')
      .on(t.contact_id)
      .where(sql`owner_id IS NOT contact_id`),
  ],
)

/** Said of somebody, or of nobody yet. */
const remark = sqliteTable(
  'remark',
  {
    id: integer('id').primaryKey(),
    contact_id: integer('contact_id'),
    owner_id: integer('owner_id').references(() => person.id, { onDelete: 'cascade' }),
    words: text('words').notNull(),
  },
  (t) => [
    index('remark_owner').on(t.owner_id),
    index('remark_astray')
      .on(t.contact_id)
      .where(sql`owner_id IS NOT contact_id`),
  ],
)

const deal = sqliteTable('deal', { id: integer('id').primaryKey(), ...pair(), title: text('title').notNull() }, (t) => [
  index('deal_owner').on(t.owner_id),
  index('deal_astray')
    .on(t.contact_id)
    .where(sql`owner_id IS NOT contact_id`),
])

const dealItem = sqliteTable(
  'deal_item',
  {
    id: integer('id').primaryKey(),
    ...pair(),
    deal_id: integer('deal_id')
      .notNull()
      .references(() => deal.id, { onDelete: 'cascade' }),
    what: text('what').notNull(),
  },
  (t) => [
    index('deal_item_owner').on(t.owner_id),
    index('deal_item_astray')
      .on(t.contact_id)
      .where(sql`owner_id IS NOT contact_id`),
    index('deal_item_deal').on(t.deal_id),
  ],
)

const link = sqliteTable(
  'link',
  { id: integer('id').primaryKey(), ...pair(), other_id: integer('other_id').notNull(), how: text('how').notNull() },
  (t) => [
    index('link_owner').on(t.owner_id),
    index('link_astray')
      .on(t.contact_id)
      .where(sql`owner_id IS NOT contact_id`),
    index('link_other').on(t.other_id),
  ],
)

const tag = sqliteTable('tag', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  archived: integer('archived').notNull().default(0),
})

const personTag = sqliteTable(
  'person_tag',
  {
    ...pair(),
    tag_id: integer('tag_id')
      .notNull()
      .references(() => tag.id),
    why: text('why'),
  },
  (t) => [
    primaryKey({ columns: [t.contact_id, t.tag_id] }),
    index('person_tag_owner').on(t.owner_id),
    index('person_tag_astray')
      .on(t.contact_id)
      .where(sql`owner_id IS NOT contact_id`),
    index('person_tag_tag').on(t.tag_id),
  ],
)

const points = sqliteTable(
  'points',
  {
    id: integer('id').primaryKey(),
    contact_id: integer('contact_id'),
    owner_id: integer('owner_id').references(() => person.id, { onDelete: 'set null' }),
    amount: integer('amount').notNull(),
    note: text('note'),
    kept: integer('kept').notNull().default(0),
  },
  (t) => [
    index('points_owner').on(t.owner_id),
    index('points_astray')
      .on(t.contact_id)
      .where(sql`owner_id IS NOT contact_id`),
  ],
)

const option = sqliteTable('option', { name: text('name').primaryKey(), value: any('value') })

const scratch = sqliteTable('scratch', { id: integer('id').primaryKey(), words: text('words') })

/** Counts a person's phones and sums their points: what services would otherwise count up and down. */
function recount(tx: WriteDb, ids: readonly number[]): void {
  tx.run(
    `UPDATE person SET phones = (SELECT count(*) FROM phone WHERE owner_id = person.id),
       balance = (SELECT coalesce(sum(amount), 0) FROM points WHERE owner_id = person.id)
      WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  )
}

export const SHOP = [
  journaled(person, {
    number: 901,
    kind: 'person',
    columns: { name: 1, note: 2, score: 3, photo: 4, extra: 5, works_for: 6, merged_into: 7 },
    merged: 'merged_into',
    references: ['works_for'],
    derived: ['phones', 'balance'],
    derive: recount,
  }),
  journaled(phone, { number: 902, kind: 'part', columns: { contact_id: 1, number: 2, label: 3 }, derive: recount }),
  journaled(remark, { number: 910, kind: 'part', columns: { contact_id: 1, words: 2 } }),
  journaled(deal, { number: 903, kind: 'part', columns: { contact_id: 1, title: 2 } }),
  journaled(dealItem, { number: 904, kind: 'part', columns: { contact_id: 1, deal_id: 2, what: 3 } }),
  journaled(link, {
    number: 905,
    kind: 'part',
    columns: { contact_id: 1, other_id: 2, how: 3 },
    references: ['other_id'],
  }),
  journaled(tag, { number: 906, kind: 'lookup', columns: { name: 1, archived: 2 }, archived: 'archived' }),
  journaled(personTag, { number: 907, kind: 'part', columns: { why: 1 } }),
  journaled(points, {
    number: 908,
    kind: 'ledger',
    columns: { contact_id: 1, amount: 2, note: 3, kept: 4 },
    blankOnErase: ['note'],
    stays: 'kept = 1',
    derive: recount,
  }),
  journaled(option, { number: 909, kind: 'part', person: null, columns: { value: 1 } }),
  local(scratch),
]

const PAIR = `contact_id INTEGER NOT NULL, owner_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE`
const indexes = (table: string) => `CREATE INDEX ${table}_owner ON ${table} (owner_id);
CREATE INDEX ${table}_astray ON ${table} (contact_id) WHERE owner_id IS NOT contact_id;`

export const SHOP_SQL = `
CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL, note TEXT, score REAL, photo BLOB, extra ANY,
  works_for INTEGER, merged_into INTEGER, phones INTEGER NOT NULL DEFAULT 0, balance INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX person_works_for ON person (works_for);
CREATE TABLE phone (id INTEGER PRIMARY KEY, ${PAIR}, number TEXT NOT NULL, label TEXT) STRICT;
CREATE TABLE remark (id INTEGER PRIMARY KEY, contact_id INTEGER,
  owner_id INTEGER REFERENCES person (id) ON DELETE CASCADE, words TEXT NOT NULL) STRICT;
CREATE TABLE deal (id INTEGER PRIMARY KEY, ${PAIR}, title TEXT NOT NULL) STRICT;
CREATE TABLE deal_item (id INTEGER PRIMARY KEY, ${PAIR},
  deal_id INTEGER NOT NULL REFERENCES deal (id) ON DELETE CASCADE, what TEXT NOT NULL) STRICT;
CREATE INDEX deal_item_deal ON deal_item (deal_id);
CREATE TABLE link (id INTEGER PRIMARY KEY, ${PAIR}, other_id INTEGER NOT NULL, how TEXT NOT NULL) STRICT;
CREATE INDEX link_other ON link (other_id);
CREATE TABLE tag (id INTEGER PRIMARY KEY, name TEXT NOT NULL, archived INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE person_tag (${PAIR}, tag_id INTEGER NOT NULL REFERENCES tag (id), why TEXT,
  PRIMARY KEY (contact_id, tag_id)) STRICT;
CREATE INDEX person_tag_tag ON person_tag (tag_id);
CREATE TABLE points (id INTEGER PRIMARY KEY, contact_id INTEGER, owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
  amount INTEGER NOT NULL, note TEXT, kept INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE option (name TEXT PRIMARY KEY, value ANY) STRICT;
CREATE TABLE scratch (id INTEGER PRIMARY KEY, words TEXT) STRICT;
${['phone', 'remark', 'deal', 'deal_item', 'link', 'person_tag', 'points'].map(indexes).join('\n')}
`
