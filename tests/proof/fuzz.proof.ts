// Every reader on 100,000 damaged files: no crash, no hang, no memory without end. REGULARS_FUZZ names another number.
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { readersOverBook } from '../support/fuzz-book.ts'
import { FUZZED } from '../support/fuzz-readers.ts'
import { fuzz, fuzzTold } from '../support/fuzz-run.ts'

const TIMES = Number(process.env['REGULARS_FUZZ'] ?? 100_000)
const seed = Number(process.env['REGULARS_SEED'] ?? randomInt(2 ** 31))
/** For one file of at most 1.5 MB, on a busy machine. */
const SLOWEST_MS = 10_000
const MOST_MB = 2_000

const readerOf = readersOverBook()

for (const name of FUZZED) {
  test(`${name}: damaged files are read or refused by a code (REGULARS_SEED=${String(seed)})`, async () => {
    const result = await fuzz(readerOf(name), { seed, most: TIMES })
    console.info(fuzzTold(name, result))
    expect(result.tried).toBe(TIMES)
    expect(result.slowestMs).toBeLessThan(SLOWEST_MS)
    expect(result.peakMb).toBeLessThan(MOST_MB)
  })
}
