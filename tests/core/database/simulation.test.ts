import { expect, test } from 'vitest'
import { testBook } from '../../support/journal-book.ts'
import { FAULTS } from '../../support/journal-faults.ts'
import { REAL_ADAPTERS, realBook } from '../../support/journal-real.ts'
import { seedsAsked, simulateAll } from '../../support/journal-seeds.ts'
import { simulate } from '../../support/journal-simulation.ts'

const { seeds, named } = seedsAsked(50)
const half = Math.ceil(seeds.length / 2)

test(`the tables show what the standing commands say (seeds ${named})`, { timeout: 300_000 }, async () => {
  const tally = await simulateAll(seeds.slice(0, half), (seed) => simulate({ seed }))
  expect(tally.commands).toBeGreaterThan(half)
})

test(`so do the real tables (seeds ${named})`, { timeout: 300_000 }, async () => {
  const rest = seeds.length > 1 ? seeds.slice(half) : seeds
  const tally = await simulateAll(rest, (seed) => simulate({ seed, adapters: REAL_ADAPTERS, book: () => realBook() }))
  expect(tally.commands).toBeGreaterThan(rest.length)
})

for (const { name, rewrite, seed } of FAULTS) {
  test(`the simulation notices when ${name}`, async () => {
    await expect(simulate({ seed, book: () => testBook({ rewrite }) })).rejects.toThrow()
  })
}
