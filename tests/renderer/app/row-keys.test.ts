// Where the keys lead in a list.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowAfterKey } from '../../../src/renderer/components/row-keys.ts'

const key = (name: string) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false })

test('arrows, J and K, Home, End and the page keys move as one expects', () => {
  const place = { at: 5, count: 100, page: 20, letters: true }
  expect(
    ['ArrowDown', 'j', 'ArrowUp', 'k', 'Home', 'End', 'PageDown', 'PageUp'].map((name) =>
      rowAfterKey(key(name), place),
    ),
  ).toEqual([6, 6, 4, 4, 0, 99, 25, 0])
})

test('switched off, J and K are letters like any other', () => {
  expect(rowAfterKey(key('j'), { at: 5, count: 9, letters: false })).toBe(-1)
})

test('the first arrow from outside leads to the first row', () => {
  expect(rowAfterKey(key('ArrowDown'), { at: -1, count: 9, letters: true })).toBe(0)
})

test('with Ctrl nothing moves', () => {
  expect(rowAfterKey({ ...key('k'), ctrlKey: true }, { at: 3, count: 9, letters: true })).toBe(-1)
})

test('no key ever leads out of the list', () => {
  const names = fc.constantFrom('ArrowDown', 'j', 'ArrowUp', 'k', 'Home', 'End', 'PageDown', 'PageUp', 'x', 'Enter')
  fc.assert(
    fc.property(names, fc.nat(200), fc.integer({ min: -1, max: 200 }), (name, count, at) => {
      const to = rowAfterKey(key(name), { at: Math.min(at, count - 1), count, letters: true })
      expect(to).toBeGreaterThanOrEqual(-1)
      expect(to).toBeLessThan(Math.max(count, 1))
    }),
  )
})
