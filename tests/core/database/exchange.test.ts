import { expect, test } from 'vitest'
import { EXCHANGE_ADAPTERS } from '../../support/journal-exchange-tables.ts'
import { exchange } from '../../support/journal-exchange.ts'
import { realBook } from '../../support/journal-real.ts'
import { seedsAsked } from '../../support/journal-seeds.ts'

const { seeds, named } = seedsAsked(100)

test(`machines that exchange their commands end equal (seeds ${named})`, { timeout: 3_000_000 }, () => {
  let taken = 0
  const before = process.cpuUsage()
  for (const seed of seeds) {
    try {
      const tally = exchange({
        seed,
        make: () => realBook(),
        adapters: EXCHANGE_ADAPTERS,
        trace: process.env['TRACE'] === '1',
      })
      taken += tally.taken
      if (process.env['TRACE'] !== undefined) console.log(seed, tally)
    } catch (error) {
      throw new Error(`seed ${seed} (repeat with REGULARS_SEED=${seed}): ${String(error)}`, { cause: error })
    }
  }
  console.log('cpu ms a seed', (process.cpuUsage(before).user + process.cpuUsage(before).system) / 1000 / seeds.length)
  expect(taken).toBeGreaterThan(seeds.length)
})
