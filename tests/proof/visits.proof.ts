// The long run of what is kept beside the visits: a thousand stories, each looked at after every step.
import { expect, test } from 'vitest'
import { playVisits } from '../core/visits/play.ts'

const seed = Number(process.env['REGULARS_SEED'] ?? Date.now() % 2 ** 31)
const runs = Number(process.env['REGULARS_SEEDS'] ?? 1_000)

test(
  `all sums are those of the ledgers, whatever was done (seed ${String(seed)})`,
  { timeout: 3_600_000 },
  async () => {
    const { went, refused } = await playVisits({ runs, seed })
    expect(went).toBeGreaterThan(refused)
  },
)
