import fc from 'fast-check'
import { expect, test } from 'vitest'
import { customerNumber, idOfCustomerNumber } from '../../../src/shared/domain/customer-number.ts'

const MACHINE = 2 ** 32
const id = fc
  .tuple(fc.integer({ min: 1, max: 2 ** 15 - 1 }), fc.integer({ min: 1, max: 2 ** 31 }))
  .map(([machine, n]) => machine * MACHINE + n)

test('the first customers of the first machine are A-1001, A-1002, …', () => {
  expect([1, 2, 42].map((n) => customerNumber(MACHINE + n))).toEqual(['A-1001', 'A-1002', 'A-1042'])
  expect(customerNumber(19 * MACHINE + 1)).toBe('Y-1001')
  expect(customerNumber(20 * MACHINE + 1)).toBe('AA-1001')
})

test('every number leads back to its record, however it is typed, and to no other', () => {
  fc.assert(
    fc.property(id, (row) => {
      const number = customerNumber(row)
      expect(number).toMatch(/^[ABCDEFGHJKMNPRTVWXY]{1,4}-[1-9]\d{3,}$/)
      expect(idOfCustomerNumber(number)).toBe(row)
      expect(idOfCustomerNumber(` ${number.toLowerCase().replace('-', ' ')} `)).toBe(row)
      expect(idOfCustomerNumber(number.replace('-', ''))).toBe(row)
    }),
  )
})

test.each([
  '',
  'A',
  '1042',
  'A-0042',
  'A-42',
  'O-1042',
  'I-1042',
  'AAAAA-1042',
  'A-1042x',
  'YYYY-9999',
  'A-99999999999',
])('"%s" is no customer number', (typed) => {
  expect(idOfCustomerNumber(typed)).toBeNull()
})
