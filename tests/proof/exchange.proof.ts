// The long run of several machines that exchange their commands: ten thousand fresh seeds on the real tables, a tenth of them
// again on the test shop's, where rows hang on each other by foreign keys.
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

const tenth = seeds.slice(0, Math.ceil(seeds.length / 10))

test(`so do those of the test shop (${tenth.length} of the seeds)`, { timeout: 36_000_000 }, () => {
  const tally = exchangeAll(tenth, { tables: 'shop' })
  console.log('exchange, test shop', tally)
  expect(tally.taken).toBeGreaterThan(tenth.length)
})
