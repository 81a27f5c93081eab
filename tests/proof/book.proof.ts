// Two hundred kills at random moments. The seed of a failure is in its name; run it again with REGULARS_SEED.
import { randomInt } from 'node:crypto'
import { rmSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { testFolder } from '../support/book.ts'
import { ACTS, killAndLook } from '../support/kills.ts'

const KILLS = Number(process.env['REGULARS_KILLS'] ?? 200)
const seed = Number(process.env['REGULARS_SEED'] ?? randomInt(2 ** 31))

describe(`killed at any moment (REGULARS_SEED=${seed})`, () => {
  const turns = Array.from(
    { length: KILLS },
    (_, turn) => [ACTS[turn % ACTS.length] ?? 'commands', seed + turn] as const,
  )
  test.each(turns)(
    '%s, seed %i: nothing confirmed is lost, nothing is half-done',
    { timeout: 60_000 },
    async (act, one) => {
      const root = await testFolder()
      await expect(killAndLook({ act, seed: one, root })).resolves.toBeUndefined()
      rmSync(root, { recursive: true, force: true })
    },
  )
})
