// What is typed into the item box: amounts, items, numbers of them, words with an amount, things brought back.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTyped } from '../../../src/renderer/areas/counter/typed-item.ts'

const DOLLARS = { currency: 'USD', locale: 'en-US' }
const EUROS = { currency: 'EUR', locale: 'de-DE' }
const YEN = { currency: 'JPY', locale: 'ja-JP' }

describe('the item box reads', () => {
  test.each([
    ['5.50', { quantity: 1_000, words: '', amount: 550 }],
    ['$5.50', { quantity: 1_000, words: '', amount: 550 }],
    ['0', { quantity: 1_000, words: '', amount: 0 }],
    ['-5.50', { quantity: -1_000, words: '', amount: 550 }],
    ['−5.50', { quantity: -1_000, words: '', amount: 550 }],
    ['2 x 4', { quantity: 2_000, words: '', amount: 400 }],
    ['2*4.25', { quantity: 2_000, words: '', amount: 425 }],
    ['rye', { quantity: 1_000, words: 'rye', amount: null }],
    ['3 rye', { quantity: 3_000, words: 'rye', amount: null }],
    ['3x rye', { quantity: 3_000, words: 'rye', amount: null }],
    ['0.35 x ham', { quantity: 350, words: 'ham', amount: null }],
    ['-2 rye', { quantity: -2_000, words: 'rye', amount: null }],
    ['flowers 12', { quantity: 1_000, words: 'flowers', amount: 1_200 }],
    ['2 vases 12.50', { quantity: 2_000, words: 'vases', amount: 1_250 }],
    ['half rye', { quantity: 1_000, words: 'half rye', amount: null }],
    ['No. 7 blend', { quantity: 1_000, words: 'No. 7 blend', amount: null }],
  ])('%s', (typed, read) => {
    expect(readTyped(typed, DOLLARS)).toEqual(read)
  })

  test('a comma where the language writes one, and money without cents', () => {
    expect(readTyped('5,50', EUROS)).toEqual({ quantity: 1_000, words: '', amount: 550 })
    expect(readTyped('Blumen 12,00', EUROS)).toEqual({ quantity: 1_000, words: 'Blumen', amount: 1_200 })
    expect(readTyped('550', YEN)).toEqual({ quantity: 1_000, words: '', amount: 550 })
  })

  test('nothing, and nothing of something, as nothing', () => {
    for (const typed of ['', '   ', '-', '0 x rye', '0 rye']) expect(readTyped(typed, DOLLARS)).toBeNull()
  })

  test('every amount as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (cents) => {
        const read = readTyped((cents / 100).toFixed(2), DOLLARS)
        expect(read).toEqual({ quantity: 1_000, words: '', amount: cents })
      }),
    )
  })

  test('whatever is typed without falling over, and never a negative amount', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const read = readTyped(typed, DOLLARS)
        expect(read === null || (read.quantity !== 0 && (read.amount ?? 0) >= 0)).toBe(true)
      }),
    )
  })
})
