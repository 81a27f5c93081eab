// A share of the long run in tests/proof: damaged files are read or refused by a code, whatever is in them.
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { fuzzedReaders } from '../../support/fuzz-readers.ts'
import { fuzz, fuzzTold } from '../../support/fuzz-run.ts'

const seed = Number(process.env['REGULARS_SEED'] ?? randomInt(2 ** 31))

for (const reader of await fuzzedReaders()) {
  test(
    `${reader.name}: damaged files are read or refused by a code (REGULARS_SEED=${String(seed)})`,
    { timeout: 60_000 },
    async () => {
      const result = await fuzz(reader, { seed, most: 5_000, seconds: 2 })
      expect(result.tried).toBeGreaterThan(0)
      expect(result.slowestMs, fuzzTold(reader.name, result)).toBeLessThan(10_000)
    },
  )
}
