// The long run of merging: what random people become is what the preview showed, and whatever was merged is taken back in any
// order. REGULARS_RUNS asks for more, REGULARS_SEED repeats.
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { shopBook } from '../core/contacts/shop-book.ts'
import { mergedAsPreviewed, mergedInAnyOrder } from '../core/duplicates/random-merges.ts'
import { dice } from '../support/journal-dice.ts'

const seed = Number(process.env['REGULARS_SEED'] ?? randomInt(2 ** 31))
const runs = Number(process.env['REGULARS_RUNS'] ?? 500)

test(`merged as previewed, and in any order (REGULARS_SEED=${String(seed)})`, () => {
  let merges = 0
  for (let run = 0; run < runs; run += 1) {
    using shop = shopBook()
    merges += mergedAsPreviewed(shop, dice(seed + run), { people: 12, merges: 10 })
    using other = shopBook()
    merges += mergedInAnyOrder(other, dice(seed + run), { people: 10, steps: 40 })
  }
  console.log('merges', { runs, merges })
  expect(merges).toBeGreaterThan(runs)
})
