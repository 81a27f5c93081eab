import { expect, test } from 'vitest'
import { schemaDifferences } from '../../../src/main/core/database/schema-check.ts'
import { testBook } from '../../support/journal-book.ts'
import { realBook } from '../../support/journal-real.ts'
import { SHOP_MIGRATIONS } from '../../support/journal-book.ts'

test('the migrated book is what the areas declare', () => {
  using book = realBook()
  expect(schemaDifferences(book.sqlite, book.tables)).toEqual([])
})

test('every kind of difference is seen', () => {
  const sql = `
    ALTER TABLE scratch ADD COLUMN more TEXT;
    CREATE TABLE nobody (id INTEGER PRIMARY KEY) STRICT;
    DROP INDEX phone_owner;
    DROP INDEX deal_astray;
    DROP INDEX person_works_for;
    CREATE INDEX phone_label ON phone (label) WHERE label > 'a';
    CREATE TABLE option2 (name TEXT PRIMARY KEY, value TEXT NOT NULL DEFAULT 'x');
    DROP TABLE option; ALTER TABLE option2 RENAME TO option;
    DROP TABLE link;
    CREATE TABLE link (id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL, owner_id INTEGER NOT NULL REFERENCES person (id),
      other_id INTEGER NOT NULL, how TEXT NOT NULL) STRICT;`
  using book = testBook({ migrations: [...SHOP_MIGRATIONS, { number: 3, name: 'drift', sql }] })
  expect(schemaDifferences(book.sqlite, book.tables)).toEqual(
    expect.arrayContaining([
      'nobody: in the file, declared nowhere',
      'scratch: column only in the file: more TEXT',
      'phone: index only declared: phone_owner (owner_id)',
      `phone: index only in the file: phone_label (label) where label > 'a'`,
      'deal: lacks an index on contact_id WHERE owner_id IS NOT contact_id',
      'person: lacks an index that begins with works_for',
      'phone: lacks an index that begins with owner_id',
      'option: is not STRICT',
      'option: column only declared: value ANY',
      `option: column only in the file: value TEXT NOT NULL DEFAULT 'x'`,
      'link: foreign key only declared: owner_id -> person(id) on delete cascade',
      'link: foreign key only in the file: owner_id -> person(id) on delete no action',
    ]),
  )
})
