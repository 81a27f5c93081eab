// Passwords are judged by how long they would hold, not by their signs.
import { expect, test } from 'vitest'
import { strengthOf } from '../../../src/renderer/areas/start/password-strength.ts'

test.each([
  ['', 'empty'],
  ['rye12', 'short'],
  ['password1', 'weak'],
  ['aaaaaaaaaaaaaaaa', 'weak'],
  ['12345678901', 'weak'],
  ['qwertz123', 'weak'],
  ['Xk4!pq9T', 'good'],
  ['seven warm poppy rolls', 'good'],
  ['seven warm poppy rolls under the old oven', 'strong'],
])('%j is %s', (password, strength) => {
  expect(strengthOf(password)).toBe(strength)
})

test('the name of the shop does not count', () => {
  expect(strengthOf('rosasbakery', ['Rosas Bakery'])).toBe('weak')
  expect(strengthOf('Rosa Marchetti 24', ['Rosa Marchetti'])).toBe('weak')
})

test('characters count as people see them', () => {
  expect(strengthOf('ñöç')).toBe('short')
})
