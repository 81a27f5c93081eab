import { expect, test } from 'vitest'
import { testBook } from '../../support/journal-book.ts'
import { FAULTS, seedsFor } from '../../support/journal-faults.ts'
import { REAL_ADAPTERS, realBook } from '../../support/journal-real.ts'
import { seedsAsked, simulateAll } from '../../support/journal-seeds.ts'
import { simulate } from '../../support/journal-simulation.ts'

const { seeds, named } = seedsAsked(50)
const half = Math.ceil(seeds.length / 2)

test(`the tables show what the standing commands say (seeds ${named})`, { timeout: 1_800_000 }, async () => {
  const tally = await simulateAll(seeds.slice(0, half), (seed) => simulate({ seed }))
  expect(tally.commands).toBeGreaterThan(half)
})

test(`so do the real tables (seeds ${named})`, { timeout: 1_800_000 }, async () => {
  const rest = seeds.length > 1 ? seeds.slice(half) : seeds
  const tally = await simulateAll(rest, (seed) => simulate({ seed, adapters: REAL_ADAPTERS, book: () => realBook() }))
  expect(tally.commands).toBeGreaterThan(rest.length)
})

for (const fault of FAULTS) {
  test(`the simulation notices when ${fault.name}`, { timeout: 1_800_000 }, async () => {
    let found = false
    for (const seed of seedsFor(fault)) {
      found = await simulate({ seed, book: () => testBook({ rewrite: fault.rewrite }) }).then(
        () => false,
        () => true,
      )
      if (!found) continue
      // It is the fault that is noticed: without it the same seed ends well.
      await simulate({ seed })
      break
    }
    expect(found).toBe(true)
  })
}
