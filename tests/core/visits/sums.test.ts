// Everything that is kept beside the ledgers, sums of people and of the shop, must be what the ledgers say: after any sequence
// of visits, counter-entries, payments, undo, redo, trash, restore, merges and what was learned meanwhile.
import { expect, test } from 'vitest'
import { playVisits } from './play.ts'

const seed = Number(process.env['REGULARS_SEED'] ?? Date.now() % 2 ** 31)

test(
  `all sums are those of the ledgers and every day adds up, whatever was done (seed ${String(seed)})`,
  { timeout: 240_000 },
  async () => {
    const { went, refused } = await playVisits({ runs: 25, seed })
    expect(went).toBeGreaterThan(refused)
  },
)
