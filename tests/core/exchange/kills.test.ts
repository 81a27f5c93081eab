// A share of the long run in tests/proof: an import and its undo are cut off at random moments, and go on.
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { importCutOff, undoCutOff, uninterrupted, watchedCutOff } from '../../support/import-kills.ts'
import { seededRandom } from '../../support/outside.ts'

const TIMES = 3
const seed = Number(process.env['REGULARS_SEED'] ?? randomInt(2 ** 31))

test.each(['sales', 'people'] as const)(
  `an import of %s or its undo that is cut off goes on to the same book (REGULARS_SEED=${String(seed)})`,
  { timeout: 240_000 },
  async (what) => {
    const random = seededRandom(seed)
    const expected = await uninterrupted(seed, what)
    expect(expected.looks.import).toBeGreaterThan(10)
    for (let turn = 0; turn < TIMES; turn += 1) {
      const at = 1 + Math.floor(random.fraction() * expected.looks.import)
      const outcome = await importCutOff(seed, at, what)
      if (outcome !== null) {
        expect(outcome.imported, `import cut off at ${String(at)}`).toEqual(expected.imported)
        expect(outcome.without, `undone after ${String(at)}`).toEqual(expected.without)
      }
      const later = 1 + Math.floor(random.fraction() * expected.looks.undo)
      const undone = await undoCutOff(seed, later, what)
      if (undone !== null) expect(undone, `undo cut off at ${String(later)}`).toEqual(expected.without)
    }
  },
)

test(
  `a file of a watched folder is taken once, wherever the program is cut off (REGULARS_SEED=${String(seed)})`,
  { timeout: 120_000 },
  async () => {
    const random = seededRandom(seed)
    const whole = await watchedCutOff(seed, 0)
    expect(whole.visits).toBeGreaterThan(0)
    for (let turn = 0; turn < TIMES; turn += 1) {
      const at = 1 + Math.floor(random.fraction() * whole.looks)
      expect((await watchedCutOff(seed, at)).visits, `cut off at ${String(at)}`).toBe(whole.visits)
    }
  },
)
