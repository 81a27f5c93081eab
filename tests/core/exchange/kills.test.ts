// A share of the long run in tests/proof: an import and its undo are cut off at random moments, and go on.
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { importCutOff, undoCutOff, uninterrupted } from '../../support/import-kills.ts'
import { seededRandom } from '../../support/outside.ts'

const TIMES = 4
const seed = Number(process.env['REGULARS_SEED'] ?? randomInt(2 ** 31))

test(
  `an import or its undo that is cut off goes on to the same book (REGULARS_SEED=${String(seed)})`,
  { timeout: 120_000 },
  async () => {
    const random = seededRandom(seed)
    const expected = await uninterrupted(seed)
    expect(expected.looks.import).toBeGreaterThan(10)
    for (let turn = 0; turn < TIMES; turn += 1) {
      const at = 1 + Math.floor(random.fraction() * expected.looks.import)
      const outcome = await importCutOff(seed, at)
      if (outcome !== null) {
        expect(outcome.imported, `import cut off at ${String(at)}`).toEqual(expected.imported)
        expect(outcome.without, `undone after ${String(at)}`).toEqual(expected.without)
      }
      const later = 1 + Math.floor(random.fraction() * expected.looks.undo)
      const undone = await undoCutOff(seed, later)
      if (undone !== null) expect(undone, `undo cut off at ${String(later)}`).toEqual(expected.without)
    }
  },
)
