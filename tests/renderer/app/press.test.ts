// Which key does what, and when single letters stay silent.
import { expect, test } from 'vitest'
import { answer, nameOf, type Press, type Shortcut, type Situation } from '../../../src/renderer/app/keyboard/press.ts'

const press = (key: string, change: Partial<Press> = {}): Press => ({
  key,
  code: '',
  ctrl: false,
  shift: false,
  alt: false,
  ...change,
})
const calm: Situation = { typing: false, inList: false, letters: true, dialogue: false, before: null }
const shortcut = (keys: string, where: Shortcut['where']): Shortcut => ({ keys, where, run: () => undefined })
const ALL = [
  shortcut('ctrl+k', 'anywhere'),
  shortcut('f2', 'anywhere'),
  shortcut('?', 'page'),
  shortcut('n', 'list'),
  shortcut('g t', 'page'),
  shortcut('ctrl+z', 'page'),
]
const runs = (pressed: Press, situation: Partial<Situation> = {}) => {
  const found = answer(pressed, ALL, { ...calm, ...situation })
  return found.kind === 'run' ? found.shortcut.keys : found.kind
}

test('Ctrl and function keys act while somebody types, letters do not', () => {
  expect(runs(press('k', { ctrl: true }), { typing: true })).toBe('ctrl+k')
  expect(runs(press('F2'), { typing: true })).toBe('f2')
  expect(runs(press('?'), { typing: true })).toBe('none')
  expect(runs(press('n'), { typing: true, inList: true })).toBe('none')
})

test('a letter of lists acts only in a list', () => {
  expect(runs(press('n'))).toBe('none')
  expect(runs(press('n'), { inList: true })).toBe('n')
})

test('switched off, letters are silent and Ctrl+Z still takes back', () => {
  expect(runs(press('n'), { inList: true, letters: false })).toBe('none')
  expect(runs(press('?'), { letters: false })).toBe('none')
  expect(runs(press('z', { ctrl: true }), { letters: false })).toBe('ctrl+z')
})

test('in a text field Ctrl+Z belongs to the field', () => {
  expect(runs(press('z', { ctrl: true }), { typing: true })).toBe('none')
})

test('an open dialogue keeps the keys of the page from acting', () => {
  expect(runs(press('?'), { dialogue: true })).toBe('none')
  expect(runs(press('k', { ctrl: true }), { dialogue: true })).toBe('ctrl+k')
})

test('G waits for the letter of a page', () => {
  expect(runs(press('g'))).toBe('wait')
  expect(runs(press('t'), { before: 'g' })).toBe('g t')
  expect(runs(press('x'), { before: 'g' })).toBe('none')
})

test('after G another letter still does what it does alone', () => {
  expect(runs(press('n'), { before: 'g', inList: true })).toBe('n')
})

test('a keyboard without Latin letters is read by the place of the key', () => {
  expect(nameOf(press('т', { code: 'KeyN' }))).toBe('n')
  expect(nameOf(press('κ', { code: 'KeyK', ctrl: true }))).toBe('ctrl+k')
})

test('what is typed with Alt belongs to the system', () => {
  expect(nameOf(press('k', { alt: true }))).toBeNull()
})

test('the newest shortcut of a key wins', () => {
  const newer = shortcut('/', 'page')
  const found = answer(press('/'), [shortcut('/', 'page'), newer], calm)
  expect(found).toEqual({ kind: 'run', shortcut: newer })
})
