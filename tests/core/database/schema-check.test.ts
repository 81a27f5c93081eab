import { expect, test } from 'vitest'
import { schemaDifferences } from '../../../src/main/core/database/schema-check.ts'
import { testBook } from '../../support/journal-book.ts'

test('the test shop is in the file as it is declared', () => {
  using book = testBook()
  expect(schemaDifferences(book.sqlite, book.tables)).toEqual([])
})
