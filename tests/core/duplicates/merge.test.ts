// Making people one: the preview is what happens, everything follows, and one undo gives it all back.
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { dice } from '../../support/journal-dice.ts'
import { shopBook } from '../contacts/shop-book.ts'
import { mergedAsPreviewed } from './random-merges.ts'

const seed = Number(process.env['REGULARS_SEED'] ?? randomInt(2 ** 31))

test(`whatever people say, who they become is what the preview showed, and undo gives back every table (REGULARS_SEED=${seed})`, () => {
  using shop = shopBook()
  expect(mergedAsPreviewed(shop, dice(seed), { people: 14, merges: 12 })).toBeGreaterThan(8)
})
