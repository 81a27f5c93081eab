import { expect, test } from 'vitest'
import { exchangeAll } from '../../support/journal-exchange-seeds.ts'
import { seedsAsked } from '../../support/journal-seeds.ts'

const { seeds, named } = seedsAsked(100)
/** Less than half of what the long run does, so that there is time for as many seeds. */
const STEPS = 15

test(`machines that exchange their commands end equal (seeds ${named})`, { timeout: 900_000 }, () => {
  expect(exchangeAll(seeds, { steps: STEPS }).taken).toBeGreaterThan(seeds.length)
})
