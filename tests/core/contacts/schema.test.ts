import { expect, test } from 'vitest'
import { schemaDifferences } from '../../../src/main/core/database/schema-check.ts'
import { shopBook } from './shop-book.ts'

test('the tables of the areas are declared as their migrations make them', () => {
  using shop = shopBook()
  const { sqlite, tables } = shop.book
  expect(schemaDifferences(sqlite, tables)).toEqual([])
})
