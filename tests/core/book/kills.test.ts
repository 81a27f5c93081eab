// A share of the long run in tests/proof: a process is killed at a random moment of making, opening, writing,
// backing up, restoring and giving a new key.
import { randomInt } from 'node:crypto'
import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testFolder } from '../../support/book.ts'
import { ACTS, killAndLook } from '../../support/kills.ts'

const KILLS = 8
const seed = Number(process.env['REGULARS_SEED'] ?? randomInt(2 ** 31))

test(
  `a book whose program is killed loses nothing confirmed and keeps nothing half-done (REGULARS_SEED=${seed})`,
  { timeout: 60_000 },
  async () => {
    for (let turn = 0; turn < KILLS; turn++) {
      const act = ACTS[turn % ACTS.length] ?? 'commands'
      const root = await testFolder()
      await expect(killAndLook({ act, seed: seed + turn, root }), `${act}, turn ${turn}`).resolves.toBeUndefined()
      rmSync(root, { recursive: true, force: true })
    }
  },
)
