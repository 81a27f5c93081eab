import { expect, test } from 'vitest'
import { schemaDifferences } from '../../../src/main/core/database/schema-check.ts'
import { shopBook } from './shop-book.ts'

test('the tables of users, settings and contacts are declared as their migrations make them', () => {
  using shop = shopBook()
  const { sqlite, tables } = shop.book
  // Saved views belong to an area of their own.
  expect(schemaDifferences(sqlite, tables).filter((line) => !/^(saved_view|access_log)\b/.test(line))).toEqual([])
})
