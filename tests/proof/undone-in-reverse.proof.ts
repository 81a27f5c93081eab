// The long run of the promise behind Undo, over commands of all areas. REGULARS_RUNS asks for more, REGULARS_SEED repeats.
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { undoneInReverseByChance } from '../support/undone-in-reverse.ts'

const seed = Number(process.env['REGULARS_SEED'] ?? randomInt(2 ** 31))
const runs = Number(process.env['REGULARS_RUNS'] ?? 1_000)

test.each([false, true])(`undone in reverse, with what stays: %s (REGULARS_SEED=${seed})`, async (withNo) => {
  const tally = await undoneInReverseByChance({ seed, runs, withNo })
  console.log('undone in reverse', { withNo, ...tally })
  expect(tally.commands).toBeGreaterThan(tally.refused)
})
