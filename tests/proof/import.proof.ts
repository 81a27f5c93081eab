// An import and its undo are cut off at every look at the clock, that is, in the middle of every command and between them.
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { importCutOff, undoCutOff, uninterrupted, watchedCutOff } from '../support/import-kills.ts'

const seed = Number(process.env['REGULARS_SEED'] ?? randomInt(2 ** 31))

test.each(['sales', 'people'] as const)(
  `cut off anywhere, an import of %s and its undo go on to the same book (REGULARS_SEED=${String(seed)})`,
  async (what) => {
    const expected = await uninterrupted(seed, what)
    let wentOn = 0
    for (let at = 1; at <= expected.looks.import; at += 1) {
      const outcome = await importCutOff(seed, at, what)
      if (outcome === null) continue
      wentOn += outcome.wentOn ? 1 : 0
      expect(outcome.imported, `import cut off at ${String(at)}`).toEqual(expected.imported)
      expect(outcome.without, `undone after ${String(at)}`).toEqual(expected.without)
    }
    expect(wentOn).toBeGreaterThan(0)
    for (let at = 1; at <= expected.looks.undo; at += 1) {
      const undone = await undoCutOff(seed, at, what)
      if (undone !== null) expect(undone, `undo cut off at ${String(at)}`).toEqual(expected.without)
    }
  },
)

test(`cut off anywhere, a file of a watched folder is taken once (REGULARS_SEED=${String(seed)})`, async () => {
  const whole = await watchedCutOff(seed, 0)
  for (let at = 1; at <= whole.looks; at += 1) {
    expect((await watchedCutOff(seed, at)).visits, `cut off at ${String(at)}`).toBe(whole.visits)
  }
})
