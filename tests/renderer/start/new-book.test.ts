// What keeps a book from being made, and whether the code was really kept.
import { expect, test } from 'vitest'
import { groupsOf, isThirdGroup, missing } from '../../../src/renderer/areas/start/new-book.ts'

const CODE = 'K7QD-M2XH-9RTA-WV4C-P8JE-3NG0'

test('what is missing is asked for in the order of the fields', () => {
  expect(missing({ shop: ' ', owner: '', password: '' })).toBe('shop')
  expect(missing({ shop: 'Rosa’s', owner: '', password: '' })).toBe('owner')
  expect(missing({ shop: 'Rosa’s', owner: 'Rosa', password: '' })).toBe('password')
  expect(missing({ shop: 'Rosa’s', owner: 'Rosa', password: 'short' })).toBe('password-length')
  expect(missing({ shop: 'Rosa’s', owner: 'Rosa', password: 'long enough' })).toBeNull()
})

test('the third group is known by its letters, however they are typed', () => {
  expect(groupsOf(CODE)).toHaveLength(6)
  expect(isThirdGroup(CODE, '9RTA')).toBe(true)
  expect(isThirdGroup(CODE, ' 9r-ta ')).toBe(true)
  expect(isThirdGroup(CODE, 'M2XH')).toBe(false)
  expect(isThirdGroup(CODE, '')).toBe(false)
})

test('letters that look alike are taken for one another, as when the code is used', () => {
  expect(isThirdGroup('AAAA-BBBB-01V7-CCCC-DDDD-EEEE', 'oiu7')).toBe(true)
})
