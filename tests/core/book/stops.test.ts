// A share of the run in tests/proof/stops.proof.ts: work on a book is stopped at some of the places where it changes
// the disk.
import { randomInt } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { STOP_CASES, folderToStopIn, stopEverywhere, stopMakingEverywhere } from '../../support/stops.ts'

const EVERY = 17
const from = Number(process.env['REGULARS_SEED'] ?? randomInt(EVERY)) % EVERY
const timeout = 60_000

let prepared: string
beforeAll(async () => {
  prepared = await folderToStopIn()
})
afterAll(() => rmSync(prepared, { recursive: true, force: true }))

describe.each(['dead', 'full'] as const)(`%s at every ${EVERY}th change on the disk (REGULARS_SEED=${from})`, (how) => {
  test.each(STOP_CASES)('$name leaves a whole book', { timeout }, async (one) => {
    await expect(stopEverywhere(one, { prepared, how, every: EVERY, from })).resolves.toBeUndefined()
  })

  test('making a book leaves a whole book or none', { timeout }, async () => {
    await expect(stopMakingEverywhere({ prepared, how, every: EVERY, from })).resolves.toBeUndefined()
  })
})
