// The long run of the journal's simulation: a thousand fresh seeds, half on the test shop, half on the real tables.
import { expect, test } from 'vitest'
import { REAL_ADAPTERS, realBook } from '../support/journal-real.ts'
import { seedsAsked, simulateAll } from '../support/journal-seeds.ts'
import { simulate } from '../support/journal-simulation.ts'

const { seeds, named } = seedsAsked(1000)
const half = Math.ceil(seeds.length / 2)

test(`the test shop holds (seeds ${named})`, async () => {
  const tally = await simulateAll(seeds.slice(0, half), (seed) => simulate({ seed }))
  console.log('test shop', tally)
  expect(tally.commands).toBeGreaterThan(half)
})

test(`the real tables hold (seeds ${named})`, async () => {
  const rest = seeds.length > 1 ? seeds.slice(half) : seeds
  const tally = await simulateAll(rest, (seed) => simulate({ seed, adapters: REAL_ADAPTERS, book: () => realBook() }))
  console.log('real tables', tally)
  expect(tally.commands).toBeGreaterThan(rest.length)
})
