import { expect, test } from 'vitest'
import { simulate } from '../../support/journal-simulation.ts'

const replay = process.env['REGULARS_SEED']
const count = Number(process.env['REGULARS_SEEDS'] ?? 50)
const first = replay === undefined ? Math.floor(Date.now() / 1000) % 1_000_000 : Number(replay)
const seeds = Array.from({ length: replay === undefined ? count : 1 }, (_, index) => first + index)

test(
  `the tables show what the standing commands say, seeds ${seeds[0]} to ${seeds.at(-1)}`,
  { timeout: 120_000 },
  async () => {
    for (const seed of seeds) {
      const tally = await simulate({ seed }).catch((error: unknown) => {
        throw new Error(`seed ${seed}: replay with REGULARS_SEED=${seed}`, { cause: error })
      })
      expect(tally.commands).toBeGreaterThan(0)
    }
  },
)
