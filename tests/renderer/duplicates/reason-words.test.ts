// Why two may be one, in words that people understand.
import { describe, expect, it } from 'vitest'
import {
  sayReason,
  sayShortly,
  surenessOf,
  withShownPhones,
} from '../../../src/renderer/areas/duplicates/reason-words.ts'
import type { DuplicateReason } from '../../../src/shared/contract/duplicates.ts'
import { COMPARED, COMPARISONS } from '../../../src/shared/domain/duplicates/record.ts'
import { createFormats } from '../../../src/shared/words/format.ts'
import { createWords } from '../../../src/shared/words/words.ts'

const speech = {
  words: createWords('en'),
  formats: createFormats({ locale: 'en-GB', zone: 'Europe/London', currency: 'GBP' }),
}
const reason = (what: DuplicateReason['what'], how: DuplicateReason['how'], a = '', b = ''): DuplicateReason => ({
  what,
  how,
  a,
  b,
  weight: how === 'different' ? -3 : 5,
})

describe('a reason', () => {
  it('is a sentence with what stands with the one and the other', () => {
    expect(sayReason(reason('phone', 'same', '030 1234567', '030 1234567'), speech)).toBe('Same phone: 030 1234567')
    expect(sayReason(reason('given', 'nickname', 'Bob', 'Robert'), speech)).toBe('Robert is also called Bob')
    expect(sayReason(reason('given', 'initial', 'Jack', 'J.'), speech)).toBe('J. may stand for Jack')
    expect(sayReason(reason('birthday', 'day-and-month', '1980-04-03', '1980-03-04'), speech)).toBe(
      'Day and month swapped: 3 April 1980 and 4 March 1980',
    )
    expect(sayReason(reason('given', 'different', 'Ada', 'Ben'), speech)).toBe('The first names differ: Ada and Ben')
  })

  it('shows a phone as the shop reads it, and as it was compared where nobody has it', () => {
    const same = reason('phone', 'same', '+16175557399', '+16175557399')
    expect(withShownPhones(same, ['(617) 555-1111', '(617) 555-7399'])).toMatchObject({ a: '(617) 555-7399' })
    expect(withShownPhones(same, [''])).toEqual(same)
    expect(withShownPhones(reason('number', 'same', '7399', '7399'), ['7399'])).toMatchObject({ a: '7399' })
  })

  it('has words for everything that may be compared, however it compares', () => {
    for (const what of COMPARED)
      for (const how of COMPARISONS) {
        const one = reason(what, how, 'Ada', 'Ben')
        expect(sayReason(one, speech), `${what} ${how}`).toMatch(/Ada/)
        expect(sayShortly([{ ...one, weight: 1 }], 1, speech), `${what} ${how}`).toMatch(/\w/)
      }
  })
})

describe('a line of the list', () => {
  it('names the strongest reasons and the one that speaks against', () => {
    const reasons = [
      reason('phone', 'same'),
      reason('name', 'close'),
      reason('city', 'same'),
      reason('birthday', 'different'),
    ]
    expect(sayShortly(reasons, 2, speech)).toBe('same phone and nearly the same name, but another birthday')
    expect(sayShortly([reason('birthday', 'different')], 2, speech)).toBe('another birthday')
  })
})

it('a group is called as sure as the book may merge it by itself', () => {
  expect(surenessOf({ score: 0.995, sure: true })).toBe('sure')
  expect(surenessOf({ score: 0.9, sure: false })).toBe('likely')
  expect(surenessOf({ score: 0.6, sure: false })).toBe('perhaps')
})
