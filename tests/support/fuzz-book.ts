// The readers that are fuzzed, over a book of their own that is there while a file of tests runs.
import { afterAll, beforeAll } from 'vitest'
import { createReadDb } from '../../src/main/core/database/bind.ts'
import { openTestBook, type TestBook } from './book.ts'
import { fuzzedReaders, type FuzzedReader } from './fuzz-readers.ts'

/** To be called where tests are declared; what it answers is asked within them. */
export function readersOverBook(): (name: string) => FuzzedReader {
  let book: TestBook
  let readers: readonly FuzzedReader[] = []
  beforeAll(async () => {
    book = await openTestBook()
    readers = await fuzzedReaders(createReadDb(book.book.reader))
  })
  afterAll(() => {
    book.dispose()
  })
  return (name) => {
    const reader = readers.find((one) => one.name === name)
    if (reader === undefined) throw new Error(`nobody reads ${name}`)
    return reader
  }
}
