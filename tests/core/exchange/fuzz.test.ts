// A share of the long run in tests/proof: damaged files are read or refused by a code, whatever is in them.
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { readersOverBook } from '../../support/fuzz-book.ts'
import { FUZZED } from '../../support/fuzz-readers.ts'
import { fuzz, fuzzTold } from '../../support/fuzz-run.ts'

const seed = Number(process.env['REGULARS_SEED'] ?? randomInt(2 ** 31))

const readerOf = readersOverBook()

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
