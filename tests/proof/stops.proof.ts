// Work on a book is stopped at each place where it changes the disk, one after the other.
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { STOP_CASES, folderToStopIn, stopEverywhere, stopMakingEverywhere } from '../support/stops.ts'

let prepared: string
beforeAll(async () => {
  prepared = await folderToStopIn()
})
afterAll(() => rmSync(prepared, { recursive: true, force: true }))

describe.each(['dead', 'full'] as const)('%s at every change on the disk', (how) => {
  test.each(STOP_CASES)('$name leaves a whole book', async (one) => {
    await expect(stopEverywhere(one, { prepared, how, every: 1, from: 0 })).resolves.toBeUndefined()
  })

  test('making a book leaves a whole book or none', async () => {
    await expect(stopMakingEverywhere({ prepared, how, every: 1, from: 0 })).resolves.toBeUndefined()
  })
})
