// Sentences with their values, plurals, tags, and the pseudo-language.
import { expect, test } from 'vitest'
import { createWords, languageOf } from '../../../src/shared/words/words.ts'

test('plural follows the number', () => {
  const words = createWords('en')
  expect(words('work.left', { minutes: 1 })).toBe('About 1 minute left')
  expect(words('work.left', { minutes: 7 })).toBe('About 7 minutes left')
})

test('a key from the core that nobody has words for is null, not its own name', () => {
  const words = createWords('en')
  expect(words.find('history.kind.teapots.boil', { about: 'none', count: 1 })).toBeNull()
  expect(words.find('history.kind.contacts.save', { about: 'Mirela', count: 1 })).toBe('Changed Mirela')
  expect(words.find('toString')).toBeNull()
})

test('the pseudo-language is about a third longer, accented, from right to left, and keeps values', () => {
  const plain = createWords('en')
  const pseudo = createWords('pseudo')
  expect(pseudo.direction).toBe('rtl')
  const one = plain('start.sentence')
  const other = pseudo('start.sentence')
  expect(other.length / one.length).toBeGreaterThan(1.2)
  expect(other.length / one.length).toBeLessThan(1.5)
  expect(other).not.toContain('password')
  expect(pseudo('backup.good', { time: '6:58 AM' })).toContain('6:58 AM')
  expect(pseudo('work.left', { minutes: 2 })).toContain('2')
})

test('an unknown language speaks English', () => {
  expect(languageOf('fr-CA')).toBe('en')
  expect(languageOf(null)).toBe('en')
  expect(languageOf('pseudo')).toBe('pseudo')
})
