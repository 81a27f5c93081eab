// A share of the long run in tests/proof: damaged files are read or refused by a code, whatever is in them.
import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createReadDb } from '../../../src/main/core/database/bind.ts'
import { openTestBook, type TestBook } from '../../support/book.ts'
import { fuzzedReaders, FUZZED, type FuzzedReader } from '../../support/fuzz-readers.ts'
import { fuzz, fuzzTold } from '../../support/fuzz-run.ts'

const seed = Number(process.env['REGULARS_SEED'] ?? randomInt(2 ** 31))

let book: TestBook
let readers: readonly FuzzedReader[] = []
beforeAll(async () => {
  book = await openTestBook()
  readers = await fuzzedReaders(createReadDb(book.book.reader))
})
afterAll(() => {
  book.dispose()
})

const readerOf = (name: string) => {
  const reader = readers.find((one) => one.name === name)
  if (reader === undefined) throw new Error(`nobody reads ${name}`)
  return reader
}

for (const name of FUZZED) {
  test(
    `${name}: damaged files are read or refused by a code (REGULARS_SEED=${String(seed)})`,
    { timeout: 60_000 },
    async () => {
      const result = await fuzz(readerOf(name), { seed, most: 5_000, seconds: 2 })
      expect(result.tried).toBeGreaterThan(0)
      expect(result.slowestMs, fuzzTold(name, result)).toBeLessThan(10_000)
    },
  )
}
