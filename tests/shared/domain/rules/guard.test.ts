// What sells in a text that goes out as a service message or a warning, and what does not.
import { expect, test } from 'vitest'
import { sellingFinds } from '../../../../src/shared/domain/rules/guard.ts'

const kinds = (text: string) => sellingFinds(text).map(({ kind, text: found }) => [kind, found])

test.each([
  ['Your repair is done. It comes to €45.00 and you can collect it until six.'],
  ['Please bring the toaster back: it may catch fire. We refund the full price of $39.90.'],
  ['Your table for four is booked for Friday. Feel free to call us.'],
  ['We moved to 12 Sale Street. The discounter next door stays.'],
  ['Your order was shipped today. The number is 49-183.'],
])('nothing sells in: %s', (text) => {
  expect(sellingFinds(text)).toEqual([])
})

test.each([
  ['Your repair is done. By the way: 20 % off all shoes!', 'percent'],
  ['Recall of toasters. New ones from only $29.90', 'offer'],
  ['Thank you. Use the coupon code SPRING', 'code'],
  ['Your shoes are ready, and our summer sale starts on Monday', 'word'],
  ['Don’t miss our new collection', 'word'],
  ['We refund you. Buy now and save 5 €', 'word'],
])('something sells in: %s', (text, kind) => {
  expect(sellingFinds(text).map((find) => find.kind)).toContain(kind)
})

test('a find says what it saw where, and overlapping ones are said once', () => {
  const text = 'Ready. Special offer: save 10% now'
  expect(kinds(text)).toEqual([
    ['word', 'Special offer'],
    ['percent', 'save 10%'],
  ])
  for (const { at, text: found } of sellingFinds(text)) expect(text.slice(at, at + found.length)).toBe(found)
})
