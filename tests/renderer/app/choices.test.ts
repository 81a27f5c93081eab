// What is stored or typed into the address is checked before it counts.
import { expect, test } from 'vitest'
import { readChoices } from '../../../src/renderer/app/choices/choices.ts'
import { schemeOf } from '../../../src/renderer/app/theme/scheme.ts'

test('known values count, anything else is as good as none', () => {
  const stored: Record<string, string> = { scheme: 'dark', contrast: 'loud', language: 'pseudo' }
  expect(readChoices((name) => stored[name])).toEqual({ scheme: 'dark', language: 'pseudo' })
})

test('the scheme follows the PC unless somebody chose', () => {
  expect(schemeOf({ scheme: 'system' }, true)).toBe('dark')
  expect(schemeOf({ scheme: 'system' }, false)).toBe('light')
  expect(schemeOf({ scheme: 'light' }, true)).toBe('light')
})
