// The long run of several machines that exchange their commands: ten thousand fresh seeds on the real tables.
// REGULARS_SEEDS=n asks for a share of them, with REGULARS_SEED=n from that one on.
import { expect, test } from 'vitest'
import { exchangeAll } from '../support/journal-exchange-seeds.ts'
import { seedsAsked } from '../support/journal-seeds.ts'

const { seeds, named } = seedsAsked(10_000)

test(`machines that exchange their commands end equal (seeds ${named})`, { timeout: 36_000_000 }, () => {
  const tally = exchangeAll(seeds)
  console.log('exchange', tally)
  expect(tally.taken).toBeGreaterThan(seeds.length)
})
